// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/domain/error.h"

/// Where translators find the sentence (resources/translations/update.sh); in here it stays English.
#define TRANSLATED(context, text) text

namespace observatorio {

ErrorSentence sentenceOf(ErrorCode code) noexcept
{
    switch (code) {
    case ErrorCode::BrokerUnreachable:
        return {
            TRANSLATED("ErrorText", "No Kafka broker answers at %1"),
            TRANSLATED("ErrorText", "Check the address and that the broker is running, or use the embedded broker.")};
    case ErrorCode::BrokerAuthentication:
        return {TRANSLATED("ErrorText", "The Kafka broker refused the user name or password for %1"),
                TRANSLATED("ErrorText", "Check mechanism, user and password.")};
    case ErrorCode::BrokerTls:
        return {TRANSLATED("ErrorText", "No secure connection to the Kafka broker %1"),
                TRANSLATED("ErrorText", "Check the protocol, the certificate authority and, where the broker asks for "
                                        "one, the client certificate.")};
    case ErrorCode::TopicUnknown:
        return {TRANSLATED("ErrorText", "The broker has no topic %1"),
                TRANSLATED("ErrorText", "Create it, or correct the name in the settings.")};
    case ErrorCode::TopicForbidden:
        return {TRANSLATED("ErrorText", "The broker does not allow access to %1"),
                TRANSLATED("ErrorText", "Ask its administrator for read permission.")};
    case ErrorCode::SeriesBoundNear:
        return {TRANSLATED("ErrorText", "New series of topic %1 will soon be rejected (too-many-series)"),
                TRANSLATED("ErrorText", "Look for a producer that invents names of indicators.")};
    case ErrorCode::OffsetOutOfRange:
        return {TRANSLATED("ErrorText", "The stored position lies beyond the end of %1"),
                TRANSLATED("ErrorText", "If the topic was made anew: observatorioctl work --anew and its name.")};
    case ErrorCode::LogReplaced:
        return {TRANSLATED("ErrorText", "%1 does not hold the records that were read from it"),
                TRANSLATED("ErrorText", "It was made anew, cut short or restored, and nothing of it is read. To read "
                                        "it from its beginning, beside the old results: observatorioctl work --anew "
                                        "and the topic's name.")};
    case ErrorCode::ConsumerFailed:
        return {TRANSLATED("ErrorText", "Reading failed for %1"),
                TRANSLATED("ErrorText", "Retrying; check the broker's log if this persists.")};
    case ErrorCode::ProducerFailed:
        return {TRANSLATED("ErrorText", "Sending failed to %1"),
                TRANSLATED("ErrorText", "Check the topic and the broker's log.")};
    case ErrorCode::BrokerProcessFailed:
        return {TRANSLATED("ErrorText", "The embedded broker stopped: %1"),
                TRANSLATED("ErrorText", "Restarting; choose a real broker if it keeps stopping.")};
    case ErrorCode::GroupFenced:
        return {TRANSLATED("ErrorText", "Another program took over this instance's place in group %1"),
                TRANSLATED("ErrorText", "Close it, or set another group.")};
    case ErrorCode::DatabaseUnreachable:
        return {
            TRANSLATED("ErrorText", "No database answers at %1"),
            TRANSLATED("ErrorText",
                       "Check the address and that it is running. Counting goes on and is stored when it returns.")};
    case ErrorCode::DatabaseAuthentication:
        return {TRANSLATED("ErrorText", "The database refused the user name or password for %1"),
                TRANSLATED("ErrorText", "Check user and password in the settings.")};
    case ErrorCode::DatabaseMissing:
        return {TRANSLATED("ErrorText", "There is no database %1"),
                TRANSLATED("ErrorText", "Create it with createdb, or correct its name.")};
    case ErrorCode::DatabaseReadOnly:
        return {TRANSLATED("ErrorText", "Not writable: %1"),
                TRANSLATED("ErrorText", "Give write permission or choose another place.")};
    case ErrorCode::DiskFull:
        return {TRANSLATED("ErrorText", "The disk is full at %1"),
                TRANSLATED("ErrorText", "Free some space. Counting goes on and is stored when there is room.")};
    case ErrorCode::DatabaseBusy:
        return {TRANSLATED("ErrorText", "Another program holds the database %1"), TRANSLATED("ErrorText", "Retrying.")};
    case ErrorCode::DatabaseCorrupt:
        return {TRANSLATED("ErrorText", "Not a usable database: %1"),
                TRANSLATED("ErrorText", "Restore it from a copy or choose another.")};
    case ErrorCode::DatabaseUnsuitable:
        return {TRANSLATED("ErrorText", "The database %1 cannot be used"), ""};
    case ErrorCode::MigrationFailed:
        return {TRANSLATED("ErrorText", "The database's tables could not be prepared by %1"),
                TRANSLATED("ErrorText", "See the cause; the database was left unchanged.")};
    case ErrorCode::SchemaTooNew:
        return {TRANSLATED("ErrorText", "A newer Observatorio created the database %1"),
                TRANSLATED("ErrorText", "Update this program.")};
    case ErrorCode::DatabaseFailed:
        return {TRANSLATED("ErrorText", "The database refused %1"), TRANSLATED("ErrorText", "See the cause.")};
    case ErrorCode::ClustersMixed:
        return {TRANSLATED("ErrorText", "This database holds results of the topic %1 from several clusters"),
                TRANSLATED("ErrorText", "They add up in the same averages: give each cluster a database of its own, "
                                        "unless that is meant.")};
    case ErrorCode::ClusterUnnamed:
        return {TRANSLATED("ErrorText", "The broker tells no cluster id, and its addresses stand in for it: %1"),
                TRANSLATED("ErrorText", "Under other addresses it is another cluster, read from the beginning.")};
    case ErrorCode::FileUnreadable:
        return {TRANSLATED("ErrorText", "Cannot read %1"),
                TRANSLATED("ErrorText", "Check the path and its permissions.")};
    case ErrorCode::FileUnwritable:
        return {TRANSLATED("ErrorText", "Cannot write %1"),
                TRANSLATED("ErrorText", "Check the path, its permissions and free space.")};
    case ErrorCode::FileExposed:
        return {TRANSLATED("ErrorText", "Other users of this machine can read %1"),
                TRANSLATED("ErrorText", "It stays so, because it may be meant: chmod 600 makes it yours alone.")};
    case ErrorCode::FileMalformed:
        return {TRANSLATED("ErrorText", "Not in the expected format: %1"),
                TRANSLATED("ErrorText", "Correct the file.")};
    case ErrorCode::BadSetting:
        return {TRANSLATED("ErrorText", "Not a valid setting: %1"), TRANSLATED("ErrorText", "Correct it.")};
    case ErrorCode::KeychainUnavailable:
        return {TRANSLATED("ErrorText", "No system keychain keeps %1"),
                TRANSLATED("ErrorText", "The password is kept for this session only.")};
    case ErrorCode::Cancelled:
        return {TRANSLATED("ErrorText", "Cancelled %1"), ""};
    case ErrorCode::Internal:
        return {TRANSLATED("ErrorText", "Internal error: %1"), TRANSLATED("ErrorText", "Please report it.")};
    }
    return {TRANSLATED("ErrorText", "Error: %1"), ""};
}

std::string errorText(const Error &error, std::string_view what, std::string_view remedy)
{
    std::string text{what};
    if (const std::size_t place = text.find("%1"); place != std::string::npos)
        text.replace(place, 2, error.subject);
    while (!text.empty() && (text.back() == ' ' || (error.subject.empty() && text.back() == ':')))
        text.pop_back();
    if (!error.cause.empty())
        text.append(" (").append(error.cause).append(")");
    text.append(".");
    if (!remedy.empty())
        text.append(" ").append(remedy);
    return text;
}

std::string toEnglish(const Error &error)
{
    const auto [what, remedy] = sentenceOf(error.code);
    return errorText(error, what, remedy);
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
