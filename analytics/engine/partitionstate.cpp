// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/engine/partitionstate.h"

#include "analytics/domain/eventtime.h"

#include <algorithm>

namespace observatorio {

namespace {

constexpr int WindowsOfDots = 14;  // as many as a wide screen shows

}  // namespace

PartitionState::PartitionState(PartitionSlot slot, const PartitionStart &start, std::optional<std::int64_t> firstOffset,
                               const Shared &shared)
    : m_slot(slot), m_partition(start.partition), m_epoch(start.epoch), m_shared(shared),
      m_topic(shared.registry.topic(start.partition.topic)), m_grid(shared.settings.windows()),
      m_windows(m_grid, shared.registry), m_lastValues(shared.registry), m_late(m_grid, shared.registry),
      m_amendedForView(m_grid, shared.registry),
      m_alerts(start, shared.plan, shared.registry, m_grid, shared.samples.wanted || shared.samples.alertsWanted),
      m_dots(WindowsOfDots * m_grid.length())
{
    restore(start);
    if (firstOffset)
        advance(*firstOffset);
}

void PartitionState::restore(const PartitionStart &start)
{
    if (start.accounting) {
        m_accounting = *start.accounting;
        m_started = true;
        m_drainedOffset = m_accounting.nextOffset;
    }
    for (const Cell &cell : start.openCells) {
        // With another window length in the settings, what was open with the old one stays in the tables as it is.
        if (!m_grid.has(cell.windowStart, cell.windowEnd))
            continue;
        if (const SeriesIndex series = m_shared.registry.admit(m_topic, cell.series); series != NoSeries)
            m_windows.restore(series, cell);
    }
    m_windows.setTrackChanges(m_shared.samples.wanted);
    if (start.maxEventTime) {
        m_maxEventTime = start.maxEventTime;
        m_watermark = std::max(*start.maxEventTime - m_shared.settings.watermarkDelayMs,
                               start.watermark.value_or(EarliestEventTime));
        closePassed();  // a shorter delay than before
    }
}

void PartitionState::advance(std::int64_t position)
{
    if (!m_started) {
        m_started = true;
        m_accounting.startOffset = m_accounting.nextOffset = m_drainedOffset = position;
    } else if (position > m_accounting.nextOffset) {
        m_accounting.gaps += position - m_accounting.nextOffset;
        m_accounting.nextOffset = position;
    }
}

bool PartitionState::step(const Record &record, std::optional<TimeMs> now)
{
    if (record.offset != m_accounting.nextOffset || !m_started) {
        if (m_started && record.offset < m_accounting.nextOffset)
            return false;
        advance(record.offset);
    }
    m_accounting.nextOffset = record.offset + 1;

    const TimeMs timestamp = record.timestamp;
    const bool timed = record.hasTimestamp && timestamp >= EarliestEventTime;
    const bool future =
        timed && (timestamp > LatestEventTime || (now && timestamp - m_shared.settings.futureToleranceMs > *now));
    if (record.rejected) {
        reject(record, record.reason);
        if (timed && !future)
            raise(timestamp);
        return true;
    }
    if (!timed) {
        ++m_accounting.untimed;
        return true;
    }
    if (future) {
        reject(record, RejectReason::FromFuture);
        return true;
    }
    const SeriesIndex series = m_shared.registry.lookup(m_topic, record.country, record.indicator);
    if (series == NoSeries) {
        reject(record, RejectReason::TooManySeries);
    } else if (m_windows.recentHolds(timestamp)) {
        count(record, series);
    } else if (const TimeMs start = m_grid.startOf(timestamp); m_maxEventTime && m_grid.endOf(start) <= m_watermark) {
        recordLate(record, series, start);
    } else {
        m_windows.use(start);
        count(record, series);
    }
    raise(timestamp);
    return true;
}

void PartitionState::count(const Record &record, SeriesIndex series)
{
    ++m_accounting.counted;
    m_accounting.keyMismatch += record.keyMismatch ? 1 : 0;
    m_windows.count(series, record.value, record.offset);
    m_lastValues.remember(record, series, m_shared.samples.wanted);
    m_alerts.judgeEvent(series, record.value, record.timestamp, record.offset);
    if (m_shared.samples.wanted)
        m_dots.add(record.timestamp, record.offset, false);
}

void PartitionState::recordLate(const Record &record, SeriesIndex series, TimeMs windowStart)
{
    ++m_accounting.late;
    const DurationMs delay = m_watermark - m_grid.endOf(windowStart);
    const bool amended = m_shared.settings.latePolicy == LatePolicy::Amend;
    m_late.add(series, windowStart, amended, record.value, delay);
    if (!m_shared.samples.wanted)
        return;
    if (amended)
        m_amendedForView.add(series, windowStart, true, record.value, delay);
    m_dots.add(record.timestamp, record.offset, true);
    m_shared.samples.late.add({m_partition, record.offset, m_shared.registry.name(series), windowStart, delay});
}

void PartitionState::reject(const Record &record, RejectReason reason)
{
    ++m_accounting.rejected;
    ++m_accounting.rejectedBy[static_cast<std::size_t>(reason)];
    if (m_rejected.isFull() && !m_shared.samples.wanted)
        return;
    RejectedSample sample = sampleOf(record, reason);
    if (m_shared.samples.wanted)
        m_shared.samples.rejected.add({m_partition, sample});
    m_rejected.add(std::move(sample));
}

void PartitionState::raiseTo(TimeMs timestamp)
{
    m_maxEventTime = timestamp;
    m_watermark = std::max(m_watermark, timestamp - m_shared.settings.watermarkDelayMs);
    m_alerts.advance(timestamp);
    closePassed();
}

void PartitionState::closePassed()
{
    while (m_windows.oldestEnd() <= m_watermark) {
        const WindowPanes::Window &window = m_windows.closeOldest();
        if (m_shared.plan.watchesAverages()) {
            m_alerts.pass(m_grid.endOf(window.start) - 1);
            judgeAverages(window);
        }
    }
    m_alerts.pass(m_watermark);
}

void PartitionState::judgeAverages(const WindowPanes::Window &window)
{
    std::vector<const WindowPanes::Pane *> inOrder;
    inOrder.reserve(window.panes.size());
    for (const WindowPanes::Pane &pane : window.panes)
        inOrder.push_back(&pane);
    std::sort(inOrder.begin(), inOrder.end(), [this](const WindowPanes::Pane *a, const WindowPanes::Pane *b) {
        return m_shared.registry.name(a->series) < m_shared.registry.name(b->series);
    });
    for (const WindowPanes::Pane *pane : inOrder)
        m_alerts.judgeAverage(pane->series, pane->values.mean(), m_grid.endOf(window.start), pane->lastOffset);
}

bool PartitionState::hasChanges() const noexcept
{
    return m_started && (m_accounting.nextOffset != m_drainedOffset || m_idleChanged || m_alerts.hasChanges());
}

PartitionBatch PartitionState::drain()
{
    PartitionBatch batch;
    batch.partition = m_partition;
    batch.epoch = m_epoch;
    batch.fromOffset = m_drainedOffset;
    batch.accounting = m_accounting;
    batch.maxEventTime = m_maxEventTime;
    batch.watermarkDelayMs = m_maxEventTime ? *m_maxEventTime - m_watermark : m_shared.settings.watermarkDelayMs;
    batch.idleSince = m_idleSince;
    m_idleChanged = false;
    m_drainedOffset = m_accounting.nextOffset;

    m_windows.drainInto(batch.cells);
    m_lastValues.drainInto(batch.lastValues);
    batch.late = m_late.take();
    batch.rejected = m_rejected.take();
    m_alerts.drainInto(batch);
    return batch;
}

void PartitionState::setTrackChanges(bool on)
{
    m_windows.setTrackChanges(on);
    m_alerts.setTrackChanges(on || m_shared.samples.alertsWanted);
}

void PartitionState::showChanges(Engine::Changes &changes)
{
    m_windows.showChanges([&](Cell cell, bool closed) { changes.cells.push_back({m_slot, std::move(cell), closed}); });
    m_lastValues.showChanges(changes.lastValues);
    std::vector<LateDelta> amended = m_amendedForView.take();
    std::move(amended.begin(), amended.end(), std::back_inserter(changes.amended));
    m_alerts.showChanges(changes.alerts);
}

}  // namespace observatorio
