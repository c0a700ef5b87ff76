// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/simulation/oracle.h"

#include "tests/faults/simulation/source.h"
#include "tests/faults/simulation/states.h"

#include <algorithm>

namespace observatorio::simulation {

namespace {

constexpr TimeMs ClocksDiffer = 1'000;

class Recount {
public:
    Recount(const Log &log, const Ledger::Stored &stored, const EngineSettings &settings,
            const std::vector<AlertRule> &rules)
        : m_log(log), m_stored(stored), m_settings(settings), m_rules(rules)
    {
    }

    void run(std::int64_t until)
    {
        accounting.startOffset = m_stored.start;
        accounting.nextOffset = until;
        for (std::int64_t offset = m_stored.start; offset < until; ++offset) {
            const auto clock = m_stored.clocks.find(offset);
            if (clock == m_stored.clocks.end())
                ++accounting.gaps;
            else
                count(offset, m_log.at(offset), clock->second);
        }
    }

    Accounting accounting;
    std::optional<TimeMs> latest;
    std::map<WindowKey, Cell> cells;
    std::map<WindowKey, Aggregate> late;
    std::map<SeriesName, LastValue> lastValues;
    std::map<std::int64_t, RejectReason> rejected;
    struct Episode {
        std::string rule;
        SeriesName series;
        double first = 0.0, peak = 0.0, last = 0.0;
        TimeMs start = 0;
        std::optional<TimeMs> end;
        TimeMs newest = 0;
        std::optional<TimeMs> staleSince = std::nullopt;

        bool operator==(const Episode &) const = default;
    };
    std::map<std::pair<std::int64_t, std::string>, Episode> episodes;  ///< by offset and rule

private:
    void reject(std::int64_t offset, RejectReason reason)
    {
        ++accounting.rejected;
        ++accounting.rejectedBy[static_cast<std::size_t>(reason)];
        rejected.emplace(offset, reason);
    }

    void count(std::int64_t offset, const Entry &entry, TimeMs clock)
    {
        const bool timed = entry.kind != Entry::Kind::Untimed;
        const TimeMs ahead = entry.timestamp - m_settings.futureToleranceMs - clock;
        if (timed && ahead > -ClocksDiffer && ahead <= ClocksDiffer)
            reached(State::ClocksDisagree);
        if (entry.kind == Entry::Kind::Rejected) {
            reject(offset, RejectReason::NotJson);
            if (ahead <= 0)
                raise(entry.timestamp);
            return;
        }
        if (!timed) {
            ++accounting.untimed;
            return;
        }
        if (ahead > 0) {
            reached(State::FutureRecord);
            reject(offset, RejectReason::FromFuture);
            return;
        }
        const SeriesName series = nameOf(entry.series);
        const TimeMs start = entry.timestamp / m_settings.windowMs * m_settings.windowMs;
        const TimeMs end = start + m_settings.windowMs;
        if (latest && end == *latest - m_settings.watermarkDelayMs)
            reached(State::RecordExactlyAtTheWatermark);
        if (latest && end <= *latest - m_settings.watermarkDelayMs) {
            reached(State::LateRecord);
            ++accounting.late;
            late[{start, series}].add(entry.value);
        } else {
            ++accounting.counted;
            Cell &cell = cells[{start, series}];
            if (cell.values.count == 0)
                cell.firstOffset = offset;
            cell.values.add(entry.value);
            cell.lastOffset = offset;
            LastValue &last = lastValues[series];
            if (!last.timestamp || *last.timestamp <= entry.timestamp)
                last = {series, entry.value, std::nullopt, entry.timestamp, offset};
            for (const AlertRule &rule : m_rules) {
                if (rule.indicator == series.indicator)
                    watch(rule, series, offset, entry);
            }
        }
        raise(entry.timestamp);
    }

    /// The watermark follows the newest event; what was silent for too many windows by then is forgotten.
    void raise(TimeMs timestamp)
    {
        latest = std::max(latest.value_or(timestamp), timestamp);
        for (const AlertRule &rule : m_rules) {
            for (auto &[key, watched] : m_watches) {
                if (key.first != rule.id || (!watched.active && !watched.pending))
                    continue;
                const TimeMs silentFor = (rule.staleWindows + 1) * m_settings.windowMs;
                const TimeMs due = watched.newest / m_settings.windowMs * m_settings.windowMs + silentFor;
                if (due > *latest - m_settings.watermarkDelayMs)
                    continue;
                if (watched.active) {
                    reached(State::StaleAlert);
                    episodes[*watched.active].staleSince = due;
                }
                watched = {};
            }
        }
    }

