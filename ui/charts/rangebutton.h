// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/timerange.h"

#include <QPushButton>

class QMenu;

namespace observatorio {

class Actions;
class TimeChart;

/// What part of time a chart shows, as a menu: the newest minutes to days, yesterday, from one time to another, all.
/// What is chosen holds for every page (Actions::timeRangeChosen); a chart that was moved by hand is left where it is
/// until then.
class RangeButton : public QPushButton {
    Q_OBJECT
public:
    RangeButton(TimeChart *chart, Actions *actions, QWidget *parent = nullptr);

    [[nodiscard]] const TimeRange &range() const { return m_range; }
    void setRange(const TimeRange &range);  ///< for this chart alone

Q_SIGNALS:
    void rangeChanged();

private:
    void choose(const TimeRange &range);
    void askBetween();
    void showText();

    TimeChart *m_chart;
    Actions *m_actions;
    QMenu *m_menu;
    TimeRange m_range;
};

}  // namespace observatorio
