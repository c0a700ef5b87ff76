#include "analytics/partitionstate.h"

#include "analytics/sampletext.h"

#include <algorithm>

namespace observatorio {

namespace {

constexpr std::size_t MaxSamplesPerDrain = 1000;
constexpr std::size_t MaxViewSamples = 200;
constexpr std::size_t MaxSpareWindows = 2;

template<typename Sample>
void keepNewest(std::vector<Sample> &samples, Sample sample)
{
    if (samples.size() >= 2 * MaxViewSamples)
        samples.erase(samples.begin(), samples.begin() + MaxViewSamples);
    samples.push_back(std::move(sample));
}

}  // namespace

PartitionState::PartitionState(PartitionSlot slot, const PartitionStart &start, std::optional<std::int64_t> firstOffset,
                               const EngineSettings &settings, SeriesRegistry &registry, AlertPlan &plan)
    : m_slot(slot), m_partition(start.partition), m_epoch(start.epoch), m_settings(settings), m_registry(registry), m_plan(plan),
      m_alerts(start.partition, start.alertMemories, start.flood, plan, registry)
{
    if (start.accounting) {
        m_accounting = *start.accounting;
        m_started = m_everDrained = true;
        m_drainedOffset = m_accounting.nextOffset;
    }
    if (start.maxEventTime) {
        m_maxEventTime = start.maxEventTime;
        m_watermark = *start.maxEventTime - m_settings.watermarkDelayMs;
    }
    for (const Cell &cell : start.openCells) {
        // A cell of another window length stays in the tables as it is: the setting was changed.
        if (cell.windowEnd - cell.windowStart != m_settings.windowMs || windowStart(cell.windowStart) != cell.windowStart)
            continue;
        const SeriesIndex series = m_registry.lookup(cell.series);
        if (series == NoSeries)
            continue;
        m_plan.of(series);
        Window &window = windowFor(cell.windowStart);
        Pane &pane = paneIn(window, series);
        pane.count = cell.count;
        pane.sum = cell.sum;
        pane.min = cell.min;
        pane.max = cell.max;
        pane.firstOffset = cell.firstOffset;
        pane.lastOffset = cell.lastOffset;
        pane.viewDirty = true;
        window.present.push_back(series);
        window.viewDirty.push_back(series);
    }
    if (firstOffset)
        advance(*firstOffset);
}

std::optional<TimeMs> PartitionState::watermark() const noexcept
{
    return m_maxEventTime ? std::optional(m_watermark) : std::nullopt;
}

TimeMs PartitionState::windowStart(TimeMs timestamp) const noexcept
{
    const TimeMs remainder = timestamp % m_settings.windowMs;
    return timestamp - (remainder < 0 ? remainder + m_settings.windowMs : remainder);
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
    if (!m_started || record.offset > m_accounting.nextOffset)
        advance(record.offset);
    else if (record.offset < m_accounting.nextOffset)
        return false;
    m_accounting.nextOffset = record.offset + 1;
    m_accounting.keyMismatch += record.keyMismatch && !record.rejected ? 1 : 0;

    const TimeMs timestamp = record.timestamp;
    const bool timed = record.hasTimestamp && timestamp >= Earliest;
    const bool future = timed && (timestamp > Latest || (now && timestamp > *now && timestamp - *now > m_settings.futureToleranceMs));
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
    const SeriesIndex series = m_registry.lookup(record.country, record.indicator);
    if (series == NoSeries) {
        reject(record, RejectReason::TooManySeries);
        raise(timestamp);
        return true;
    }
    if (m_recent && timestamp >= m_recent->start && timestamp - m_recent->start < m_settings.windowMs) {
        count(record, series);
    } else if (const TimeMs start = windowStart(timestamp); m_maxEventTime && start + m_settings.windowMs <= m_watermark) {
        recordLate(record, series, start);
    } else {
        m_recent = &windowFor(start);
        count(record, series);
    }
    raise(timestamp);
    return true;
}

PartitionState::Window &PartitionState::windowFor(TimeMs start)
{
    auto it = m_windows.end();
    while (it != m_windows.begin() && (*std::prev(it))->start > start)
        --it;
    if (it != m_windows.begin() && (*std::prev(it))->start == start)
        return **std::prev(it);
    std::unique_ptr<Window> window;
    if (m_spare.empty()) {
        window = std::make_unique<Window>();
    } else {
        window = std::move(m_spare.back());
        m_spare.pop_back();
    }
    window->start = start;
    return **m_windows.insert(it, std::move(window));
}

PartitionState::Pane &PartitionState::paneIn(Window &window, SeriesIndex series)
{
    if (series >= window.panes.size())
        window.panes.resize(std::max<std::size_t>(series + 1, m_registry.size()));
    return window.panes[series];
}

void PartitionState::touch(Window &window, SeriesIndex series, Pane &pane)
{
    if (!pane.storeDirty) {
        pane.storeDirty = true;
        window.storeDirty.push_back(series);
    }
    if (trackChanges && !pane.viewDirty) {
        pane.viewDirty = true;
        window.viewDirty.push_back(series);
    }
}

void PartitionState::count(const Record &record, SeriesIndex series)
{
    ++m_accounting.counted;
    Window &window = *m_recent;
    Pane &pane = paneIn(window, series);
    const double value = record.value;
    if (pane.count == 0) {
        pane.min = pane.max = value;
        pane.firstOffset = record.offset;
        window.present.push_back(series);
    } else {
        pane.min = std::min(pane.min, value);
        pane.max = std::max(pane.max, value);
    }
    ++pane.count;
    pane.sum += value;
    pane.lastOffset = record.offset;
    touch(window, series, pane);
    remember(record, series);
    for (const AlertPlan::Watch &watch : m_plan.of(series).event)
        m_alerts.judge(watch, series, value, record.timestamp, record.offset);
}

void PartitionState::remember(const Record &record, SeriesIndex series)
{
    if (series >= m_lasts.size())
        m_lasts.resize(std::max<std::size_t>(series + 1, m_registry.size()));
    Last &last = m_lasts[series];
    if (last.offset >= 0 && record.timestamp < last.timestamp)
        return;
    last.value = record.value;
    last.timestamp = record.timestamp;
    last.offset = record.offset;
    last.year = record.year;
    last.hasYear = record.hasYear;
    if (!last.storeDirty) {
        last.storeDirty = true;
        m_lastStoreDirty.push_back(series);
    }
    if (trackChanges && !last.viewDirty) {
        last.viewDirty = true;
        m_lastViewDirty.push_back(series);
    }
}

void PartitionState::addLate(LateDelta &delta, double value, DurationMs delay)
{
    delta.min = delta.count == 0 ? value : std::min(delta.min, value);
    delta.max = delta.count == 0 ? value : std::max(delta.max, value);
    ++delta.count;
    delta.sum += value;
    delta.maxDelayMs = std::max(delta.maxDelayMs, delay);
}

void PartitionState::recordLate(const Record &record, SeriesIndex series, TimeMs start)
{
    ++m_accounting.late;
    const TimeMs end = start + m_settings.windowMs;
    const DurationMs delay = m_watermark - end;
    const bool amended = m_settings.latePolicy == LatePolicy::Amend;
    const auto add = [&](std::map<LateKey, LateDelta> &ledger) {
        LateDelta &delta = ledger[{start, series, amended}];
        if (delta.count == 0) {
            delta.series = m_registry.name(series);
            delta.windowStart = start;
            delta.windowEnd = end;
            delta.amended = amended;
        }
        addLate(delta, record.value, delay);
    };
    add(m_late);
    if (!trackChanges)
        return;
    if (amended)
        add(m_lateForView);
    keepNewest(m_lateSamples, LateView{m_partition, record.offset, m_registry.name(series), start, delay});
}

void PartitionState::reject(const Record &record, RejectReason reason)
{
    ++m_accounting.rejected;
    ++m_accounting.rejectedBy[static_cast<std::size_t>(reason)];
    if (m_rejected.size() >= MaxSamplesPerDrain && !trackChanges)
        return;
    RejectedSample sample{record.offset, reason, sampleText(record.payload), std::nullopt};
    if (record.hasTimestamp && record.timestamp >= Earliest && record.timestamp <= Latest)
        sample.timestamp = record.timestamp;
    if (trackChanges)
        keepNewest(m_rejectSamples, RejectView{m_partition, sample});
    if (m_rejected.size() < MaxSamplesPerDrain)
        m_rejected.push_back(std::move(sample));
}

void PartitionState::raise(TimeMs timestamp)
{
    if (m_maxEventTime && timestamp <= *m_maxEventTime)
        return;
    m_maxEventTime = timestamp;
    m_watermark = timestamp - m_settings.watermarkDelayMs;
    if (!m_windows.empty() && m_windows.front()->start + m_settings.windowMs <= m_watermark)
        closePassed();
}

void PartitionState::closePassed()
{
    auto it = m_windows.begin();
    for (; it != m_windows.end() && (*it)->start + m_settings.windowMs <= m_watermark; ++it) {
        Window &window = **it;
        window.closed = true;
        if (m_plan.watchesAverages())
            judgeAverages(window);
        if (trackChanges) {
            for (const SeriesIndex series : window.present) {
                if (!window.panes[series].viewDirty) {
                    window.panes[series].viewDirty = true;
                    window.viewDirty.push_back(series);
                }
            }
        }
        m_closed.push_back(std::move(*it));
    }
    m_windows.erase(m_windows.begin(), it);
    m_recent = nullptr;
}

void PartitionState::judgeAverages(const Window &window)
{
    std::vector<SeriesIndex> inOrder = window.present;
    std::sort(inOrder.begin(), inOrder.end(),
              [this](SeriesIndex a, SeriesIndex b) { return m_registry.name(a) < m_registry.name(b); });
    for (const SeriesIndex series : inOrder) {
        const Pane &pane = window.panes[series];
        for (const AlertPlan::Watch &watch : m_plan.of(series).average)
            m_alerts.judge(watch, series, pane.sum / static_cast<double>(pane.count), window.start + m_settings.windowMs, pane.lastOffset);
    }
}

Cell PartitionState::cellOf(const Window &window, SeriesIndex series) const
{
    const Pane &pane = window.panes[series];
    return {m_registry.name(series), window.start, window.start + m_settings.windowMs, pane.count, pane.sum,
            pane.min, pane.max, pane.firstOffset, pane.lastOffset};
}

bool PartitionState::hasChanges() const noexcept
{
    return m_started && (!m_everDrained || m_accounting.nextOffset != m_drainedOffset || m_alerts.hasChanges());
}

std::size_t PartitionState::pendingCells() const noexcept
{
    std::size_t cells = 0;
    for (const auto *windows : {&m_windows, &m_closed}) {
        for (const auto &window : *windows)
            cells += window->storeDirty.size();
    }
    return cells;
}

PartitionBatch PartitionState::drain()
{
    PartitionBatch batch;
    batch.partition = m_partition;
    batch.epoch = m_epoch;
    batch.fromOffset = m_drainedOffset;
    batch.accounting = m_accounting;
    batch.maxEventTime = m_maxEventTime;
    batch.watermarkDelayMs = m_settings.watermarkDelayMs;
    m_drainedOffset = m_accounting.nextOffset;
    m_everDrained = true;

    for (auto *windows : {&m_closed, &m_windows}) {
        for (const auto &window : *windows) {
            for (const SeriesIndex series : window->storeDirty) {
                window->panes[series].storeDirty = false;
                batch.cells.push_back(cellOf(*window, series));
            }
            window->storeDirty.clear();
        }
    }
    for (auto &window : m_closed) {
        if (trackChanges && !window->viewDirty.empty())
            continue;
        window->viewDirty.clear();
        if (m_spare.size() < MaxSpareWindows) {
            for (const SeriesIndex series : window->present)
                window->panes[series] = Pane{};
            window->present.clear();
            window->closed = false;
            m_spare.push_back(std::move(window));
        } else {
            window.reset();
        }
    }
    std::erase(m_closed, nullptr);

    for (const SeriesIndex series : m_lastStoreDirty) {
        Last &last = m_lasts[series];
        last.storeDirty = false;
        batch.lastValues.push_back({m_registry.name(series), last.value, last.hasYear ? std::optional(last.year) : std::nullopt,
                                    last.timestamp, last.offset});
    }
    m_lastStoreDirty.clear();
    for (auto &[key, delta] : m_late)
        batch.late.push_back(std::move(delta));
    m_late.clear();
    batch.rejected = std::exchange(m_rejected, {});
    m_alerts.drainInto(batch);
    return batch;
}

void PartitionState::changesInto(Engine::Changes &changes)
{
    for (auto *windows : {&m_closed, &m_windows}) {
        for (const auto &window : *windows) {
            for (const SeriesIndex series : window->viewDirty) {
                window->panes[series].viewDirty = false;
                changes.cells.push_back({m_slot, cellOf(*window, series), window->closed});
            }
            window->viewDirty.clear();
        }
    }
    std::erase_if(m_closed, [](const auto &window) { return window->storeDirty.empty(); });

    for (const SeriesIndex series : m_lastViewDirty) {
        Last &last = m_lasts[series];
        last.viewDirty = false;
        changes.lastValues.push_back({m_registry.name(series), last.value, last.hasYear ? std::optional(last.year) : std::nullopt,
                                      last.timestamp, last.offset});
    }
    m_lastViewDirty.clear();
    for (auto &[key, delta] : m_lateForView)
        changes.amended.push_back(std::move(delta));
    m_lateForView.clear();
    m_alerts.changesInto(changes.alerts);
    std::move(m_lateSamples.begin(), m_lateSamples.end(), std::back_inserter(changes.late));
    std::move(m_rejectSamples.begin(), m_rejectSamples.end(), std::back_inserter(changes.rejected));
    m_lateSamples.clear();
    m_rejectSamples.clear();
}

}  // namespace observatorio
