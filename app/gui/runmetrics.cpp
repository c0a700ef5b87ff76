// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/runmetrics.h"

#include "app/files/wholefile.h"
#include "app/gui/heartbeat.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <unistd.h>

namespace observatorio {

namespace {

constexpr std::size_t MaxSamples = 100'000;

double percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0.0;
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

}  // namespace

void RunMetrics::shown(const Snapshot &snapshot, TimeMs now)
{
    m_total = snapshot.total;
    m_partitionsRead = snapshot.partitionsRead;
    m_lag = snapshot.lag;
    m_workers = static_cast<int>(std::ranges::count_if(
        snapshot.workers, [&snapshot](const WorkerView &worker) { return !worker.isSilent(snapshot.at); }));
    TimeMs newest = 0;
    for (const PartitionView &partition : snapshot.partitions)
        newest = std::max(newest, partition.maxEventTime.value_or(0));
    if (newest > m_newest && m_newest > 0 && m_latencies.size() < MaxSamples)
        m_latencies.push_back(static_cast<double>(now - newest));
    m_newest = std::max(m_newest, newest);
}

void RunMetrics::sampleMemory()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (file.open(QIODevice::ReadOnly))
        m_memoryKb.push_back(file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE) / 1024);
}

Expected<void> RunMetrics::write(const QString &path, const Heartbeat &heartbeat) const
{
    QJsonArray memory;
    for (const qint64 kb : m_memoryKb)
        memory.append(kb);
    const QJsonObject metrics{
        {QStringLiteral("worst_stall_ms"), heartbeat.worstStallMs()},
        {QStringLiteral("stalls_over_50_ms"), heartbeat.stallsOver50()},
        {QStringLiteral("event_to_screen_p50_ms"), percentile(m_latencies, 0.5)},
        {QStringLiteral("event_to_screen_p99_ms"), percentile(m_latencies, 0.99)},
        {QStringLiteral("latency_samples"), static_cast<qint64>(m_latencies.size())},
        {QStringLiteral("events"), static_cast<qint64>(m_total.read())},
        {QStringLiteral("counted"), static_cast<qint64>(m_total.counted)},
        {QStringLiteral("late"), static_cast<qint64>(m_total.late)},
        {QStringLiteral("rejected"), static_cast<qint64>(m_total.rejected)},
        {QStringLiteral("partitions_read"), m_partitionsRead},
        {QStringLiteral("workers"), m_workers},
        {QStringLiteral("lag"), static_cast<qint64>(m_lag)},
        {QStringLiteral("rss_kb"), memory},
    };
    return writeWhole(path, QJsonDocument(metrics).toJson());
}

}  // namespace observatorio
