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
    case ErrorCode::BrokerElsewhere:
        return {TRANSLATED("ErrorText", "The Kafka broker answers, but its advertised.listeners send clients on to an "
                                        "address that does not: %1"),
                TRANSLATED("ErrorText", "Correct advertised.listeners in the broker's settings, or make that address "
                                        "reachable from this machine.")};
    case ErrorCode::BrokerNotTls:
        return {TRANSLATED("ErrorText", "The Kafka broker at %1 does not answer in TLS"),
                TRANSLATED("ErrorText", "The port seems to speak without: choose the protocol without TLS, or the port "
                                        "that has it. Trying again.")};
    case ErrorCode::BrokerWantsSecurity:
        return {TRANSLATED("ErrorText", "The Kafka broker at %1 ends each connection at the first request"),
                TRANSLATED("ErrorText", "The port seems to ask for TLS or a login: choose the protocol that it speaks. "
                                        "Trying again.")};
    case ErrorCode::HandshakeCut:
        return {TRANSLATED("ErrorText", "The connection to the Kafka broker %1 broke while TLS was being agreed on"),
                TRANSLATED("ErrorText", "Trying again. If it goes on so, the port may speak no TLS.")};
    case ErrorCode::CertificateExpired:
        return {TRANSLATED("ErrorText", "The certificate of the Kafka broker %1 has expired, or is not valid yet"),
                TRANSLATED("ErrorText", "Its administrator must renew it; check this machine's clock too.")};
    case ErrorCode::CertificateHost:
        return {TRANSLATED("ErrorText", "The certificate of the Kafka broker %1 is for another host"),
                TRANSLATED("ErrorText", "Use the name that the certificate has, or add this address to it.")};
    case ErrorCode::CertificateAuthority:
        return {
            TRANSLATED("ErrorText", "Nobody whom this program trusts signed the certificate of the Kafka broker %1"),
            TRANSLATED("ErrorText", "Choose the file of the certificate authority that did, as PEM.")};
    case ErrorCode::KeyEncrypted:
        return {TRANSLATED("ErrorText", "The private key %1 is encrypted"),
                TRANSLATED("ErrorText", "Write it without a password: openssl pkey -in KEY -out PLAIN-KEY; then chmod "
                                        "600 PLAIN-KEY.")};
    case ErrorCode::FileNotPem:
        return {TRANSLATED("ErrorText", "Not a PEM file: %1"),
                TRANSLATED("ErrorText", "Convert it: keytool -importkeystore -deststoretype PKCS12 makes PKCS#12 of a "
                                        "Java key store, openssl pkcs12 -in FILE -noenc makes PEM of PKCS#12.")};
    case ErrorCode::BadBrokerAddress:
        return {TRANSLATED("ErrorText", "Not the address of a Kafka broker: %1"),
                TRANSLATED("ErrorText", "Write host:port, without http:// or the like; several with commas.")};
    case ErrorCode::TopicUnknown:
        return {TRANSLATED("ErrorText", "The broker has no topic %1"),
                TRANSLATED("ErrorText", "Create it, or correct the name in the settings.")};
    case ErrorCode::TopicForbidden:
        return {TRANSLATED("ErrorText", "The broker does not let this user read %1"),
                TRANSLATED("ErrorText", "Ask its administrator for read permission.")};
    case ErrorCode::SeriesBoundNear:
        return {TRANSLATED("ErrorText", "New series of topic %1 will soon be rejected (too-many-series)"),
                TRANSLATED("ErrorText", "Look for a producer that invents names of indicators.")};
    case ErrorCode::WriteForbidden:
        return {TRANSLATED("ErrorText", "The broker does not let this user write to %1"),
                TRANSLATED("ErrorText", "Ask its administrator for write permission.")};
    case ErrorCode::IdempotenceRefused:
        return {TRANSLATED("ErrorText", "The broker does not let this user send to %1 without duplicates"),
                TRANSLATED("ErrorText",
                           "Ask its administrator for write permission; a broker older than 2.8 also wants "
                           "IdempotentWrite on the cluster.")};
    case ErrorCode::OffsetOutOfRange:
        return {TRANSLATED("ErrorText", "The stored position lies beyond the end of %1"),
                TRANSLATED("ErrorText",
                           "If the topic was made anew, start it anew (in a console: observatorioctl work --anew "
                           "and its name).")};
    case ErrorCode::LogReplaced:
        return {TRANSLATED("ErrorText", "%1 does not hold the records that were read from it"),
                TRANSLATED("ErrorText", "It was made anew, cut short or restored, and nothing of it is read. Start the "
                                        "topic anew to read it from its beginning, beside the old results (in a "
                                        "console: observatorioctl work --anew and its name).")};
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
                TRANSLATED("ErrorText",
                           "This program takes another place, unless its settings name one (broker.instanceId).")};
    case ErrorCode::PlaceTaken:
        return {
            TRANSLATED("ErrorText", "Another program joined the group under this program's id; this one goes on as %1"),
            TRANSLATED("ErrorText",
                       "That program seems to have a copy of this one's data folder: give it one of its own.")};
    case ErrorCode::GroupForbidden:
        return {
            TRANSLATED("ErrorText", "The broker does not let this user join the consumer group %1"),
            TRANSLATED("ErrorText", "Ask its administrator for read permission on the group, or set another group.")};
    case ErrorCode::GroupStrategy:
        return {
            TRANSLATED("ErrorText", "The members of the consumer group %1 share out partitions by another strategy"),
            TRANSLATED("ErrorText", "Set another group, or the strategy range (partition.assignment.strategy) in "
                                    "the other programs of this one.")};
    case ErrorCode::GroupFailed:
        return {TRANSLATED("ErrorText", "The consumer group %1 does not let this program in"),
                TRANSLATED("ErrorText", "Trying again; check the broker's log if this persists.")};
    case ErrorCode::GroupWaiting:
        return {
            TRANSLATED("ErrorText", "The broker answers, but the consumer group %1 has not let this program in yet"),
            TRANSLATED("ErrorText", "Nothing is read meanwhile. Another member may be slow to answer or just gone: "
                                    "then it ends by itself.")};
    case ErrorCode::GroupIdle:
        return {TRANSLATED("ErrorText", "The consumer group %1 gives this program no partition"),
                TRANSLATED("ErrorText", "Nothing is read here. Other members of the group may hold all of them, or the "
                                        "topics have none.")};
    case ErrorCode::PartitionTaken:
        return {TRANSLATED("ErrorText", "Another worker claimed %1 in this database"),
                TRANSLATED("ErrorText", "Nothing of it is stored from here meanwhile; it is claimed again while the "
                                        "group gives it to this program.")};
    case ErrorCode::ResultsGone:
        return {TRANSLATED("ErrorText", "The database no longer holds what was stored of %1"),
                TRANSLATED("ErrorText", "Its file or its rows were deleted or replaced. All that Kafka still holds is "
                                        "read again.")};
    case ErrorCode::ClockBehind:
        return {TRANSLATED("ErrorText",
                           "All records are rejected as from the future: this machine's clock seems %1 behind"),
                TRANSLATED("ErrorText", "Set this machine's clock, or the producers'.")};
    case ErrorCode::TimestampUnit:
        return {TRANSLATED("ErrorText", "Records of %1 seem to be stamped in seconds, or in micro- or nanoseconds"),
                TRANSLATED("ErrorText", "Kafka's timestamps are milliseconds since 1970: correct the producer.")};
    case ErrorCode::ClockAhead:
        return {TRANSLATED("ErrorText", "A producer's clock is %1 ahead and moved the watermark past the present"),
                TRANSLATED("ErrorText", "Events on time count as late until then. Set that producer's clock.")};
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
    case ErrorCode::SchemaTooOld:
        return {
            TRANSLATED("ErrorText", "An older Observatorio made the tables of %1, and who observes changes nothing"),
            TRANSLATED("ErrorText", "A worker of this version, or a window that processes, brings them up to date.")};
    case ErrorCode::NothingToObserve:
        return {
            TRANSLATED("ErrorText", "There is nothing to observe in %1 yet"),
            TRANSLATED("ErrorText", "A worker (observatorioctl work), or a window that processes, makes the tables.")};
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
    case ErrorCode::FileNotTable:
        return {TRANSLATED("ErrorText", "Not a table of yearly figures: %1"),
                TRANSLATED("ErrorText", "Save the figures as CSV, or download them as CSV.")};
    case ErrorCode::NothingImported:
        return {TRANSLATED("ErrorText", "Nothing could be imported from %1"),
                TRANSLATED("ErrorText", "Choose the columns of country, year and value, and the indicator.")};
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

