// SPDX-License-Identifier: GPL-3.0-or-later
// What workers tell of themselves, and telling others that something was stored. No part of any commit.
#include "app/store/workers.h"

#include "app/store/sqlstore.h"
#include "app/store/tables.h"

namespace observatorio::store {

namespace {

constexpr DurationMs ForgottenAfter = 86'400'000;
constexpr unsigned SignsUntilNextLook = 1'000;  // for rows of those that never came back: about half an hour

const Statement Sign = {"trabajadores", upsertText(Signs.info())};
const Statement SignOff = {"trabajadores, end", QStringLiteral("DELETE FROM trabajadores WHERE grupo = ? AND id = ?")};
const Statement Forget = {"trabajadores, prune", QStringLiteral("DELETE FROM trabajadores WHERE visto < ?")};
const Statement Now = {"clock", QStringLiteral("SELECT {ms:n.ahora} FROM (SELECT {now} AS ahora) n")};
const Statement ReadSigns = {
    "trabajadores, read",
    selectText(Signs.info(), QLatin1String("t"),
               ", {ms:t.visto}, {ms:n.ahora} FROM trabajadores t, (SELECT {now} AS ahora) n ORDER BY t.grupo, t.id")};

}  // namespace

Expected<TimeMs> databaseTime(Connection &connection)
{
    TimeMs now = 0;
    return connection.execute(Now, QVariantList{}, [&now](const Row &row) { now = row.time(0).value_or(0); })
        .map([&now] { return now; });
}

Expected<std::vector<SignedWorker>> readSigns(Connection &connection)
{
    std::vector<SignedWorker> found;
    return connection
        .execute(ReadSigns, QVariantList{},
                 [&found](const Row &row) {
                     const int after = row.size() - 2;
                     const TimeMs seen = row.time(after).value_or(0);
                     found.push_back({Signs.read(row).second, row.time(after + 1).value_or(seen) - seen});
                 })
        .map([&found] { return std::move(found); });
}

Expected<void> SqlStore::sign(const WorkerSign &sign)
{
    if (auto opened = ensureOpen(); !opened)
        return opened;
    const std::unique_ptr<RowSet> rows = m_connection.rowSet(writtenColumns(Signs.info()));
    Signs.write(*rows, {}, sign);
    auto done = m_connection.execute(Sign, *rows);
    if (!done || m_signs++ % SignsUntilNextLook != 0)
        return done;
    return databaseTime(m_connection).and_then([this](TimeMs now) {
        return m_connection.execute(Forget, QVariantList{m_connection.timeValue(now - ForgottenAfter)});
    });
}

Expected<void> SqlStore::signOff(const WorkerSign &sign)
{
    if (!m_connection.isUsable())
        return {};
    return m_connection.execute(SignOff, {QString::fromStdString(sign.group), QString::fromStdString(sign.id)});
}

Expected<std::vector<SignedWorker>> SqlStore::workers()
{
    if (auto opened = ensureOpen(); !opened)
        return tl::unexpected(opened.error());
    return readSigns(m_connection);
}

Expected<void> SqlStore::tellOthers()
{
    const QString tell = m_connection.product().tellOthers();
    if (tell.isEmpty() || !m_connection.isUsable())
        return {};
    return m_connection.execute("NOTIFY", tell);
}

}  // namespace observatorio::store
