// SPDX-License-Identifier: GPL-3.0-or-later
// Format::error: the window's table of errors, in both languages. values/error.cpp has the console's.
#include "ui/format.h"

#include <QCoreApplication>

namespace observatorio {

namespace {

struct ErrorText {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
public:
    const QString what;  ///< %1 is the subject
    const QString remedy;
    static ErrorText of(ErrorCode code);
};

ErrorText ErrorText::of(ErrorCode code)
{
    switch (code) {
    case ErrorCode::BrokerUnreachable:
        return {tr("No Kafka broker answers at %1"),
                tr("Check the address and that the broker runs, or use the embedded broker.")};
    case ErrorCode::BrokerAuthentication:
        return {tr("The Kafka broker refused the user name or password for %1"),
                tr("Check mechanism, user and password.")};
    case ErrorCode::BrokerTls:
        return {tr("No secure connection to the Kafka broker %1"),
                tr("Check the protocol, the certificate authority and, where the broker asks for one, the client "
                   "certificate.")};
    case ErrorCode::TopicUnknown:
        return {tr("The broker has no topic %1"), tr("Create it, or correct the name in the settings.")};
    case ErrorCode::TopicForbidden:
        return {tr("The broker does not allow access to %1"), tr("Ask its administrator for read permission.")};
    case ErrorCode::OffsetOutOfRange:
        return {tr("The stored position lies beyond the end of %1"),
                tr("The topic was made anew: use another database, or remove its rows in progreso.")};
    case ErrorCode::ConsumerFailed:
        return {tr("Reading failed for %1"), tr("It is retried; look at the broker's log if it stays.")};
    case ErrorCode::ProducerFailed:
        return {tr("Sending failed to %1"), tr("Check the topic and the broker's log.")};
    case ErrorCode::BrokerProcessFailed:
        return {tr("The embedded broker stopped: %1"),
                tr("It is started again; choose a real broker if it keeps stopping.")};
    case ErrorCode::GroupFenced:
        return {tr("Another program took over this instance's place in group %1"),
                tr("Close it, or set another group.")};
    case ErrorCode::DatabaseUnreachable:
        return {tr("No database answers at %1"),
                tr("Check the address and that it runs. Counting goes on and is stored when it returns.")};
    case ErrorCode::DatabaseAuthentication:
        return {tr("The database refused the user name or password for %1"),
                tr("Check user and password in the settings.")};
    case ErrorCode::DatabaseMissing:
        return {tr("There is no database %1"), tr("Create it with createdb, or correct its name.")};
    case ErrorCode::DatabaseReadOnly:
        return {tr("Not writable: %1"), tr("Give write permission or choose another place.")};
    case ErrorCode::DiskFull:
        return {tr("The disk is full at %1"),
                tr("Free some space. Counting goes on and is stored when there is room.")};
    case ErrorCode::DatabaseBusy:
        return {tr("Another program holds the database %1"), tr("It is tried again.")};
    case ErrorCode::DatabaseCorrupt:
        return {tr("Not a usable database: %1"), tr("Restore it from a copy or choose another.")};
    case ErrorCode::MigrationFailed:
        return {tr("The database's tables could not be prepared by %1"),
                tr("See the cause; the database was left as it was.")};
    case ErrorCode::SchemaTooNew:
        return {tr("A newer Observatorio made the database %1"), tr("Update this program.")};
    case ErrorCode::DatabaseFailed:
        return {tr("The database refused %1"), tr("See the cause.")};
    case ErrorCode::FileUnreadable:
        return {tr("Cannot read %1"), tr("Check the path and its permissions.")};
    case ErrorCode::FileUnwritable:
        return {tr("Cannot write %1"), tr("Check the path, its permissions and free space.")};
    case ErrorCode::FileMalformed:
        return {tr("Not in the expected form: %1"), tr("Correct the file.")};
    case ErrorCode::BadSetting:
        return {tr("Not a valid setting: %1"), tr("Correct it.")};
    case ErrorCode::KeychainUnavailable:
        return {tr("No system keychain keeps %1"), tr("The password is kept for this run only.")};
    case ErrorCode::Cancelled:
        return {tr("Cancelled %1"), {}};
    case ErrorCode::Internal:
        return {tr("Internal error: %1"), tr("Please report it.")};
    }
    return {tr("Error: %1"), {}};
}

}  // namespace

QString Format::error(const Error &error)
{
    const ErrorText table = ErrorText::of(error.code);
    QString text = table.what.arg(QString::fromStdString(error.subject)).trimmed();
    if (text.endsWith(u':'))
        text.chop(1);
    if (!error.cause.empty())
        text += QStringLiteral(" (%1)").arg(QString::fromStdString(error.cause));
    text += u'.';
    return table.remedy.isEmpty() ? text : text + u' ' + table.remedy;
}

}  // namespace observatorio