    void watch(const AlertRule &rule, const SeriesName &series, std::int64_t offset, const Entry &entry)
    {
        auto &[pending, goodSince, active, firstValue, newest] = m_watches[{rule.id, series}];
        newest = active || pending ? std::max(newest, entry.timestamp) : entry.timestamp;
        if (!active) {
            if (entry.value <= rule.warning) {
                pending.reset();
                return;
            }
            if (!pending) {
                pending = {offset, entry.timestamp};
                firstValue = entry.value;
            }
            if (entry.timestamp - pending->second < rule.pendingMs)
                return;
            active = {pending->first, rule.id};
            episodes[*active] = {rule.id, series, firstValue, firstValue, firstValue, pending->second, std::nullopt};
            pending.reset();
        }
        Episode &episode = episodes[*active];
        episode.last = entry.value;
        episode.newest = newest;
        episode.peak = std::max(episode.peak, entry.value);
        if (entry.value > *rule.clear) {
            goodSince.reset();
            return;
        }
        if (!goodSince)
            goodSince = entry.timestamp;
        if (entry.timestamp - *goodSince < rule.keepFiringMs)
            return;
        episode.end = std::max(entry.timestamp, episode.start);
        goodSince.reset();
        active.reset();
    }

    struct Watch {
        std::optional<std::pair<std::int64_t, TimeMs>> pending;
        std::optional<TimeMs> goodSince;
        std::optional<std::pair<std::int64_t, std::string>> active;
        double firstValue = 0.0;
        TimeMs newest = 0;  ///< of the values since it is pending
    };

    const Log &m_log;
    const Ledger::Stored &m_stored;
    const EngineSettings &m_settings;
    const std::vector<AlertRule> &m_rules;
    std::map<std::pair<std::string, SeriesName>, Watch> m_watches;
};

std::string wrong(const char *what, std::int64_t recounted, std::int64_t held)
{
    return std::string(what) + ": " + std::to_string(recounted) + " recounted, " + std::to_string(held) + " stored";
}

std::string compareAccounting(const Accounting &recounted, const Accounting &held)
{
    const std::pair<const char *, std::int64_t Accounting::*> fields[] = {{"first offset", &Accounting::startOffset},
                                                                          {"next offset", &Accounting::nextOffset},
                                                                          {"counted", &Accounting::counted},
                                                                          {"late", &Accounting::late},
                                                                          {"rejected", &Accounting::rejected},
                                                                          {"untimed", &Accounting::untimed},
                                                                          {"gaps", &Accounting::gaps}};
    for (const auto &[name, field] : fields) {
        if (recounted.*field != held.*field)
            return wrong(name, recounted.*field, held.*field);
    }
    return recounted == held ? "" : "the reasons of rejection";
}

std::string compareWindows(const Recount &recounted, const Database::Row &row)
{
    if (recounted.cells.size() != row.cells.size())
        return wrong("windows", static_cast<std::int64_t>(recounted.cells.size()),
                     static_cast<std::int64_t>(row.cells.size()));
    for (const auto &[key, cell] : recounted.cells) {
        const auto held = row.cells.find(key);
        if (held == row.cells.end())
            return "a window is missing";
        if (held->second.values != cell.values)
            return wrong("events of a window", cell.values.count, held->second.values.count);
        if (held->second.firstOffset != cell.firstOffset || held->second.lastOffset != cell.lastOffset)
            return "the offsets of a window";
    }
    if (recounted.late.size() != row.late.size())
        return "windows with late events";
    for (const auto &[key, delta] : row.late) {
        const auto late = recounted.late.find(key.first);
        if (late == recounted.late.end() || late->second != delta.values)
            return wrong("late events of a window", late == recounted.late.end() ? 0 : late->second.count,
                         delta.values.count);
    }
    return "";
}

std::string compareAlerts(const Recount &recounted, const Database::Row &row)
{
    if (recounted.episodes.size() != row.alerts.size())
        return wrong("alerts", static_cast<std::int64_t>(recounted.episodes.size()),
                     static_cast<std::int64_t>(row.alerts.size()));
    for (const auto &[id, held] : row.alerts) {
        const auto episode = recounted.episodes.find({held.offset, held.rule});
        if (episode == recounted.episodes.end()
            || episode->second
                   != Recount::Episode{held.rule, held.series, held.firstValue, held.peakValue, held.lastValue,
                                       held.start, held.end, held.lastEvent.value_or(0), held.staleSince})
            return "the alert that begins at offset " + std::to_string(held.offset);
    }
    return "";
}

}  // namespace

std::string recount(const Logs &logs, const Ledger::Stored &stored, const Database::Row &row,
                    const EngineSettings &settings, const std::vector<AlertRule> &rules)
{
    const Log &log = logs[static_cast<std::size_t>(stored.logId)];
    const std::int64_t next = row.head.accounting->nextOffset;
    if (next > log.end())
        return wrong("next offset", log.end(), next);
    for (std::int64_t offset = std::max(stored.start, log.begin); offset < next; ++offset) {
        if (log.at(offset).kind != Entry::Kind::Hole && !stored.clocks.contains(offset))
            return "the record at offset " + std::to_string(offset) + " was never read";
    }
    Recount recounted(log, stored, settings, rules);
    recounted.run(next);
    if (std::string problem = compareAccounting(recounted.accounting, *row.head.accounting); !problem.empty())
        return problem;
    if (recounted.latest != row.head.maxEventTime)
        return "the highest event time";
    if (std::string problem = compareWindows(recounted, row); !problem.empty())
        return problem;
    if (recounted.lastValues != row.lastValues)
        return "last values";
    if (recounted.rejected.size() != row.rejected.size())
        return "samples of what was rejected";
    return compareAlerts(recounted, row);
}

}  // namespace observatorio::simulation
