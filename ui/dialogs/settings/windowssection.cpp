// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/sections.h"
#include "ui/dialogs/settings/settingscheck.h"

namespace observatorio {

namespace {

using Engine = EngineSettings;

constexpr DurationMs Second = 1000;
constexpr DurationMs Minute = 60 * Second;

class WindowsSection : public SettingsSection {
    Q_DECLARE_TR_FUNCTIONS(observatorio::WindowsSection)
public:
    WindowsSection()
        : SettingsSection(QStringLiteral("windows"), tr("Windows"), QStringLiteral("windows"),
                          tr("How events are grouped by event time, and how long a window waits for late ones."))
    {
        bind(tr("Window length"), new DurationBox(Second, 1, static_cast<int>(LongWindows.length() / Second)),
             &Engine::windowMs)
            .hint(tr("The long window of 15 min must be a whole number of these."))
            .check(&SettingsCheck::window);
        bind(tr("Watermark delay"), new DurationBox(Second, 0, 86'400), &Engine::watermarkDelayMs)
            .hint(tr("A window is final once an event this much past its end has been seen. Longer: fewer late events, "
                     "later results."));
        bind(tr("Late events"),
             new ChoiceBox(
                 {{tr("Count separately"), LatePolicy::Drop}, {tr("Correct the stored window"), LatePolicy::Amend}},
                 NarrowWidth),
             &Engine::latePolicy)
            .hint(tr("Either way they are counted and listed. A corrected window is marked as amended."));
        bind(tr("Future tolerance"), new DurationBox(Minute, 1, 10'080), &Engine::futureToleranceMs)
            .hint(tr("An event timestamped further ahead of this computer's clock is rejected, so that one wrong clock "
                     "cannot close every window."));
        column()->addStretch(1);
    }
};

}  // namespace

SettingsSection *windowsSection() { return new WindowsSection; }

}  // namespace observatorio
