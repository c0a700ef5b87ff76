// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/theme.h"

#include <array>

namespace observatorio {

inline constexpr int SeriesToneCount = 5;

/// The look's colours of one mode; `colors` is indexed by Theme::Token.
struct TokenSet {
    std::array<QRgb, Theme::NeutralGround + 1> colors;
    std::array<QRgb, SeriesToneCount> series;  ///< Okabe-Ito
};

const TokenSet &lightTokens();
const TokenSet &darkTokens();

}  // namespace observatorio
