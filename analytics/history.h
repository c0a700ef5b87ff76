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

    /// What the store remembered, at the program's start. What the engine said of the same partition and window wins.
    void load(const std::vector<StoredWindow> &windows);
    /// Says which partition of which cluster the engine's slot stands for, from the next apply on.
    void bind(PartitionSlot slot, const std::string &cluster, const TopicPartition &partition);
    void apply(const Engine::Changes &changes);
    std::shared_ptr<const std::vector<SeriesView>> series();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace observatorio