const char *const LogCause::Cut = TRANSLATED("ErrorText", "it ends before the next record to read");
const char *const LogCause::Missing = TRANSLATED("ErrorText", "the last stored record is missing in it");
const char *const LogCause::OtherTime =
    TRANSLATED("ErrorText", "the record in the place of the last stored one has another timestamp");
const char *const LogCause::OtherRecord =
    TRANSLATED("ErrorText", "another record is in the place of the last stored one");

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

std::pair<ErrorCode, std::string> identityOf(const Error &error)
{
    const bool isFigure = error.code == ErrorCode::ClockBehind || error.code == ErrorCode::ClockAhead;
    return {error.code, isFigure ? std::string() : error.subject};
}

bool isTransient(ErrorCode code) noexcept
{
    switch (code) {
    case ErrorCode::BrokerUnreachable:
    case ErrorCode::BrokerElsewhere:
    case ErrorCode::BrokerNotTls:
    case ErrorCode::BrokerWantsSecurity:
    case ErrorCode::HandshakeCut:
    case ErrorCode::GroupStrategy:
    case ErrorCode::GroupFailed:
    case ErrorCode::GroupWaiting:
    case ErrorCode::GroupIdle:
    case ErrorCode::PartitionTaken:
    case ErrorCode::ResultsGone:
    case ErrorCode::ClockBehind:
    case ErrorCode::TimestampUnit:
    case ErrorCode::ClockAhead:
    case ErrorCode::ConsumerFailed:
    case ErrorCode::BrokerProcessFailed:
    case ErrorCode::DatabaseUnreachable:
    case ErrorCode::DatabaseBusy:
    case ErrorCode::DatabaseReadOnly:
    case ErrorCode::DiskFull:
    case ErrorCode::SchemaTooOld:
    case ErrorCode::NothingToObserve:
        return true;
    default:
        return false;
    }
}

}  // namespace observatorio
