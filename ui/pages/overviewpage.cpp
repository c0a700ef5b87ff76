// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overviewpage.h"

#include "ui/format.h"
#include "ui/pages/overview/alertscard.h"
#include "ui/pages/overview/indicatorstrip.h"
#include "ui/pages/overview/kpitile.h"
#include "ui/pages/overview/mapcard.h"
#include "ui/style/theme.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QVBoxLayout>

#include <algorithm>

namespace observatorio {

namespace {

constexpr qint64 Minute = 60'000;  // QVariant takes qint64, not std::int64_t
constexpr int PastPoints = 45;     // a sparkline is 64 px wide

using Reading = double (*)(const TrendPoint &);

/// The shortest round bucket of which at most PastPoints cover the span: it changes seldom while a young stream grows.
DurationMs bucketOf(DurationMs span)
{
    for (const DurationMs seconds : {1, 2, 5, 10, 20, 30, 60, 120}) {
        if (span <= seconds * 1'000 * PastPoints)
            return seconds * 1'000;
    }
    return span / PastPoints;
}

/// The newest part of the trend, at most PastPoints buckets by their mean, aligned so that a bucket never changes its
/// members.
QVector<QPointF> past(const std::vector<TrendPoint> &trend, TimeMs from, TimeMs to, Reading read)
{
    QVector<QPointF> points;
    const DurationMs bucket = bucketOf(to - from);
    TimeMs current = 0;
    double sum = 0.0;
    int count = 0;
    const auto flush = [&] {
        if (count > 0)
            points.append({static_cast<double>(current * bucket + bucket / 2), sum / count});
        sum = 0.0;
        count = 0;
    };
    for (auto it =
             std::lower_bound(trend.begin(), trend.end(), from, [](const TrendPoint &p, TimeMs t) { return p.at < t; });
         it != trend.end(); ++it) {
        if (const TimeMs here = it->at / bucket; here != current) {
            flush();
            current = here;
        }
        sum += read(*it);
        ++count;
    }
    flush();
    return points;
}

}  // namespace

struct OverviewPage::Private {
    SegmentedControl *span = nullptr;  // shown in the title bar while the page is
    KpiTile *events, *lag, *watermark, *alerts, *countries;
    MapCard *map;
    AlertsCard *newest;
    IndicatorStrip *strip;
    std::shared_ptr<const Snapshot> snapshot;
    std::shared_ptr<const std::vector<TrendPoint>> drawnTrend;
    std::shared_ptr<const std::vector<SeriesView>> drawnSeries;
    std::size_t nextIndicator = 0;
    bool everyIndicator = true;  ///< the next apply computes all of them, not only one

    DurationMs chosenSpan() const { return span->currentData().toLongLong(); }
    void applyTiles(int indicators);
    void applyPast();
    void applyIndicators(const IndicatorIndex &index);
};

OverviewPage::OverviewPage(UiContext &context, QWidget *parent) : Page(context, parent), d(std::make_unique<Private>())
{
    d->span = new SegmentedControl(this);
    d->span->hide();
    d->span->setAccessibleName(tr("Time span of the small charts"));
    d->span->addSegment(tr("5 min"), 5 * Minute);
    d->span->addSegment(tr("15 min"), 15 * Minute);
    d->span->addSegment(tr("1 h"), 60 * Minute);
    d->span->addSegment(tr("All"), qlonglong(0));
    d->span->setCurrentData(15 * Minute);

    d->events = new KpiTile(tr("Events"), 0);
    d->lag = new KpiTile(tr("Group lag"), 2);
    d->watermark = new KpiTile(tr("Watermark"), 4);
    d->alerts = new KpiTile(tr("Active alerts"), 1);
    d->countries = new KpiTile(tr("Countries"), 3);
    d->map = new MapCard(context);
    d->newest = new AlertsCard(context);
    d->strip = new IndicatorStrip;

    auto *tiles = new QHBoxLayout;
    tiles->setSpacing(Theme::Gap);
    for (KpiTile *tile : {d->events, d->lag, d->watermark, d->alerts, d->countries})
        tiles->addWidget(tile, 1);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(Theme::Gap);
    middle->addWidget(d->map, 712);
    middle->addWidget(d->newest, 340);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::Margin, Theme::Margin, Theme::Margin, Theme::Margin);
    column->setSpacing(Theme::Gap);
    column->addLayout(tiles);
    column->addLayout(middle, 1);
    column->addWidget(d->strip);

    d->strip->setSpan(d->chosenSpan());
    connect(d->span, &SegmentedControl::currentChanged, this, [this] {
        d->strip->setSpan(d->chosenSpan());
        d->drawnTrend.reset();
        if (d->snapshot)
            d->applyPast();
    });
    connect(d->strip, &IndicatorStrip::chosen, d->map, &MapCard::setMode);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        d->drawnTrend.reset();
        d->everyIndicator = true;
    });
}

OverviewPage::~OverviewPage() = default;

