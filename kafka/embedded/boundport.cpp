// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/embedded/boundport.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>
#include <cstring>

namespace {

constexpr std::int32_t NoPort = -1;

// Not 0: where all thread-local data are zeros, mold 1.10 may lay the program out so that it cannot be loaded ("cannot
// apply additional memory protection after relocation"), as its other sizes will have it.
thread_local std::int32_t wantedPort = NoPort;

}  // namespace

// Takes the place of the C library's bind() in this program, for librdkafka too; without a wanted port it does just the
// same.
extern "C" __attribute__((visibility("default"))) int bind(int socket, const sockaddr *address,
                                                           socklen_t length) noexcept
{
    sockaddr_in internet{};
    if (wantedPort > 0 && address && address->sa_family == AF_INET && length >= sizeof internet) {
        std::memcpy(&internet, address, sizeof internet);
        if (internet.sin_port == 0 && internet.sin_addr.s_addr == htonl(INADDR_LOOPBACK)) {
            internet.sin_port = htons(static_cast<std::uint16_t>(wantedPort));
            return static_cast<int>(syscall(SYS_bind, socket, &internet, sizeof internet));
        }
    }
    return static_cast<int>(syscall(SYS_bind, socket, address, length));
}

namespace observatorio {

PortForMockBroker::PortForMockBroker(int port) { wantedPort = port; }

PortForMockBroker::~PortForMockBroker() { wantedPort = NoPort; }

}  // namespace observatorio
