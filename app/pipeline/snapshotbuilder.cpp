// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/snapshotbuilder.h"

#include "analytics/domain/recency.h"
#include "app/pipeline/bounds.h"

#include <algorithm>
#include <set>

namespace observatorio {

namespace {

constexpr std::size_t MaxTrend = 3600;
constexpr DurationMs RateSpanMs = 5000;
constexpr DurationMs TrendEveryMs = 1000;

template<typename Sample>
void keepNewest(std::deque<Sample> &kept, std::vector<Sample> &&fresh)
{
    for (Sample &sample : fresh)
        kept.push_front(std::move(sample));
    if (kept.size() > MaxSamples)
        kept.resize(MaxSamples);
}

}  // namespace

double SnapshotBuilder::Rate::add(TimeMs now, std::int64_t total)
{
    if (!samples.empty() && total < samples.back().second)
        samples.clear();
    samples.emplace_back(now, total);
    while (samples.size() > 2 && now - samples[1].first >= RateSpanMs)
        samples.pop_front();
    const DurationMs span = now - samples.front().first;
    return span <= 0 ? 0.0 : 1000.0 * static_cast<double>(total - samples.front().second) / static_cast<double>(span);
}

SnapshotBuilder::SnapshotBuilder(PipelineSettings settings)
    : m_settings(std::move(settings)), m_history(m_settings.engine.windows()),
      m_trend(std::make_shared<const std::vector<TrendPoint>>())
{
    m_settings.broker.password.clear();
    m_settings.store.password.clear();
}

void SnapshotBuilder::gather(Worker::Progress progress)
{
    if (progress.past) {
        m_history.load(progress.past->windows);
        for (LastValue &value : progress.past->lastValues)
            m_lastValues.try_emplace(value.series, value);
    }
    for (const auto &[slot, partition, log] : progress.attached)
        m_history.bind(slot, log, partition);
    if (!progress.changes)
        return;
    Engine::Changes &changes = *progress.changes;
    m_history.apply(changes);
    keepLast(std::move(changes.lastValues));
    keepNewest(m_late, std::move(changes.late));
    keepNewest(m_rejected, std::move(changes.rejected));
}

void SnapshotBuilder::keepLast(std::vector<LastValue> &&values)
{
    for (LastValue &value : values) {
        LastValue &held = m_lastValues[value.series];
        if (replaces(value, held, Offsets::Unrelated))  // of any partition
            held = std::move(value);
    }
}

std::shared_ptr<const Snapshot> SnapshotBuilder::build(const Inputs &inputs)
{
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->sequence = ++m_sequence;
    snapshot->at = inputs.now;
    snapshot->simulator = inputs.simulator;
    snapshot->settings = m_settings;
    AlertBook &alerts =
        inputs.observing ? fillFromObserving(*snapshot, *inputs.observing) : fillFromWorker(*snapshot, *inputs.worker);
    snapshot->clusterId = m_clusterId;

    fillGroup(*snapshot, inputs);
    fillPartitions(*snapshot, inputs);
    fillCoverage(*snapshot);
    fillTotals(*snapshot, inputs);
    fillAlerts(*snapshot, alerts);
    fillSeries(*snapshot);
    snapshot->lateSamples.assign(m_late.begin(), m_late.end());
    snapshot->rejectSamples.assign(m_rejected.begin(), m_rejected.end());
    addTrend(*snapshot);
    return snapshot;
}

AlertBook &SnapshotBuilder::fillFromWorker(Snapshot &snapshot, Worker &worker)
{
    Links links = worker.links();
    snapshot.broker = std::move(links.broker);
    snapshot.database = std::move(links.database);
    snapshot.topicErrors.assign(links.topicErrors.begin(), links.topicErrors.end());
    snapshot.remarks = std::move(links.remarks);
    snapshot.group = std::move(links.group);
    snapshot.store = worker.storeView();
    snapshot.workers = worker.workers();
    snapshot.publisher = worker.published();
    if (const Engine *engine = worker.engine())
        snapshot.store.pendingCells += engine->pendingCells();
    if (std::string cluster = worker.clusterId(); !cluster.empty())
        m_clusterId = std::move(cluster);
    return worker.alertBook();
}

/// The admin client asks once a second; of what this program reads itself it knows more.
void SnapshotBuilder::freshen(PartitionView &view, const PartitionOffsets &known)
{
    if (!view.beginOffset && known.end >= 0)
        view.beginOffset = std::max<std::int64_t>(known.begin, 0);
    const std::int64_t end =
        std::max({view.endOffset.value_or(-1), known.end, view.error ? -1 : view.accounting.nextOffset});
    if (view.endOffset || known.end >= 0)
        view.endOffset = end;
    if (known.committed >= 0)
        view.committed = std::max(view.committed.value_or(-1), known.committed);
}

/// What the broker tells, beside what the worker knows itself.
void SnapshotBuilder::fillGroup(Snapshot &snapshot, const Inputs &inputs)
{
    if (inputs.group)
        m_group = inputs.group;
    if (!m_group)
        return;
    const GroupView &told = m_group->group;
    snapshot.group.state = told.state;
    snapshot.group.assignor = told.assignor;
    snapshot.group.members = told.members;
    snapshot.group.coordinator = told.coordinator;
    snapshot.group.asked = told.asked;
}

void SnapshotBuilder::fillFromIngest(std::map<TopicPartition, PartitionView> &views, const Inputs &inputs)
{
    const Ingest *ingest = inputs.worker->ingest();
    if (!ingest)
        return;
    for (const auto &[partition, state] : ingest->partitions()) {
        PartitionView &view = views[partition];
        view.assigned = true;
        view.state = state.state();
        view.error = state.error;
        if (!state.slot)
            continue;
        Engine &engine = *inputs.worker->engine();
        view.storedOffset = state.storedOffset;
        view.accounting = engine.accounting(*state.slot);
        view.accounting += state.moved;
        view.position = view.accounting.nextOffset;
        view.maxEventTime = engine.maxEventTime(*state.slot);
        view.watermark = engine.watermark(*state.slot);
        view.openWindows = engine.openWindows(*state.slot);
        view.dots = engine.eventDots(*state.slot);
        view.idle = state.isIdle;
        view.rate = m_rates[partition].add(inputs.now, view.accounting.nextOffset);
        freshen(view, inputs.worker->source()->offsets(partition));
    }
}

/// What was counted stays in the picture until the group has said who reads it now, and until it is counted again.
void SnapshotBuilder::keepKnown(std::map<TopicPartition, PartitionView> &views, bool isCurrent)
{
    for (auto it = m_known.begin(); it != m_known.end();) {
        const auto found = views.find(it->first);
        const bool isOurs = found != views.end() && found->second.assigned;
        if (isOurs && found->second.position) {
            it->second = found->second;
        } else if (isOurs || !isCurrent) {
            PartitionView kept = it->second;
            const PartitionView now = found == views.end() ? PartitionView{} : found->second;
            kept.state = now.state;
            kept.assigned = now.assigned;
            kept.member = now.member;
            if (isOurs)
                kept.error = now.error;
            kept.rate = 0.0;
            views[it->first] = std::move(kept);
        } else {
            it = m_known.erase(it);
            continue;
        }
        ++it;
    }
    for (const auto &[partition, view] : views) {
        if (view.assigned && view.position)
            m_known.try_emplace(partition, view);
    }
}

void SnapshotBuilder::fillCoverage(Snapshot &snapshot) const
{
    std::set<std::string_view> seen;
    for (const PartitionView &view : snapshot.partitions) {
        seen.insert(view.partition.topic);
        snapshot.partitionsRead += view.state == ReadState::Reading;
    }
    const auto isUnseen = [&seen](const std::string &topic) { return !seen.contains(topic); };
    snapshot.partitionsExpected = static_cast<int>(snapshot.partitions.size())
                                  + static_cast<int>(std::ranges::count_if(m_settings.broker.topics, isUnseen));
    snapshot.partial = snapshot.partitionsRead < snapshot.partitionsExpected;
}

void SnapshotBuilder::fillPartitions(Snapshot &snapshot, const Inputs &inputs)
{
    std::map<TopicPartition, PartitionView> views;
    if (m_group) {
        for (const GroupOffsets::Row &row : m_group->rows) {
            PartitionView &view = views[row.partition];
            view.member = row.member;
            view.state = row.member.empty() ? ReadState::Unheld : ReadState::HeldByAnother;
            view.beginOffset = row.begin;
            view.endOffset = row.end;
            view.committed = row.committed;
        }
    }
    if (inputs.observing) {
        fillFromObservation(views, inputs.now);
    } else {
        fillFromIngest(views, inputs);
        keepKnown(views, snapshot.broker.state == LinkState::Up && snapshot.group.membership == Membership::Member);
    }
    for (auto &[partition, view] : views) {
        view.partition = partition;
        if (view.endOffset) {
            const std::int64_t from = view.committed.value_or(view.beginOffset.value_or(0));
            view.lag = std::max<std::int64_t>(0, *view.endOffset - from);
            if (*view.lag == 0)
                view.lagMs = 0;
            else if (view.maxEventTime)
                view.lagMs = std::max<DurationMs>(0, inputs.now - *view.maxEventTime);
        }
        snapshot.partitions.push_back(std::move(view));
    }
}

void SnapshotBuilder::fillTotals(Snapshot &snapshot, const Inputs &inputs)
{
    Accounting &total = snapshot.total;
    for (const PartitionView &view : snapshot.partitions) {
        total += view.accounting;
        snapshot.balances = snapshot.balances && view.accounting.balances();
        snapshot.lag += view.lag.value_or(0);
        if (view.lagMs)
            snapshot.lagMs = std::max(snapshot.lagMs.value_or(0), *view.lagMs);
        if (view.watermark && !view.idle)
            snapshot.watermarkDelayMs = std::max(snapshot.watermarkDelayMs.value_or(0), inputs.now - *view.watermark);
    }
    if (!inputs.observing) {
        snapshot.eventsPerSecond = m_totalRate.add(inputs.now, total.read());
        return;
    }
    for (const PartitionView &view : snapshot.partitions)
        snapshot.eventsPerSecond += view.rate;
}

void SnapshotBuilder::fillAlerts(Snapshot &snapshot, AlertBook &book)
{
    book.follow(snapshot.at);
    snapshot.silences = book.silences();
    snapshot.alerts = book.alerts();
    for (const AlertView &view : *snapshot.alerts) {
        if (!isFiring(view.episode) || view.episode.suppressed > 0)
            continue;
        const bool isCritical = view.episode.severity == Severity::Critical;
        ++(isCritical ? snapshot.firingCritical : snapshot.firingWarning);
        if (!view.acknowledgedAt && !view.silencedUntil)
            ++(isCritical ? snapshot.unattendedCritical : snapshot.unattendedWarning);
    }
}

void SnapshotBuilder::fillSeries(Snapshot &snapshot)
{
    std::map<SeriesName, Severity> firing;
    for (const AlertView &view : *snapshot.alerts) {
        if (!isFiring(view.episode) || view.silencedUntil)
            continue;
        Severity &worst = firing[view.episode.series];
        worst = std::max(worst, view.episode.severity);
    }
    auto series = std::make_shared<std::vector<SeriesView>>(*m_history.series());
    auto last = m_lastValues.begin();
    auto alert = firing.begin();
    for (SeriesView &view : *series) {
        while (last != m_lastValues.end() && last->first < view.series)
            ++last;
        if (last != m_lastValues.end() && last->first == view.series) {
            view.lastValue = last->second.value;
            view.lastYear = last->second.year;
            view.lastTimestamp = last->second.timestamp;
        }
        while (alert != firing.end() && alert->first < view.series)
            ++alert;
        if (alert != firing.end() && alert->first == view.series)
            view.alert = alert->second;
    }
    snapshot.series = std::move(series);
}

void SnapshotBuilder::addTrend(Snapshot &snapshot)
{
    if (m_trend->empty() || snapshot.at - m_trend->back().at >= TrendEveryMs) {
        TrendPoint point;
        point.at = snapshot.at;
        point.eventsPerSecond = snapshot.eventsPerSecond;
        point.lag = snapshot.lag;
        point.watermarkDelayMs = snapshot.watermarkDelayMs.value_or(0);
        point.alerts = snapshot.firingCritical + snapshot.firingWarning;
        std::set<std::string_view> countries;
        for (const SeriesView &view : *snapshot.series)
            countries.insert(view.series.country);
        point.countries = static_cast<int>(countries.size());
        for (const PartitionView &view : snapshot.partitions)
            point.partitionLag.push_back(view.lag.value_or(-1));
        auto trend = std::make_shared<std::vector<TrendPoint>>(*m_trend);
        if (trend->size() >= MaxTrend)
            trend->erase(trend->begin(), trend->begin() + static_cast<std::ptrdiff_t>(MaxTrend / 10));
        trend->push_back(std::move(point));
        m_trend = std::move(trend);
    }
    snapshot.trend = m_trend;
}

}  // namespace observatorio