QString OverviewPage::id() const { return QStringLiteral("overview"); }
QString OverviewPage::title() const { return tr("Overview"); }
QString OverviewPage::iconName() const { return QStringLiteral("home"); }
QList<QWidget *> OverviewPage::titleControls() { return {d->span}; }
Exportable *OverviewPage::exportable() { return d->map; }

void OverviewPage::apply(const std::shared_ptr<const Snapshot> &snapshot)
{
    d->snapshot = snapshot;
    const IndicatorIndex index = IndicatorIndex::of(*snapshot->series, *m_context.indicators);
    d->strip->setIndicators(index.names());
    d->strip->setVisible(!index.entries.empty());
    d->applyTiles(static_cast<int>(index.entries.size()));
    d->applyPast();
    d->map->apply(*snapshot, index);
    d->newest->apply(*snapshot);
    d->applyIndicators(index);
}

void OverviewPage::Private::applyTiles(int indicators)
{
    const Snapshot &now = *snapshot;
    events->setNumber(Format::integer(qRound64(now.eventsPerSecond)), OverviewPage::tr("/s"));
    const bool lagKnown = std::any_of(now.partitions.begin(), now.partitions.end(),
                                      [](const PartitionView &p) { return p.lag.has_value(); });
    lag->setNumber(lagKnown ? Format::integer(now.lag) : QStringLiteral("\u2013"),
                   lagKnown ? OverviewPage::tr("events") : OverviewPage::tr("not known"));
    if (now.watermarkDelayMs)
        watermark->setNumber(Format::decimal(static_cast<double>(*now.watermarkDelayMs) / 1000.0, 1),
                             OverviewPage::tr("s behind"));
    else
        watermark->setNumber(QStringLiteral("\u2013"), OverviewPage::tr("none yet"));
    alerts->setNumber(Format::integer(now.firingCritical + now.firingWarning),
                      OverviewPage::tr("%n critical", nullptr, now.firingCritical));

    int reporting = 0;
    const std::string *previous = nullptr;
    for (const SeriesView &each : *now.series) {
        if (!previous || *previous != each.series.country)
            ++reporting;
        previous = &each.series.country;
    }
    countries->setNumber(Format::integer(reporting), OverviewPage::tr("\u00D7 %n ind.", nullptr, indicators));
}

void OverviewPage::Private::applyPast()
{
    if (drawnTrend == snapshot->trend)
        return;
    drawnTrend = snapshot->trend;
    const auto &trend = *snapshot->trend;
    const TimeMs to = trend.empty() ? snapshot->at : trend.back().at;
    // A stream younger than the span fills the little picture all the same.
    const TimeMs begin = std::min<TimeMs>(trend.empty() ? to : trend.front().at, to - Minute);
    const TimeMs from = chosenSpan() > 0 ? std::max(to - chosenSpan(), begin) : begin;
    const struct {
        KpiTile *tile;
        Reading read;
    } rows[] = {
        {events, [](const TrendPoint &p) { return p.eventsPerSecond; }},
        {lag, [](const TrendPoint &p) { return static_cast<double>(p.lag); }},
        {watermark, [](const TrendPoint &p) { return static_cast<double>(p.watermarkDelayMs); }},
        {alerts, [](const TrendPoint &p) { return static_cast<double>(p.alerts); }},
        {countries, [](const TrendPoint &p) { return static_cast<double>(p.countries); }},
    };
    for (const auto &row : rows)
        row.tile->setPast(past(trend, from, to, row.read), static_cast<double>(from), static_cast<double>(to));
}

void OverviewPage::Private::applyIndicators(const IndicatorIndex &index)
{
    const std::size_t shown = std::min<std::size_t>(index.entries.size(), IndicatorStrip::MaxTiles);
    if (shown == 0 || (drawnSeries == snapshot->series && !everyIndicator))
        return;
    // One indicator a turn: each is fresh within a second, and a turn stays short with every window of 2,000 series.
    drawnSeries = snapshot->series;
    const std::size_t first = everyIndicator ? 0 : nextIndicator % shown;
    const std::size_t count = everyIndicator ? shown : 1;
    for (std::size_t i = first; i < first + count; ++i)
        strip->setTrend(index.entries[i].indicator, IndicatorTrend::of(*snapshot->series, index.entries[i].members,
                                                                       snapshot->settings.engine.windowMs));
    nextIndicator = first + 1;
    everyIndicator = false;
}

QJsonObject OverviewPage::saveState() const
{
    return {{QStringLiteral("span"), static_cast<double>(d->chosenSpan())}, {QStringLiteral("map"), d->map->mode()}};
}

void OverviewPage::restoreState(const QJsonObject &state)
{
    if (state.contains(QStringLiteral("span")))
        d->span->setCurrentData(static_cast<qlonglong>(state[QStringLiteral("span")].toDouble()));
    d->map->setMode(state[QStringLiteral("map")].toString());
}

}  // namespace observatorio
