// SPDX-License-Identifier: GPL-3.0-or-later
// One schedule: programs with the product's Engine, Ingest and StoreQueue, a broker and a database in memory, and a
// seeded scheduler that decides at every step who goes on and what breaks. No thread, no clock but its own: a seed is a
// schedule.
#pragma once

#include "app/pipeline/ingest.h"
#include "tests/faults/simulation/source.h"

#include <memory>

namespace observatorio::simulation {

/// One process. A crash destroys it.
struct Program {
    Program(Commons &commons, const EngineSettings &settings, const std::vector<AlertRule> &rules, int place,
            std::uint64_t number, TimeMs skew);

    const int place;
    const std::uint64_t number;
    const TimeMs skew;
    TimeMs clock = 0;
    bool isPaused = false;
    StoreSide store;
    Source source;
    Engine engine;
    Ingest ingest;
};

class World {
public:
    World(std::uint64_t seed, std::function<void(const std::string &)> trace);

    /// What went wrong; empty: nothing.
    std::string run();

private:
    using Programs = std::vector<std::unique_ptr<Program>>;

    void step();
    void breakSomething();
    void breakProgram(Program &program);
    void breakGroup();
    void changeLogs();
    void produce(int partition, int count);
    void startProgram(int place);
    void end(Program &program, bool cleanly);
    Program *any();
    void turn(Program &program);
    void calm();
    bool isDone() const;
    std::string judge() const;
    std::string judgeProgress() const;

    Commons m_commons;
    EngineSettings m_settings;
    std::vector<AlertRule> m_rules;
    Programs m_programs;
    std::uint64_t m_started = 0;
    int m_breaks = 0;  ///< percent of the steps that break something
    bool m_breaksGroup = false;
    bool m_changesLogs = false;
    bool m_replacesLogs = false;
};

}  // namespace observatorio::simulation
