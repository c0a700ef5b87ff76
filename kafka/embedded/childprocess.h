// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/error.h"

#include <sys/types.h>

#include <chrono>
#include <string>
#include <vector>

namespace observatorio {

/// Environment variable that tells the broker process whose child it is.
inline constexpr const char *BrokerParentVariable = "OBSERVATORIO_BROKER_PARENT";

/// A descriptor that closes itself.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor() { reset(); }
    Descriptor(Descriptor &&other) noexcept : m_number(other.m_number) { other.m_number = -1; }
    Descriptor &operator=(Descriptor &&other) noexcept;

    [[nodiscard]] int get() const noexcept { return m_number; }
    explicit operator bool() const noexcept { return m_number >= 0; }
    void reset() noexcept;

private:
    int m_number = -1;
};

/// A running child with its output in pipes. It gets nothing else of ours: no descriptors, no signal mask, a process
/// group of its own (so that Ctrl-C in a terminal ends us first). Destroying it ends and reaps the child.
class ChildProcess {
public:
    /// `arguments[0]` is the program, looked up in PATH when it has no slash.
    static Expected<ChildProcess> spawn(const std::vector<std::string> &arguments);
    ~ChildProcess();
    ChildProcess(ChildProcess &&other) noexcept;
    ChildProcess &operator=(ChildProcess &&) = delete;

    [[nodiscard]] int standardOutput() const noexcept { return m_output.get(); }
    [[nodiscard]] int standardError() const noexcept { return m_errors.get(); }

    /// Lets it end by itself for `patience`, then asks it to, and after `grace` makes it.
    /// Returns how it ended, in words: "exit status 1", "signal 9 (Killed)".
    std::string end(std::chrono::milliseconds patience, std::chrono::milliseconds grace);

private:
    ChildProcess(pid_t pid, Descriptor output, Descriptor errors);

    bool reap(int &status, std::chrono::milliseconds timeout);

    pid_t m_pid = -1;
    Descriptor m_output, m_errors;
};

}  // namespace observatorio
