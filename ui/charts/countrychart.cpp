// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/countrychart.h"

#include "analytics/domain/alertrules.h"
#include "ui/charts/csv.h"
#include "ui/charts/timechart.h"
#include "ui/format.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace observatorio {

namespace {

template<typename Windows>
std::vector<ChartPoint> pointsOf(const Windows &windows)
{
    std::vector<ChartPoint> points;
    points.reserve(windows.size());
    for (const WindowPoint &window : windows) {
        if (window.values.count > 0 && std::isfinite(window.values.mean()))
            points.push_back({window.start, window.end, window.values.mean(), window.values.min, window.values.max,
                              window.values.count, !window.final});
    }
    return points;
}

std::vector<ChartPoint> pointsOf(const Snapshot &snapshot, const SeriesName &name, const CountryChartWish &wish)
{
    const SeriesView *view = findSeries(snapshot, name.country, name.indicator);
    const WindowRow none, &live = !view ? none : wish.longWindows ? *view->longWindows : *view->shortWindows;
    const std::shared_ptr<const WindowRow> stored = storedWindows(wish.stored.get(), name);
    if (!stored)
        return pointsOf(live);
    return pointsOf(joined(*stored, coarser(live, WindowGrid(wish.stored->resolution))));
}

QString thresholdLabel(const ChartThreshold &threshold, AlertBasis basis)
{
    const QString value = Format::exact(threshold.value);
    const QString label = (threshold.severity == Severity::Critical ? TimeChart::tr("critical %1", "threshold")
                                                                    : TimeChart::tr("warning %1", "threshold"))
                              .arg(value);
    return basis == AlertBasis::Event ? label : TimeChart::tr("%1 (mean)", "threshold on window means").arg(label);
}

/// One line for each distinct (value, severity, direction, basis); where it is not everybody's, the label says whose.
void addThresholds(ChartData &data, const std::vector<AlertRule> &rules, const CountryChartWish &wish)
{
    struct Line {
        ChartThreshold threshold;
        AlertBasis basis;
        QStringList owners;
    };
    std::vector<Line> lines;
    const auto add = [&](double value, Severity severity, const AlertRule &rule, const QString &owner) {
        const auto known = std::find_if(lines.begin(), lines.end(), [&](const Line &line) {
            return line.threshold.value == value && line.threshold.severity == severity
                   && line.threshold.direction == rule.direction && line.basis == rule.basis;
        });
        if (known == lines.end())
            lines.push_back({{value, severity, rule.direction, {}}, rule.basis, {owner}});
        else if (!known->owners.contains(owner))
            known->owners.append(owner);
    };
    for (const ChosenCountry &country : wish.countries) {
        for (const AlertRule *rule : rulesFor(rules, {country.country.toStdString(), wish.indicator.toStdString()})) {
            if (rule->basis == AlertBasis::WindowAverage && wish.longWindows)
                continue;
            add(rule->warning, Severity::Warning, *rule, country.country);
            if (rule->critical)
                add(*rule->critical, Severity::Critical, *rule, country.country);
        }
    }
    for (Line &line : lines) {
        line.threshold.label = thresholdLabel(line.threshold, line.basis);
        if (line.owners.size() < static_cast<qsizetype>(wish.countries.size()))
            line.threshold.label += u' ' + line.owners.join(u',');
        data.thresholds.push_back(std::move(line.threshold));
    }
}

void addMarks(ChartData &data, const std::vector<AlertView> &alerts, const CountryChartWish &wish)
{
    const std::string indicator = wish.indicator.toStdString();
    for (const AlertView &alert : alerts) {
        const AlertEpisode &episode = alert.episode;
        if (episode.series.indicator != indicator || episode.suppressed > 0)
            continue;
        const QString country = QString::fromStdString(episode.series.country);
        if (std::none_of(wish.countries.begin(), wish.countries.end(),
                         [&](const ChosenCountry &chosen) { return chosen.country == country; }))
            continue;
        data.marks.push_back(
            {country, episode.start, episode.firstValue, episode.severity, episode.direction,
             QStringLiteral("%1 %2  %3 %4  %5")
                 .arg(country, Format::severity(episode.severity), Format::value(wish.indicator, episode.firstValue),
                      Format::threshold(episode), Format::time(episode.start))});
    }
}

}  // namespace

