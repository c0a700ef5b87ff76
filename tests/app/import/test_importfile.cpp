// SPDX-License-Identifier: GPL-3.0-or-later
// Files as publishers, spreadsheets and people write them (tests/fixtures/import/README.md), and what each gives.
#include "tests/app/import/importfixture.h"

#include "app/pipeline/baselinefile.h"
#include "kafka/simulator/baseline.h"
#include "kafka/simulator/generator.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace observatorio::test {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Expected<ImportOutcome> imported(const std::string &path, const ImportChoices &choices = {})
{
    return readImport(path, choices, knowledge());
}

/// "LCN: a region"
std::vector<std::string> leftOut(const ImportOutcome &outcome)
{
    std::vector<std::string> all;
    for (const LeftOut &left : outcome.leftOut)
        all.push_back(left.what + ": " + leftOutText(left.reason));
    return all;
}

/// "7 wdi_gini 1,234"
std::vector<std::string> problems(const ImportOutcome &outcome)
{
    std::vector<std::string> all;
    for (const ImportProblem &problem : outcome.problems)
        all.push_back(std::to_string(problem.line) + ' ' + problem.column + ' ' + problem.text);
    return all;
}

struct Publisher {
    const char *file;
    FileLayout layout;
    TextEncoding encoding;
    char separator;
    DecimalSign decimal;
    const char *values;
    std::vector<std::string> leftOut;
};

class PublishersFile : public testing::TestWithParam<Publisher> {};

TEST_P(PublishersFile, givesWhatItHolds)
{
    const Publisher &wanted = GetParam();
    const auto outcome = imported(fixture(wanted.file));
    ASSERT_TRUE(outcome) << toEnglish(outcome.error());
    EXPECT_THAT(outcome->questions, IsEmpty());
    EXPECT_STREQ(layoutName(outcome->layout), layoutName(wanted.layout));
    EXPECT_STREQ(encodingName(outcome->encoding), encodingName(wanted.encoding));
    EXPECT_EQ(outcome->separator, wanted.separator);
    EXPECT_EQ(outcome->decimal, wanted.decimal);
    EXPECT_EQ(valuesOf(*outcome), wanted.values);
    EXPECT_EQ(leftOut(*outcome), wanted.leftOut);
    EXPECT_TRUE(parseBaseline(outcome->baseline)) << "the simulator can read it";
}

constexpr auto Utf8 = TextEncoding::Utf8;
constexpr auto Point = DecimalSign::Point, Comma = DecimalSign::Comma;

INSTANTIATE_TEST_SUITE_P(
    All, PublishersFile,
    testing::Values(
        Publisher{"wdi-wide.csv",
                  FileLayout::WorldBank,
                  Utf8,
                  ',',
                  Point,
                  "ARG,inflacion,2021,48.4\nARG,inflacion,2022,72.4\nARG,inflacion,2023,133.5\n"
                  "ARG,inflacion,2024,219.9\nKOR,inflacion,2021,2.5\nKOR,inflacion,2022,5.1\nKOR,inflacion,2023,3.6\n"
                  "XKX,inflacion,2021,3.4\nXKX,inflacion,2022,11.6\nXKX,inflacion,2023,4.9\nXKX,inflacion,2024,1.6\n",
                  {"Latin America & Caribbean (LCN): a region"}},
        Publisher{"owid-long.csv",
                  FileLayout::OurWorldInData,
                  Utf8,
                  ',',
                  Point,
                  "ARG,corrupcion,2023,37\nCOD,corrupcion,2023,20\nUSA,corrupcion,2023,69\n",
                  {"European Union (27): a region"}},
        Publisher{"spanish-excel.csv",
                  FileLayout::Plain,
                  TextEncoding::Windows1252,
                  ';',
                  Comma,
                  "CIV,inflacion,2024,3.5\nESP,inflacion,2024,2.8\nMEX,inflacion,2024,4.7\n",
                  {}},
        Publisher{"weo-tab.xls",
                  FileLayout::Weo,
                  TextEncoding::Utf16Le,
                  '\t',
                  Point,
                  "ARG,inflacion,2023,133.489\nARG,inflacion,2024,219.884\nPSE,inflacion,2023,5.9\n"
                  "XKX,inflacion,2023,4.9\nXKX,inflacion,2024,1.6\n",
                  {}},
        Publisher{"qog-missing-words.csv",
                  FileLayout::Qog,
                  Utf8,
                  ',',
                  Point,
                  "ARG,idh,2020,0.84\nBRA,idh,2020,0.75\nCHL,idh,2020,0.85\nCOL,idh,2020,0.76\nNAM,gini,2020,59\n"
                  "NAM,idh,2020,0.64\nURY,idh,2020,0.81\n",
                  {}},
        Publisher{"qog-former-states.csv",
                  FileLayout::Qog,
                  Utf8,
                  ',',
                  Point,
                  "ARG,gini,2022,40\nSDN,gini,2011,35\n",
                  {"Germany, East (DDR): a former state", "USSR (SUN): a former state"}},
        Publisher{"eurostat-linear.csv",
                  FileLayout::Sdmx,
                  Utf8,
                  ',',
                  Point,
                  "ESP,inflacion,2024,2.9\nGRC,inflacion,2024,3\n",
                  {"EA20: a region"}}),
    [](const auto &shown) {
        std::string name = shown.param.file;
        std::erase_if(name, [](char c) { return c == '-' || c == '.'; });
        return name;
    });

