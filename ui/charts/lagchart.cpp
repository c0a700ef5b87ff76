// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/lagchart.h"

#include "ui/charts/csv.h"
#include "ui/format.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace observatorio {

namespace {

/// Samples come once a second; a longer silence is a gap.
constexpr DurationMs SampleGapMs = 5'000;

std::vector<std::size_t> shownPartitions(const Snapshot &snapshot)
{
    std::vector<std::size_t> shown(snapshot.partitions.size());
    std::iota(shown.begin(), shown.end(), std::size_t{0});
    if (shown.size() <= MostLagSeries)
        return shown;
    std::sort(shown.begin(), shown.end(), [&](std::size_t a, std::size_t b) {
        const std::int64_t lagOfA = snapshot.partitions[a].lag.value_or(-1);
        const std::int64_t lagOfB = snapshot.partitions[b].lag.value_or(-1);
        return lagOfA != lagOfB ? lagOfA > lagOfB : a < b;
    });
    shown.resize(MostLagSeries);
    std::sort(shown.begin(), shown.end());
    return shown;
}

/// What all topics begin with, up to its last separator: labels at a line's end have no room for it.
qsizetype commonStart(const Snapshot &snapshot)
{
    if (snapshot.partitions.empty())
        return 0;
    const std::string &first = snapshot.partitions.front().partition.topic;
    std::size_t same = first.size();
    for (const PartitionView &view : snapshot.partitions)
        same = static_cast<std::size_t>(
            std::mismatch(first.begin(),
                          first.begin() + static_cast<std::ptrdiff_t>(std::min(same, view.partition.topic.size())),
                          view.partition.topic.begin())
                .first
            - first.begin());
    const std::size_t cut = first.substr(0, same).find_last_of("_-.");
    return cut == std::string::npos
               ? 0
               : static_cast<qsizetype>(QString::fromUtf8(first.data(), static_cast<qsizetype>(cut) + 1).size());
}

}  // namespace

QString partitionText(const TopicPartition &partition)
{
    return QStringLiteral("%1 %2").arg(QString::fromStdString(partition.topic)).arg(partition.partition);
}

ChartData lagChart(const Snapshot &snapshot)
{
    ChartData data;
    data.windows = false;
    data.fromZero = true;
    data.joinWithin = SampleGapMs;
    data.valueText = [](double value) { return Format::integer(std::llround(value)); };
    const auto &trend = *snapshot.trend;
    data.first = trend.empty() ? snapshot.at : trend.front().at;
    data.last = trend.empty() ? snapshot.at : trend.back().at;
    int color = 0;
    const qsizetype start = commonStart(snapshot);
    for (const std::size_t index : shownPartitions(snapshot)) {
        const QString name = partitionText(snapshot.partitions[index].partition);
        ChartSeries series{name, name.mid(start), name, color++, {}};
        series.points.reserve(trend.size());
        for (const TrendPoint &sample : trend) {
            // Of a time when other partitions were assigned, nothing is known by index.
            if (sample.partitionLag.size() != snapshot.partitions.size() || sample.partitionLag[index] < 0)
                continue;
            const auto lag = static_cast<double>(sample.partitionLag[index]);
            series.points.push_back({sample.at, sample.at, lag, lag, lag, 0, false});
        }
        data.series.push_back(std::move(series));
    }
    return data;
}

QByteArray lagCsv(const ChartData &data, TimeMs from, TimeMs to)
{
    QByteArray csv = Csv::line({QStringLiteral("particion"), QStringLiteral("instante"), QStringLiteral("retraso")});
    for (const ChartSeries &series : data.series) {
        for (const ChartPoint &point : series.points) {
            if (point.at >= from && point.at <= to)
                csv += Csv::line({series.key, Csv::utc(point.at), Csv::number(point.value)});
        }
    }
    return csv;
}

}  // namespace observatorio
