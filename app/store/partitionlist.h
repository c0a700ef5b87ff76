// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/basictypes.h"

#include <string>
#include <string_view>
#include <vector>

namespace observatorio::store {

/// Partitions as `trabajadores.particiones` holds them, for people too: "eventos_economicos 1; eventos_qog 0-2,5".
/// They come in ascending order.
std::string partitionList(const std::vector<TopicPartition> &partitions);
/// What is no such list ends what is read of it.
std::vector<TopicPartition> partitionsOf(std::string_view list);

}  // namespace observatorio::store
