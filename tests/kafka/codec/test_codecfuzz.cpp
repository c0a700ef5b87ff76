// SPDX-License-Identifier: GPL-3.0-or-later
// A million hostile inputs, the same in every run. What the codec accepts an independent reader (simdjson's DOM, slow
// and strict) must accept with the same fields; what it refuses as no JSON that reader must refuse too. And whatever it
// reads at sight, as a plain record, it must read the same when a blank before the value makes it walk the document.
#include "tests/kafka/codec/reference.h"

#include "kafka/codec/codec.h"
#include "kafka/codec/plainrecord.h"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <bit>
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
    R"({"pais": "ESP", "indicador": "gini", "valor": -0.30000000000000004, "anio": 1999})",
    R"({"pais":"USA","indicador":"pib_growth","valor":123456789012345678})",
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

/// Records that are plain, or nearly: each part is one that a reader in a hurry could take for another.
std::string nearlyPlain(std::mt19937_64 &random)
{
    static constexpr std::string_view Countries[] = {"ARG",  "ARG", "DEU",  "ESP",       "ZZZ",       "arg",   "AR",
                                                     "ARGE", "",    "A\"G", "A\\u0052G", "\xC3\xB1G", "A\x01G"};
    static constexpr std::string_view Odd[] = {"\\n",
                                               "\\u00f3",
                                               "\\",
                                               "\"",
                                               "\x1f",
                                               "\x7f",
                                               "\x80",
                                               "\xC3\xB3",
                                               "\xED\xA0\x80",
                                               " ",
                                               "~",
                                               "!",
                                               "#",
                                               "[",
                                               "]",
                                               "\t",
                                               std::string_view("\0", 1)};
    static constexpr std::string_view Years[] = {R"(,"anio":2024)",
                                                 R"(,"anio":2024)",
                                                 "",
                                                 R"(, "anio": 1999)",
                                                 R"(,"anio":0024)",
                                                 R"(,"anio":-024)",
                                                 R"(,"anio":20240)",
                                                 R"(,"anio":2024.0)",
                                                 R"(,"anio":2e10)",
                                                 R"(,"anio":null)",
                                                 R"(,"anio":"2024")",
                                                 R"(,"anio":202)",
                                                 R"(,"anio":9999 )",
                                                 R"(,"pais":"BRA")",
                                                 R"(,"anio":2024,"valor":7)",
                                                 ",",
                                                 R"(,"anio":)"};
    const auto any = [&random](const auto &choices) { return std::string(choices[random() % std::size(choices)]); };
    const auto blank = [&random] { return std::string(random() % 20 == 0 ? 2 : random() % 2, ' '); };

    std::string indicator(random() % 20 == 0 ? random() % 120 : random() % 20, 'a');
    for (char &c : indicator)
        c = static_cast<char>('a' + random() % 26);
    if (random() % 3 == 0)
        indicator.insert(random() % (indicator.size() + 1), any(Odd));

    std::string number = random() % 3 == 0 ? "-" : "";
    for (auto digits = random() % (random() % 4 == 0 ? 24 : 4); digits > 0; --digits)
        number += static_cast<char>('0' + random() % 10);
    if (random() % 4 != 0) {
        number += '.';
        for (auto digits = random() % (random() % 4 == 0 ? 24 : 5); digits > 0; --digits)
            number += static_cast<char>('0' + random() % 10);
    }
    if (random() % 10 == 0)
        number += "e" + std::to_string(static_cast<int>(random() % 700) - 350);

    const std::string country = random() % 2 ? "ARG" : any(Countries);
    std::string text = "{\"pais\":" + blank() + '"' + country + "\"," + blank() + "\"indicador\":" + blank() + '"'
                       + indicator + "\"," + blank() + "\"valor\":" + blank() + number;
    text += any(Years) + '}';
    switch (random() % 30) {
    case 0:
        return text + ' ';
    case 1:
        return text + '}';
    case 2:
        return text.substr(0, random() % text.size());
    default:
        return text;
    }
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
        m_codec.decode({exact.data(), exact.size(), 0, "ARG"}, record);
        ASSERT_NO_FATAL_FAILURE(checkAgainstWalk(exact, record));
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

    /// A plain record begins with its brace, so one with a blank before it is walked.
    void checkAgainstWalk(const std::vector<char> &exact, const Record &record)
    {
        if (exact.empty())
            return;
        PlainRecord plain;
        m_plain += readPlainRecord({exact.data(), exact.size()}, plain) ? 1 : 0;
        const std::string text(exact.begin(), exact.end());
        const std::string blankFirst = ' ' + text;
        Record walked;
        m_walker.decode({blankFirst.data(), blankFirst.size(), 0, "ARG"}, walked);
        ASSERT_EQ(record.rejected, walked.rejected) << text;
        if (record.rejected) {
            ASSERT_EQ(record.reason, walked.reason) << text;
            return;
        }
        ASSERT_EQ(record.country, walked.country) << text;
        ASSERT_EQ(record.indicator, walked.indicator) << text;
        ASSERT_EQ(std::bit_cast<std::uint64_t>(record.value), std::bit_cast<std::uint64_t>(walked.value)) << text;
        ASSERT_EQ(record.hasYear, walked.hasYear) << text;
        ASSERT_EQ(record.year, walked.year) << text;
        ASSERT_EQ(record.keyMismatch, walked.keyMismatch) << text;
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
    Codec m_walker{test::countries()};
    dom::parser m_parser;
    std::size_t m_accepted = 0;
    std::size_t m_plain = 0;
};

TEST_F(CodecFuzz, mutationsOfValidRecords)
{
    std::mt19937_64 random(20240601);
    for (int i = 0; i < 900'000 && !HasFatalFailure(); ++i)
        check(mutate(random));
    EXPECT_GT(m_accepted, 100'000u);  // else the mutations are too wild to test the other half
}

TEST_F(CodecFuzz, recordsThatAreNearlyPlain)
{
    std::mt19937_64 random(5);
    for (int i = 0; i < 300'000 && !HasFatalFailure(); ++i)
        check(nearlyPlain(random));
    EXPECT_GT(m_plain, 10'000u);
    EXPECT_GT(m_accepted, m_plain + 10'000);
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
