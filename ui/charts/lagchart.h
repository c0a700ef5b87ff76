// SPDX-License-Identifier: GPL-3.0-or-later
// From a snapshot to the lag chart of the Groups page. Pure.
#pragma once

#include "analytics/domain/snapshot.h"
#include "ui/charts/chartdata.h"

#include <QByteArray>

namespace observatorio {

constexpr int MostLagSeries = 8;

/// The lag of each partition, one sample per second; beyond MostLagSeries, only those that lag most now.
ChartData lagChart(const Snapshot &snapshot);

QString partitionText(const TopicPartition &partition);  ///< "eventos_qog 0"

QByteArray lagCsv(const ChartData &data, TimeMs from, TimeMs to);

}  // namespace observatorio
