// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/tokens.h"

namespace observatorio {

// In the order of Theme::Token. Every text tone keeps 4.5:1 on every ground it is used on
// (tests/ui/test_shell_theme.cpp).

const TokenSet &lightTokens()
{
    static constexpr TokenSet set{
        {
            0xFFF4F6F8, 0xFFFFFFFF, 0xFFE1E5EA, 0xFFEDF0F3,  // Ground, Surface, Line, Grid
            0xFF1A1F25, 0xFF5C6773,                          // Text, Muted
            0xFF0B63C5, 0xFFE6F0FB,                          // Accent
            0xFF2B7A4B, 0xFFE6F4EB,                          // Ok
            0xFFA55D00, 0xFFFFF3E0,                          // Warning
            0xFFBE2323, 0xFFFDECEB,                          // Critical
            0xFFD9DFE6, 0xFFECEFF2,                          // Land, NeutralGround
        },
        {0xFF0072B2, 0xFFD98E04, 0xFF009E73, 0xFFB55A93, 0xFF56B4E9},
    };
    return set;
}

const TokenSet &darkTokens()
{
    static constexpr TokenSet set{
        {
            0xFF14171B,
            0xFF1B2026,
            0xFF2B323A,
            0xFF262C33,
            0xFFE5E9EE,
            0xFF98A3AF,
            0xFF5CA8F5,
            0xFF1D2F45,
            0xFF57C28C,
            0xFF1A3326,
            0xFFF0A93B,
            0xFF3A2C12,
            0xFFFF6F66,
            0xFF3D1E1E,
            0xFF343C46,
            0xFF272E36,
        },
        {0xFF4FA3E0, 0xFFF0AE3C, 0xFF2FC79B, 0xFFDA8CBD, 0xFF7CCBF7},
    };
    return set;
}

}  // namespace observatorio
