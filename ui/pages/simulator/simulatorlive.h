// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"
#include "ui/pages/parts/factgrid.h"
#include "ui/widgets/card.h"

#include <deque>

class QLabel;
class QPushButton;
class QTimer;

namespace observatorio {

class Complaint;
class ElidedLabel;
class IconLabel;
class Sparkline;

/// The state in large type, start and stop, and the results: generated, confirmed, failed, queued, rate.
class SimulatorLive : public Card {
    Q_OBJECT
public:
    explicit SimulatorLive(QWidget *parent = nullptr);

    void show(const Snapshot &snapshot);
    void setStartable(bool valid);  ///< the form has no error

Q_SIGNALS:
    void startRequested();
    void stopRequested();

private:
    void press();
    void showButton();
    void showRate(const Snapshot &snapshot);

    IconLabel *m_icon;
    QLabel *m_state;
    ElidedLabel *m_where;
    FactsOf<SimulatorView> *m_facts;
    Sparkline *m_line;
    QPushButton *m_button;
    Complaint *m_error;
    QTimer *m_patience;           ///< while it runs, the button waits for the answer to a press
    std::deque<QPointF> m_rates;  ///< one per second, for two minutes
    bool m_running = false;
    bool m_valid = true;
};

}  // namespace observatorio
