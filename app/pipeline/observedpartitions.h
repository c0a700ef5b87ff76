// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/workersign.h"
#include "app/pipeline/observation.h"
#include "app/store/observerstore.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace observatorio {

/// What an observer knows of partitions: which moved, which are in the picture, and who reads them. No database, no
/// thread, no clock.
class ObservedPartitions {
public:
    /// Shown even where nobody reads them.
    explicit ObservedPartitions(const std::vector<std::string> &topics) : m_topics(topics.begin(), topics.end()) {}

    /// What stands differently in `rows`, as it stood before.
    struct Moved {
        std::vector<LookFrom> all;
        std::vector<LookFrom> late;      ///< those in which late records came
        std::vector<LookFrom> rejected;  ///< rejected ones
    };
    [[nodiscard]] Moved moved(const std::vector<StoredProgress> &rows) const;
    /// They are known from now on.
    void accept(const std::vector<StoredProgress> &rows, TimeMs now);

    /// Of each topic the log that was written last. Adds a program without a name to `workers` where partitions that no
    /// live one of them reads go on for UnnamedAfterMs, as under the Spark job.
    std::vector<Observation::Partition> picture(std::vector<WorkerView> &workers, TimeMs now);

    [[nodiscard]] std::optional<TimeMs> watermark(const std::string &log, const TopicPartition &partition) const;

    static constexpr DurationMs UnnamedAfterMs = 5'000;
    static constexpr DurationMs UnnamedForMs = 120'000;  ///< a job's batches may be a minute apart

private:
    struct Known {
        StoredProgress progress;
        TimeMs written = 0;
        bool hasMoved = false;  ///< since the last picture
        std::optional<TimeMs> unclaimedSince;
        bool isUnnamed = false;
    };

    const std::set<std::string> m_topics;
    std::map<std::int64_t, Known> m_known;
    std::map<std::pair<std::string, TopicPartition>, std::int64_t> m_ids;
};

}  // namespace observatorio
