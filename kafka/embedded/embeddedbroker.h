// SPDX-License-Identifier: GPL-3.0-or-later
// The in-memory broker for people without one: librdkafka's mock cluster in a child process, because its asserts abort.
#pragma once

#include "analytics/domain/error.h"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace observatorio {

/// Runs the broker in this process until SIGTERM/SIGINT or until the parent process is gone; prints `bootstrap
/// HOST:PORT` first. `port` 0 takes a free one. Returns the process's exit code.
int runEmbeddedBroker(int port, const std::vector<std::string> &topics);

/// Keeps a child running `program broker` alive. A thread of its own watches it; thread-safe.
class EmbeddedBroker {
public:
    explicit EmbeddedBroker(std::string program);
    ~EmbeddedBroker();  ///< ends the child

    /// Starts the child and waits for its address.
    Expected<std::string> start(std::chrono::milliseconds deadline);

    struct Status {
        bool running = false;
        std::string bootstrap;
        int restarts = 0;  ///< a new address each time: connect again
        Error lastDeath;   ///< of the newest death; code Internal when none
    };
    [[nodiscard]] Status status() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace observatorio
