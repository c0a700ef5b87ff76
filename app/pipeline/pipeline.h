// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/countrytable.h"
#include "analytics/domain/snapshot.h"
#include "app/pipeline/mailbox.h"
#include "app/pipeline/rangethread.h"
#include "app/pipeline/simulatorthread.h"

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace observatorio {

/// A worker as the window runs it: with the embedded broker, the simulator and a picture of it all ten times a second,
/// in threads of its own from construction to stop(). With PipelineSettings::observe no worker and no broker, but an
/// Observer: nothing is consumed, claimed or counted, and nobody simulates. Every method may be called from the GUI
/// thread: none blocks but stop().
class Pipeline {
public:
    struct Options {
        PipelineSettings settings;
        SimulatorSettings simulator;
        bool simulatorRuns = false;
        std::string brokerProgram;                ///< runs the embedded broker: `PROGRAM broker`
        const CountryTable *countries = nullptr;  ///< outlives it, as the next
        const IndicatorTable *indicators = nullptr;
        std::shared_ptr<const Baseline> baseline;
        ProgramName program = {};  ///< as other programs see it in the database
    };

    explicit Pipeline(Options options);
    ~Pipeline();

    /// The newest picture since the last call, or null.
    std::shared_ptr<const Snapshot> takeSnapshot() { return m_snapshots.take(); }

    SimulatorThread &simulator() { return m_simulator; }
    void acknowledge(std::vector<std::string> ids, Acknowledgement said);
    /// A new one, or one that ends earlier than it was to.
    void silence(Silence silence);
    /// The topic is read from its beginning, into rows of its own (Ingest::startAnew()).
    void startAnew(std::string topic);
    /// Whatever waits for another try is tried now.
    void retry();
    /// Any time out of the tables, beside all else; of each lane the newest question is answered.
    void readRange(RangeQuery query) { m_ranges.ask(std::move(query)); }
    /// The answers since the last call.
    std::vector<std::shared_ptr<const RangeResult>> takeRanges() { return m_ranges.take(); }

    /// Simulator, ingest (rest to the store, leave the group), store, broker: each with its own deadline, about 10 s at
    /// the worst.
    void stop();

private:
    struct Driven;  ///< what a person's requests reach
    struct Running;
    struct Observing;
    void run(std::stop_token stop);
    void observe(std::stop_token stop);
    void runAgainst(const std::string &bootstrap, std::stop_token stop, Running &running);
    void waitForRetry(std::chrono::milliseconds pause, std::stop_token stop, Running &running);
    void publish(Running &running, bool force);
    void order(std::function<void(Driven &)> command);
    void processCommands(Driven &driven);

    const Options m_options;
    SimulatorThread m_simulator;
    Mailbox<std::shared_ptr<const Snapshot>> m_snapshots;
    std::mutex m_mutex;
    std::vector<std::function<void(Driven &)>> m_commands;
    RangeThread m_ranges;
    std::jthread m_thread;
};

}  // namespace observatorio
