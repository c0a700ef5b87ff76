// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kafka/simulator/simulator.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <variant>

namespace observatorio {

/// Starts, changes and stops the simulator without anybody waiting for its flush. Any thread.
class SimulatorThread {
public:
    /// The table outlives it.
    SimulatorThread(std::shared_ptr<const Baseline> baseline, const IndicatorTable &indicators,
                    SimulatorSettings settings, bool runs);
    ~SimulatorThread();  ///< stops it, with a bounded flush

    /// The broker's address is known, or has changed: a running simulation goes on there.
    void useBroker(const BrokerSettings &broker);
    void start(const SimulatorSettings &settings);
    void change(const SimulatorSettings &settings);
    void stop();
    SimulatorView view() const;

private:
    void run(std::stop_token stop);
    void obey(std::unique_lock<std::mutex> &lock);

    const std::shared_ptr<const Baseline> m_baseline;
    const IndicatorTable &m_indicators;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    SimulatorSettings m_settings;
    std::optional<BrokerSettings> m_newBroker;
    bool m_wantsRunning;
    bool m_restart = false;
    bool m_changed = false;
    bool m_running = false;
    std::optional<Error> m_error;
    std::shared_ptr<Simulator> m_simulator;
    std::jthread m_thread;
};

}  // namespace observatorio
