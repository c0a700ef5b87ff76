#include "analytics/alertmachine.h"

#include <algorithm>

namespace observatorio {

namespace {

/// In a firing memory: the episode has no row of its own, a flood summary stands for it.
constexpr std::int64_t InSummary = -1;
/// The view is asked ten times a second; where nobody asks, old news go.
constexpr std::size_t MaxViewEnded = 10'000;

std::uint64_t fnv1a(std::uint64_t hash, std::string_view bytes)
{
    for (const char c : bytes) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3ULL;
    }
    return hash;
}

/// 128 bits as two FNV-1a 64 (offset basis of the standard, and its bitwise complement) over the fields, each ended by 0x1f.
std::string episodeId(const std::string &rule, const SeriesName &series, const TopicPartition &partition, std::int64_t offset)
{
    const std::string numbers[] = {std::to_string(partition.partition), std::to_string(offset)};
    std::uint64_t halves[] = {0xcbf29ce484222325ULL, ~0xcbf29ce484222325ULL};
    for (std::uint64_t &half : halves) {
        for (const std::string *field : {&rule, &series.pais, &series.indicador, &partition.topic, &numbers[0], &numbers[1]})
            half = fnv1a(fnv1a(half, *field), "\x1f");
    }
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const std::uint64_t half : halves) {
        for (int shift = 60; shift >= 0; shift -= 4)
            text.push_back(digits[(half >> shift) & 15u]);
    }
    return text;
}

bool beyond(AlertDirection direction, double value, double threshold)
{
    return direction == AlertDirection::Above ? value > threshold : value < threshold;
}

Severity levelOf(const AlertRule &rule, double value)
{
    if (rule.critical && beyond(rule.direction, value, *rule.critical))
        return Severity::Critical;
    return beyond(rule.direction, value, rule.warning) ? Severity::Warning : Severity::None;
}

TimeMs floorTo(TimeMs at, DurationMs step)
{
    const TimeMs remainder = at % step;
    return at - (remainder < 0 ? remainder + step : remainder);
}

}  // namespace

void AlertPlan::extend(SeriesIndex series)
{
    while (m_bySeries.size() <= series) {
        const SeriesName &name = m_registry.name(static_cast<SeriesIndex>(m_bySeries.size()));
        Watches watches;
        for (const AlertRule &rule : m_rules) {
            if (!rule.enabled || rule.indicador != name.indicador)
                continue;
            const auto names = [&name](const AlertRule &r) { return std::find(r.paises.begin(), r.paises.end(), name.pais) != r.paises.end(); };
            const bool general = rule.paises.empty();
            if (!general && !names(rule))
                continue;
            const bool replaced = general && std::any_of(m_rules.begin(), m_rules.end(), [&](const AlertRule &other) {
                return other.indicador == rule.indicador && other.basis == rule.basis && names(other);
            });
            if (replaced)
                continue;
            (rule.basis == AlertBasis::Event ? watches.event : watches.average).push_back({&rule, m_nextWatch++});
            m_watchesAverages = m_watchesAverages || rule.basis == AlertBasis::WindowAverage;
        }
        m_bySeries.push_back(std::move(watches));
    }
}

const AlertPlan::Watch *AlertPlan::find(SeriesIndex series, const std::string &rule)
{
    const Watches &watches = of(series);
    for (const auto *list : {&watches.event, &watches.average}) {
        for (const Watch &watch : *list) {
            if (watch.rule->id == rule)
                return &watch;
        }
    }
    return nullptr;
}

AlertMachine::AlertMachine(TopicPartition partition, const std::vector<AlertMemory> &memories, FloodMemory flood, AlertPlan &plan,
                           SeriesRegistry &registry)
    : m_partition(std::move(partition)), m_registry(registry), m_flood(std::move(flood))
{
    for (const AlertMemory &memory : memories) {
        const SeriesIndex series = registry.lookup(memory.series);
        const AlertPlan::Watch *watch = series == NoSeries ? nullptr : plan.find(series, memory.rule);
        if (watch) {
            Slot &fresh = slot(watch->id);
            fresh.memory = memory;
            fresh.viewDirty = true;
            m_viewDirty.push_back(watch->id);
            continue;
        }
        // The rule was removed while its episode fired: it ends where it was.
        if (memory.firing && memory.firing->suppressed != InSummary) {
            AlertEpisode episode = *memory.firing;
            episode.end = episode.start;
            report(episode);
        }
        m_orphans.emplace_back();
        m_orphans.back().rule = memory.rule;
        m_orphans.back().series = memory.series;
    }
}

AlertMachine::Slot &AlertMachine::slot(std::uint32_t watch)
{
    if (watch >= m_slots.size())
        m_slots.resize(watch + 1);
    if (!m_slots[watch])
        m_slots[watch] = std::make_unique<Slot>();
    return *m_slots[watch];
}

void AlertMachine::touch(std::uint32_t watch)
{
    Slot &touched = *m_slots[watch];
    if (!std::exchange(touched.dirty, true))
        m_dirty.push_back(watch);
    if (!std::exchange(touched.viewDirty, true))
        m_viewDirty.push_back(watch);
}

