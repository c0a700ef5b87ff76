// SPDX-License-Identifier: GPL-3.0-or-later
// What programs that read and store tell of themselves in the database (table `trabajadores`), so that others see them.
#pragma once

#include "analytics/domain/basictypes.h"

#include <optional>
#include <string>
#include <vector>

namespace observatorio {

/// "observatorioctl work", "2.0.0"
struct ProgramName {
    std::string name;
    std::string version;
};

/// A sign of life, written by a worker every SignEveryMs. Times are told as spans, so that the database's clock alone
/// says when something was.
struct WorkerSign {
    std::string id;  ///< its group.instance.id; with the group the key of its row
    std::string group;
    std::string host;
    std::string program;
    std::string version;
    std::string cluster;                     ///< empty while the broker has not told it
    std::vector<TopicPartition> partitions;  ///< that it reads, ascending
    double rate = 0.0;                       ///< records a second, since the sign before
    std::optional<std::int64_t> lag;         ///< records of its partitions that it has not stored yet; none: unknown
    DurationMs runningMs = 0;
    std::optional<DurationMs> sinceCommitMs;  ///< none: it stored nothing yet

    bool operator==(const WorkerSign &) const = default;
};

inline constexpr DurationMs SignEveryMs = 2'000;
/// A worker whose database is busy signs late, but within this.
inline constexpr DurationMs SilentAfterMs = 12'000;

/// A worker as somebody who looks at the database knows it. Times are this machine's clock's.
struct WorkerView {
    WorkerSign sign;
    TimeMs seen = 0;      ///< when it gave the sign; of a program that gives none, when it last stored
    bool isThis = false;  ///< the program that looks

    /// Stores into partitions that no listed worker reads, and tells nothing of itself, as the Spark job does.
    [[nodiscard]] bool isUnnamed() const noexcept { return sign.id.empty(); }
    [[nodiscard]] bool isSilent(TimeMs now) const noexcept { return !isUnnamed() && now - seen > SilentAfterMs; }
    [[nodiscard]] TimeMs since() const noexcept { return seen - sign.runningMs; }
    [[nodiscard]] std::optional<TimeMs> lastCommit() const
    {
        return sign.sinceCommitMs ? std::optional(seen - *sign.sinceCommitMs) : std::nullopt;
    }

    bool operator==(const WorkerView &) const = default;
};

/// The group in which all of them with a fresh sign read; empty: in several, or there is none.
inline std::string groupOf(const std::vector<WorkerView> &workers, TimeMs now)
{
    std::string group;
    for (const WorkerView &worker : workers) {
        if (worker.isUnnamed() || worker.isSilent(now))
            continue;
        if (!group.empty() && group != worker.sign.group)
            return {};
        group = worker.sign.group;
    }
    return group;
}

}  // namespace observatorio
