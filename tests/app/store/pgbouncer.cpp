// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/store/pgbouncer.h"

#include "tests/app/store/cuttingproxy.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QStandardPaths>

#include <sys/stat.h>
#include <unistd.h>

namespace observatorio::test {

QString PgBouncer::program()
{
    const QString found = QStandardPaths::findExecutable(QStringLiteral("pgbouncer"));
    return found.isEmpty()
               ? QStandardPaths::findExecutable(QStringLiteral("pgbouncer"),
                                                {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin")})
               : found;
}

PgBouncer::PgBouncer(const std::string &serverHost, int serverPort, const std::string &mode)
{
    const int port = freePort();
    QFile config(m_folder.filePath(QStringLiteral("pgbouncer.ini")));
    if (!config.open(QIODevice::WriteOnly))
        return;
    config.write(QStringLiteral("[databases]\n* = host=%1 port=%2\n[pgbouncer]\nlisten_addr = 127.0.0.1\n"
                                "listen_port = %3\nauth_type = trust\nauth_file = %4/users\nunix_socket_dir =\n"
                                "pool_mode = %5\nlogfile = %4/log\n")
                     .arg(QString::fromStdString(serverHost))
                     .arg(serverPort)
                     .arg(port)
                     .arg(m_folder.path(), QString::fromStdString(mode))
                     .toUtf8());
    config.close();
    QFile users(m_folder.filePath(QStringLiteral("users")));
    if (!users.open(QIODevice::WriteOnly))
        return;
    users.write("\"observatorio\" \"\"\n");
    users.close();
    ::chmod(m_folder.path().toLocal8Bit().constData(), 0777);
    QStringList arguments = {config.fileName()};
    if (::geteuid() == 0)  // it refuses to run as root
        arguments = QStringList{QStringLiteral("-u"), QStringLiteral("postgres")} + arguments;
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(program(), arguments);
    QByteArray said;
    for (const QDeadlineTimer deadline(20'000); !deadline.hasExpired() && m_process.state() != QProcess::NotRunning;) {
        m_process.waitForReadyRead(100);
        said += m_process.readAll();
        if (said.contains("process up")) {
            m_port = port;
            return;
        }
    }
}

PgBouncer::~PgBouncer()
{
    m_process.kill();
    m_process.waitForFinished();
}

}  // namespace observatorio::test
