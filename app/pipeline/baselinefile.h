// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kafka/simulator/simulator.h"

#include <QString>

namespace observatorio {

/// Where `import` puts a baseline of the user's own.
QString importedBaselinePath();

/// The user's imported baseline when there is one, else the one the program carries.
Expected<std::shared_ptr<const Baseline>> loadBaseline();

}  // namespace observatorio
