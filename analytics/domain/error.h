// SPDX-License-Identifier: GPL-3.0-or-later
// Errors are values: a code that the window and the console translate, the thing it happened to, and the cause as the
// library or server worded it. No function of this project throws across a module's border.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace observatorio {

enum class ErrorCode {
    BrokerUnreachable,     ///< subject: bootstrap servers
    BrokerAuthentication,  ///< SASL refused; subject: user@servers
    BrokerTls,             ///< handshake or certificate, none of the following; subject: servers
    BrokerElsewhere,       ///< answers, and sends clients on to where nobody does; subject: "servers -> that address"
    BrokerNotTls,          ///< TLS was spoken to a port that does not; subject: servers
    BrokerWantsSecurity,   ///< the port asks for TLS or a login, which were not offered; subject: servers
    HandshakeCut,          ///< the connection broke while TLS was being agreed on; subject: servers
    CertificateExpired,    ///< the broker's, or not valid yet; subject: servers
    CertificateHost,       ///< the broker's, of another name; subject: servers
    CertificateAuthority,  ///< nobody whom we trust signed the broker's; subject: servers
    KeyEncrypted,          ///< a private key with a password; subject: path
    FileNotPem,            ///< a key store of Java or PKCS#12, or no certificate at all; subject: path
    BadBrokerAddress,      ///< http:// and the like; subject: the address
    TopicUnknown,          ///< subject: topic
    TopicForbidden,        ///< no permission to read; subject: topic
    WriteForbidden,        ///< no permission to send; subject: topic
    IdempotenceRefused,    ///< no permission to send without duplicates; subject: topic
    SeriesBoundNear,       ///< a remark, no failure: new series will soon be rejected; subject: topic
    OffsetOutOfRange,  ///< stored offset is past the topic's end: the topic was made anew; subject: topic [partition]
    LogReplaced,       ///< not the log that was read before; subject: topic [partition]
    ConsumerFailed,    ///< any other consumer error; subject: topic or group
    ProducerFailed,    ///< subject: topic
    BrokerProcessFailed,  ///< the embedded broker did not start or died; subject: program
    GroupFenced,          ///< another program uses this group.instance.id; subject: group
    PlaceTaken,           ///< a remark: GroupFenced, and it goes on in another place; subject: its new id
    GroupForbidden,       ///< no permission; subject: group
    GroupStrategy,        ///< its members share out by a strategy that this program does not know; subject: group
    GroupFailed,          ///< anything else that keeps this program from being a member; subject: group
    GroupWaiting,         ///< not let in for a while, nobody says why; subject: group
    GroupIdle,            ///< let in, and given no partition for a while; subject: group
    PartitionTaken,       ///< another worker claimed it in the database; subject: topic [partition]
    ResultsGone,          ///< the database has lost what was stored of it; subject: topic [partition]
    ClockBehind,    ///< every record is from the future; subject: how far this clock seems behind, cause: how many
    ClockAhead,     ///< a producer's moved a watermark past the present; subject: how far, cause: which record
    TimestampUnit,  ///< records stamped in seconds or microseconds: a remark; subject: topic [partition], cause: which
    DatabaseUnreachable,     ///< subject: host:port/database, or the file
    DatabaseAuthentication,  ///< subject: user@host
    DatabaseMissing,         ///< the database does not exist; subject: its name
    DatabaseReadOnly,        ///< subject: file or host/database
    DiskFull,                ///< subject: file or host/database
    DatabaseBusy,            ///< lock timeout, deadlock, serialization failure: worth a retry; subject: database
    DatabaseCorrupt,         ///< not a database, or its contents contradict themselves; subject: database
    DatabaseUnsuitable,      ///< a pooler in transaction mode, an encoding that cannot hold all; subject: database
    MigrationFailed,         ///< subject: migration file
    SchemaTooNew,            ///< a newer program made this database; subject: database
    SchemaTooOld,            ///< the tables are an older program's, and this one only looks; subject: database
    NothingToObserve,        ///< no database, or none of this program's tables in it; subject: database
    DatabaseFailed,          ///< any other statement error; subject: statement's name
    ClustersMixed,           ///< results of several clusters in one database: a remark; subject: topic
    ClusterUnnamed,          ///< its addresses stand in for its id: a remark; subject: those
    FileUnreadable,          ///< subject: path
    FileUnwritable,          ///< subject: path
    FileExposed,             ///< other users may read it: a remark, no failure; subject: path
    FileMalformed,           ///< subject: path:line or path, column
    FileNotTable,            ///< subject: path, cause: what it is instead (FileKind)
    NothingImported,         ///< a table that gives no value; subject: path
    BadSetting,              ///< subject: the setting's name
    KeychainUnavailable,     ///< subject: the secret's name
    Cancelled,
    Internal,  ///< a broken invariant; subject: which
};
constexpr int ErrorCodeCount = static_cast<int>(ErrorCode::Internal) + 1;

struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string subject;  ///< the thing: host, topic, file, column; never a password
    std::string cause;    ///< the library's or server's own words, may be empty; never a password

    bool operator==(const Error &) const = default;
};

template<typename T>
using Expected = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(ErrorCode code, std::string subject, std::string cause = {})
{
    return tl::unexpected<Error>(Error{code, std::move(subject), std::move(cause)});
}

/// What is said of a code, in English; the window translates these very texts, in the context "ErrorText".
struct ErrorSentence {
    const char *what;    ///< %1 is the subject
    const char *remedy;  ///< what to do; may be empty
};
ErrorSentence sentenceOf(ErrorCode code) noexcept;

/// Why a log is another one than before: causes in words of our own, which the window translates as well.
struct LogCause {
    static const char *const Cut, *const Missing, *const OtherTime, *const OtherRecord;
};

/// One sentence: what happened to which thing, why, and what to do.
std::string errorText(const Error &error, std::string_view what, std::string_view remedy);
std::string toEnglish(const Error &error);  ///< the same in English, for the console and logs

/// What makes two errors one: told again, with other figures perhaps. (Of a clock the subject is a figure.)
std::pair<ErrorCode, std::string> identityOf(const Error &error);

/// True when the same request may succeed later without anybody changing anything.
bool isTransient(ErrorCode code) noexcept;

}  // namespace observatorio
