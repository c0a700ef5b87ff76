// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/windowssection.h"

#include "ui/dialogs/settings/formfield.h"
#include "ui/dialogs/settings/settingscheck.h"
#include "ui/widgets/numberbox.h"

#include <QComboBox>
#include <QVBoxLayout>

namespace observatorio {

namespace {

WholeBox *spin(int from, int to, const QString &suffix)
{
    auto *box = new WholeBox;
    box->setRange(from, to);
    box->setSuffix(QStringLiteral(" ") + suffix);
    box->setMaximumWidth(140);
    return box;
}

}  // namespace

WindowsSection::WindowsSection(QWidget *parent)
    : SettingsSection(
          tr("Windows"),
          tr("How events are gathered by the time they speak of, and how long a window waits for late ones."), parent),
      m_window(spin(1, static_cast<int>(LongWindows.length() / 1000), tr("s"))), m_delay(spin(0, 86'400, tr("s"))),
      m_policy(new QComboBox), m_future(spin(1, 10'080, tr("min")))
{
    m_windowField =
        addField(tr("Window length"), m_window, tr("Must fit a whole number of times into the long window of 15 min."));
    m_delayField = addField(tr("Watermark delay"), m_delay,
                            tr("A window is final once an event this much younger than its end was seen. Longer: fewer "
                               "late events, later results."));
    m_policy->addItem(tr("Count them apart"), static_cast<int>(LatePolicy::Drop));
    m_policy->addItem(tr("Correct the stored window"), static_cast<int>(LatePolicy::Amend));
    m_policy->setMaximumWidth(260);
    addField(tr("Late events"), m_policy,
             tr("Either way they are counted and listed. A corrected window is marked as amended."));
    m_futureField = addField(tr("Future tolerance"), m_future,
                             tr("An event stamped further ahead of this computer's clock is rejected, so that one "
                                "wrong clock cannot close every window."));
    column()->addStretch(1);
    for (WholeBox *box : {m_window, m_delay, m_future}) {
        connect(box, &WholeBox::valueChanged, this, &WindowsSection::edited);
        connect(box, &WholeBox::problemChanged, this, &WindowsSection::edited);
    }
    connect(m_policy, &QComboBox::currentIndexChanged, this, &WindowsSection::edited);
}

void WindowsSection::load(const AppSettings &settings)
{
    const EngineSettings &engine = settings.pipeline.engine;
    m_window->setValue(static_cast<int>(engine.windowMs / 1000));
    m_delay->setValue(static_cast<int>(engine.watermarkDelayMs / 1000));
    m_policy->setCurrentIndex(m_policy->findData(static_cast<int>(engine.latePolicy)));
    m_future->setValue(static_cast<int>(engine.futureToleranceMs / 60'000));
}

void WindowsSection::store(AppSettings &settings) const
{
    EngineSettings &engine = settings.pipeline.engine;
    engine.windowMs = DurationMs(m_window->value()) * 1000;
    engine.watermarkDelayMs = DurationMs(m_delay->value()) * 1000;
    engine.latePolicy = static_cast<LatePolicy>(m_policy->currentData().toInt());
    engine.futureToleranceMs = DurationMs(m_future->value()) * 60'000;
}

std::optional<SettingsSection::Problem> WindowsSection::check()
{
    const QString typed = m_window->problem();
    m_windowField->setError(typed.isEmpty() ? SettingsCheck::window(DurationMs(m_window->value()) * 1000) : typed);
    m_delayField->setError(m_delay->problem());
    m_futureField->setError(m_future->problem());
    return firstProblem();
}

}  // namespace observatorio
