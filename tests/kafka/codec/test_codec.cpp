// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kafka/codec/reference.h"

#include "kafka/codec/codec.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

using namespace observatorio;

namespace {

using R = RejectReason;

Record decode(Codec &codec, const std::string &value, std::string_view key = {})
{
    Record record;
    codec.decode({value.data(), value.size(), 0, key}, record);
    return record;
}

struct Rejection {
    const char *what;
    std::string value;
    R reason;
};

void PrintTo(const Rejection &rejection, std::ostream *out) { *out << rejection.what; }

class CodecRejects : public testing::TestWithParam<Rejection> {};

TEST_P(CodecRejects, withThisReason)
{
    Codec codec(test::countries());
    const Record record = decode(codec, GetParam().value);
    ASSERT_TRUE(record.rejected) << GetParam().value;
    EXPECT_STREQ(rejectReasonName(record.reason), rejectReasonName(GetParam().reason))
        << GetParam().value.substr(0, 200);
    EXPECT_EQ(record.payload, GetParam().value);
    EXPECT_TRUE(record.indicator.empty());
}

std::string nested(int depth, const char *open, const char *close)
{
    std::string text = R"({"pais":"ARG","indicador":"gini","valor":1,"x":)";
    for (int i = 0; i < depth; ++i)
        text += open;
    text += "1";
    for (int i = 0; i < depth; ++i)
        text += close;
    return text + "}";
}

INSTANTIATE_TEST_SUITE_P(
    Table, CodecRejects,
    testing::Values(
        Rejection{"empty", "", R::EmptyValue}, Rejection{"blank", "   ", R::NotJson},
        Rejection{"word", "hola", R::NotJson},
        Rejection{"truncated", R"({"pais":"ARG","indicador":"gini","valor":5.2)", R::NotJson},
        Rejection{"truncated in a number", R"({"pais":"ARG","indicador":"gini","valor":5.)", R::NotJson},
        Rejection{"truncated in a text", R"({"pais":"ARG","indicador":"gi)", R::NotJson},
        Rejection{"text after the brace", R"({"pais":"ARG","indicador":"gini","valor":5.2} x)", R::NotJson},
        Rejection{"brace after the brace", R"({"pais":"ARG","indicador":"gini","valor":5.2}})", R::NotJson},
        Rejection{"two objects",
                  R"({"pais":"ARG","indicador":"gini","valor":5.2}{"pais":"ARG","indicador":"gini","valor":5.2})",
                  R::NotJson},
        Rejection{"NUL after the brace", std::string(R"({"pais":"ARG","indicador":"gini","valor":5.2})") + '\0',
                  R::NotJson},
        Rejection{"trailing comma", R"({"pais":"ARG","indicador":"gini","valor":5.2,})", R::NotJson},
        Rejection{"missing comma", R"({"pais":"ARG" "indicador":"gini","valor":5.2})", R::NotJson},
        Rejection{"missing colon", R"({"pais" "ARG","indicador":"gini","valor":5.2})", R::NotJson},
        Rejection{"single quotes", R"({'pais':'ARG','indicador':'gini','valor':5.2})", R::NotJson},
        Rejection{"bare names", R"({pais:"ARG",indicador:"gini",valor:5.2})", R::NotJson},
        Rejection{"comment", R"({"pais":"ARG",/* c */"indicador":"gini","valor":5.2})", R::NotJson},
        Rejection{"leading zero", R"({"pais":"ARG","indicador":"gini","valor":05.2})", R::NotJson},
        Rejection{"leading plus", R"({"pais":"ARG","indicador":"gini","valor":+5.2})", R::NotJson},
        Rejection{"no digit before the point", R"({"pais":"ARG","indicador":"gini","valor":.5})", R::NotJson},
        Rejection{"no digit after the point", R"({"pais":"ARG","indicador":"gini","valor":5.})", R::NotJson},
        Rejection{"bare NaN", R"({"pais":"ARG","indicador":"gini","valor":NaN})", R::NotJson},
        Rejection{"bare Infinity", R"({"pais":"ARG","indicador":"gini","valor":Infinity})", R::NotJson},
        Rejection{"nul", R"({"pais":"ARG","indicador":"gini","valor":nul})", R::NotJson},
        Rejection{"comma decimal", R"({"pais":"ARG","indicador":"gini","valor":5,2})", R::NotJson},
        Rejection{"hex", R"({"pais":"ARG","indicador":"gini","valor":0x10})", R::NotJson},
        Rejection{"number glued to a text", R"({"pais":"ARG","indicador":"gini","valor":5"x"})", R::NotJson},
        Rejection{"text glued to a word", R"({"pais":"ARG"x,"indicador":"gini","valor":5})", R::NotJson},
        Rejection{"raw control character", "{\"pais\":\"A\tB\",\"indicador\":\"gini\",\"valor\":5}", R::NotJson},
        Rejection{"bad escape", R"({"pais":"ARG","indicador":"gi\qni","valor":5})", R::NotJson},
        Rejection{"bad escape in an unknown field", R"({"pais":"ARG","indicador":"gini","valor":5,"x":"\q"})",
                  R::NotJson},
        Rejection{"bad escape in an unknown name", R"({"pais":"ARG","indicador":"gini","valor":5,"\q":1})", R::NotJson},
        Rejection{"half a surrogate pair", R"({"pais":"ARG","indicador":"gi\ud83cni","valor":5})", R::NotJson},
        Rejection{"bad number in an unknown field", R"({"pais":"ARG","indicador":"gini","valor":5,"x":[1,{"y":01}]})",
                  R::NotJson},
        Rejection{"bad word in an unknown field", R"({"pais":"ARG","indicador":"gini","valor":5,"x":{"y":tru}})",
                  R::NotJson},
        Rejection{"unclosed array in an unknown field", R"({"pais":"ARG","indicador":"gini","valor":5,"x":[1,2})",
                  R::NotJson},
        Rejection{"crossed brackets", R"({"pais":"ARG","indicador":"gini","valor":5,"x":[{"y":1]}})", R::NotJson},
        Rejection{"byte order mark", "\xEF\xBB\xBF{\"pais\":\"ARG\",\"indicador\":\"gini\",\"valor\":5.2}", R::NotJson},
        Rejection{"UTF-16", std::string("{\0\"\0}\0", 6), R::NotJson},
        Rejection{"not UTF-8 in pais", "{\"pais\":\"A\xFF\x42\",\"indicador\":\"gini\",\"valor\":5.2}", R::NotJson},
        Rejection{"not UTF-8 in an unknown field",
                  "{\"pais\":\"ARG\",\"indicador\":\"gini\",\"valor\":5.2,\"x\":\"\xC3\"}", R::NotJson},
        Rejection{"overlong UTF-8", "{\"pais\":\"ARG\",\"indicador\":\"gi\xC0\x80ni\",\"valor\":5.2}", R::NotJson},
        Rejection{"not UTF-8 before the object", "\xFF\xFE{\"pais\":\"ARG\",\"indicador\":\"gini\",\"valor\":5.2}",
                  R::NotJson},
        Rejection{"too deep arrays", nested(10'000, "[", "]"), R::NotJson},
        Rejection{"too deep objects", nested(10'000, "{\"a\":", "}"), R::NotJson},
        Rejection{"deep and open", std::string(100'000, '['), R::NotJson},
        Rejection{"array", R"([{"pais":"ARG","indicador":"gini","valor":5.2}])", R::NotAnObject},
        Rejection{"empty array", "[]", R::NotAnObject}, Rejection{"number", " 5.2 ", R::NotAnObject},
        Rejection{"huge number", "1e400", R::NotAnObject}, Rejection{"text", "\"ARG\"", R::NotAnObject},
        Rejection{"null", "null", R::NotAnObject}, Rejection{"true", "true", R::NotAnObject},
        Rejection{"bad array", "[1,]", R::NotJson}, Rejection{"array and more", "[1] 2", R::NotJson},
        Rejection{"text and more", "\"a\" 2", R::NotJson}, Rejection{"bad number", "01", R::NotJson},
        Rejection{"unclosed text", "\"a", R::NotJson}, Rejection{"no fields", "{}", R::MissingCountry},
        Rejection{"no pais", R"({"indicador":"gini","valor":5.2})", R::MissingCountry},
        Rejection{"null pais", R"({"pais":null,"indicador":"gini","valor":5.2})", R::MissingCountry},
        Rejection{"last pais null", R"({"pais":"ARG","indicador":"gini","valor":5.2,"pais":null})", R::MissingCountry},
        Rejection{"other case", R"({"Pais":"ARG","indicador":"gini","valor":5.2})", R::MissingCountry},
        Rejection{"nested fields do not leak", R"({"x":{"pais":"ARG"},"indicador":"gini","valor":5.2})",
                  R::MissingCountry},
        Rejection{"no indicador", R"({"pais":"ARG","valor":5.2})", R::MissingIndicator},
        Rejection{"null indicador", R"({"pais":"ARG","indicador":null,"valor":5.2})", R::MissingIndicator},
        Rejection{"empty indicador", R"({"pais":"ARG","indicador":"","tipo":"gini","valor":5.2})", R::MissingIndicator},
        Rejection{"no valor", R"({"pais":"ARG","indicador":"gini"})", R::MissingValue},
        Rejection{"null valor", R"({"pais":"ARG","indicador":"gini","valor":null})", R::MissingValue},
        Rejection{"number pais", R"({"pais":32,"indicador":"gini","valor":5.2})", R::WrongType},
        Rejection{"object pais", R"({"pais":{"iso":"ARG"},"indicador":"gini","valor":5.2})", R::WrongType},
        Rejection{"number indicador", R"({"pais":"ARG","indicador":7,"valor":5.2})", R::WrongType},
        Rejection{"indicador before tipo", R"({"pais":"ARG","tipo":"gini","indicador":7,"valor":5.2})", R::WrongType},
        Rejection{"text valor", R"({"pais":"ARG","indicador":"gini","valor":"5.2"})", R::WrongType},
        Rejection{"true valor", R"({"pais":"ARG","indicador":"gini","valor":true})", R::WrongType},
        Rejection{"array valor", R"({"pais":"ARG","indicador":"gini","valor":[5.2]})", R::WrongType},
        Rejection{"NUL in indicador", R"({"pais":"ARG","indicador":"gi\u0000ni","valor":5.2})", R::WrongType},
        Rejection{"escape character in indicador", R"({"pais":"ARG","indicador":"gi\u001bni","valor":5.2})",
                  R::WrongType},
        Rejection{"delete in indicador", "{\"pais\":\"ARG\",\"indicador\":\"gi\x7Fni\",\"valor\":5.2}", R::WrongType},
        Rejection{"too large", R"({"pais":"ARG","indicador":"gini","valor":1e400})", R::NotFinite},
        Rejection{"too small", R"({"pais":"ARG","indicador":"gini","valor":-1e400})", R::NotFinite},
        Rejection{"long indicador", R"({"pais":"ARG","indicador":")" + std::string(101, 'a') + R"(","valor":5.2})",
                  R::TooLong},
        Rejection{"long escaped indicador",
                  R"({"pais":"ARG","indicador":"\n)" + std::string(3000, 'a') + R"(","valor":5.2})", R::TooLong},
        Rejection{"over 1 MiB",
                  R"({"pais":"ARG","indicador":"gini","valor":1)" + std::string(Codec::MaxValueBytes, ' ') + "}",
                  R::TooLong},
        Rejection{"10 MB", std::string(10'000'000, '{'), R::TooLong},
        Rejection{"empty pais", R"({"pais":"","indicador":"gini","valor":5.2})", R::UnknownCountry},
        Rejection{"pais without its accent", R"({"pais":"Espana","indicador":"gini","valor":5.2})", R::UnknownCountry},
        Rejection{"former state", R"({"pais":"DDR","indicador":"gini","valor":5.2})", R::UnknownCountry},
        Rejection{"NUL in pais", R"({"pais":"ARG\u0000","indicador":"gini","valor":5.2})", R::UnknownCountry},
        Rejection{"no such pais", R"({"pais":"ZZZ","indicador":"gini","valor":5.2})", R::UnknownCountry}));

struct Accepted {
    const char *what;
    std::string value;
    const char *iso3;
    const char *indicator;
    double valor;
    std::optional<std::int32_t> anio;
};

void PrintTo(const Accepted &accepted, std::ostream *out) { *out << accepted.what; }

class CodecAccepts : public testing::TestWithParam<Accepted> {};

TEST_P(CodecAccepts, andReads)
{
    Codec codec(test::countries());
    const Record record = decode(codec, GetParam().value);
    ASSERT_FALSE(record.rejected) << rejectReasonName(record.reason) << " " << GetParam().value.substr(0, 200);
    EXPECT_EQ(test::countries().at(record.country).iso3, GetParam().iso3);
    EXPECT_EQ(record.indicator, GetParam().indicator);
    EXPECT_EQ(record.value, GetParam().valor);
    EXPECT_EQ(record.hasYear, GetParam().anio.has_value());
    EXPECT_EQ(record.year, GetParam().anio.value_or(0));
}

INSTANTIATE_TEST_SUITE_P(
    Table, CodecAccepts,
    testing::Values(
        Accepted{"the course's", R"({"pais":"ARG","indicador":"inflacion","valor":5.2,"anio":2024})", "ARG",
                 "inflacion", 5.2, 2024},
        Accepted{"any order", R"({"anio":2024,"valor":5.2,"indicador":"inflacion","pais":"ARG"})", "ARG", "inflacion",
                 5.2, 2024},
        Accepted{"blanks", "\r\n\t{ \"pais\" : \"ARG\" ,\n \"indicador\" : \"gini\" , \"valor\" : 5.2 }\n ", "ARG",
                 "gini", 5.2, std::nullopt},
        Accepted{"tipo", R"({"pais":"ARG","tipo":"gini","valor":1})", "ARG", "gini", 1, std::nullopt},
        Accepted{"indicador before tipo", R"({"pais":"ARG","indicador":"idh","tipo":"gini","valor":1})", "ARG", "idh",
                 1, std::nullopt},
        Accepted{"indicador before tipo of another type", R"({"pais":"ARG","indicador":"idh","tipo":[],"valor":1})",
                 "ARG", "idh", 1, std::nullopt},
        Accepted{"tipo where indicador is null", R"({"pais":"ARG","indicador":null,"tipo":"gini","valor":1})", "ARG",
                 "gini", 1, std::nullopt},
        Accepted{"alpha-2", R"({"pais":"AR","indicador":"gini","valor":1})", "ARG", "gini", 1, std::nullopt},
        Accepted{"Spanish name", R"({"pais":"España","indicador":"inflación","valor":1})", "ESP", "inflación", 1,
                 std::nullopt},
        Accepted{"English name", R"({"pais":"Germany","indicador":"gini","valor":1})", "DEU", "gini", 1, std::nullopt},
        Accepted{"escaped name", R"({"pais":"Espa\u00f1a","indicador":"inflaci\u00f3n","valor":1})", "ESP", "inflación",
                 1, std::nullopt},
        Accepted{"escaped field", R"({"p\u0061is":"ARG","\u0069ndicador":"gini","v\u0061lor":1,"ani\u006f":7})", "ARG",
                 "gini", 1, 7},
        Accepted{"a text that looks like an end", R"({"pais":"ARG","indicador":"a\"}b","valor":1})", "ARG", "a\"}b", 1,
                 std::nullopt},
        Accepted{"the last wins",
                 R"({"pais":32,"indicador":"a","valor":"x","pais":"ARG","valor":2,"indicador":"gini"})", "ARG", "gini",
                 2, std::nullopt},
        Accepted{"integer", R"({"pais":"ARG","indicador":"gini","valor":5})", "ARG", "gini", 5, std::nullopt},
        Accepted{"exponent", R"({"pais":"ARG","indicador":"gini","valor":52E-1})", "ARG", "gini", 5.2, std::nullopt},
        Accepted{"20 digits", R"({"pais":"ARG","indicador":"gini","valor":98765432109876543210})", "ARG", "gini",
                 98765432109876543210.0, std::nullopt},
        Accepted{"many digits", R"({"pais":"ARG","indicador":"gini","valor":0.1000000000000000055511151231257827})",
                 "ARG", "gini", 0.1, std::nullopt},
        Accepted{"minus zero", R"({"pais":"ARG","indicador":"gini","valor":-0.0})", "ARG", "gini", -0.0, std::nullopt},
        Accepted{"below the smallest", R"({"pais":"ARG","indicador":"gini","valor":1e-400})", "ARG", "gini", 0,
                 std::nullopt},
        Accepted{"fractional anio", R"({"pais":"ARG","indicador":"gini","valor":1,"anio":2024.0})", "ARG", "gini", 1,
                 std::nullopt},
        Accepted{"text anio", R"({"pais":"ARG","indicador":"gini","valor":1,"anio":"2024"})", "ARG", "gini", 1,
                 std::nullopt},
        Accepted{"large anio", R"({"pais":"ARG","indicador":"gini","valor":1,"anio":99999999999})", "ARG", "gini", 1,
                 std::nullopt},
        Accepted{"null anio", R"({"pais":"ARG","indicador":"gini","valor":1,"anio":null})", "ARG", "gini", 1,
                 std::nullopt},
        Accepted{
            "unknown fields",
            R"({"x":{"pais":"BRA","y":[1e400,null,true,"\n",{}]},"pais":"ARG","indicador":"gini","valor":1,"":[]})",
            "ARG", "gini", 1, std::nullopt},
        Accepted{"a name that begins like ours",
                 R"({"paises":"BRA","pais":"ARG","indicador":"gini","valor":1,"pai":2})", "ARG", "gini", 1,
                 std::nullopt},
        Accepted{"deep, not too deep", nested(200, "[", "]"), "ARG", "gini", 1, std::nullopt},
        Accepted{"100 bytes of indicador", R"({"pais":"ARG","indicador":")" + std::string(100, 'a') + R"(","valor":1})",
                 "ARG",
                 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                 1, std::nullopt},
        Accepted{"pais in small letters", R"({"pais":"arg","indicador":"gini","valor":1})", "ARG", "gini", 1,
                 std::nullopt},
        Accepted{"pais with blanks", R"({"pais":" ARG\n","indicador":"gini","valor":1})", "ARG", "gini", 1,
                 std::nullopt},
        Accepted{"pais decomposed", "{\"pais\":\"Espan\u0303a\",\"indicador\":\"gini\",\"valor\":1}", "ESP", "gini", 1,
                 std::nullopt},
        Accepted{"pais by a former code", R"({"pais":"ROM","indicador":"gini","valor":1})", "ROU", "gini", 1,
                 std::nullopt},
        Accepted{"pais as the World Bank writes it", R"({"pais":"Egypt, Arab Rep.","indicador":"gini","valor":1})",
                 "EGY", "gini", 1, std::nullopt},
        Accepted{"just 1 MiB",
                 R"({"pais":"ARG","indicador":"gini","valor":1)" + std::string(Codec::MaxValueBytes - 43, ' ') + "}",
                 "ARG", "gini", 1, std::nullopt}));

TEST(Codec, tombstoneHasNoValue)
{
    Codec codec(test::countries());
    Record record;
    codec.decode({}, record);
    EXPECT_TRUE(record.rejected);
    EXPECT_EQ(record.reason, R::EmptyValue);
    EXPECT_TRUE(record.payload.empty());
}

TEST(Codec, keyIsComparedByCountry)
{
    const std::string value = R"({"pais":"ARG","indicador":"gini","valor":1})";
    struct {
        const char *key;
        bool mismatch;
    } const rows[] = {{"", false},
                      {"ARG", false},
                      {"AR", false},
                      {"Argentina", false},
                      {"BRA", true},
                      {"arg", false},
                      {"República Argentina", false},
                      {"42", true},
                      {"DDR", true}};
    Codec codec(test::countries());
    for (const auto &row : rows)
        EXPECT_EQ(decode(codec, value, row.key).keyMismatch, row.mismatch) << row.key;
}

TEST(Codec, acceptedAfterRejectedLeavesNothingBehind)
{
    Codec codec(test::countries());
    Record record;
    const std::string good = R"({"pais":"ARG","indicador":"gini","valor":1,"anio":2024})";
    const std::string bad = "{";
    codec.decode({good.data(), good.size(), 0, "BRA"}, record);
    codec.decode({bad.data(), bad.size(), 0, "BRA"}, record);
    EXPECT_TRUE(record.rejected);
    EXPECT_FALSE(record.hasYear || record.keyMismatch);
    codec.decode({good.data(), good.size(), 0, {}}, record);
    EXPECT_FALSE(record.rejected || record.keyMismatch);
}

TEST(Codec, leavesWhereAndWhenAlone)
{
    Codec codec(test::countries());
    Record record;
    record.slot = PartitionSlot(3);
    record.offset = 77;
    record.timestamp = -5;
    record.hasTimestamp = false;
    const std::string value = R"({"pais":"ARG","indicador":"gini","valor":1})";
    codec.decode({value.data(), value.size(), 0, {}}, record);
    EXPECT_EQ(record.slot, PartitionSlot(3));
    EXPECT_EQ(record.offset, 77);
    EXPECT_EQ(record.timestamp, -5);
    EXPECT_FALSE(record.hasTimestamp);
}

// A batch is decoded before the engine reads it: names must not be overwritten meanwhile.
TEST(Codec, namesOfABatchStayGood)
{
    constexpr int Batch = 50'000;
    Codec codec(test::countries());
    std::vector<std::string> values;
    for (int i = 0; i < Batch; ++i)
        values.push_back(R"({"pais":"ARG","indicador":"n\u00famero )" + std::string(80, 'x') + std::to_string(i)
                         + R"(","valor":1})");
    for (int round = 0; round < 3; ++round) {
        std::vector<Record> records(Batch);
        for (int i = 0; i < Batch; ++i)
            codec.decode(
                {values[static_cast<std::size_t>(i)].data(), values[static_cast<std::size_t>(i)].size(), 0, {}},
                records[static_cast<std::size_t>(i)]);
        for (int i = 0; i < Batch; ++i)
            ASSERT_EQ(records[static_cast<std::size_t>(i)].indicator,
                      "número " + std::string(80, 'x') + std::to_string(i));
    }
}

TEST(Codec, paddingMakesNoDifference)
{
    Codec codec(test::countries());
    const std::string value = R"({"pais":"ARG","indicador":"gini","valor":12)";
    std::string padded = value + "34}" + std::string(64, ' ');  // what comes after the value must not complete it
    Record record;
    codec.decode({padded.data(), value.size(), padded.size() - value.size(), {}}, record);
    EXPECT_TRUE(record.rejected);
    const std::string whole = value + "}";
    padded = whole + std::string(64, '9');
    codec.decode({padded.data(), whole.size(), 64, {}}, record);
    ASSERT_FALSE(record.rejected);
    EXPECT_EQ(record.value, 12.0);
    EXPECT_EQ(record.indicator.data(), padded.data() + whole.find("gini"));
}

}  // namespace
