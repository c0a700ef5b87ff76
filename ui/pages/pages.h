// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"

#include <vector>

namespace observatorio {

/// Every page of the window, in the rail's order. `parent` owns them.
std::vector<Page *> makePages(UiContext &context, QWidget *parent);

}  // namespace observatorio
