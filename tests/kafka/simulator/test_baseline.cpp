// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kafka/codec/reference.h"

#include "kafka/simulator/baseline.h"
#include "kafka/simulator/csvreader.h"
#include "kafka/simulator/simulator.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace observatorio;

namespace {

TEST(CsvReader, rowsWhateverThePieces)
{
    const std::string csv = "\xEF\xBB\xBFname,text\r\n\"a \"\"b\"\"\",\"two\nlines\"\n\nx,\n";
    for (std::size_t piece : {1u, 2u, 3u, 1000u}) {
        std::vector<std::string> rows;
        CsvReader reader("file",
                         [&rows](const std::vector<std::string_view> &fields, std::int64_t line) -> Expected<void> {
                             std::string row = std::to_string(line) + ':';
                             for (const std::string_view field : fields)
                                 row.append("[").append(field).append("]");
                             rows.push_back(row);
                             return {};
                         });
        // The mark is looked for in the first piece.
        std::size_t at = std::max<std::size_t>(piece, 3);
        ASSERT_TRUE(reader.feed(std::string_view(csv).substr(0, at)));
        for (; at < csv.size(); at += piece)
            ASSERT_TRUE(reader.feed(std::string_view(csv).substr(at, piece)));
        ASSERT_TRUE(reader.finish());
        EXPECT_EQ(rows, (std::vector<std::string>{"1:[name][text]", "2:[a \"b\"][two\nlines]", "5:[x][]"}));
    }
}

TEST(CsvReader, malformedNamesTheLine)
{
    const struct {
        const char *text;
        const char *subject;
    } rows[] = {{"a,b\nc\"d,e\n", "file:2"}, {"a,b\n\"c\"d,e\n", "file:2"}, {"a,b\n\"c,d\n", "file:2"}};
    for (const auto &row : rows) {
        CsvReader reader("file", [](const auto &, std::int64_t) -> Expected<void> { return {}; });
        auto read = reader.feed(row.text).and_then([&reader] { return reader.finish(); });
        ASSERT_FALSE(read) << row.text;
        EXPECT_EQ(read.error().code, ErrorCode::FileMalformed);
        EXPECT_EQ(read.error().subject, row.subject) << row.text;
    }
}

TEST(CsvReader, otherSeparatorsAndLooseQuotes)
{
    const struct {
        char separator;
        const char *text;
        const char *fields;
    } rows[] = {{';', "a;\"b;c\";1,5\n", "[a][b;c][1,5]"},
                {'\t', " a \t\t\"b\tc\"\n", "[a][][b\tc]"},
                {',', "say \"x\" twice,\"a \"b\" c\",d\n", "[say \"x\" twice][a \"b\" c][d]"}};
    for (const auto &row : rows) {
        std::string found;
        CsvReader reader("file", {row.separator, true},
                         [&found](const std::vector<std::string_view> &fields, std::int64_t) -> Expected<void> {
                             for (const std::string_view field : fields)
                                 found.append("[").append(field).append("]");
                             return {};
                         });
        ASSERT_TRUE(reader.feed(row.text).and_then([&reader] { return reader.finish(); })) << row.text;
        EXPECT_EQ(found, row.fields);
    }
}

TEST(CsvReader, aQuoteThatDoesNotEndIsMalformedAlsoWhereQuotesAreLoose)
{
    for (const bool loose : {false, true}) {
        CsvReader reader("file", {',', loose}, [](const auto &, std::int64_t) -> Expected<void> { return {}; });
        const auto read = reader.feed("a,b\n\"c,d\ne,f\n").and_then([&reader] { return reader.finish(); });
        ASSERT_FALSE(read);
        EXPECT_EQ(read.error(), (Error{ErrorCode::FileMalformed, "file:2", "a quote does not end"})) << loose;
    }
}

TEST(CsvReader, aFieldThatDoesNotEndIsLetGo)
{
    const std::string megabyte(1u << 20, 'x');
    for (const char *before : {"", "a,b\n\"", "a,"}) {
        CsvReader reader("file", [](const auto &, std::int64_t) -> Expected<void> { return {}; });
        ASSERT_TRUE(reader.feed(before));
        std::size_t taken = 0;
        Expected<void> fed = reader.feed(megabyte);
        for (; fed && taken < 64; ++taken)
            fed = reader.feed(megabyte);
        ASSERT_FALSE(fed) << before;
        EXPECT_LE(taken * megabyte.size(), CsvReader::MaxRowBytes);
        EXPECT_EQ(fed.error().cause, "the row is too long");
    }
}

TEST(Baseline, newestValueAndSpread)
{
    const auto baseline = parseBaseline("pais,indicador,anio,valor\nARG,gini,2002,44\nARG,gini,2000,40\nARG,gini,2001,"
                                        "42\nARG,gini,2003,47\nBRA,gini,2020,50\n");
    ASSERT_TRUE(baseline) << toEnglish(baseline.error());
    ASSERT_EQ((*baseline)->series().size(), 2u);
    const Baseline::Series &arg = (*baseline)->series()[0];
    EXPECT_EQ(arg.name, (SeriesName{"ARG", "gini"}));
    EXPECT_EQ(arg.last, 47.0);
    EXPECT_EQ(arg.year, 2003);
    EXPECT_NEAR(arg.spread, std::sqrt(1.0 / 3.0), 1e-9) << "changes 2, 2, 3";
    EXPECT_NEAR((*baseline)->series()[1].spread, 1.0, 1e-9) << "one value: 2 % of it";
}

TEST(Baseline, aHyperinflationOfThePastDoesNotShakeForEver)
{
    std::string csv = "pais,indicador,anio,valor\n";
    const double values[] = {5, 6, 5, 7, 9000, 8, 6, 5, 6, 7};
    for (int i = 0; i < 10; ++i)
        csv += "VEN,inflacion," + std::to_string(2000 + i) + ',' + std::to_string(values[i]) + '\n';
    const auto baseline = parseBaseline(csv);
    ASSERT_TRUE(baseline);
    EXPECT_LT((*baseline)->series()[0].spread, 15.0);
}

TEST(Baseline, theShippedOneIsWhole)
{
    const auto baseline = parseBaseline(test::fileText("resources/data/baseline.csv"));
    ASSERT_TRUE(baseline) << toEnglish(baseline.error());
    EXPECT_GT((*baseline)->series().size(), 1500u);
    for (const Baseline::Series &series : (*baseline)->series()) {
        EXPECT_TRUE(test::countries().find(series.name.country)) << series.name.country;
        EXPECT_GT(series.spread, 0.0);
        EXPECT_TRUE(std::isfinite(series.last) && std::isfinite(series.spread));
        const Indicator *indicator = test::indicators().find(series.name.indicator);
        ASSERT_TRUE(indicator) << series.name.indicator << " has no line in indicators.csv";
        EXPECT_GE(series.last, indicator->low.value_or(series.last)) << series.name.country << indicator->name;
        EXPECT_LE(series.last, indicator->high.value_or(series.last)) << series.name.country << indicator->name;
    }
}

TEST(Baseline, malformedNamesTheLine)
{
    const struct {
        const char *text;
        const char *subject;
    } rows[] = {
        {"", "baseline:1"},
        {"pais,indicador,anio,valor\n", "baseline:1"},
        {"a,b\n", "baseline:1"},
        {"pais,indicador,anio,valor\nARG,gini,2000\n", "baseline:2"},
        {"pais,indicador,anio,valor\nARG,gini,2000,1\nARG,gini,2000.5,1\n", "baseline:3"},
        {"pais,indicador,anio,valor\nARG,gini,2000,abc\n", "baseline:2"},
        {"pais,indicador,anio,valor\nARG,gini,2000,nan\n", "baseline:2"},
        {"pais,indicador,anio,valor\nARG,gini,2000,1e999\n", "baseline:2"},
        {"pais,indicador,anio,valor\n,gini,2000,1\n", "baseline:2"},
    };
    for (const auto &row : rows) {
        const auto baseline = parseBaseline(row.text);
        ASSERT_FALSE(baseline) << row.text;
        EXPECT_EQ(baseline.error().code, ErrorCode::FileMalformed);
        EXPECT_EQ(baseline.error().subject, row.subject) << row.text;
    }
}

}  // namespace
