// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"

#include <QStringList>

namespace observatorio {

/// What a chart of an indicator shows before a person chose anything.
struct DefaultChoice {
    QStringList countries;  ///< alpha-3, by code
    bool settled = false;   ///< every country had two windows of time to speak: others that come change nothing
};

/// At most `most` of the countries with a value of the indicator: the largest economies (LargestEconomies); of the
/// others those with the most events in the windows that are kept, of equal ones the first by code. Not who spoke
/// first.
DefaultChoice defaultChoice(const Snapshot &snapshot, const std::string &indicator, std::size_t most);

}  // namespace observatorio