void AlertMachine::report(const AlertEpisode &episode)
{
    m_ended.push_back(episode);
    if (m_viewEnded.size() < MaxViewEnded)
        m_viewEnded.push_back(episode);
}

void AlertMachine::judgeSlowly(const AlertPlan::Watch &watch, SeriesIndex series, double value, TimeMs at,
                                std::int64_t offset)
{
    const AlertRule &rule = *watch.rule;
    AlertMemory &memory = slot(watch.id).memory;
    const bool crosses = levelOf(rule, value) != Severity::None;

    if (!memory.firing && !memory.pendingSince) {
        if (!crosses)
            return;
        memory.rule = rule.id;
        memory.series = m_registry.name(series);
        memory.pendingSince = at;
        memory.pendingOffset = offset;
        memory.pendingValue = value;
    }
    touch(watch.id);
    if (!memory.firing) {
        if (!crosses)
            memory.pendingSince.reset();
        else if (at - *memory.pendingSince >= rule.pendingMs)
            begin(rule, memory, at);
        if (!memory.firing)
            return;
    }
    update(rule, *memory.firing, value);
    const bool good = !beyond(rule.direction, value, rule.clear.value_or(rule.warning));
    if (!good) {
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
    episode.firstValue = episode.peakValue = episode.lastValue = memory.pendingValue;
    episode.start = *memory.pendingSince;
    episode.partition = m_partition;
    episode.offset = memory.pendingOffset;
    update(rule, episode, memory.pendingValue);
    if (floods(episode, at))
        episode.suppressed = InSummary;
    memory.firing = std::move(episode);
    memory.pendingSince.reset();
    memory.pendingOffset = 0;
    memory.pendingValue = 0.0;
    memory.goodSince.reset();
}

void AlertMachine::update(const AlertRule &rule, AlertEpisode &episode, double value) const
{
    episode.lastValue = value;
    if (beyond(rule.direction, value, episode.peakValue))
        episode.peakValue = value;
    const Severity level = levelOf(rule, value);
    if (level == Severity::Critical && episode.severity != Severity::Critical) {
        episode.severity = Severity::Critical;
        episode.threshold = *rule.critical;
    }
}

void AlertMachine::end(AlertMemory &memory, TimeMs at)
{
    AlertEpisode episode = *std::exchange(memory.firing, std::nullopt);
    memory.goodSince.reset();
    episode.end = std::max(at, episode.start);
    if (episode.suppressed != InSummary)
        report(episode);
}

bool AlertMachine::floods(AlertEpisode &episode, TimeMs at)
{
    m_floodDirty = true;
    const TimeMs window = floorTo(at, FloodWindowMs);
    if (m_flood.started == 0 || window > m_flood.windowStart) {
        if (m_flood.summary) {
            m_flood.summary->end = std::max(m_flood.summary->start, m_flood.windowStart + FloodWindowMs);
            report(*m_flood.summary);
        }
        m_flood = FloodMemory{window, 0, std::nullopt};
    }
    if (++m_flood.started <= FloodCap)
        return false;
    if (!m_flood.summary) {
        AlertEpisode summary = episode;
        summary.rule = "*";
        summary.series = {"*", "*"};
        summary.id = episodeId(summary.rule, summary.series, m_partition, episode.offset);
        m_flood.summary = std::move(summary);
    }
    AlertEpisode &summary = *m_flood.summary;
    summary.suppressed = m_flood.started - FloodCap;
    summary.severity = std::max(summary.severity, episode.severity);
    summary.lastValue = episode.lastValue;
    return true;
}

void AlertMachine::drainInto(PartitionBatch &batch)
{
    batch.alerts = std::exchange(m_ended, {});
    batch.alertMemories = std::exchange(m_orphans, {});
    for (const std::uint32_t watch : m_dirty) {
        Slot &changed = *m_slots[watch];
        changed.dirty = false;
        batch.alertMemories.push_back(changed.memory);
        if (changed.memory.firing && changed.memory.firing->suppressed != InSummary)
            batch.alerts.push_back(*changed.memory.firing);
        if (!changed.memory.firing && !changed.memory.pendingSince && !changed.viewDirty)
            m_slots[watch].reset();
    }
    m_dirty.clear();
    if (m_flood.summary)
        batch.alerts.push_back(*m_flood.summary);
    batch.flood = m_flood;
    m_floodDirty = false;
}

void AlertMachine::changesInto(std::vector<AlertEpisode> &episodes)
{
    for (AlertEpisode &episode : m_viewEnded)
        episodes.push_back(std::move(episode));
    m_viewEnded.clear();
    for (const std::uint32_t watch : m_viewDirty) {
        Slot &changed = *m_slots[watch];
        changed.viewDirty = false;
        if (changed.memory.firing && changed.memory.firing->suppressed != InSummary)
            episodes.push_back(*changed.memory.firing);
        if (!changed.memory.firing && !changed.memory.pendingSince && !changed.dirty)
            m_slots[watch].reset();
    }
    m_viewDirty.clear();
    if (m_flood.summary)
        episodes.push_back(*m_flood.summary);
}

}  // namespace observatorio
