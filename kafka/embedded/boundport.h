// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace observatorio {

/// librdkafka's mock broker takes whatever port the system gives: its listener binds to port 0 and there is no way to
/// ask for another. While one of these lives, this thread's bind() calls for a loopback address with port 0 get `port`
/// instead.
class PortForMockBroker {
public:
    explicit PortForMockBroker(int port);
    ~PortForMockBroker();
    PortForMockBroker(const PortForMockBroker &) = delete;
    PortForMockBroker &operator=(const PortForMockBroker &) = delete;
};

}  // namespace observatorio
