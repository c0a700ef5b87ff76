// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overviewpage.h"

#include "ui/format.h"
#include "ui/pages/overview/alertscard.h"
#include "ui/pages/overview/indicatorstrip.h"
#include "ui/pages/overview/kpitile.h"
#include "ui/pages/overview/mapcard.h"
#include "ui/widgets/layouts.h"
#include "ui/widgets/segmentedcontrol.h"

#include <algorithm>

namespace observatorio {

namespace {

constexpr qint64 SpanMinute = 60'000;  // QVariant takes qint64, not std::int64_t
constexpr int PastPoints = 45;         // a sparkline is 64 px wide

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
    Aggregate values;
    const auto flush = [&] {
        if (values.count > 0)
            points.append({static_cast<double>(current * bucket + bucket / 2), values.mean()});
        values = {};
    };
    for (auto it = std::ranges::lower_bound(trend, from, {}, &TrendPoint::at); it != trend.end(); ++it) {
        if (const TimeMs here = it->at / bucket; here != current) {
            flush();
            current = here;
        }
        values.add(read(*it));
    }
    flush();
    return points;
}

}  // namespace

OverviewPage::OverviewPage(const UiContext &context, QWidget *parent) : Page(context, parent)
{
    m_span = inTitle(new SegmentedControl(this));
    m_span->setAccessibleName(tr("Time span of the small charts"));
    m_span->addSegment(tr("5 min"), 5 * SpanMinute);
    m_span->addSegment(tr("15 min"), 15 * SpanMinute);
    m_span->addSegment(tr("1 h"), 60 * SpanMinute);
    m_span->addSegment(tr("All"), qlonglong(0));
    m_span->setCurrentData(15 * SpanMinute);

    m_events = new KpiTile(tr("Events"), Term::RecordRate, 0);
    m_lag = new KpiTile(tr("Group lag"), Term::Lag, 2);
    m_watermark = new KpiTile(tr("Watermark"), Term::Watermark, 4);
    m_alerts = new KpiTile(tr("Active alerts"), Term::ActiveAlerts, 1);
    m_countries = new KpiTile(tr("Countries"), Term::CountriesReporting, 3);
    m_map = new MapCard(context);
    m_newest = new AlertsCard(context);
    m_strip = new IndicatorStrip;

    pageColumn(this, {cardRow({{m_events, 1}, {m_lag, 1}, {m_watermark, 1}, {m_alerts, 1}, {m_countries, 1}}),
                      {cardRow({{m_map, 712}, {m_newest, 340}}), 1},
                      m_strip});

    m_strip->setSpan(chosenSpan());
    connect(m_span, &SegmentedControl::currentChanged, this, [this] {
        m_strip->setSpan(chosenSpan());
        m_drawnTrend.reset();
        if (m_snapshot)
            applyPast();
    });
    connect(context.actions, &Actions::timeRangeChosen, this, [this](const TimeRange &range) {
        const bool offered = range.kind == TimeRange::Kind::Last && range.span <= 60 * SpanMinute;
        m_span->setCurrentData(static_cast<qlonglong>(offered ? range.span : 0));
    });
    connect(m_strip, &IndicatorStrip::chosen, m_map, &MapCard::setMode);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_drawnTrend.reset();
        m_everyIndicator = true;
    });
}

Exportable *OverviewPage::exportable() { return m_map; }

void OverviewPage::apply(const std::shared_ptr<const Snapshot> &snapshot)
{
    m_snapshot = snapshot;
    const IndicatorIndex index = IndicatorIndex::of(*snapshot->series, *m_context.indicators);
    m_strip->setIndicators(index.names());
    m_strip->setVisible(!index.entries.empty());
    applyTiles(static_cast<int>(index.entries.size()));
    applyPast();
    m_map->apply(*snapshot, index);
    m_newest->apply(*snapshot);
    applyIndicators(index);
}

DurationMs OverviewPage::chosenSpan() const { return m_span->currentData().toLongLong(); }

