// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/settings.h"

#include <optional>
#include <string>

namespace observatorio {

/// A person's answer to whether the simulator may send to a broker that is not the program's own.
struct SimulatorConsent {
    std::string bootstrapServers;  ///< of the broker that was asked about; empty = nobody was asked
    bool given = false;

    bool operator==(const SimulatorConsent &) const = default;
};

/// Decides where invented events may go. To the embedded broker they go as the settings say; to any other only once
/// a person has said so for that very one: on the command line, in answer to a question, or with the simulator page's
/// button. A program that only observes sends nothing.
class SimulatorGate {
public:
    /// `consent` is the newest answer; it counts for its own broker only.
    SimulatorGate(const AppSettings &settings, SimulatorConsent consent);

    /// The simulator runs on the broker of the newest settings.
    [[nodiscard]] bool runs() const { return m_runs; }
    /// The bootstrap servers a person is to be asked about.
    [[nodiscard]] const std::optional<std::string> &question() const { return m_question; }
    [[nodiscard]] const SimulatorConsent &consent() const { return m_consent; }

    void settingsChanged(const AppSettings &before, const AppSettings &now);
    /// An answer to a question that is no longer the open one changes nothing.
    void answer(const std::string &bootstrapServers, bool send);
    void started();
    void stopped();

private:
    void decide(const AppSettings &settings, bool wanted);

    SimulatorConsent m_consent;
    bool m_runs = false;
    std::optional<std::string> m_question;
};

}  // namespace observatorio
