// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/error.h"

#include <string>

namespace observatorio {

/// A place in the consumer group that survives a crash: the lowest number no other program of this user holds, kept by
/// a lock on a file that the system releases when the process ends, however it ends. Static membership with it means
/// that a restarted worker takes its partitions back at once instead of waiting for the session to expire.
///
/// The id is observatorio-HOST-TOKEN-PLACE. TOKEN is random, made once and kept beside the locks in the user's data
/// folder: users and containers with one host name differ, and all programs of a user see each other's places.
class InstanceId {
public:
    /// FileUnwritable when that folder cannot be used, GroupFenced when all places are taken.
    static Expected<InstanceId> acquire(const std::string &group);
    ~InstanceId();
    InstanceId(InstanceId &&other) noexcept;
    InstanceId &operator=(InstanceId &&other) noexcept;

    /// Another program has the same id all the same (the data folder was copied): the place has a random part of its
    /// own from now on, instead of the token.
    void acquireOther();

    [[nodiscard]] const std::string &text() const noexcept { return m_text; }

private:
    InstanceId(int descriptor, int place, const std::string &token);

    int m_descriptor = -1;
    int m_place = 0;
    std::string m_text;
};

}  // namespace observatorio
