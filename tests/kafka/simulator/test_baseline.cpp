// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kafka/codec/reference.h"

#include "kafka/simulator/baseline.h"
#include "kafka/simulator/csvreader.h"
#include "kafka/simulator/generator.h"
#include "kafka/simulator/qogimport.h"
#include "kafka/simulator/simulator.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <set>

#include <unistd.h>

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

class QogFile : public testing::Test {
protected:
    std::string write(const std::string &name, const std::string &text)
    {
        std::filesystem::create_directories(m_folder);
        std::ofstream(m_folder / name, std::ios::binary) << text;
        return m_folder / name;
    }
    void TearDown() override { std::filesystem::remove_all(m_folder); }

private:
    const std::filesystem::path m_folder = std::filesystem::temp_directory_path() / ("qog-" + std::to_string(getpid()));
};

constexpr const char *Header = "pais,indicador,anio,valor\n";

TEST_F(QogFile, timeSeriesWithMissingValuesAndQuotes)
{
    const std::string path =
        write("qog_bas_ts_jan24.csv", "\"ccode\",\"cname\",\"year\",\"ccodealp\",\"undp_hdi\",\"wdi_inflation\",\"imf_"
                                      "infl\",\"vdem_corr\",\"cname_qog\"\n"
                                      "4,\"Afghanistan\",1946,\"AFG\",,,,.4329,\"Afghanistan\"\n"
                                      "32,\"Argentina\",2020,\"ARG\",.845,,42.01,.5,\"Argentina, \"\"la\"\"\"\n"
                                      "32,\"Argentina\",2021,\"ARG\",,-1.5e1,9,,\"Argentina\"\n");
    const auto csv = importQog(path, test::indicators());
    ASSERT_TRUE(csv) << toEnglish(csv.error());
    EXPECT_EQ(*csv, std::string(Header)
                        + "AFG,vdem_corr,1946,0.4329\nARG,idh,2020,0.845\nARG,inflacion,2020,42.01\nARG,inflacion,2021,"
                          "-15\nARG,vdem_corr,2020,0.5\n");
    EXPECT_TRUE(parseBaseline(*csv));
}

TEST_F(QogFile, everyMappedColumnBecomesItsIndicatorAndCanBeSimulated)
{
    std::string header = "ccodealp,year", row = "ARG,2020";
    std::set<std::string> mapped;
    for (const Indicator &indicator : test::indicators().all()) {
        if (indicator.qogColumns.empty())
            continue;
        mapped.insert(indicator.name);
        header += ',' + indicator.qogColumns.back();
        row += ",0.5";
    }
    ASSERT_TRUE(mapped.contains("deuda_publica"));
    const auto csv = importQog(write("qog_std_ts_jan24.csv", header + '\n' + row + '\n'), test::indicators());
    ASSERT_TRUE(csv) << toEnglish(csv.error());
    const auto baseline = parseBaseline(*csv);
    ASSERT_TRUE(baseline) << toEnglish(baseline.error());
    const std::vector<std::string> names = (*baseline)->indicators();
    EXPECT_EQ(std::set<std::string>(names.begin(), names.end()), mapped);
    for (const std::string &name : names) {
        SimulatorSettings settings;
        settings.indicators = {name};
        EXPECT_TRUE(Generator::make(*baseline, test::indicators(), settings)) << name;
    }
}

// The baseline's pib_growth is per capita, too: one series is never made of two measures.
TEST_F(QogFile, growthIsPerCapitaEvenWhereOnlyTotalGrowthHasAValue)
{
    const std::string path =
        write("qog_std_ts_jan24.csv", "ccodealp,year,wdi_gdpgr,wdi_gdpcapgr\nARG,2020,-9.9,-10.8\nARG,2021,10.4,\n");
    EXPECT_EQ(importQog(path, test::indicators()), std::string(Header) + "ARG,pib_growth,2020,-10.8\n");
    const auto total = importQog(write("total.csv", "ccodealp,year,wdi_gdpgr\nARG,2020,-9.9\n"), test::indicators());
    ASSERT_FALSE(total);
    EXPECT_EQ(total.error().cause, "none of the known indicator columns");
}

TEST_F(QogFile, crossSectionTakesTheYearOfItsEdition)
{
    const std::string text = "ccode,ccodealp,cname,wdi_gini\r\n76,BRA,Brazil,48.9\r\n";
    EXPECT_EQ(importQog(write("qog_std_cs_jan24.csv", text), test::indicators()),
              std::string(Header) + "BRA,gini,2020,48.9\n");
    EXPECT_EQ(importQog(write("renamed.csv", text), test::indicators()), std::string(Header) + "BRA,gini,0,48.9\n");
}

TEST_F(QogFile, numericCodesAndStatesOfThePast)
{
    const std::string path = write(
        "qog_std_ts_jan24.csv",
        "ccode,ccodealp,year,wdi_gini,otra\n32,,2020,42,1\n278,DDR,1980,20,2\n9999,,2020,1,3\n76,BRA,2020,NA,4\n");
    EXPECT_EQ(importQog(path, test::indicators(), &test::countries()), std::string(Header) + "ARG,gini,2020,42\n");
    EXPECT_EQ(importQog(path, test::indicators()), std::string(Header) + "DDR,gini,1980,20\n");
    EXPECT_EQ(importQog(path, test::indicators(), &test::countries(), {"otra"}),
              std::string(Header) + "ARG,gini,2020,42\nARG,otra,2020,1\nBRA,otra,2020,4\n");
}

TEST_F(QogFile, errorsNameFileLineAndColumn)
{
    const struct {
        const char *text;
        const char *where;
        const char *cause;
    } rows[] = {
        {"", ":1", "empty"},
        {"a,b\n1,2\n", ":1", "ccodealp"},
        {"ccodealp,year\nARG,2020\n", ":1", "indicator columns"},
        {"ccodealp,year,wdi_gini\nARG,2020,1\nARG,2021,viel\n", ":3", "column wdi_gini: 'viel'"},
        {"ccodealp,year,wdi_gini\nARG,20x,1\n", ":2", "column year: '20x'"},
        {"ccodealp,year,wdi_gini\nArgentina,2020,1\n", ":2", "column ccodealp: 'Argentina'"},
        {"ccodealp,year,wdi_gini\nARG,2020\n", ":2", "2 fields instead of 3"},
        {"ccodealp,year,wdi_gini\nARG,2020,\"1\n", ":2", ""},
        {"ccodealp,year,wdi_gini\nARG,2020,\n", "", "no values"},
    };
    for (const auto &row : rows) {
        const std::string path = write("file.csv", row.text);
        const auto csv = importQog(path, test::indicators());
        ASSERT_FALSE(csv) << row.text;
        EXPECT_EQ(csv.error().code, ErrorCode::FileMalformed);
        EXPECT_EQ(csv.error().subject, path + row.where) << row.text;
        EXPECT_NE(csv.error().cause.find(row.cause), std::string::npos) << csv.error().cause;
    }
    EXPECT_EQ(importQog("/nonexistent.csv", test::indicators()).error(),
              (Error{ErrorCode::FileUnreadable, "/nonexistent.csv", "No such file or directory"}));
    EXPECT_EQ(importQog("/tmp", test::indicators()).error().code, ErrorCode::FileUnreadable);
    EXPECT_EQ(importQog("/nonexistent.csv", test::indicators(), nullptr, {"a,b"}).error().code, ErrorCode::BadSetting);
}

}  // namespace
