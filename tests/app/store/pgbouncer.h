// SPDX-License-Identifier: GPL-3.0-or-later
// A real PgBouncer before the test's PostgreSQL.
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <string>

namespace observatorio::test {

class PgBouncer {
public:
    /// `mode`: session, transaction or statement.
    PgBouncer(const std::string &serverHost, int serverPort, const std::string &mode);
    ~PgBouncer();
    PgBouncer(const PgBouncer &) = delete;
    PgBouncer &operator=(const PgBouncer &) = delete;

    /// Where it is installed; empty where it is not.
    static QString program();
    /// 0: it did not start.
    int port() const noexcept { return m_port; }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    int m_port = 0;
};

}  // namespace observatorio::test
