// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace observatorio {

/// The countries among the members of the G20, the largest economy first: gross domestic product in current US dollars,
/// 2023 (World Bank, World Development Indicators, NY.GDP.MKTP.CD, CC BY 4.0). Alpha-3. Who looks at a stream for the
/// first time sees these.
inline constexpr std::array<std::string_view, 19> LargestEconomies = {"USA", "CHN", "DEU", "JPN", "IND", "GBR", "FRA",
                                                                      "ITA", "BRA", "CAN", "RUS", "MEX", "AUS", "KOR",
                                                                      "IDN", "TUR", "SAU", "ARG", "ZAF"};

}  // namespace observatorio
