// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartcontrols.h"

#include "ui/charts/crosshair.h"
#include "ui/charts/timechart.h"
#include "ui/format.h"
#include "ui/style/theme.h"
#include "ui/widgets/segmentedcontrol.h"

#include <algorithm>

namespace observatorio {

namespace {

constexpr std::pair<ValueScale, const char *> ScaleWords[] = {{ValueScale::Value, "value"},
                                                              {ValueScale::Log, "log"},
                                                              {ValueScale::Index, "index"},
                                                              {ValueScale::Change, "change"}};

}  // namespace

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

QString scaleWord(ValueScale scale)
{
    return QLatin1String(std::ranges::find(ScaleWords, scale, &std::pair<ValueScale, const char *>::first)->second);
}

ValueScale scaleNamed(const QString &word)
{
    for (const auto &[scale, name] : ScaleWords) {
        if (word == QLatin1String(name))
            return scale;
    }
    return ValueScale::Value;
}

QString scaleText(const TimeChart &chart)
{
    const std::shared_ptr<const ChartData> data = chart.data();
    if (!data || chart.scale() == ValueScale::Value)
        return {};
    QString text;
    if (const auto base = nextPointTime(*data, chart.view().from() - 1, true)) {
        if (chart.scale() == ValueScale::Index)
            text = TimeChart::tr("%1 = 100", "a time of day").arg(momentText(*data, *base));
        else if (chart.scale() == ValueScale::Change)
            text = TimeChart::tr("since %1", "a time of day").arg(momentText(*data, *base));
    }
    const QStringList &undrawn = chart.drawnData()->undrawn;
    return Format::dotted(
        {text, undrawn.isEmpty() ? QString()
                                 : TimeChart::tr("without %1: not above 0").arg(undrawn.join(QStringLiteral(", ")))});
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
