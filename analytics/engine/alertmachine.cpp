// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/engine/alertmachine.h"

#include "analytics/domain/eventtime.h"
#include "analytics/engine/episodeid.h"

#include <algorithm>

namespace observatorio {

namespace {

void forgetPending(AlertMemory &memory)
{
    memory.pendingSince.reset();
    memory.pendingOffset = 0;
    memory.pendingValue = 0.0;
    memory.pendingLast.reset();
}

}  // namespace

AlertMachine::AlertMachine(const PartitionStart &start, AlertPlan &plan, SeriesRegistry &registry, WindowGrid windows,
                           bool trackChanges)
    : m_partition(start.partition), m_plan(plan), m_registry(registry), m_windows(windows), m_flood(start.flood),
      m_clock(start.maxEventTime.value_or(EarliestEventTime)), m_trackChanges(trackChanges)
{
    const TopicIndex topic = registry.topic(start.partition.topic);
    for (const AlertMemory &memory : start.alertMemories) {
        const SeriesIndex series = registry.admit(topic, memory.series);
        if (const AlertPlan::Watch *watch = series == NoSeries ? nullptr : plan.find(series, memory.rule)) {
            Slot &slot = makeSlot(*watch, series);
            slot.memory = memory;
            // A version that did not keep it: silent from now on.
            std::optional<TimeMs> &last = memory.firing ? slot.memory.firing->lastEvent : slot.memory.pendingLast;
            if (!last) {
                last = m_clock;
                touch(watch->id, slot);
            }
            await(watch->id, slot);
            if (m_trackChanges && !slot.viewDirty) {
                slot.viewDirty = true;
                m_viewDirty.push_back(watch->id);
            }
            setQuiet(series);
            continue;
        }
        if (memory.firing && memory.firing->suppressed != InSummary) {
            AlertEpisode episode = *memory.firing;
            episode.end = std::max(episode.start, m_clock);
            report(episode);
        }
        AlertMemory &orphan = m_orphans.emplace_back();
        orphan.rule = memory.rule;
        orphan.series = memory.series;
    }
    m_summaryViewDirty = m_trackChanges;
}

void AlertMachine::advance(TimeMs maxEventTime)
{
    m_clock = std::max(m_clock, maxEventTime);
    if (const auto over = m_flood.advance(m_clock)) {
        report(*over);
        m_summaryDirty = m_summaryViewDirty = false;
    }
}

void AlertMachine::judge(SeriesIndex series, const std::vector<AlertPlan::Watch> &watches, double value, TimeMs at,
                         std::int64_t offset)
{
    for (const AlertPlan::Watch &watch : watches)
        judgeWatch(watch, series, value, at, offset);
    setQuiet(series);
}

void AlertMachine::judgeWatch(const AlertPlan::Watch &watch, SeriesIndex series, double value, TimeMs at,
                              std::int64_t offset)
{
    const AlertRule &rule = *watch.rule;
    const TimeMs lastEvent = rule.basis == AlertBasis::WindowAverage ? at - 1 : at;
    const bool crosses = levelOf(rule, value) != Severity::None;
    Slot *slot = slotOf(watch.id);
    if (!slot || slot->isIdle()) {
        if (!crosses)
            return;
        slot = &makeSlot(watch, series);
        slot->memory.rule = rule.id;
        slot->memory.series = m_registry.name(series);
        slot->memory.pendingSince = at;
        slot->memory.pendingOffset = offset;
        slot->memory.pendingValue = value;
        slot->memory.pendingLast = lastEvent;
        await(watch.id, *slot);
    }
    touch(watch.id, *slot);

    AlertMemory &memory = slot->memory;
    if (!memory.firing) {
        if (!crosses) {
            forgetPending(memory);
            return;
        }
        memory.pendingLast = std::max(*memory.pendingLast, lastEvent);
        if (at - *memory.pendingSince < rule.pendingMs)
            return;
        begin(rule, memory, at);
    }
    update(rule, *memory.firing, value, lastEvent);
    if (!isClear(rule, value)) {
        memory.goodSince.reset();
        return;
    }
    if (!memory.goodSince)
        memory.goodSince = at;
    if (at - *memory.goodSince >= rule.keepFiringMs)
        end(memory, at);
}

void AlertMachine::begin(const AlertRule &rule, AlertMemory &memory, TimeMs at)
{
    AlertEpisode episode;
    episode.rule = rule.id;
    episode.series = memory.series;
    episode.id = episodeId(rule.id, memory.series, m_partition, memory.pendingOffset);
    episode.severity = Severity::Warning;
    episode.threshold = rule.warning;
    episode.direction = rule.direction;
    episode.firstValue = episode.peakValue = memory.pendingValue;
    episode.start = *memory.pendingSince;
    episode.partition = m_partition;
    episode.offset = memory.pendingOffset;
    update(rule, episode, memory.pendingValue, *memory.pendingLast);

    advance(at);
    if (!m_flood.admit(episode)) {
        episode.suppressed = InSummary;
        m_summaryDirty = m_summaryViewDirty = true;
    }
    memory.firing = std::move(episode);
    forgetPending(memory);
    memory.goodSince.reset();
}

void AlertMachine::update(const AlertRule &rule, AlertEpisode &episode, double value, TimeMs lastEvent)
{
    episode.lastValue = value;
    episode.lastEvent = std::max(episode.lastEvent.value_or(lastEvent), lastEvent);
    if (isBeyond(rule.direction, value, episode.peakValue))
        episode.peakValue = value;
    if (episode.severity != Severity::Critical && levelOf(rule, value) == Severity::Critical) {
        episode.severity = Severity::Critical;
        episode.threshold = *rule.critical;
    }
}

void AlertMachine::end(AlertMemory &memory, TimeMs at)
{
    memory.goodSince.reset();
    memory.firing->end = std::max(at, memory.firing->start);
    if (memory.firing->suppressed != InSummary)
        report(*memory.firing);
    memory.firing.reset();
}

std::optional<TimeMs> AlertMachine::deadlineOf(const Slot &slot) const noexcept
{
    return staleAt(*slot.rule, m_windows,
                   slot.memory.firing ? *slot.memory.firing->lastEvent : *slot.memory.pendingLast);
}

void AlertMachine::await(WatchIndex watch, Slot &slot)
{
    const std::optional<TimeMs> at = deadlineOf(slot);
    if (!at || (slot.deadline && *slot.deadline <= *at))
        return;
    slot.deadline = at;
    m_deadlines.push({*at, watch});
}

void AlertMachine::expire(TimeMs watermark)
{
    while (!m_deadlines.empty() && m_deadlines.top().at <= watermark) {
        const Deadline due = m_deadlines.top();
        m_deadlines.pop();
        Slot *slot = slotOf(due.watch);
        if (!slot || slot->deadline != due.at)
            continue;
        slot->deadline.reset();
        if (slot->isIdle())
            releaseIfIdle(due.watch);
        else if (const TimeMs at = *deadlineOf(*slot); at <= watermark)
            forget(due.watch, *slot, at);
        else
            await(due.watch, *slot);
    }
}

void AlertMachine::forget(WatchIndex watch, Slot &slot, TimeMs at)
{
    touch(watch, slot);
    AlertMemory &memory = slot.memory;
    if (memory.firing && memory.firing->suppressed != InSummary) {
        memory.firing->staleSince = at;
        report(*memory.firing);
    }
    memory.firing.reset();
    memory.goodSince.reset();
    forgetPending(memory);
    setQuiet(slot.series);
}

void AlertMachine::report(const AlertEpisode &episode)
{
    m_over.push_back(episode);
    if (m_trackChanges)
        m_viewOver.push_back(episode);
}

AlertMachine::Slot *AlertMachine::slotOf(WatchIndex watch) noexcept
{
    const auto *slot = m_slots.find(watch);
    return slot ? slot->get() : nullptr;
}

AlertMachine::Slot &AlertMachine::makeSlot(const AlertPlan::Watch &watch, SeriesIndex series)
{
    auto &slot = m_slots.at(watch.id, m_plan.watchCount());
    if (!slot)
        slot = std::make_unique<Slot>();
    slot->rule = watch.rule;
    slot->series = series;
    return *slot;
}

void AlertMachine::touch(WatchIndex watch, Slot &slot)
{
    if (!slot.dirty) {
        slot.dirty = true;
        m_dirty.push_back(watch);
    }
    if (m_trackChanges && !slot.viewDirty) {
        slot.viewDirty = true;
        m_viewDirty.push_back(watch);
    }
}

void AlertMachine::setQuiet(SeriesIndex series)
{
    const AlertPlan::Watches &watches = m_plan.of(series);
    const bool remembers =
        std::any_of(watches.event.begin(), watches.event.end(), [this](const AlertPlan::Watch &watch) {
            const Slot *slot = slotOf(watch.id);
            return slot && !slot->isIdle();
        });
    m_quiet.at(series, m_registry.size()) = remembers ? Quiet{} : Quiet{watches.quietFrom, watches.quietTo};
}

void AlertMachine::releaseIfIdle(WatchIndex watch)
{
    auto &slot = *m_slots.find(watch);
    if (slot->isIdle() && !slot->deadline && !slot->dirty && !slot->viewDirty)
        slot.reset();
}

void AlertMachine::drainInto(PartitionBatch &batch)
{
    batch.alerts = std::exchange(m_over, {});
    batch.alertMemories = std::exchange(m_orphans, {});
    for (const WatchIndex watch : m_dirty) {
        Slot &slot = *slotOf(watch);
        slot.dirty = false;
        batch.alertMemories.push_back(slot.memory);
        if (slot.memory.firing && slot.memory.firing->suppressed != InSummary)
            batch.alerts.push_back(*slot.memory.firing);
        releaseIfIdle(watch);
    }
    m_dirty.clear();
    batch.flood = m_flood.memory();
    if (m_summaryDirty && batch.flood.summary)
        batch.alerts.push_back(*batch.flood.summary);
    m_summaryDirty = false;
}

void AlertMachine::setTrackChanges(bool on)
{
    m_trackChanges = on;
    m_viewOver.clear();
    m_viewDirty.clear();
    m_slots.forEach([this, on](WatchIndex watch, std::unique_ptr<Slot> &slot) {
        slot->viewDirty = on && slot->memory.firing;
        if (slot->viewDirty)
            m_viewDirty.push_back(watch);
    });
    std::ranges::sort(m_viewDirty);
    m_summaryViewDirty = on && m_flood.memory().summary;
}

void AlertMachine::showChanges(std::vector<AlertEpisode> &episodes)
{
    std::move(m_viewOver.begin(), m_viewOver.end(), std::back_inserter(episodes));
    m_viewOver.clear();
    for (const WatchIndex watch : m_viewDirty) {
        Slot &slot = *slotOf(watch);
        slot.viewDirty = false;
        if (slot.memory.firing && slot.memory.firing->suppressed != InSummary)
            episodes.push_back(*slot.memory.firing);
        releaseIfIdle(watch);
    }
    m_viewDirty.clear();
    if (m_summaryViewDirty && m_flood.memory().summary)
        episodes.push_back(*m_flood.memory().summary);
    m_summaryViewDirty = false;
}

}  // namespace observatorio
