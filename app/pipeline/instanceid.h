// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/error.h"

#include <string>

namespace observatorio {

/// A place in the consumer group that survives a crash: the lowest number no other program of this machine and user
/// holds, kept by a lock on a file that the system releases when the process ends, however it ends. Static membership
/// with it means that a restarted worker takes its partitions back at once instead of waiting for the session to
/// expire.
class InstanceId {
public:
    /// FileUnwritable when the directory for locks cannot be used.
    static Expected<InstanceId> acquire(const std::string &group);
    ~InstanceId();
    InstanceId(InstanceId &&other) noexcept;
    InstanceId &operator=(InstanceId &&other) noexcept;

    [[nodiscard]] const std::string &text() const noexcept { return m_text; }  ///< "host-0"

private:
    InstanceId(int descriptor, std::string text) : m_descriptor(descriptor), m_text(std::move(text)) {}

    int m_descriptor = -1;
    std::string m_text;
};

}  // namespace observatorio
