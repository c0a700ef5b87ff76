// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/countrytable.h"
#include "analytics/domain/settings.h"
#include "kafka/client/recordsource.h"

#include <memory>

namespace observatorio {

/// The consumer: eager range assignment, optional static membership, batch consume, codec. `settings.bootstrapServers`
/// is the address to use, also for the embedded broker. `countries` must outlive it.
Expected<std::unique_ptr<RecordSource>> makeKafkaSource(const BrokerSettings &settings, const CountryTable &countries);

}  // namespace observatorio