const SeriesView *findSeries(const Snapshot &snapshot, const std::string &country, const std::string &indicator)
{
    const auto &all = *snapshot.series;
    const auto wanted = std::tie(country, indicator);
    const auto found = std::lower_bound(all.begin(), all.end(), wanted, [](const SeriesView &view, const auto &name) {
        return std::tie(view.series.country, view.series.indicator) < name;
    });
    return found != all.end() && std::tie(found->series.country, found->series.indicator) == wanted ? &*found : nullptr;
}

std::shared_ptr<const WindowRow> storedWindows(const RangeResult *result, const SeriesName &series)
{
    if (!result)
        return nullptr;
    const auto &names = result->query.series;
    const auto found = std::find(names.begin(), names.end(), series);
    return found == names.end() ? nullptr : result->windows[static_cast<std::size_t>(found - names.begin())];
}

TimeMs newestWindow(const Snapshot &snapshot, bool longWindows)
{
    TimeMs newest = 0;
    for (const SeriesView &series : *snapshot.series) {
        const auto &windows = longWindows ? *series.longWindows : *series.shortWindows;
        if (!windows.empty())
            newest = std::max(newest, windows.back().start);
    }
    return newest;
}

ChartData countryChart(const Snapshot &snapshot, const CountryChartWish &wish)
{
    ChartData data;
    data.windows = true;
    data.joinWithin = 0;
    data.valueText = [indicator = wish.indicator](double value) {
        return Format::decimal(value, Format::digits(indicator) + 1);
    };
    data.last = newestWindow(snapshot, wish.longWindows);
    data.first = data.last;
    for (const ChosenCountry &country : wish.countries) {
        ChartSeries series{country.country, country.country, country.name, country.color, {}};
        series.points = pointsOf(snapshot, {country.country.toStdString(), wish.indicator.toStdString()}, wish);
        if (!series.points.empty()) {
            data.first = std::min(data.first, series.points.front().at);
            data.last = std::max(data.last, series.points.back().at);
        }
        data.series.push_back(std::move(series));
    }
    addThresholds(data, snapshot.settings.rules, wish);
    addMarks(data, *snapshot.alerts, wish);
    return data;
}

QStringList indicatorsOf(const Snapshot &snapshot, const IndicatorTable &table)
{
    const auto before = [&table](std::string_view a, std::string_view b) { return table.before(a, b); };
    std::set<std::string_view, decltype(before)> names(before);
    for (const SeriesView &series : *snapshot.series)
        names.insert(series.series.indicator);
    if (names.empty()) {
        for (const Indicator &indicator : table.all())
            names.insert(indicator.name);
    }
    QStringList indicators;
    for (const std::string_view name : names)
        indicators.append(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
    return indicators;
}

QByteArray countryCsv(const ChartData &data, const QString &indicator, TimeMs from, TimeMs to)
{
    QByteArray csv =
        Csv::line({QStringLiteral("pais"), QStringLiteral("indicador"), QStringLiteral("ventana_inicio"),
                   QStringLiteral("ventana_fin"), QStringLiteral("valor_promedio"), QStringLiteral("num_eventos"),
                   QStringLiteral("minimo"), QStringLiteral("maximo"), QStringLiteral("final")});
    for (const ChartSeries &series : data.series) {
        for (const ChartPoint &point : series.points) {
            if (point.at < from || point.at > to)
                continue;
            csv += Csv::line({series.key, indicator, Csv::utc(point.at), Csv::utc(point.end), Csv::number(point.value),
                              QString::number(point.count), Csv::number(point.low), Csv::number(point.high),
                              point.open ? QStringLiteral("false") : QStringLiteral("true")});
        }
    }
    return csv;
}

}  // namespace observatorio
