// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace observatorio {

/// The indicators the reference data knows, by their wire names; others may arrive.
const QStringList &knownIndicators();

}  // namespace observatorio
