// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/basictypes.h"
#include "analytics/domain/error.h"

#include <optional>
#include <string>

namespace observatorio {

/// A place in the consumer group that survives a crash: a number that no other program of this user holds, kept by a
/// lock on a file that the system releases when the process ends, however it ends. Static membership with it means that
/// a restarted worker takes its partitions back at once instead of waiting for the session to expire.
///
/// The group keeps a place for a session after the last sign of life of who had it. So the lock file's time of change
/// is that sign, and 1970 once the place was given up in order: a starting program takes the free place with the newest
/// sign, as long as a session has not passed since, for its partitions stand still there; else the lowest free one. The
/// file has no contents that a crash could tear.
///
/// The id is observatorio-HOST-TOKEN-PLACE. TOKEN is random, made once and kept beside the locks in the user's data
/// folder: users and containers with one host name differ, and all programs of a user see each other's places.
class InstanceId {
public:
    static constexpr DurationMs SignEvery = 1'000;

    /// `session`: of the group's members. FileUnwritable when that folder cannot be used, GroupFenced when all places
    /// are taken.
    static Expected<InstanceId> acquire(const std::string &group, DurationMs session, TimeMs now);
    ~InstanceId();
    InstanceId(InstanceId &&other) noexcept;
    InstanceId &operator=(InstanceId &&other) noexcept;

    /// A sign of life, at most every SignEvery. Where the file system does not take it, the next program finds an old
    /// one, and the lowest free place.
    void keep(TimeMs now);
    /// The group has let the place go: nothing stands still there.
    void giveUp();

    /// Another program has the same id all the same (the data folder was copied): the place has a random part of its
    /// own from now on, instead of the token.
    void acquireOther();

    [[nodiscard]] const std::string &text() const noexcept { return m_text; }

private:
    InstanceId(int descriptor, int place, const std::string &token);

    int m_descriptor = -1;
    int m_place = 0;
    std::optional<TimeMs> m_newestSign;
    std::string m_text;
};

}  // namespace observatorio