TEST(ImportFile, missingWordsAreCountedAndOtherProblemsToldAtOnceWithTheirLines)
{
    const auto outcome = imported(fixture("qog-missing-words.csv"));
    ASSERT_TRUE(outcome);
    EXPECT_THAT(outcome->missing, ElementsAre(testing::Pair("#N/A", 1), testing::Pair("..", 1), testing::Pair(".a", 1),
                                              testing::Pair("<NA>", 1), testing::Pair("NaN", 1)));
    EXPECT_THAT(problems(*outcome), ElementsAre("7 wdi_gini 1,234", "8 wdi_gini 4o.2"));
    EXPECT_EQ(outcome->problems[0].kind, ImportProblem::Ambiguous);
    EXPECT_EQ(outcome->problems[1].kind, ImportProblem::NotANumber);
    EXPECT_EQ(outcome->problemCount, 2);
}

TEST(ImportFile, onlyTheFirstTenProblemsAreToldAndAllCounted)
{
    QByteArray csv = "ccodealp,year,wdi_gini\nARG,2019,40\n";
    for (int i = 0; i < 25; ++i)
        csv += "ARG,2020,x" + QByteArray::number(i) + "\n";
    const auto outcome = imported(OwnFiles().write(QStringLiteral("a.csv"), csv));
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->problems.size(), 10u);
    EXPECT_EQ(outcome->problems.back().line, 12);
    EXPECT_EQ(outcome->problemCount, 25);
}

TEST(ImportFile, twoValuesForAYearAreToldAndTheLaterOneCounts)
{
    const auto outcome = imported(fixture("qog-former-states.csv"));
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->conflictCount, 1);
    ASSERT_EQ(outcome->conflicts.size(), 1u);
    const ImportConflict &conflict = outcome->conflicts[0];
    EXPECT_EQ(conflict.counts.series, (SeriesName{"SDN", "gini"}));
    EXPECT_EQ(conflict.counts.year, 2011);
    EXPECT_EQ(std::pair(conflict.counts.value, conflict.counts.line), std::pair(35.0, std::int64_t{5}));
    EXPECT_EQ(std::pair(conflict.dropped.value, conflict.dropped.line), std::pair(20.0, std::int64_t{4}));
}

TEST(ImportFile, theSameValueTwiceIsNoConflict)
{
    const auto outcome =
        imported(OwnFiles().write(QStringLiteral("a.csv"), "ccodealp,year,wdi_gini\nARG,2019,40\nARG,2019,40.0\n"));
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->conflictCount, 0);
}

TEST(ImportFile, aFileWithoutYearsAsksForThemAndNeverInventsOne)
{
    const std::string path = fixture("cross-section-cut.csv");
    const auto asking = imported(path);
    ASSERT_TRUE(asking) << toEnglish(asking.error());
    EXPECT_THAT(asking->questions, ElementsAre(ImportQuestion::Year));
    EXPECT_THAT(asking->columns, ElementsAre("", "cname", "undp_hdi", "ccodealp"));
    EXPECT_EQ(asking->values, 0);
    ImportChoices choices;
    choices.year = 2021;
    const auto outcome = imported(path, choices);
    ASSERT_TRUE(outcome) << toEnglish(outcome.error());
    EXPECT_EQ(valuesOf(*outcome), "ARG,idh,2021,0.84\nBRA,idh,2021,0.76\n");
    EXPECT_EQ(outcome->yearForAll, 2021);
}

// QoG's cross-sections are about the fourth year before their edition; only their own names tell it.
TEST(ImportFile, aQogCrossSectionTakesTheYearFromItsName)
{
    const OwnFiles files;
    const QByteArray csv = "ccode,ccodealp,cname,wdi_gini\r\n76,BRA,Brazil,48.9\r\n";
    const auto outcome = imported(files.write(QStringLiteral("qog_std_cs_jan24.csv"), csv));
    ASSERT_TRUE(outcome);
    EXPECT_EQ(valuesOf(*outcome), "BRA,gini,2020,48.9\n");
    for (const char *name : {"renamed24.csv", "qog_std_ts_jan24.csv", "qog_std_cs_jan.csv", "qog_"}) {
        const auto other = imported(files.write(QString::fromLatin1(name), csv));
        ASSERT_TRUE(other);
        EXPECT_THAT(other->questions, ElementsAre(ImportQuestion::Year)) << name;
    }
}

