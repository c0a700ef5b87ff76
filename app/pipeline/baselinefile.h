// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kafka/simulator/simulator.h"

#include <QString>

namespace observatorio {

/// Where `import` puts a baseline of the user's own.
QString importedBaselinePath();
/// There is one: the simulator starts from it, and not from the one that the program carries.
bool hasImportedBaseline();

/// The user's imported baseline when there is one, else the one the program carries.
Expected<std::shared_ptr<const Baseline>> loadBaseline();

/// Makes `csv` the user's baseline, in place of the former one, once it is seen to be one. FileMalformed,
/// FileUnwritable.
Expected<void> keepImportedBaseline(const std::string &csv);
/// Back to the one that the program carries; no matter if nothing was imported. FileUnwritable.
Expected<void> dropImportedBaseline();

}  // namespace observatorio
