// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/mapcard.h"

#include "ui/charts/chartpicture.h"
#include "ui/charts/csv.h"
#include "ui/firstwindow.h"
#include "ui/format.h"
#include "ui/map/worldmap.h"
#include "ui/pages/overview/indicatortrend.h"
#include "ui/statusitems.h"
#include "ui/widgets/placeholderstack.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace observatorio {

namespace {

/// With large letters there is room for one name; the others are in the menu.
int indicatorsBeside() { return Theme::instance().scale() > 1.25 ? 1 : 2; }

}  // namespace

MapCard::MapCard(const UiContext &context, QWidget *parent)
    : Card(tr("State by country"), {}, parent), m_context(context), m_map(new WorldMap(context.outlines)),
      m_stack(new PlaceholderStack(m_map, QStringLiteral("globe"))),
      m_modes(new IndicatorPicker(indicatorsBeside(), indicatorsBeside(), tr("Alerts")))
{
    m_map->setNames([this](const QString &code) { return m_context.countryName(code); });
    m_stack->setEmpty(false);  // until the first picture: the outlines
    body()->addWidget(m_stack, 1);
    addControl(m_modes);

    QPushButton *next = m_stack->placeholder()->setAction(tr("Open the simulator"));
    connect(next, &QPushButton::clicked, this, [this] {
        if (m_broken)
            Q_EMIT m_context.actions->settingsDialogRequested(QStringLiteral("broker"));
        else
            Q_EMIT m_context.actions->showPageRequested(PageId::Simulator);
    });
    connect(m_map, &WorldMap::chosen, this, [this](const QString &code) {
        const QString indicator = mode().isEmpty() ? m_target.value(code) : mode();
        if (!indicator.isEmpty())
            Q_EMIT m_context.actions->showCountryRequested(code, indicator, 0);
    });
}

void MapCard::apply(const Snapshot &snapshot, const IndicatorIndex &index)
{
    m_modes->setIndicators(index.names());
    m_stack->setEmpty(snapshot.series->empty());
    if (snapshot.series->empty())
        return showEmpty(snapshot);
    describe(snapshot);
    mode().isEmpty() ? showAlerts(snapshot) : showIndicator(snapshot, index);
}

void MapCard::describe(const Snapshot &snapshot)
{
    m_at = snapshot.at;
    const FirstWindow first = FirstWindow::of(snapshot);
    m_detail = mode().isEmpty() ? detailOf(snapshot) : Format::dotted({first.text(), detailOf(snapshot)});
    setDetail(m_detail);
}

QString MapCard::detailOf(const Snapshot &snapshot) const
{
    if (mode().isEmpty())
        return tr("worst active alert");
    const QString unit = Format::indicatorUnit(mode());
    const QString window = Format::decimal(static_cast<double>(snapshot.settings.engine.windowMs) / 1000.0, 0);
    const QString basis = tr("mean of the newest final %1 s window").arg(window);
    return Format::dotted({unit, basis});
}

void MapCard::showAlerts(const Snapshot &snapshot)
{
    struct Worst {
        const SeriesView *series;
        int firing;
    };
    QHash<QString, MapValue> values;
    m_target.clear();
    m_rows.clear();
    const auto &series = *snapshot.series;
    for (std::size_t i = 0; i < series.size();) {
        Worst worst{&series[i], 0};
        const std::size_t start = i;
        for (; i < series.size() && series[i].series.country == series[start].series.country; ++i) {
            worst.firing += series[i].alert != Severity::None;
            if (series[i].alert > worst.series->alert)
                worst.series = &series[i];
        }
        const QString code = QString::fromStdString(series[start].series.country);
        const QString indicator = QString::fromStdString(worst.series->series.indicator);
        QString text = Format::severity(worst.series->alert);
        if (worst.firing > 0) {
            text += QStringLiteral(": %1 %2").arg(Format::indicatorName(indicator),
                                                  Format::value(indicator, worst.series->lastValue));
            if (worst.firing > 1)
                text += u'\n' + tr("%n more firing", nullptr, worst.firing - 1);
        }
        m_target.insert(code, indicator);
        m_rows.push_back({code, indicator, worst.series->alert, worst.series->lastValue});
        values.insert(code, {static_cast<int>(worst.series->alert), text});
    }
    m_map->setValues(MapStyle(), std::move(values));
}

