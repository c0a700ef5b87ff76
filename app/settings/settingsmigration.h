// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace observatorio {

/// What 1.0 stored (numbers for choices, names that end in Ms) in today's form, for fromJson(). As 1.0 read it: what is
/// wrong in it or of no meaning is left out, so that it has its default.
QJsonObject migratedSettings(const QJsonObject &stored);

}  // namespace observatorio
