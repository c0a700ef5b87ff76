// SPDX-License-Identifier: GPL-3.0-or-later
// A million hostile inputs, the same in every run. What the codec accepts an independent reader (simdjson's DOM, slow
// and strict) must accept with the same fields; what it refuses as no JSON that reader must refuse too.
#include "tests/kafka/codec/reference.h"

#include "kafka/codec/codec.h"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <cmath>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

using namespace observatorio;

namespace {

namespace dom = simdjson::dom;

const std::vector<std::string> Seeds = {
    R"({"pais":"ARG","indicador":"inflacion","valor":5.2,"anio":2024})",
    R"({ "valor" : -1.5e-3 , "tipo" : "gini", "pais" : "Espa\u00f1a" })",
    R"({"pais":"DEU","indicador":"n\"\\\/\b\f\n\r\t","valor":12345678901234567890,"x":[1,[2,{"y":null}],true,false]})",
    R"({"pais":"FRA","indicador":"inflación 🇦🇷","valor":0,"meta":{"pais":"BRA","valor":9},"anio":-1})",
    R"({"pais":"BRA","valor":1,"pais":"CHL","indicador":"a","valor":2,"\u0069ndicador":"\ud83c\udde6"})",
    R"([{"pais":"ARG","valor":1e5}])",
};

std::string mutate(std::mt19937_64 &random)
{
    static constexpr std::string_view Tokens[] = {
        "{", "}", "[", "]", ",",  ":",    "\"",   "\\",   "\\u00",     "null",       "true",    "1e",        "e400",
        "-", ".", "0", " ", "\n", "\x00", "\xFF", "\xC3", "\"pais\":", "\"valor\":", "\"ARG\"", "9999999999"};
    std::string text = Seeds[random() % Seeds.size()];
    for (auto edits = random() % 4; edits > 0 && !text.empty(); --edits) {
        const std::size_t at = random() % text.size();
        switch (random() % 6) {
        case 0:
            text[at] = static_cast<char>(random());
            break;
        case 1:
            text.erase(at, 1 + random() % 4);
            break;
        case 2:
            text.resize(at);
            break;
        case 3:
            text.insert(at, Tokens[random() % std::size(Tokens)]);
            break;
        case 4:
            text.insert(at, text.substr(random() % text.size(), random() % 16));
            break;
        default:
            text[at] = "{}[],:\"\\ 0e.-"[random() % 13];
            break;
        }
    }
    return text;
}

std::string randomBytes(std::mt19937_64 &random)
{
    std::string text(random() % 64, '\0');
    for (char &c : text)
        c = random() % 2 ? static_cast<char>(random()) : "{}[],:\"\\ 0e.-pais"[random() % 17];
    return text;
}

// The DOM has two limits that we do not share: integers over 64 bits and numbers out of range.
bool hasHugeNumber(const std::string &text)
{
    int run = 0;
    for (char c : text) {
        if (c == 'e' || c == 'E')
            run = 16;  // an exponent of three digits
        else if (c >= '0' && c <= '9')
            ++run;
        else if (run != 16 || (c != '+' && c != '-'))
            run = 0;
        if (run >= 19)
            return true;
    }
    return false;
}

struct Reading {
    std::string country, indicator;
    double valor = 0.0;
};

std::optional<Reading> readSlowly(const dom::object &object)
{
    dom::element country, indicator, tipo, valor;
    bool hasCountry = false, hasIndicator = false, hasTipo = false, hasValue = false;
    for (const auto [key, element] : object) {
        if (key == "pais")
            country = element, hasCountry = true;
        else if (key == "indicador")
            indicator = element, hasIndicator = true;
        else if (key == "tipo")
            tipo = element, hasTipo = true;
        else if (key == "valor")
            valor = element, hasValue = true;
    }
    if (!hasIndicator || indicator.is_null())
        indicator = tipo, hasIndicator = hasTipo;
    if (!hasCountry || !hasIndicator || !hasValue || !country.is_string() || !indicator.is_string()
        || !valor.is_number())
        return std::nullopt;
    return Reading{std::string(std::string_view(country)), std::string(std::string_view(indicator)), double(valor)};
}

class CodecFuzz : public testing::Test {
protected:
    void check(const std::string &text)
    {
        // Exactly as long as the value: a sanitizer sees a byte read too far.
        const std::vector<char> exact(text.begin(), text.end());
        Record record;
        m_codec.decode({exact.data(), exact.size(), 0, {}}, record);
        if (record.rejected)
            return checkRejected(text, record);
        ++m_accepted;
        ASSERT_TRUE(std::isfinite(record.value)) << text;
        ASSERT_LT(record.country, test::countries().size());
        ASSERT_GE(record.indicator.size(), 1u);
        ASSERT_LE(record.indicator.size(), Codec::MaxIndicatorBytes);
        dom::element root;
        const auto error = m_parser.parse(text).get(root);
        if (error == simdjson::NUMBER_ERROR) {
            ASSERT_TRUE(hasHugeNumber(text)) << text;
            return;
        }
        ASSERT_EQ(error, simdjson::SUCCESS) << text;
        ASSERT_TRUE(root.is_object()) << text;
        const auto reading = readSlowly(root.get_object());
        ASSERT_TRUE(reading) << text;
        ASSERT_EQ(reading->indicator, record.indicator) << text;
        ASSERT_EQ(test::countries().find(reading->country), record.country) << text;
        ASSERT_EQ(reading->valor, record.value) << text;
    }

    void checkRejected(const std::string &text, const Record &record)
    {
        const bool parses = m_parser.parse(text).error() == simdjson::SUCCESS;
        const bool bom = text.starts_with("\xEF\xBB\xBF");
        switch (record.reason) {
        case RejectReason::EmptyValue:
            ASSERT_TRUE(text.empty());
            break;
        case RejectReason::NotJson:
            ASSERT_TRUE(!parses || bom) << text;
            break;
        case RejectReason::NotFinite:
            ASSERT_TRUE(hasHugeNumber(text)) << text;
            break;
        default:
            ASSERT_TRUE(parses || hasHugeNumber(text)) << rejectReasonName(record.reason) << ' ' << text;
            break;
        }
    }

    Codec m_codec{test::countries()};
    dom::parser m_parser;
    std::size_t m_accepted = 0;
};

TEST_F(CodecFuzz, mutationsOfValidRecords)
{
    std::mt19937_64 random(20240601);
    for (int i = 0; i < 900'000 && !HasFatalFailure(); ++i)
        check(mutate(random));
    EXPECT_GT(m_accepted, 100'000u);  // else the mutations are too wild to test the other half
}

TEST_F(CodecFuzz, randomBytes)
{
    std::mt19937_64 random(7);
    for (int i = 0; i < 200'000 && !HasFatalFailure(); ++i)
        check(randomBytes(random));
}

TEST_F(CodecFuzz, everyTruncation)
{
    for (const std::string &seed : Seeds) {
        for (std::size_t length = 0; length <= seed.size() && !HasFatalFailure(); ++length)
            check(seed.substr(0, length));
    }
}

}  // namespace
