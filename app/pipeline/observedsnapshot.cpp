// SPDX-License-Identifier: GPL-3.0-or-later
// SnapshotBuilder, where a program only observes what workers store.
#include "app/pipeline/bounds.h"
#include "app/pipeline/snapshotbuilder.h"

#include <algorithm>

namespace observatorio {

void SnapshotBuilder::gather(Observation observation)
{
    for (const Observation::Window &each : observation.windows)
        m_history.replace(each.window, each.isFinal);
    keepLast(std::move(observation.lastValues));
    for (RejectView &rejected : observation.rejected)
        m_rejected.push_front(std::move(rejected));
    m_rejected.resize(std::min(m_rejected.size(), MaxSamples));
    if (observation.late)
        m_late.assign(observation.late->begin(), observation.late->end());
    observation.windows.clear();
    observation.lastValues.clear();
    observation.rejected.clear();
    observation.late.reset();
    observation.alerts.reset();
    observation.silences.reset();
    m_observed.add(std::move(observation));
}

AlertBook &SnapshotBuilder::fillFromObserving(Snapshot &snapshot, const Observing &observing)
{
    snapshot.broker = observing.broker;
    snapshot.database = observing.database;
    if (observing.remark)
        snapshot.remarks.push_back(*observing.remark);
    snapshot.store.kind = m_settings.store.kind;
    snapshot.store.size = m_observed.size;
    snapshot.workers = m_observed.workers.value_or(std::vector<WorkerView>{});
    snapshot.group.group = groupOf(snapshot.workers, snapshot.at);
    if (snapshot.group.group.empty())
        snapshot.group.group = m_settings.broker.group;
    std::optional<TimeMs> newest;
    for (const Observation::Partition &one : m_observed.partitions.value_or(std::vector<Observation::Partition>{})) {
        if (!one.start.accounting || (newest && *newest >= one.written))
            continue;
        newest = one.written;
        m_clusterId = one.start.log;
    }
    snapshot.store.lastCommit = newest;
    return *observing.alerts;
}

void SnapshotBuilder::fillFromObservation(std::map<TopicPartition, PartitionView> &views, TimeMs now)
{
    if (!m_observed.partitions)
        return;
    for (const Observation::Partition &one : *m_observed.partitions) {
        const PartitionStart &start = one.start;
        PartitionView &view = views[start.partition];
        view.state = one.isRead ? ReadState::Reading : ReadState::Unheld;
        view.member = one.reader.empty() ? view.member : one.reader;
        view.maxEventTime = start.maxEventTime;
        view.watermark = start.watermark;
        view.idle = start.idleSince.has_value();
        if (!start.accounting)
            continue;
        view.accounting = *start.accounting;
        view.position = view.storedOffset = start.accounting->nextOffset;
        view.rate = m_rates[start.partition].add(now, start.accounting->nextOffset);
        if (view.endOffset)
            view.endOffset = std::max(*view.endOffset, *view.position);
    }
}

}  // namespace observatorio
