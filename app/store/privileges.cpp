// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/privileges.h"

namespace observatorio::store {

Expected<void> requirePrivileges(Connection &connection)
{
    const QString question = connection.product().missingPrivileges();
    if (question.isEmpty())
        return {};
    std::string role, grants;
    auto asked = connection.execute("privileges", question, [&](const Row &row) {
        role = row.text(0);
        if (!grants.empty())
            grants += "; ";
        grants += "GRANT " + row.text(1) + " ON " + row.text(2) + " TO " + role;
    });
    if (!asked || grants.empty())
        return asked;
    return failure(ErrorCode::DatabaseReadOnly, connection.product().name(),
                   "the role " + role + " lacks privileges; the tables' owner gives them: " + grants);
}

Expected<void> namingPrivileges(Connection &connection, Expected<void> outcome)
{
    if (outcome || outcome.error().code != ErrorCode::DatabaseReadOnly || !connection.isUsable())
        return outcome;
    auto named = requirePrivileges(connection);
    return !named && named.error().code == ErrorCode::DatabaseReadOnly ? named : outcome;
}

}  // namespace observatorio::store
