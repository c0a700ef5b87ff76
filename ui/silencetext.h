// SPDX-License-Identifier: GPL-3.0-or-later
// What a silence is about, in the interface's words.
#pragma once

#include "analytics/domain/silence.h"
#include "ui/page.h"

namespace observatorio {

/// A region of countries.csv; one that has no name here is called what the file calls it.
QString regionName(const std::string &region);

/// "Venezuela · Inflation", "Americas · rule inflacion"; "nothing" where there is no condition.
QString silencedText(const SilenceMatcher &matcher, const UiContext &context);

}  // namespace observatorio
