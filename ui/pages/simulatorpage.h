// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"

class QTimer;

namespace observatorio {

class Notice;
class SimulatorForm;
class SimulatorLive;

/// What is sent: rate, countries, scenario, faults; and what the broker confirmed.
class SimulatorPage : public Page {
    Q_OBJECT
public:
    explicit SimulatorPage(const UiContext &context, QWidget *parent = nullptr);

    void apply(const std::shared_ptr<const Snapshot> &snapshot) override;

private:
    void warn(const Snapshot &snapshot, const QString &topic);

    SimulatorLive *m_live;
    SimulatorForm *m_form;
    Notice *m_warning;
    QTimer *m_change;
    bool m_observing = false;
    bool m_running = false;
    bool m_seen = false;
};

}  // namespace observatorio
