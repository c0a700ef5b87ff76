#pragma once

#include "analytics/engine.h"
#include "values/snapshot.h"

namespace observatorio {

/// The bounded past of every series, merged over partitions, as the charts draw it: the newest 360 short windows and
/// 672 long ones a series, and at most `pointCap` points in all (then the oldest go first). Used by the ingest thread;
/// what series() returns is immutable and shared: unchanged series keep their vectors from one call to the next.
class History {
public:
    explicit History(EngineSettings settings, std::size_t pointCap = 2'000'000);
    ~History();

    /// What the store remembered, at the program's start; call before the first apply.
    void load(const std::vector<StoredWindow> &windows);
    void apply(const Engine::Changes &changes);
    /// Windows of a partition that is gone: its open cells stay as they are.
    void forget(PartitionSlot slot);
    std::shared_ptr<const std::vector<SeriesView>> series();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace observatorio
