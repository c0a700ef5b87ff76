// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/simulation/world.h"

#include "tests/faults/simulation/oracle.h"
#include "tests/faults/simulation/states.h"

#include <algorithm>

namespace observatorio::simulation {

using namespace std::chrono_literals;

namespace {

constexpr int Places = 3;
constexpr int MostPartitions = 4;
constexpr int MostRounds = 400;
constexpr TimeMs LargestSkew = 900;

AlertRule rule(const char *indicator, double warning, double clear, DurationMs pending, DurationMs keepFiring,
               int staleWindows)
{
    AlertRule rule;
    rule.id = rule.indicator = indicator;
    rule.warning = warning;
    rule.clear = clear;
    rule.pendingMs = pending;
    rule.keepFiringMs = keepFiring;
    rule.staleWindows = staleWindows;
    return rule;
}

Ingest::Options options(const TimeMs &now)
{
    return {.commitEvery = 250ms, .commitEveryInBacklog = 1'000ms, .maxRecords = 8, .clock = [&now] {
                return std::chrono::steady_clock::time_point(std::chrono::milliseconds(now));
            }};
}

}  // namespace

Program::Program(Commons &commons, const EngineSettings &settings, const std::vector<AlertRule> &rules, int atPlace,
                 std::uint64_t programNumber, TimeMs clockSkew)
    : place(atPlace), number(programNumber), skew(clockSkew), store(commons, number),
      source(commons, store, place, number, clock), engine(settings, rules, countries()),
      ingest(source, engine, store, options(commons.now), [this] { return clock; })
{
    store.holds = [this](const TopicPartition &partition) { return ingest.partitions().contains(partition); };
}

World::World(std::uint64_t seed, std::function<void(const std::string &)> trace)
    : m_commons(seed, 1 + static_cast<int>(seed % 3)),
      m_rules{rule("gini", 80.0, 70.0, 0, 0, 2), rule("pib", 60.0, 50.0, 2'000, 1'500, 1)}
{
    m_commons.trace = std::move(trace);
    Random &random = m_commons.random;
    m_commons.weather = Weather::of(random);
    m_settings.windowMs = 3'000;
    m_settings.watermarkDelayMs = random.between(0, 2) * 2'000;
    m_settings.futureToleranceMs = 5'000;
    m_settings.latePolicy = random.percent(50) ? LatePolicy::Drop : LatePolicy::Amend;
    m_breaks = random.between(1, 25);
    m_breaksGroup = random.percent(70);
    m_changesLogs = random.percent(50);
    m_replacesLogs = random.percent(10);
    m_commons.database.finality().setPartitions(m_commons.broker.partitions());
    for (int partition = 0; partition < m_commons.broker.partitions(); ++partition) {
        produce(partition, random.between(0, 10));
        if (random.percent(20))
            m_commons.broker.log(partition).begin =
                random.below(static_cast<int>(m_commons.broker.log(partition).end()) + 1);
    }
    for (int place = 0, programs = random.between(1, Places); place < programs; ++place)
        startProgram(place);
}

void World::produce(int partition, int count)
{
    Random &random = m_commons.random;
    Log &log = m_commons.broker.log(partition);
    for (int i = 0; i < count; ++i) {
        Entry entry;
        const int kind = random.below(100);
        if (kind < 8) {
            entry.kind = Entry::Kind::Hole;
            reached(State::OffsetsWithoutRecords);
        } else if (kind < 12) {
            entry.kind = Entry::Kind::Rejected;
        } else if (kind < 14) {
            entry.kind = Entry::Kind::Untimed;
        }
        entry.series = random.below(static_cast<int>(AllSeries.size()));
        entry.value = random.between(1, 100);
        const int when = random.below(100);
        if (when < 4)
            entry.timestamp = m_commons.now + m_settings.futureToleranceMs + random.between(-1'500, 1'500);
        else
            entry.timestamp = m_commons.now - random.below(when < 25 ? 12'000 : 3'000);
        if (random.percent(30))
            entry.timestamp = entry.timestamp / 1'000 * 1'000;
        log.entries.push_back(entry);
    }
}

