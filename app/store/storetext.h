// Outside text on its way into SQL and back. PostgreSQL has no U+0000 in text; it is written as U+2400 '0' and a real
// U+2400 as U+2400 '1', in both databases, so that two different names never become one row.
#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace observatorio::store {

/// A string without U+0000. The same string, no copy of meaning, unless it holds U+0000 or U+2400.
std::string escapedText(std::string_view text);
std::string unescapedText(const QString &stored);

}  // namespace observatorio::store