void OverviewPage::applyTiles(int indicators)
{
    const Snapshot &now = *m_snapshot;
    m_events->setNumber(Format::integer(qRound64(now.eventsPerSecond)), tr("/s"));
    const bool lagKnown = std::any_of(now.partitions.begin(), now.partitions.end(),
                                      [](const PartitionView &p) { return p.lag.has_value(); });
    m_lag->setNumber(lagKnown ? Format::integer(now.lag) : QStringLiteral("\u2013"),
                     lagKnown ? tr("events") : tr("not known"));
    if (now.watermarkDelayMs)
        m_watermark->setNumber(Format::decimal(static_cast<double>(*now.watermarkDelayMs) / 1000.0, 1), tr("s behind"));
    else
        m_watermark->setNumber(QStringLiteral("\u2013"), tr("none yet"));
    m_alerts->setNumber(Format::integer(now.firingCritical + now.firingWarning),
                        tr("%n critical", nullptr, now.firingCritical));

    int reporting = 0;
    const std::string *previous = nullptr;
    for (const SeriesView &each : *now.series) {
        if (!previous || *previous != each.series.country)
            ++reporting;
        previous = &each.series.country;
    }
    m_countries->setNumber(Format::integer(reporting), tr("\u00D7 %n ind.", nullptr, indicators));
}

void OverviewPage::applyPast()
{
    if (sameValue(m_drawnTrend, m_snapshot->trend))
        return;
    m_drawnTrend = m_snapshot->trend;
    const auto &trend = *m_snapshot->trend;
    const TimeMs to = trend.empty() ? m_snapshot->at : trend.back().at;
    const TimeMs begin = trend.empty() ? to : trend.front().at;
    const TimeMs from = chosenSpan() > 0 ? std::max(to - chosenSpan(), begin) : begin;
    const TimeMs until = std::max<TimeMs>(to, from + SpanMinute);  // a young line grows into an axis that stands
    const struct {
        KpiTile *tile;
        Reading read;
    } rows[] = {
        {m_events, [](const TrendPoint &p) { return p.eventsPerSecond; }},
        {m_lag, [](const TrendPoint &p) { return static_cast<double>(p.lag); }},
        {m_watermark, [](const TrendPoint &p) { return static_cast<double>(p.watermarkDelayMs); }},
        {m_alerts, [](const TrendPoint &p) { return static_cast<double>(p.alerts); }},
        {m_countries, [](const TrendPoint &p) { return static_cast<double>(p.countries); }},
    };
    for (const auto &row : rows)
        row.tile->setPast(past(trend, from, to, row.read), static_cast<double>(from), static_cast<double>(until));
}

void OverviewPage::applyIndicators(const IndicatorIndex &index)
{
    const std::size_t shown = std::min<std::size_t>(index.entries.size(), IndicatorStrip::MaxTiles);
    for (std::size_t i = 0; i < shown; ++i)
        m_strip->setFirst(index.entries[i].indicator, FirstWindow::of(*m_snapshot, index.entries[i].members));
    if (shown == 0 || (!m_everyIndicator && sameValue(m_drawnSeries, m_snapshot->series)))
        return;
    // One indicator a turn: each is fresh within a second, and a turn stays short with every window of 2,000 series.
    m_drawnSeries = m_snapshot->series;
    const std::size_t first = m_everyIndicator ? 0 : m_nextIndicator % shown;
    const std::size_t count = m_everyIndicator ? shown : 1;
    for (std::size_t i = first; i < first + count; ++i)
        m_strip->setTrend(index.entries[i].indicator, IndicatorTrend::of(*m_snapshot->series, index.entries[i].members,
                                                                         m_snapshot->settings.engine.windowMs));
    m_nextIndicator = first + 1;
    m_everyIndicator = false;
}

QJsonObject OverviewPage::saveState() const
{
    return {{QStringLiteral("span"), static_cast<double>(chosenSpan())}, {QStringLiteral("map"), m_map->mode()}};
}

void OverviewPage::restoreState(const QJsonObject &state)
{
    if (state.contains(QStringLiteral("span")))
        m_span->setCurrentData(static_cast<qlonglong>(state[QStringLiteral("span")].toDouble()));
    m_map->setMode(state[QStringLiteral("map")].toString());
}

}  // namespace observatorio