void World::startProgram(int place)
{
    const TimeMs skew = m_commons.random.between(-static_cast<int>(LargestSkew), static_cast<int>(LargestSkew));
    m_programs.push_back(std::make_unique<Program>(m_commons, m_settings, m_rules, place, ++m_started, skew));
    m_commons.say("program ", std::to_string(m_started), " starts at place ", std::to_string(place));
}

void World::end(Program &program, bool cleanly)
{
    m_commons.say("program ", std::to_string(program.number), cleanly ? " leaves" : " dies");
    program.store.crash();
    if (cleanly && m_commons.broker.standing(program.place, program.number) == Broker::Standing::Member) {
        m_commons.broker.remove(program.place);
        reached(State::CleanLeave);
    }
    std::erase_if(m_programs, [&program](const auto &other) { return other.get() == &program; });
}

Program *World::any()
{
    return m_programs.empty()
               ? nullptr
               : m_programs[static_cast<std::size_t>(m_commons.random.below(static_cast<int>(m_programs.size())))]
                     .get();
}

void World::turn(Program &program)
{
    program.clock = m_commons.now + program.skew;
    program.ingest.turn(0ms);
}

void World::step()
{
    Random &random = m_commons.random;
    m_commons.now += random.below(200);
    if (random.percent(m_breaks)) {
        breakSomething();
        return;
    }
    const int what = random.below(100);
    if (what < 15)
        produce(random.below(m_commons.broker.partitions()), random.between(1, 4));
    else if (Program *program = any(); program && what < 55 && !program->isPaused)
        turn(*program);
    else if (program)
        program->store.step();
    if (!m_commons.ghosts.empty() && random.percent(20)) {
        settle(m_commons, m_commons.ghosts.front(), random.percent(50));
        m_commons.ghosts.erase(m_commons.ghosts.begin());
    }
}

void World::breakSomething()
{
    Random &random = m_commons.random;
    switch (random.below(6)) {
    case 0:
        m_commons.database.away = !m_commons.database.away && random.percent(60);
        if (m_commons.database.away)
            reached(State::DatabaseAway);
        m_commons.say("the database is ", m_commons.database.away ? "away" : "there");
        break;
    case 1:
        m_commons.broker.away = !m_commons.broker.away && random.percent(30);
        if (m_commons.broker.away)
            reached(State::BrokerAway);
        break;
    case 2:
        if (m_breaksGroup)
            breakGroup();
        break;
    case 3:
        if (m_changesLogs)
            changeLogs();
        break;
    case 4: {
        const int place = random.below(Places);
        const bool isTaken = std::any_of(m_programs.begin(), m_programs.end(), [place](const auto &program) {
            return program->place == place && !program->isPaused;
        });
        if (!isTaken && m_programs.size() < Places + 2)
            startProgram(place);
        break;
    }
    default:
        if (Program *program = any())
            breakProgram(*program);
        break;
    }
}

void World::breakProgram(Program &program)
{
    const int how = m_commons.random.below(100);
    if (how < 35)
        end(program, false);
    else if (how < 50)
        end(program, true);
    else
        program.isPaused = !program.isPaused;
}

void World::breakGroup()
{
    Random &random = m_commons.random;
    if (random.percent(60)) {
        // Thought dead, whether it is or not.
        if (const std::vector<int> places = m_commons.broker.places(); !places.empty())
            m_commons.broker.remove(places[static_cast<std::size_t>(random.below(static_cast<int>(places.size())))]);
    } else {
        m_commons.broker.endRebalance();
    }
}

void World::changeLogs()
{
    Random &random = m_commons.random;
    const int partition = random.below(m_commons.broker.partitions());
    Log &log = m_commons.broker.log(partition);
    const int how = random.below(100);
    if (how < 60) {
        log.begin += random.below(static_cast<int>(log.end() - log.begin) + 1);
    } else if (how < 75 && m_commons.broker.partitions() < MostPartitions) {
        m_commons.broker.addPartition();
        m_commons.database.finality().setPartitions(m_commons.broker.partitions());
        reached(State::PartitionAdded);
    } else if (how >= 80 && m_replacesLogs) {
        m_commons.broker.replaceLog(partition);
        produce(partition, random.between(0, 80));
        reached(State::LogReplaced);
    }
}

