// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/codec/plainrecord.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

using namespace observatorio;

namespace {

struct Case {
    std::string text;
    const char *indicator;  // null: not plain
    double value = 0.0;
    std::int32_t year = 0;
};

void PrintTo(const Case &c, std::ostream *out) { *out << c.text; }

class PlainRecordTable : public testing::TestWithParam<Case> {};

TEST_P(PlainRecordTable, isReadOrLeft)
{
    const std::vector<char> exact(GetParam().text.begin(), GetParam().text.end());  // a sanitizer sees a byte too far
    PlainRecord record;
    ASSERT_EQ(readPlainRecord({exact.data(), exact.size()}, record), GetParam().indicator != nullptr);
    if (!GetParam().indicator)
        return;
    EXPECT_EQ(record.country, "ARG");
    EXPECT_EQ(record.indicator, GetParam().indicator);
    EXPECT_EQ(record.value, GetParam().value);
    EXPECT_EQ(record.year, GetParam().year);
}

const char *const LongName = "abcdefghijklmnopqrstuvwxyz_0123456789";

INSTANTIATE_TEST_SUITE_P(
    Table, PlainRecordTable,
    testing::Values(Case{R"({"pais":"ARG","indicador":"inflacion","valor":5.2,"anio":2024})", "inflacion", 5.2, 2024},
                    Case{R"({"pais":"ARG","indicador":"a","valor":0})", "a", 0.0, 0},
                    Case{R"({"pais": "ARG", "indicador": "gini", "valor": -41.25, "anio": 1999})", "gini", -41.25,
                         1999},
                    Case{R"({"pais": "ARG", "indicador": "gini", "valor": 1})", "gini", 1, 0},
                    Case{std::string(R"({"pais":"ARG","indicador":")") + LongName + R"(","valor":1})", LongName, 1, 0},
                    Case{R"({"pais":"ARG","indicador":"8letters","valor":1})", "8letters", 1, 0},
                    Case{R"({"pais":"ARG","indicador":"a, b: {c}","valor":1})", "a, b: {c}", 1, 0}, Case{"", nullptr},
                    Case{"{", nullptr}, Case{" {\"pais\":\"ARG\",\"indicador\":\"a\",\"valor\":0}", nullptr},
                    Case{R"({"pais":"ARG","indicador":"a","valor":0} )", nullptr},
                    Case{R"({"pais":"ARG","indicador":"a","valor":0}})", nullptr},
                    Case{R"({"pais":"ARG","indicador":"a","valor":0)", nullptr},
                    Case{R"({"pais":"ARG","indicador":"a","valor":0,})", nullptr},
                    Case{R"({"pais":"ARG","indicador":"a","valor":0,"anio":24})", nullptr},
                    Case{R"({"pais":"ARG","indicador":"a","valor":0,"anio":0024})", nullptr},
                    Case{R"({"pais":"ARG","indicador":"a","valor":0,"anio":20245})", nullptr},
                    Case{R"({"pais":"ARG","indicador":"a","valor":0,"anio":2024,"x":1})", nullptr},
                    Case{R"({"pais":"ARG","indicador":"a","valor":0,"pais":"BRA"})", nullptr},
                    Case{R"({"pais":"ARG","indicador":"a","valor":1e3})", nullptr},
                    Case{R"({"pais":"ARG","indicador":"","valor":1})", nullptr},
                    Case{R"({"pais":"ARG","indicador":"a\"","valor":1})", nullptr},
                    Case{R"({"pais":"ARG","indicador":"inflaci\u00f3n","valor":1})", nullptr},
                    Case{"{\"pais\":\"ARG\",\"indicador\":\"inflaci\xC3\xB3n\",\"valor\":1}", nullptr},
                    Case{"{\"pais\":\"ARG\",\"indicador\":\"gi\x7Fni\",\"valor\":1}", nullptr},
                    Case{"{\"pais\":\"ARG\",\"indicador\":\"gi\tni\",\"valor\":1}", nullptr},
                    Case{R"({"pais":"arg","indicador":"a","valor":0})", nullptr},
                    Case{R"({"pais":"AR","indicador":"a","valor":0})", nullptr},
                    Case{R"({"pais":"ARGE","indicador":"a","valor":0})", nullptr},
                    Case{R"({"pais":"ARG","tipo":"a","valor":0})", nullptr},
                    Case{R"({"indicador":"a","pais":"ARG","valor":0})", nullptr},
                    Case{R"({"pais":  "ARG","indicador":"a","valor":0})", nullptr},
                    Case{R"({"pais":"ARG" ,"indicador":"a","valor":0})", nullptr}));

// Each byte at each place of the indicator, alone and with the byte after it marked falsely by a borrow.
TEST(PlainRecord, noByteButPlainOnesPasses)
{
    for (int byte = 0; byte < 256; ++byte) {
        for (std::size_t at = 0; at < 12; ++at) {
            for (const char next : {'a', ' ', '!', '#', ']', '~'}) {
                std::string name = "abcdefghijkl";
                name[at] = static_cast<char>(byte);
                if (at + 1 < name.size())
                    name[at + 1] = next;
                const std::string text = R"({"pais":"ARG","indicador":")" + name + R"(","valor":1})";
                PlainRecord record;
                const bool plain = byte >= 0x20 && byte < 0x7f && byte != '"' && byte != '\\';
                ASSERT_EQ(readPlainRecord(text, record), plain) << text;
                if (plain) {
                    ASSERT_EQ(record.indicator, name);
                }
            }
        }
    }
}

}  // namespace
