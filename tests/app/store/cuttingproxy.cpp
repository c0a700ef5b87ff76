// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/store/cuttingproxy.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>
#include <string_view>

namespace observatorio::test {

namespace {

constexpr int PollMs = 10;

class Socket {
public:
    explicit Socket(int fd) : m_fd(fd) {}
    ~Socket()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Socket(const Socket &) = delete;
    Socket &operator=(const Socket &) = delete;
    int fd() const { return m_fd; }

private:
    int m_fd;
};

sockaddr_in address(const std::string &host, int port)
{
    sockaddr_in a = {};
    a.sin_family = AF_INET;
    a.sin_port = htons(static_cast<std::uint16_t>(port));
    if (::inet_pton(AF_INET, host.c_str(), &a.sin_addr) != 1)
        throw std::runtime_error("the test server's host must be an IPv4 address");
    return a;
}

const sockaddr *plain(const sockaddr_in &a) { return reinterpret_cast<const sockaddr *>(&a); }

bool readable(int fd)
{
    pollfd p = {fd, POLLIN, 0};
    return ::poll(&p, 1, PollMs) > 0;
}

// False at the end of the stream.
bool pass(int from, int to, std::string &seen, std::size_t most = 65536)
{
    char buffer[65536];
    const ssize_t size = ::recv(from, buffer, std::min(most, sizeof buffer), 0);
    if (size <= 0)
        return false;
    seen.assign(buffer, static_cast<std::size_t>(size));
    for (std::size_t sent = 0; to >= 0 && sent < seen.size();) {
        const ssize_t now = ::send(to, seen.data() + sent, seen.size() - sent, MSG_NOSIGNAL);
        if (now <= 0)
            return false;
        sent += static_cast<std::size_t>(now);
    }
    return true;
}

}  // namespace

int freePort()
{
    const Socket probe(::socket(AF_INET, SOCK_STREAM, 0));
    sockaddr_in a = address("127.0.0.1", 0);
    socklen_t size = sizeof a;
    if (::bind(probe.fd(), plain(a), size) != 0
        || ::getsockname(probe.fd(), reinterpret_cast<sockaddr *>(&a), &size) != 0)
        throw std::runtime_error("no free port");
    return ntohs(a.sin_port);
}

CuttingProxy::CuttingProxy(std::string host, int port) : m_host(std::move(host)), m_serverPort(port)
{
    m_port = freePort();
    m_isAway = true;
    m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
    setAway(false);
}

CuttingProxy::~CuttingProxy() = default;

void CuttingProxy::setAway(bool away)
{
    m_away = away;
    m_isAway.wait(!away);
}

int CuttingProxy::listenAgain() const
{
    const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
    const int on = 1;
    ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    const int small = 8192;  // what waits in buffers is not on the line
    if (m_bytesPerSecond > 0)
        ::setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    const sockaddr_in a = address("127.0.0.1", m_port);
    if (::bind(fd, plain(a), sizeof a) == 0 && ::listen(fd, 8) == 0)
        return fd;
    ::close(fd);
    return -1;
}

void CuttingProxy::run(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        if (m_away) {
            m_isAway = true;
            m_isAway.notify_all();
            ::poll(nullptr, 0, PollMs);
            continue;
        }
        const Socket listener(listenAgain());
        if (listener.fd() < 0) {
            ::poll(nullptr, 0, PollMs);
            continue;
        }
        m_isAway = false;
        m_isAway.notify_all();
        while (!stop.stop_requested() && !m_away) {
            if (readable(listener.fd()))
                relay(::accept(listener.fd(), nullptr, nullptr), stop);
        }
    }
}

void CuttingProxy::relay(int accepted, const std::stop_token &stop)
{
    const Socket client(accepted);
    const Socket server(::socket(AF_INET, SOCK_STREAM, 0));
    const sockaddr_in a = address(m_host, m_serverPort);
    if (client.fd() < 0 || ::connect(server.fd(), plain(a), sizeof a) != 0)
        return;
    bool cutAfterAnswer = false;
    std::string seen;
    while (!stop.stop_requested() && !m_away) {
        pollfd both[] = {{client.fd(), POLLIN, 0}, {server.fd(), POLLIN, 0}};
        if (::poll(both, 2, PollMs) <= 0)
            continue;
        if (both[0].revents) {
            // A simple query is one message: 'Q', length, text. COMMIT comes alone.
            char head[16] = {};
            const ssize_t size = ::recv(client.fd(), head, sizeof head, MSG_PEEK);
            const bool isCommit = size >= 12 && head[0] == 'Q' && std::string_view(head + 5, 6) == "COMMIT";
            const Cut cut = isCommit ? m_cut.exchange(Cut::Nothing) : Cut::Nothing;
            if (cut == Cut::BeforeCommit)
                return;
            cutAfterAnswer = cut == Cut::AfterCommit;
            const int rate = m_bytesPerSecond;
            if (!pass(client.fd(), server.fd(), seen, rate > 0 ? static_cast<std::size_t>(rate / 50) : 65536))
                return;
            if (rate > 0)
                ::poll(nullptr, 0, 20);
        }
        if (both[1].revents) {
            if (!pass(server.fd(), cutAfterAnswer ? -1 : client.fd(), seen) || cutAfterAnswer)
                return;
        }
    }
}

}  // namespace observatorio::test