TEST(ImportFile, whatAFileDoesNotTellIsAsked)
{
    const struct {
        const char *what;
        QByteArray csv;
        std::vector<ImportQuestion> questions;
    } rows[] = {
        {"countries", "a,b\nx,1\ny,2\n", {ImportQuestion::Country, ImportQuestion::Value, ImportQuestion::Year}},
        {"indicator", "country,year,value\nARG,2020,5\n", {ImportQuestion::Indicator}},
        {"which of two columns", "country,year,a,b\nARG,2020,5,6\n", {ImportQuestion::Value}},
        {"an indicator that nobody knows",
         "country,indicator,year,value\nARG,unheard of,2020,5\n",
         {ImportQuestion::Indicator}},
    };
    for (const auto &row : rows) {
        const auto outcome = imported(OwnFiles().write(QStringLiteral("a.csv"), row.csv));
        ASSERT_TRUE(outcome) << row.what << ": " << toEnglish(outcome.error());
        EXPECT_EQ(outcome->questions, row.questions) << row.what;
        EXPECT_EQ(outcome->values, 0) << row.what;
    }
}

TEST(ImportFile, refusalsNameWhatIsWrong)
{
    const OwnFiles files;
    const struct {
        const char *what;
        QByteArray csv;
        ImportChoices choices;
        ErrorCode code;
        const char *cause;
    } rows[] = {
        {"no such column",
         "country,year,gini\nARG,2020,4\n",
         {.yearColumn = "z"},
         ErrorCode::BadSetting,
         "country, year"},
        {"no such name", "country,year,gini\nARG,2020,4\n", {.indicator = "a,b"}, ErrorCode::BadSetting, "letters"},
        {"another encoding", "pa\xEDs,year,gini\nARG,2020,4\n", {.encoding = Utf8}, ErrorCode::FileMalformed, "UTF-8"},
        {"a row without end", QByteArray(1 << 20, 'x'), {}, ErrorCode::FileMalformed, "too long"},
        {"an open quote", "country,year,gini\nARG,2020,4\n\"BRA,2020,4\n", {}, ErrorCode::FileMalformed, ""},
    };
    for (const auto &row : rows) {
        const auto outcome = imported(files.write(QStringLiteral("a.csv"), row.csv), row.choices);
        ASSERT_FALSE(outcome) << row.what;
        EXPECT_EQ(outcome.error().code, row.code) << row.what << ": " << toEnglish(outcome.error());
        EXPECT_THAT(outcome.error().cause, HasSubstr(row.cause)) << row.what;
    }
    EXPECT_EQ(imported("/nonexistent.csv").error(),
              (Error{ErrorCode::FileUnreadable, "/nonexistent.csv", "No such file or directory"}));
    EXPECT_EQ(imported("/tmp").error().code, ErrorCode::FileUnreadable);
}

TEST(ImportFile, aFileMayGiveNothingAndTellsWhy)
{
    const auto nothing = [](const QByteArray &csv) {
        const auto made = imported(OwnFiles().write(QStringLiteral("a.csv"), csv));
        EXPECT_TRUE(made) << csv.constData();
        EXPECT_EQ(made->values, 0);
        EXPECT_THAT(made->questions, IsEmpty());
        return *made;
    };
    EXPECT_EQ(nothing("ccodealp,year,wdi_gini\nARG,2020,..\n").missing.at(".."), 1);
    EXPECT_EQ(nothing("ccodealp,year,wdi_gini\n").rows, 0);
    EXPECT_THAT(leftOut(nothing("country,year,gini\nWorld,2020,40\n")), ElementsAre("World: a region"));
    EXPECT_THAT(problems(nothing("country,year,gini\nARG,2020,x\n")), ElementsAre("2 gini x"));
}

TEST(ImportFile, wrongRowsAreToldAndTheOthersTaken)
{
    const auto outcome = imported(OwnFiles().write(
        QStringLiteral("a.csv"), "country,year,gini\nARG,2020,40,41\nARG,2020\nARG,20,40\nARG,0,40\nARG,2020,400\n"
                                 "ARG,2020-Q1,40\nFreedonia,2020,40\nARG,2021,41\n"));
    ASSERT_TRUE(outcome) << toEnglish(outcome.error());
    EXPECT_THAT(problems(*outcome), ElementsAre("2  4 / 3", "3  2 / 3", "4 year 20", "5 year 0", "6 gini 400"));
    EXPECT_EQ(outcome->problems[4].kind, ImportProblem::OutOfBounds);
    EXPECT_THAT(leftOut(*outcome), ElementsAre("year: not a whole year", "Freedonia: unknown country"));
    EXPECT_EQ(valuesOf(*outcome), "ARG,gini,2021,41\n");
}

