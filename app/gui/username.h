// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace observatorio {

/// Whoever runs this, as the system knows them (getpwuid); else what USER says, else the program's name.
QString userName();

}  // namespace observatorio
