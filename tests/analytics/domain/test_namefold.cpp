// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/domain/namefold.h"

#include <gtest/gtest.h>

#include <string>

namespace observatorio::test {

namespace {

struct Folding {
    std::string text, folded;
};

class FoldingOf : public testing::TestWithParam<Folding> {};

TEST_P(FoldingOf, isTheFormInWhichNamesAreCompared)
{
    EXPECT_EQ(FoldedName(GetParam().text).text(), GetParam().folded) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    All, FoldingOf,
    testing::Values(Folding{"", ""}, Folding{" \t ", ""}, Folding{"  Costa   Rica\n", "costa rica"},
                    Folding{"ESPAÑA", "espan\u0303a"}, Folding{"Espan\u0303a", "espan\u0303a"},
                    Folding{"Côte d’Ivoire", "co\u0302te d'ivoire"}, Folding{"Lao People`s", "lao people's"},
                    Folding{"Guinea\u2010Bissau", "guinea-bissau"}, Folding{"\uFEFFPer\u00ADu", "peru"},
                    Folding{"Stra\u00DFe", "strasse"}, Folding{"\u212Aenia", "kenia"}, Folding{"Ελλάδα", "Ελλάδα"},
                    Folding{"\u00A0\u3000Iran\u2003(x)", "iran (x)"}, Folding{"AR\xff", ""}, Folding{"\xC3", ""},
                    Folding{"a\xED\xA0\x80", ""}, Folding{std::string("a\0b", 3), std::string("a\0b", 3)},
                    Folding{std::string(256, 'X'), std::string(256, 'x')}, Folding{std::string(257, 'x'), ""},
                    Folding{std::string(253, ' ') + "ARG", "arg"}, Folding{std::string(254, ' ') + "ARG", ""}));

TEST(FoldedName, hasRoomForWhatGrowsMost)
{
    std::string text, folded;
    for (int i = 0; i < 128; ++i) {
        text += "\u01D5";  // Ü with a macron
        folded += "u\u0308\u0304";
    }
    EXPECT_EQ(FoldedName(text).text(), folded);
}

struct Pair {
    const char *a, *b;
    std::size_t distance;
};

class Distance : public testing::TestWithParam<Pair> {};

TEST_P(Distance, isCountedBothWaysUpToTheBound)
{
    const std::u32string a = codePoints(GetParam().a), b = codePoints(GetParam().b);
    for (std::size_t most = 0; most < 6; ++most) {
        EXPECT_EQ(distance(a, b, most), std::min(GetParam().distance, most + 1)) << most;
        EXPECT_EQ(distance(b, a, most), std::min(GetParam().distance, most + 1)) << most;
    }
}

INSTANTIATE_TEST_SUITE_P(All, Distance,
                         testing::Values(Pair{"", "", 0}, Pair{"", "abc", 3}, Pair{"peru", "peru", 0},
                                         Pair{"peru", "perru", 1}, Pair{"brasil", "brazil", 1},
                                         Pair{"agrentina", "argentina", 1}, Pair{"espana", "espan\u0303a", 1},
                                         Pair{"kitten", "sitting", 3}, Pair{"chile", "china", 2},
                                         Pair{"abcdef", "uvwxyz", 6}));

}  // namespace

}  // namespace observatorio::test
