// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace observatorio {

/// The pages of the window; ui/pages/pages.cpp says what each is.
enum class PageId { Overview, Countries, Alerts, Windows, Kafka, Groups, Simulator, Health };

}  // namespace observatorio
