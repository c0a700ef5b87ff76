// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/codec/jsonnumber.h"

#include <gtest/gtest.h>

#include <charconv>
#include <cmath>
#include <limits>
#include <random>
#include <string>

using namespace observatorio;

namespace {

struct Case {
    const char *text;
    JsonNumber kind;
    double value = 0.0;
};

class JsonNumberTable : public testing::TestWithParam<Case> {};

TEST_P(JsonNumberTable, reads)
{
    double value = 0.0;
    ASSERT_EQ(readJsonNumber(GetParam().text, value), GetParam().kind) << GetParam().text;
    if (GetParam().kind == JsonNumber::Valid) {
        EXPECT_EQ(value, GetParam().value) << GetParam().text;
        EXPECT_EQ(std::signbit(value), std::signbit(GetParam().value)) << GetParam().text;
    }
}

constexpr auto Valid = JsonNumber::Valid;
constexpr auto OutOfRange = JsonNumber::OutOfRange;
constexpr auto Malformed = JsonNumber::Malformed;

INSTANTIATE_TEST_SUITE_P(
    Table, JsonNumberTable,
    testing::Values(Case{"0", Valid, 0.0}, Case{"-0", Valid, -0.0}, Case{"-0.0", Valid, -0.0}, Case{"5.2", Valid, 5.2},
                    Case{"52E-1", Valid, 5.2}, Case{"5.2e1 ", Valid, 52.0}, Case{"5.2e+1\r\n", Valid, 52.0},
                    Case{"0e5", Valid, 0.0}, Case{"12345678901234567890", Valid, 12345678901234567890.0},
                    Case{"99999999999999999999", Valid, 1e20}, Case{"9007199254740993", Valid, 9007199254740992.0},
                    Case{"0.1000000000000000055511151231257827", Valid, 0.1},
                    Case{"0.000000000000000000000000000000000000001", Valid, 1e-39},
                    Case{"1.7976931348623157e308", Valid, std::numeric_limits<double>::max()},
                    Case{"5e-324", Valid, 5e-324}, Case{"1e-400", Valid, 0.0}, Case{"-1e-400", Valid, -0.0},
                    Case{"1e-99999999999999999999999", Valid, 0.0}, Case{"0e99999999999999999999999", Valid, 0.0},
                    Case{"0.0e400", Valid, 0.0}, Case{"1e400", OutOfRange}, Case{"-1e400", OutOfRange},
                    Case{"1.8e308", OutOfRange}, Case{"1e99999999999999999999999", OutOfRange}, Case{"", Malformed},
                    Case{" ", Malformed}, Case{"-", Malformed}, Case{"+1", Malformed}, Case{".5", Malformed},
                    Case{"5.", Malformed}, Case{"05", Malformed}, Case{"-05", Malformed}, Case{"00", Malformed},
                    Case{"5.e1", Malformed}, Case{"1e", Malformed}, Case{"1e+", Malformed}, Case{"1e1.5", Malformed},
                    Case{"0x10", Malformed}, Case{"1 2", Malformed}, Case{"5,2", Malformed}, Case{"NaN", Malformed},
                    Case{"-Infinity", Malformed}, Case{"1f", Malformed}));

struct Plain {
    const char *text;
    std::ptrdiff_t length;  // -1: not plain
};

class PlainDecimalTable : public testing::TestWithParam<Plain> {};

TEST_P(PlainDecimalTable, readsAsJsonOrNotAtAll)
{
    const std::string_view text = GetParam().text;
    double value = 0.0;
    const char *const end = readPlainDecimal(text, value);
    ASSERT_EQ(end ? end - text.data() : -1, GetParam().length) << text;
    if (end) {
        double wanted = 0.0;
        ASSERT_EQ(std::from_chars(text.data(), text.data() + text.size(), wanted, std::chars_format::fixed).ptr, end)
            << text;
        EXPECT_EQ(value, wanted) << text;
        EXPECT_EQ(std::signbit(value), std::signbit(wanted)) << text;
    }
}

INSTANTIATE_TEST_SUITE_P(Table, PlainDecimalTable,
                         testing::Values(Plain{"0", 1}, Plain{"-0", 2}, Plain{"-0.00,", 5}, Plain{"5.2}", 3},
                                         Plain{"12 ", 2}, Plain{"1e5", 1}, Plain{"5.2.1", 3},
                                         Plain{"9007199254740993", 16}, Plain{"0.30000000000000004", 19},
                                         Plain{"123456789012345678", 18}, Plain{"-12345678.9012345678", 20},
                                         Plain{"1234567890123456789", -1}, Plain{"0.1234567890123456789", -1},
                                         Plain{"12345678901234567890123456789012345678901234567890", -1}, Plain{"", -1},
                                         Plain{"-", -1}, Plain{"+1", -1}, Plain{".5", -1}, Plain{"5.", -1},
                                         Plain{"-.5", -1}, Plain{"5.,", -1}, Plain{"05", -1}, Plain{"-05", -1},
                                         Plain{"00", -1}, Plain{"NaN", -1}, Plain{"\"5\"", -1}));

// The exact short cuts against the library's correctly rounding reader.
TEST(JsonNumber, everyDoubleReadsBack)
{
    std::mt19937_64 random(7);
    for (int i = 0; i < 200'000; ++i) {
        const double wanted =
            i % 2 ? std::ldexp(static_cast<double>(random() >> 11), static_cast<int>(random() % 120) - 90)
                  : static_cast<double>(static_cast<std::int64_t>(random() % 2'000'000'000) - 1'000'000'000) / 1e4;
        char text[64];
        const char *const end =
            i % 3 ? std::to_chars(text, text + sizeof text, wanted).ptr
                  : std::to_chars(text, text + sizeof text, wanted, std::chars_format::scientific, 16).ptr;
        double value = 0.0;
        ASSERT_EQ(readJsonNumber({text, end}, value), Valid);
        ASSERT_EQ(value, wanted) << std::string_view(text, end);
        double plain = 0.0;
        if (readPlainDecimal({text, end}, plain) == end) {
            ASSERT_EQ(plain, wanted) << std::string_view(text, end);
        }
    }
}

TEST(JsonInteger, fitsOrNot)
{
    std::int32_t value = 0;
    EXPECT_TRUE(readJsonInteger("2024 ", value));
    EXPECT_EQ(value, 2024);
    EXPECT_TRUE(readJsonInteger("-5", value));
    for (const char *text : {"2024.0", "2e3", "99999999999", ""})
        EXPECT_FALSE(readJsonInteger(text, value)) << text;
}

}  // namespace
