// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/domain/error.h"

#include <string_view>

namespace observatorio {

namespace {

struct Sentence {
    std::string_view what;
    std::string_view remedy;
};

Sentence sentence(ErrorCode code)
{
    switch (code) {
    case ErrorCode::BrokerUnreachable:
        return {"No Kafka broker answers at",
                "Check the address and that the broker runs, or use the embedded broker."};
    case ErrorCode::BrokerAuthentication:
        return {"The Kafka broker refused the user name or password for", "Check mechanism, user and password."};
    case ErrorCode::BrokerTls:
        return {"No secure connection to the Kafka broker", "Check the protocol, the certificate authority and, where "
                                                            "the broker asks for one, the client certificate."};
    case ErrorCode::TopicUnknown:
        return {"The broker has no topic", "Create it, or correct the name in the settings."};
    case ErrorCode::TopicForbidden:
        return {"The broker does not allow access to", "Ask its administrator for read permission."};
    case ErrorCode::OffsetOutOfRange:
        return {"The stored position lies beyond the end of",
                "The topic was made anew: use another database, or remove its rows in progreso."};
    case ErrorCode::ConsumerFailed:
        return {"Reading failed for", "It is retried; look at the broker's log if it stays."};
    case ErrorCode::ProducerFailed:
        return {"Sending failed to", "Check the topic and the broker's log."};
    case ErrorCode::BrokerProcessFailed:
        return {"The embedded broker stopped:", "It is started again; choose a real broker if it keeps stopping."};
    case ErrorCode::GroupFenced:
        return {"Another program took over this instance's place in group", "Close it, or set another group."};
    case ErrorCode::DatabaseUnreachable:
        return {"No database answers at",
                "Check the address and that it runs. Counting goes on and is stored when it returns."};
    case ErrorCode::DatabaseAuthentication:
        return {"The database refused the user name or password for", "Check user and password in the settings."};
    case ErrorCode::DatabaseMissing:
        return {"There is no database", "Create it with createdb, or correct its name."};
    case ErrorCode::DatabaseReadOnly:
        return {"Not writable:", "Give write permission or choose another place."};
    case ErrorCode::DiskFull:
        return {"The disk is full at", "Free some space. Counting goes on and is stored when there is room."};
    case ErrorCode::DatabaseBusy:
        return {"Another program holds the database", "It is tried again."};
    case ErrorCode::DatabaseCorrupt:
        return {"Not a usable database:", "Restore it from a copy or choose another."};
    case ErrorCode::MigrationFailed:
        return {"The database's tables could not be prepared by", "See the cause; the database was left as it was."};
    case ErrorCode::SchemaTooNew:
        return {"A newer Observatorio made the database", "Update this program."};
    case ErrorCode::DatabaseFailed:
        return {"The database refused", "See the cause."};
    case ErrorCode::FileUnreadable:
        return {"Cannot read", "Check the path and its permissions."};
    case ErrorCode::FileUnwritable:
        return {"Cannot write", "Check the path, its permissions and free space."};
    case ErrorCode::FileMalformed:
        return {"Not in the expected form:", "Correct the file."};
    case ErrorCode::BadSetting:
        return {"Not a valid setting:", "Correct it."};
    case ErrorCode::KeychainUnavailable:
        return {"No system keychain keeps", "The password is kept for this run only."};
    case ErrorCode::Cancelled:
        return {"Cancelled", ""};
    case ErrorCode::Internal:
        return {"Internal error:", "Please report it."};
    }
    return {"Error", ""};
}

}  // namespace

std::string toEnglish(const Error &error)
{
    const auto [what, remedy] = sentence(error.code);
    std::string text{what};
    if (!error.subject.empty())
        text.append(" ").append(error.subject);
    if (!error.cause.empty())
        text.append(" (").append(error.cause).append(")");
    text.append(".");
    if (!remedy.empty())
        text.append(" ").append(remedy);
    return text;
}

bool isTransient(ErrorCode code) noexcept
{
    switch (code) {
    case ErrorCode::BrokerUnreachable:
    case ErrorCode::ConsumerFailed:
    case ErrorCode::BrokerProcessFailed:
    case ErrorCode::DatabaseUnreachable:
    case ErrorCode::DatabaseBusy:
    case ErrorCode::DatabaseReadOnly:
    case ErrorCode::DiskFull:
        return true;
    default:
        return false;
    }
}

}  // namespace observatorio
