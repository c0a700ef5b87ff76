// SPDX-License-Identifier: GPL-3.0-or-later
// What happened to every offset, as one sentence for people; used wherever the window states it.
#pragma once

#include "analytics/domain/accounting.h"

#include <QString>

namespace observatorio::AccountingText {

/// "1 483 870 = 1 483 621 counted + 213 late + 36 rejected"; untimed records and gaps are added where there are some.
QString equation(const Accounting &accounting);
QString briefEquation(const Accounting &accounting);  ///< the same with abbreviated words
QString verdict(bool addsUp);                         ///< "adds up"
QString markedVerdict(bool addsUp);                   ///< "✓ adds up"
/// `addsUp` is passed separately: a sum of partitions may balance although two of them do not.
QString sentence(const Accounting &accounting, bool addsUp);

}  // namespace observatorio::AccountingText
