// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/simulatorthread.h"

namespace observatorio {

SimulatorThread::SimulatorThread(std::shared_ptr<const Baseline> baseline, const IndicatorTable &indicators,
                                 SimulatorSettings settings, bool runs)
    : m_baseline(std::move(baseline)), m_indicators(indicators), m_settings(std::move(settings)), m_wantsRunning(runs),
      m_restart(runs), m_thread([this](std::stop_token stop) { run(stop); })
{
}

SimulatorThread::~SimulatorThread()
{
    m_thread.request_stop();
    m_thread.join();
}

void SimulatorThread::useBroker(const BrokerSettings &broker)
{
    std::lock_guard lock(m_mutex);
    m_newBroker = broker;
    m_restart = m_wantsRunning;
    m_wake.notify_all();
}

void SimulatorThread::start(const SimulatorSettings &settings)
{
    std::lock_guard lock(m_mutex);
    m_settings = settings;
    m_wantsRunning = m_restart = true;
    m_wake.notify_all();
}

void SimulatorThread::change(const SimulatorSettings &settings)
{
    std::lock_guard lock(m_mutex);
    m_settings = settings;
    m_changed = true;
    m_wake.notify_all();
}

void SimulatorThread::stop()
{
    std::lock_guard lock(m_mutex);
    m_wantsRunning = false;
    m_wake.notify_all();
}

SimulatorView SimulatorThread::view() const
{
    std::shared_ptr<Simulator> simulator;
    SimulatorView view;
    {
        std::lock_guard lock(m_mutex);
        simulator = m_simulator;
        view.settings = m_settings;
        view.running = m_wantsRunning;
        view.error = m_error;
    }
    if (simulator) {
        const SimulatorSettings settings = view.settings;
        view = simulator->view();
        view.settings = settings;
    }
    return view;
}

void SimulatorThread::run(std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        obey(lock);
        m_wake.wait(lock, stop, [this] {
            return m_newBroker || m_changed || (m_restart && m_simulator) || (m_running && !m_wantsRunning);
        });
    }
    const auto simulator = m_simulator;
    lock.unlock();
    if (simulator)
        simulator->stop();
}

void SimulatorThread::obey(std::unique_lock<std::mutex> &lock)
{
    if (m_newBroker) {
        const BrokerSettings broker = *std::exchange(m_newBroker, std::nullopt);
        const auto old = std::exchange(m_simulator, nullptr);
        lock.unlock();
        if (old)
            old->stop(std::chrono::milliseconds(200));
        auto fresh = std::make_shared<Simulator>(broker, m_baseline, m_indicators);
        lock.lock();
        m_simulator = std::move(fresh);
        m_running = false;
    }
    if (!m_simulator)
        return;
    const auto simulator = m_simulator;
    const SimulatorSettings settings = m_settings;
    if (m_running && !m_wantsRunning) {
        lock.unlock();
        simulator->stop();
        lock.lock();
        m_running = false;
    }
    if (std::exchange(m_restart, false) && m_wantsRunning) {
        lock.unlock();
        const Expected<void> started = simulator->start(settings);
        lock.lock();
        m_running = started.has_value();
        m_error = started ? std::nullopt : std::optional(started.error());
        m_wantsRunning = m_wantsRunning && m_running;
    } else if (std::exchange(m_changed, false) && m_running) {
        lock.unlock();
        simulator->change(settings);
        lock.lock();
    }
    m_changed = false;
}

}  // namespace observatorio