// The first accent may stand far below what is looked at first.
TEST(ImportFile, aGuessThatTheRestBeliesIsMadeAnew)
{
    QByteArray csv = "country,year,gini\n";
    for (int i = 0; csv.size() < 400'000; ++i)
        csv += "ARG," + QByteArray::number(1900 + i % 100) + ",40\n";
    csv += "M\xE9xico,2020,45\n";
    const auto outcome = imported(OwnFiles().write(QStringLiteral("a.csv"), csv));
    ASSERT_TRUE(outcome) << toEnglish(outcome.error());
    EXPECT_EQ(outcome->encoding, TextEncoding::Windows1252);
    EXPECT_THAT(valuesOf(*outcome), HasSubstr("MEX,gini,2020,45\n"));
}

TEST(ImportFile, aCharacterAcrossThePlaceLookedAtFirstIsWhole)
{
    for (int shift = 0; shift < 4; ++shift) {
        QByteArray csv = "country,year,gini\n" + QByteArray(shift, ' ');
        while (csv.size() < 262'144 + 100)
            csv += "México,2020,45\n";
        const auto outcome = imported(OwnFiles().write(QStringLiteral("a.csv"), csv));
        ASSERT_TRUE(outcome) << toEnglish(outcome.error());
        EXPECT_EQ(outcome->encoding, Utf8) << shift;
        EXPECT_EQ(valuesOf(*outcome), "MEX,gini,2020,45\n") << shift;
    }
}

TEST(ImportFile, aFieldThatDoesNotEndIsLetGo)
{
    const auto outcome =
        imported(OwnFiles().write(QStringLiteral("a.csv"), "country,year,gini\n\"" + QByteArray(8 << 20, 'x')));
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().cause, "the row is too long");
}

TEST(ImportFile, readingStopsWhenItIsAsked)
{
    std::stop_source stop;
    stop.request_stop();
    const auto outcome = readImport(fixture("owid-long.csv"), {}, knowledge(), stop.get_token());
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, ErrorCode::Cancelled);
}

TEST(ImportFile, everyMappedColumnBecomesItsIndicatorAndCanBeSimulated)
{
    QByteArray header = "ccodealp,year", row = "ARG,2020";
    std::set<std::string> mapped;
    const IndicatorTable &indicators = *Resources::indicators().value();
    for (const Indicator &indicator : indicators.all()) {
        if (indicator.qogColumns.empty())
            continue;
        mapped.insert(indicator.name);
        header += ',' + QByteArray::fromStdString(indicator.qogColumns.back());
        row += ",0.5";
    }
    ASSERT_TRUE(mapped.contains("deuda_publica"));
    const auto outcome = imported(OwnFiles().write(QStringLiteral("qog_std_ts_jan24.csv"), header + '\n' + row + '\n'));
    ASSERT_TRUE(outcome) << toEnglish(outcome.error());
    const auto baseline = parseBaseline(outcome->baseline);
    ASSERT_TRUE(baseline) << toEnglish(baseline.error());
    const std::vector<std::string> names = (*baseline)->indicators();
    EXPECT_EQ(std::set<std::string>(names.begin(), names.end()), mapped);
    for (const std::string &name : names) {
        SimulatorSettings settings;
        settings.indicators = {name};
        EXPECT_TRUE(Generator::make(*baseline, indicators, settings)) << name;
    }
}

TEST(ImportFile, aSummaryTellsWhatWasTaken)
{
    const auto outcome = imported(fixture("weo-tab.xls"));
    ASSERT_TRUE(outcome);
    ASSERT_EQ(outcome->taken.size(), 1u);
    const ImportedIndicator &taken = outcome->taken[0];
    EXPECT_EQ(taken.name, "inflacion");
    EXPECT_EQ(std::pair(taken.countries, taken.values), std::pair(std::int64_t{3}, std::int64_t{5}));
    EXPECT_EQ(std::pair(taken.firstYear, taken.lastYear), std::pair(2023, 2024));
    EXPECT_EQ(outcome->estimates, 1) << "Kosovo's 2024, by the column that says so";
    EXPECT_THAT(outcome->missing, ElementsAre(testing::Pair("--", 1)));
    EXPECT_EQ(outcome->preview.size(), 5u);
    EXPECT_EQ(outcome->preview[0].line, 2);
}

}  // namespace

}  // namespace observatorio::test
