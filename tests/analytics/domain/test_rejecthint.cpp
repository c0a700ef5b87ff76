// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/domain/rejecthint.h"
#include "analytics/engine/sampletext.h"
#include "tests/analytics/stream.h"

#include <gtest/gtest.h>

#include <string>

namespace observatorio::test {

namespace {

using R = RejectReason;
using H = RejectHintCode;
using namespace std::string_literals;

struct NearMiss {
    const char *what;
    R reason;
    std::string payload;
    H code;
    std::string subject = {};
};

void PrintTo(const NearMiss &miss, std::ostream *out) { *out << miss.what; }

class Hints : public testing::TestWithParam<NearMiss> {};

TEST_P(Hints, sayWhatWasMeant)
{
    const RejectedSample sample{7, GetParam().reason, sampleText(GetParam().payload), TimeMs(1)};
    const RejectHint hint = hintFor(sample, countries());
    EXPECT_EQ(static_cast<int>(hint.code), static_cast<int>(GetParam().code));
    EXPECT_EQ(hint.subject, GetParam().subject);
    EXPECT_EQ(toEnglish(hint).empty(), hint.code == H::None);
    EXPECT_EQ(toEnglish(hint).find("%1"), std::string::npos);
    EXPECT_NE(toEnglish(hint).find(GetParam().subject), std::string::npos);
}

std::string record(const std::string &valor) { return R"({"pais":"ARG","indicador":"gini","valor":)" + valor + '}'; }
std::string ofCountry(const std::string &pais)
{
    return R"({"valor": 5.2, "x": [{"pais":"ARG"}, "}"], "pais" : ")" + pais + R"(","indicador":"gini"})";
}

std::string utf16(const std::string &ascii, bool bigEndian)
{
    std::string text;
    for (const char c : ascii)
        text += bigEndian ? std::string{'\0', c} : std::string{c, '\0'};
    return text;
}

INSTANTIATE_TEST_SUITE_P(
    Countries, Hints,
    testing::Values(NearMiss{"former state", R::UnknownCountry, ofCountry("DDR"), H::FormerState, "DDR"},
                    NearMiss{"former state by name", R::UnknownCountry, ofCountry("Checoslovaquia"), H::FormerState,
                             "Checoslovaquia"},
                    NearMiss{"no accent", R::UnknownCountry, ofCountry("Espana"), H::NearCountry, "España"},
                    NearMiss{"escaped", R::UnknownCountry, ofCountry("M\\u00e9xcio"), H::NearCountry, "México"},
                    NearMiss{"typing error", R::UnknownCountry, ofCountry("Agrentina"), H::NearCountry, "Argentina"},
                    NearMiss{"no country", R::UnknownCountry, ofCountry("Atlantida"), H::None},
                    NearMiss{"hostile", R::UnknownCountry, ofCountry("\\u001b[2J\\uD800"), H::None},
                    NearMiss{"cut off in the name", R::UnknownCountry, R"({"pais":"Agrentin)", H::None},
                    NearMiss{"behind the sample's end", R::UnknownCountry,
                             R"({"x":")" + std::string(300, 'x') + R"(","pais":"Agrentina"})", H::None},
                    NearMiss{"the last of two", R::UnknownCountry, R"({"pais":"Pery","pais":"Urugay"})", H::NearCountry,
                             "Uruguay"}));

INSTANTIATE_TEST_SUITE_P(
    Numbers, Hints,
    testing::Values(NearMiss{"text", R::WrongType, record(R"("5.2")"), H::NumberAsText},
                    NearMiss{"whole", R::WrongType, record(R"(" -5 ")"), H::NumberAsText},
                    NearMiss{"exponent", R::WrongType, record(R"("1.5e3")"), H::NumberAsText},
                    NearMiss{"groups", R::WrongType, record(R"("1,234,567.5")"), H::NumberAsText},
                    NearMiss{"comma in a text", R::WrongType, record(R"("5,2")"), H::DecimalComma},
                    NearMiss{"comma and groups", R::WrongType, record(R"("-1.234,5")"), H::DecimalComma},
                    NearMiss{"comma", R::NotJson, record("5,2"), H::DecimalComma},
                    NearMiss{"comma, then another", R::NotJson, R"({"pais":"ARG","valor": 15,25, "indicador":"gini"})",
                             H::DecimalComma},
                    NearMiss{"word", R::WrongType, record(R"("n/a")"), H::None},
                    NearMiss{"nan", R::WrongType, record(R"("nan")"), H::None},
                    NearMiss{"empty", R::WrongType, record(R"("")"), H::None},
                    NearMiss{"commas", R::WrongType, record(R"("1,2,3")"), H::None},
                    NearMiss{"true", R::WrongType, record("true"), H::None},
                    NearMiss{"pais is none", R::WrongType, R"({"pais":32,"valor":5})", H::None},
                    NearMiss{"trailing comma", R::NotJson, R"({"pais":"ARG","valor":5,})", H::None}));

INSTANTIATE_TEST_SUITE_P(
    Shapes, Hints,
    testing::Values(NearMiss{"JSON in a text", R::NotAnObject, R"("{\"pais\":\"ARG\",\"valor\":5.2}")", H::JsonInText},
                    NearMiss{"a text", R::NotAnObject, R"("hola")", H::None},
                    NearMiss{"Connect", R::MissingCountry,
                             R"({"schema":{"type":"struct","fields":[]},"payload":{"pais":"ARG"}})",
                             H::ConnectEnvelope},
                    NearMiss{"Connect, cut off", R::MissingCountry,
                             R"({"schema":{"type":"struct","fields":[)" + std::string(300, ' ') + "]}}",
                             H::ConnectEnvelope},
                    NearMiss{"Debezium", R::MissingCountry, R"({"before":null,"after":{"pais":"ARG"},"op":"c"})",
                             H::DebeziumEnvelope},
                    NearMiss{"Debezium in Connect's", R::MissingCountry,
                             R"({"schema":null,"payload":{"before":null,"after":{}}})", H::ConnectEnvelope},
                    NearMiss{"another name", R::MissingCountry, R"({"country":"ARG","valor":1})", H::None},
                    NearMiss{"empty object", R::MissingCountry, "{}", H::None}));

INSTANTIATE_TEST_SUITE_P(
    Bytes, Hints,
    testing::Values(NearMiss{"byte order mark", R::NotJson, "\xEF\xBB\xBF" + record("5.2"), H::ByteOrderMark},
                    NearMiss{"UTF-16LE", R::NotJson, utf16(record("5.2"), false), H::Utf16},
                    NearMiss{"UTF-16BE", R::NotJson, utf16(record("5.2"), true), H::Utf16},
                    NearMiss{"UTF-16LE, marked", R::NotJson, "\xFF\xFE" + utf16(record("5.2"), false), H::Utf16},
                    NearMiss{"UTF-16BE, marked", R::NotJson, "\xFE\xFF" + utf16(record("5.2"), true), H::Utf16},
                    NearMiss{"JSON Schema", R::NotJson, "\0\0\0\0\x01"s + record("5.2"), H::SchemaRegistry},
                    NearMiss{"Avro", R::NotJson,
                             "\0\0\0\x02\x81\x06"
                             "ARG"s,
                             H::SchemaRegistry},
                    NearMiss{"a later brace", R::NotJson, "\0\0\0\0{"s + record("5.2"), H::SchemaRegistry},
                    NearMiss{"gzip", R::NotJson, "\x1f\x8b\x08\0\0"s, H::None},
                    NearMiss{"Latin-1", R::NotJson,
                             "{\"pais\":\"Espa\xF1"
                             "a\"}",
                             H::None},
                    NearMiss{"a word", R::NotJson, "hola", H::None}, NearMiss{"nothing", R::NotJson, "", H::None},
                    NearMiss{"NUL", R::NotJson, "\0"s, H::None}));

TEST(RejectHint, ofATimestampThatCountsSomethingElse)
{
    RejectedSample sample{7, R::FromFuture, record("5.2"), std::nullopt};
    EXPECT_EQ(hintFor(sample, countries()).code, H::TimestampUnit);
    sample.timestamp = 1'900'000'000'000;
    EXPECT_EQ(hintFor(sample, countries()).code, H::None);
}

TEST(RejectHint, isBoundedAndPlain)
{
    RejectedSample sample{7, R::UnknownCountry,
                          ofCountry("D\xE2\x80\xAE"
                                    "DR"),
                          std::nullopt};
    EXPECT_EQ(hintFor(sample, countries()).code, H::FormerState);
    EXPECT_EQ(hintFor(sample, countries()).subject, "D DR") << "no mark of direction comes through";
}

}  // namespace

}  // namespace observatorio::test
