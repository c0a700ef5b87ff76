// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/simulatorgate.h"

namespace observatorio {

namespace {

/// Who else reads there does not depend on how one logs in.
bool sameBroker(const BrokerSettings &a, const BrokerSettings &b)
{
    return a.embedded == b.embedded && (a.embedded || a.bootstrapServers == b.bootstrapServers);
}

}  // namespace

SimulatorGate::SimulatorGate(const AppSettings &settings, SimulatorConsent consent) : m_consent(std::move(consent))
{
    decide(settings, settings.simulatorRuns);
}

void SimulatorGate::decide(const AppSettings &settings, bool wanted)
{
    const BrokerSettings &broker = settings.pipeline.broker;
    m_question.reset();
    if (settings.pipeline.observe) {
        m_runs = false;
        return;
    }
    if (broker.embedded) {
        m_runs = settings.simulatorRuns;
        return;
    }
    const bool answered = m_consent.bootstrapServers == broker.bootstrapServers;
    m_runs = wanted && answered && m_consent.given;
    if (wanted && !answered)
        m_question = broker.bootstrapServers;
}

void SimulatorGate::settingsChanged(const AppSettings &before, const AppSettings &now)
{
    const bool observedBefore = before.pipeline.observe;
    if (now.pipeline.observe || observedBefore) {
        decide(now, now.simulatorRuns);
        return;
    }
    if (sameBroker(before.pipeline.broker, now.pipeline.broker)) {
        if (before.simulatorRuns && !now.simulatorRuns)
            m_question.reset();
        return;
    }
    const bool wanted = m_runs || m_question || now.simulatorRuns;
    m_consent = {};
    decide(now, wanted);
}

void SimulatorGate::answer(const std::string &bootstrapServers, bool send)
{
    if (m_question != bootstrapServers)
        return;
    m_question.reset();
    m_consent = {bootstrapServers, send};
    m_runs = send;
}

void SimulatorGate::started()
{
    m_question.reset();
    m_runs = true;
}

void SimulatorGate::stopped()
{
    m_question.reset();
    m_runs = false;
}

}  // namespace observatorio
