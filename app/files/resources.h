// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/countrytable.h"
#include "analytics/domain/error.h"
#include "analytics/domain/indicatortable.h"
#include "analytics/domain/regions.h"

#include <QByteArray>
#include <QString>

namespace observatorio::Resources {

/// The bytes of a file the program carries inside itself (":/data/baseline.csv"), or FileUnreadable.
Expected<QByteArray> read(const QString &path);

/// The countries, parsed once; every later call returns the same table. Thread-safe.
Expected<const CountryTable *> countries();
/// The indicators; likewise.
Expected<const IndicatorTable *> indicators();
/// The regions; likewise.
Expected<const std::vector<Region> *> regions();

}  // namespace observatorio::Resources
