// SPDX-License-Identifier: GPL-3.0-or-later
// The only way to stderr of both programs.
#pragma once

#include "analytics/domain/error.h"

#include <string_view>

namespace observatorio {

/// Writes `text` to stderr as one line of plain text (see plainText) and flushes it. Any thread.
void complain(std::string_view text);
/// Its English sentence.
void complain(const Error &error);
/// Text of several lines, each made plain by itself: usage, for instance.
void complainLines(std::string_view text);

/// From here on what Qt wants to say (warnings, QT_LOGGING_RULES) goes through complain() too.
void complainForQt();

}  // namespace observatorio
