// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartcontrols.h"

#include "ui/charts/timechart.h"
#include "ui/format.h"
#include "ui/style/theme.h"
#include "ui/widgets/segmentedcontrol.h"

namespace observatorio {

SegmentedControl *makeRangeControl(TimeChart *chart, QWidget *parent)
{
    auto *control = new SegmentedControl(parent);
    control->setAccessibleName(TimeChart::tr("Time range"));
    control->addSegment(TimeChart::tr("5 min"), qint64{300'000});
    control->addSegment(TimeChart::tr("15 min"), qint64{900'000});
    control->addSegment(TimeChart::tr("1 h"), qint64{3'600'000});
    control->addSegment(TimeChart::tr("All"), qint64{0});
    control->setCurrentData(static_cast<qint64>(chart->view().span()));
    QObject::connect(control, &SegmentedControl::currentChanged, chart,
                     [chart](const QVariant &span) { chart->setSpan(span.toLongLong()); });
    QObject::connect(chart, &TimeChart::viewChanged, control, [chart, control] {  // a span may be taken back
        const QSignalBlocker quiet(control);
        control->setCurrentData(static_cast<qint64>(chart->view().span()));
    });
    return control;
}

SegmentedControl *makeScaleControl(TimeChart *chart, QWidget *parent)
{
    auto *control = new SegmentedControl(parent);
    control->setAccessibleName(TimeChart::tr("Scale"));
    const auto add = [control](ValueScale scale, const QString &text, const QString &toolTip) {
        control->addSegment(text, static_cast<int>(scale), toolTip);
    };
    add(ValueScale::Value, TimeChart::tr("Value", "scale of a chart"), TimeChart::tr("The values as they are"));
    add(ValueScale::Log, TimeChart::tr("log"), TimeChart::tr("An axis of logarithms: equal steps are equal factors"));
    add(ValueScale::Index, TimeChart::tr("Index 100"),
        TimeChart::tr("Each line in per cent of its first window in sight"));
    add(ValueScale::Change, TimeChart::tr("Change %"),
        TimeChart::tr("How far each line is from its first window in sight, in per cent of it"));
    control->setCurrentData(static_cast<int>(chart->scale()));
    QObject::connect(control, &SegmentedControl::currentChanged, chart,
                     [chart](const QVariant &scale) { chart->setScale(static_cast<ValueScale>(scale.toInt())); });
    return control;
}

BackToLive::BackToLive(TimeChart *chart, QWidget *parent) : QPushButton(parent), m_chart(chart)
{
    setFont(Theme::instance().secondaryFont());
    setToolTip(tr("Follow the newest data again (Home, or double-click the chart)"));
    connect(this, &QPushButton::clicked, chart, &TimeChart::goLive);
    connect(chart, &TimeChart::liveChanged, this, &BackToLive::showState);
    connect(chart, &TimeChart::newPointsChanged, this, &BackToLive::showState);
    showState();
}

void BackToLive::showState()
{
    setVisible(!m_chart->isLive());
    const int count = m_chart->newPoints();
    setText(count > 0 ? tr("%1 new \u00b7 back to live", nullptr, count).arg(Format::integer(count))
                      : tr("Back to live"));
}

}  // namespace observatorio
