// SPDX-License-Identifier: GPL-3.0-or-later
// Outside text on its way into SQL and back. A few characters do not survive the way: PostgreSQL has no U+0000, SQLite
// reads U+FFFE and U+FFFF as U+FFFD, and a U+FEFF in front is taken for a byte order mark. Control characters (C0, C1
// and DEL) would, but a terminal that shows the tables obeys them. All these are written as U+2400 with a digit behind
// it, or with x and two hexadecimal digits (U+2400 itself too), so that two different names never become one row and
// each comes back as it was.
#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace observatorio::store {

/// The same text unless it holds one of those characters.
std::string escapedText(std::string_view text);
std::string unescapedText(const QString &stored);

}  // namespace observatorio::store
