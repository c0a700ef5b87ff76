// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/embedded/boundport.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>
#include <cstring>

namespace {

thread_local std::uint16_t wantedPort = 0;

}  // namespace

// Takes the place of the C library's bind() in this program, for librdkafka too; without a wanted port it does just the
// same.
extern "C" __attribute__((visibility("default"))) int bind(int socket, const sockaddr *address,
                                                           socklen_t length) noexcept
{
    sockaddr_in internet{};
    if (wantedPort != 0 && address && address->sa_family == AF_INET && length >= sizeof internet) {
        std::memcpy(&internet, address, sizeof internet);
        if (internet.sin_port == 0 && internet.sin_addr.s_addr == htonl(INADDR_LOOPBACK)) {
            internet.sin_port = htons(wantedPort);
            return static_cast<int>(syscall(SYS_bind, socket, &internet, sizeof internet));
        }
    }
    return static_cast<int>(syscall(SYS_bind, socket, address, length));
}

namespace observatorio {

PortForMockBroker::PortForMockBroker(int port) { wantedPort = static_cast<std::uint16_t>(port); }

PortForMockBroker::~PortForMockBroker() { wantedPort = 0; }

}  // namespace observatorio
