// SPDX-License-Identifier: GPL-3.0-or-later
// A TCP relay in front of PostgreSQL that can cut a connection exactly around a COMMIT.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <thread>

namespace observatorio::test {

/// Free now.
int freePort();

class CuttingProxy {
public:
    enum class Cut {
        Nothing,
        BeforeCommit,  ///< the server never sees the COMMIT
        AfterCommit,   ///< the server has answered it, the client never hears so
    };

    CuttingProxy(std::string host, int port);
    ~CuttingProxy();
    CuttingProxy(const CuttingProxy &) = delete;
    CuttingProxy &operator=(const CuttingProxy &) = delete;

    int port() const noexcept { return m_port; }
    /// Once, on the next COMMIT.
    void cutNext(Cut cut) { m_cut = cut; }
    /// What the client sends passes at this rate; 0: at once.
    void setBytesPerSecond(int rate) { m_bytesPerSecond = rate; }
    /// While away: the connection is dropped and new ones are refused.
    void setAway(bool away);

private:
    void run(const std::stop_token &stop);
    void relay(int client, const std::stop_token &stop);
    int listenAgain() const;

    std::string m_host;
    int m_serverPort;
    int m_port = 0;
    std::atomic<Cut> m_cut = Cut::Nothing;
    std::atomic<int> m_bytesPerSecond = 0;
    std::atomic<bool> m_away = false;
    std::atomic<bool> m_isAway = false;
    std::jthread m_thread;
};

}  // namespace observatorio::test