void MapCard::showIndicator(const Snapshot &snapshot, const IndicatorIndex &index)
{
    const Indicator *listed = m_context.indicators->find(mode().toStdString());
    MapStyle style(mode(), listed ? listed->mapLimits : std::vector<double>());
    std::vector<std::pair<const SeriesView *, double>> means;
    std::vector<double> sample;
    for (const IndicatorIndex::Entry &entry : index.entries) {
        if (entry.indicator != mode())
            continue;
        for (const int member : entry.members) {
            const SeriesView &view = (*snapshot.series)[static_cast<std::size_t>(member)];
            if (const auto mean = newestFinalMean(view)) {
                means.emplace_back(&view, *mean);
                sample.push_back(*mean);
            }
        }
    }
    style.fit(std::move(sample));
    QHash<QString, MapValue> values;
    const QString name = Format::indicatorName(mode());
    m_rows.clear();
    for (const auto &[view, mean] : means) {
        m_rows.push_back({QString::fromStdString(view->series.country), mode(), view->alert, mean});
        QString text = QStringLiteral("%1: %2").arg(name, Format::mean(mode(), mean));
        if (view->alert != Severity::None)
            text += u'\n' + Format::severity(view->alert);
        values.insert(QString::fromStdString(view->series.country), {style.level(mean), text});
    }
    m_map->setValues(style, std::move(values));
}

QString MapCard::exportTitle() const
{
    const QString what = mode().isEmpty() ? tr("Alerts") : Format::indicatorName(mode());
    return QStringLiteral("%1 %2 %3").arg(tr("State by country"), what, Format::dateTime(m_at));
}

QSize MapCard::exportSize() const { return size(); }

void MapCard::exportRender(QPainter &painter, const QRectF &target) const
{
    const QString title = mode().isEmpty() ? tr("State by country") : Format::indicatorName(mode());
    const QRectF rest =
        paintHeading(painter, target, {title, Format::dotted({m_detail, Format::zone()}), Format::dateTime(m_at)});
    m_map->paintInto(painter, rest);
}

QByteArray MapCard::exportCsv() const
{
    QByteArray csv = Csv::line({QStringLiteral("pais"), QStringLiteral("nombre"), QStringLiteral("indicador"),
                                QStringLiteral("valor"), QStringLiteral("severidad"), QStringLiteral("instante")});
    for (const Row &row : m_rows)
        csv += Csv::line({row.country, m_context.countryName(row.country), row.indicator, Csv::number(row.value),
                          QString::fromLatin1(severityName(row.alert)), Csv::utc(m_at)});
    return csv;
}

void MapCard::showEmpty(const Snapshot &snapshot)
{
    EmptyState *empty = m_stack->placeholder();
    setDetail({});
    if (snapshot.observing()) {
        m_broken = true;  // the way out leads to the settings
        empty->setTexts(tr("No records yet"),
                        tr("This window observes: what workers store in the database appears here."));
        empty->setAction(tr("Open the settings"));
        return;
    }
    m_broken = linkLook(snapshot.broker.state).down;
    if (m_broken) {
        empty->setTexts(
            tr("No broker to read from"),
            tr("Check the address in the settings, or choose the embedded broker: it needs no installation."));
        empty->setAction(tr("Open the settings"));
    } else if (snapshot.simulator.running) {
        empty->setTexts(tr("The first records are on their way"),
                        tr("The simulator is running. Countries appear here as their records are counted."));
        empty->setAction(tr("Open the simulator"));
    } else {
        empty->setTexts(tr("No records yet"),
                        tr("Start the simulator, or send events to the observed topics from a producer of your own."));
        empty->setAction(tr("Open the simulator"));
    }
}

}  // namespace observatorio