/// Nothing breaks any more: whoever is alive must bring everything to its end.
void World::calm()
{
    m_commons.say("calm");
    m_commons.weather = {};
    m_commons.database.away = m_commons.broker.away = false;
    const auto isFenced = [](const auto &program) { return program->source.isFenced(); };
    for (auto fenced = m_programs.begin();
         (fenced = std::find_if(m_programs.begin(), m_programs.end(), isFenced)) != m_programs.end();)
        end(**fenced, false);
    for (const Ghost &ghost : m_commons.ghosts)
        settle(m_commons, ghost, m_commons.random.percent(50));
    m_commons.ghosts.clear();
    for (const auto &program : m_programs)
        program->isPaused = false;
    if (m_programs.empty())
        startProgram(0);
    // A member that no program is any more runs into the session's end.
    for (const int place : m_commons.broker.places()) {
        if (std::none_of(m_programs.begin(), m_programs.end(), [&](const auto &program) {
                return program->place == place
                       && m_commons.broker.standing(place, program->number) == Broker::Standing::Member;
            }))
            m_commons.broker.remove(place);
    }
    for (int round = 0; round < MostRounds && !isDone() && m_commons.database.fault().empty(); ++round) {
        m_commons.now += 300;
        for (const auto &program : m_programs)
            turn(*program);
        for (int steps = 0; steps < 4; ++steps) {
            for (const auto &program : m_programs)
                program->store.step();
        }
    }
}

bool World::isDone() const
{
    return judgeProgress().empty() && std::all_of(m_programs.begin(), m_programs.end(), [](const auto &program) {
               return program->store.isIdle();
           });
}

std::string World::judgeProgress() const
{
    for (int partition = 0; partition < m_commons.broker.partitions(); ++partition) {
        const Logs &logs = m_commons.broker.logs(partition);
        if (logs.size() > 1)
            continue;  // it stops, and says so
        const Database::Row *row = m_commons.database.row(partition);
        const std::int64_t next = row && row->head.accounting ? row->head.accounting->nextOffset : logs.back().begin;
        if (next < logs.back().end())
            return "partition " + std::to_string(partition) + " is stored up to " + std::to_string(next) + " of "
                   + std::to_string(logs.back().end()) + " and nobody goes on";
    }
    return "";
}

std::string World::judge() const
{
    if (!m_commons.fault.empty())
        return m_commons.fault;
    if (!m_commons.database.fault().empty())
        return m_commons.database.fault();
    if (m_commons.ledger.mixedLogs())
        return "records of two logs in one row";
    for (int partition = 0; partition < m_commons.broker.partitions(); ++partition) {
        const Ledger::Stored *stored = m_commons.ledger.stored(partition);
        const Database::Row *row = m_commons.database.row(partition);
        if (!stored || !row->head.accounting)
            continue;
        const std::string problem = recount(m_commons.broker.logs(partition), *stored, *row, m_settings, m_rules);
        if (!problem.empty())
            return "partition " + std::to_string(partition) + ": " + problem;
    }
    return judgeProgress();
}

std::string World::run()
{
    for (int steps = m_commons.random.between(40, 260); steps > 0; --steps)
        step();
    calm();
    std::string problem = judge();
    if (!problem.empty() && m_commons.trace) {
        for (int partition = 0; partition < m_commons.broker.partitions(); ++partition)
            m_commons.say("the group gives ", std::to_string(partition), " to program ",
                          std::to_string(m_commons.broker.owner(partition)));
        for (const auto &program : m_programs) {
            m_commons.say("program ", std::to_string(program->number), " at place ", std::to_string(program->place),
                          program->source.isFenced() ? ", fenced" : "", program->store.isIdle() ? "" : ", busy");
            for (const auto &[partition, state] : program->ingest.partitions())
                m_commons.say("  has ", std::to_string(partition.partition), state.slot ? ", reads it" : "",
                              state.error ? ", " + state.error->cause : "");
        }
    }
    return problem;
}

}  // namespace observatorio::simulation
