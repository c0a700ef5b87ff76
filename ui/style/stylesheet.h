// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace observatorio {

class Theme;

/// The one style sheet: cards, tables and scroll bars. Natural controls are drawn by ProxyStyle.
QString styleSheet(const Theme &theme);

}  // namespace observatorio
