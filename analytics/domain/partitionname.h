// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/basictypes.h"

#include <string>

namespace observatorio {

/// As errors name it: "eventos_qog [1]".
inline std::string partitionName(const TopicPartition &partition)
{
    return partition.topic + " [" + std::to_string(partition.partition) + ']';
}

}  // namespace observatorio
