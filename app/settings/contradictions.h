// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/error.h"
#include "analytics/domain/settings.h"

#include <string>
#include <vector>

namespace observatorio {

/// What settings say that cannot be together, one sentence with its path; nothing: they are right. For what an option
/// or a dialog changed, too; fromJson() (settingsjson.h) has asked already. FileUnreadable, FileMalformed: nobody can
/// tell, for the program carries no countries that can be read.
Expected<std::vector<std::string>> contradictions(const AppSettings &settings);

}  // namespace observatorio
