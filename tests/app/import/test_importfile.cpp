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

struct Foreign {
    const char *what;
    QByteArray bytes;
    const char *const &kind;  ///< a reference: it may not be there yet
};

class ForeignFile : public testing::TestWithParam<Foreign> {};

TEST_P(ForeignFile, isRefusedByWhatItIs)
{
    const OwnFiles files;
    const std::string path = files.write(QStringLiteral("a.csv"), GetParam().bytes);
    const auto outcome = imported(path);
    ASSERT_FALSE(outcome) << GetParam().what;
    EXPECT_EQ(outcome.error(), (Error{ErrorCode::FileNotTable, path, GetParam().kind})) << GetParam().what;
}

INSTANTIATE_TEST_SUITE_P(
    All, ForeignFile,
    testing::Values(Foreign{"workbook", "PK\x03\x04 renamed", FileKind::Zip},
                    Foreign{"old workbook", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 x", FileKind::OldWorkbook},
                    Foreign{"gzip", "\x1F\x8B\x08", FileKind::Compressed}, Foreign{"pdf", "%PDF-1.7\n", FileKind::Pdf},
                    Foreign{"page", "\n <!DOCTYPE html><html>", FileKind::WebPage},
                    Foreign{"page of the old kind", "<HTML><table>", FileKind::WebPage},
                    Foreign{"xml", "<?xml version='1.0'?>", FileKind::Xml},
                    Foreign{"json", "\xEF\xBB\xBF{\"a\":1}", FileKind::Json},
                    Foreign{"a list", "[{\"country\":1}]", FileKind::Json},
                    Foreign{"Stata", "<stata_dta><header>", FileKind::Statistics},
                    Foreign{"SPSS", "$FL2@(#) SPSS", FileKind::Statistics},
                    Foreign{"bytes", QByteArray("a\0\0\0\0b,\0", 8), FileKind::Binary},
                    Foreign{"nothing", "", FileKind::Empty},
                    Foreign{"prose", "Once upon a time\nthere was no table.\n", FileKind::Text}));

TEST(ImportFile, theFixtureThatIsNoTableIsRefused)
{
    const std::string path = fixture("not-a-table.csv");
    const auto outcome = imported(path);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error(), (Error{ErrorCode::FileNotTable, path, FileKind::Zip}));
}

struct Small {
    const char *what;
    QByteArray csv;
    ImportChoices choices;
    const char *values;
};

class SmallFile : public testing::TestWithParam<Small> {};

TEST_P(SmallFile, givesItsValues)
{
    const auto outcome = imported(OwnFiles().write(QStringLiteral("a.csv"), GetParam().csv), GetParam().choices);
    ASSERT_TRUE(outcome) << GetParam().what << ": " << toEnglish(outcome.error());
    EXPECT_THAT(outcome->questions, IsEmpty()) << GetParam().what;
    EXPECT_EQ(valuesOf(*outcome), GetParam().values) << GetParam().what;
}

QByteArray utf16(const char16_t *text, bool bigEndian, bool mark)
{
    QByteArray bytes = mark ? QByteArray(bigEndian ? "\xFE\xFF" : "\xFF\xFE") : QByteArray();
    for (; *text; ++text) {
        const char high = static_cast<char>(*text >> 8), low = static_cast<char>(*text & 0xFF);
        bytes += bigEndian ? high : low;
        bytes += bigEndian ? low : high;
    }
    return bytes;
}

constexpr const char16_t *Wide = u"país;año;inflación\r\nEspaña;2024;2,8\r\nPerú;2024;1,9\r\n";
constexpr const char *WideValues = "ESP,inflacion,2024,2.8\nPER,inflacion,2024,1.9\n";

INSTANTIATE_TEST_SUITE_P(
    All, SmallFile,
    testing::Values(
        Small{"UTF-16LE with its mark", utf16(Wide, false, true), {}, WideValues},
        Small{"UTF-16LE without", utf16(Wide, false, false), {}, WideValues},
        Small{"UTF-16BE with its mark", utf16(Wide, true, true), {}, WideValues},
        Small{"UTF-16BE without", utf16(Wide, true, false), {}, WideValues},
        Small{"no head: country, year, value",
              "ARG,2020,5.5\nBRA,2020,6\n",
              {.indicator = "gini"},
              "ARG,gini,2020,5.5\nBRA,gini,2020,6\n"},
        Small{"an indicator of a person's own",
              "country,year,value\nARG,2020,5.5\n",
              {.indicator = "mi_indice"},
              "ARG,mi_indice,2020,5.5\n"},
        Small{"heads that say nothing, contents that do",
              "a;b;c\nArgentina;2020;5,5\nBrasil;2021;6\n",
              {.indicator = "gini"},
              "ARG,gini,2020,5.5\nBRA,gini,2021,6\n"},
        Small{"columns by name and by number",
              "x,y,z,gini\n1,ARG,2020,40\n2,BRA,2020,50\n",
              {.countryColumn = "y", .yearColumn = "3", .valueColumn = "x", .indicator = "idh"},
              "ARG,idh,2020,1\n"},
        Small{"long, with a column of indicators",
              "pais,indicador,anio,valor\nARG,gini,2020,40\nARG,idh,2020,0.8\n",
              {},
              "ARG,gini,2020,40\nARG,idh,2020,0.8\n"},
        Small{"semicolons with decimal commas, a column a year",
              "País;2020;2021\nArgentina;40,5;41,5\nBrasil;50,5;51\n",
              {.indicator = "gini"},
              "ARG,gini,2020,40.5\nARG,gini,2021,41.5\nBRA,gini,2020,50.5\nBRA,gini,2021,51\n"},
        Small{"World Bank's DataBank heads",
              "Country Name,Country Code,Series Name,Series Code,2020 [YR2020],2021 [YR2021]\n"
              "Argentina,ARG,Gini index,SI.POV.GINI,42.7,..\n\n\n"
              "Data from database: World Development Indicators\nLast Updated: 10/24/2026\n",
              {},
              "ARG,gini,2020,42.7\n"},
        Small{"of two measures of one indicator the preferred one, whatever their order",
              "Country Code,Indicator Code,2020,2021\nARG,FP.CPI.TOTL.ZG,42,48\nARG,NY.GDP.DEFL.KD.ZG,40,\n",
              {},
              "ARG,inflacion,2020,40\nARG,inflacion,2021,48\n"},
        Small{"QoG: growth is per capita, also where only the other has a value",
              "ccodealp,year,wdi_gdpgr,wdi_gdpcapgr\nARG,2020,-9.9,-10.8\nARG,2021,10.4,\n",
              {},
              "ARG,pib_growth,2020,-10.8\n"},
        Small{"QoG: numbers where the code is missing, columns by preference",
              "\"ccode\",\"cname\",\"year\",\"ccodealp\",\"wdi_inflation\",\"imf_infl\"\n32,\"Argentina, \"\"la\"\"\","
              "2020,,,42.01\n32,\"x\",2021,ARG,-1.5e1,9\n",
              {},
              "ARG,inflacion,2020,42.01\nARG,inflacion,2021,-15\n"},
        Small{"WEO: millions of people",
              "ISO\tWEO Subject Code\tCountry\tUnits\tScale\t2023\nARG\tLP\tArgentina\tPersons\tMillions\t46.765\n",
              {},
              "ARG,wdi_pop,2023,46765000\n"},
        Small{"Eurostat with labels, and other measures beside",
              "STRUCTURE,STRUCTURE_ID,freq,unit,coicop,geo: Geopolitical entity (reporting),TIME_PERIOD: Time,"
              "OBS_VALUE: Observation value\n"
              "dataflow,ESTAT:PRC_HICP_AIND(1.0),A: Annual,INX_A_AVG: Index,CP00: All,EL: Greece,2024,110\n"
              "dataflow,ESTAT:PRC_HICP_AIND(1.0),A: Annual,RCH_A_AVG: Rate,CP00: All,EL: Greece,2024,3.0\n"
              "dataflow,ESTAT:PRC_HICP_AIND(1.0),A: Annual,RCH_A_AVG: Rate,CP01: Food,EL: Greece,2024,4.0\n",
              {},
              "GRC,inflacion,2024,3\n"},
        Small{"OECD's old form",
              "LOCATION,INDICATOR,SUBJECT,MEASURE,FREQUENCY,TIME,Value,Flag Codes\n"
              "MEX,CPI,TOT,AGRWTH,A,2023,5.5,\nMEX,CPI,TOT,AGRWTH,M,2023-01,7.9,\nMEX,CPI,TOT,IDX2015,A,2023,140,\n",
              {},
              "MEX,inflacion,2023,5.5\n"},
        Small{"thousands that leave no doubt",
              "country,year,value\nARG,2020,\"1,234.5\"\nBRA,2020,\"1,234,567\"\nCHL,2020,1 234\n",
              {.indicator = "pib_percapita"},
              "ARG,pib_percapita,2020,1234.5\nBRA,pib_percapita,2020,1234567\nCHL,pib_percapita,2020,1234\n"},
        Small{"Namibia by its two letters",
              "geo,year,gini\nZA,2020,63\nNA,2020,59\n",
              {},
              "NAM,gini,2020,59\nZAF,gini,2020,63\n"},
        Small{"a year as a table program left it", "country,year,gini\nARG,2020.0,40\n", {}, "ARG,gini,2020,40\n"}));

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
        {"no value", "ccodealp,year,wdi_gini\nARG,2020,..\n", {}, ErrorCode::NothingImported, "missing"},
        {"no row", "ccodealp,year,wdi_gini\n", {}, ErrorCode::NothingImported, "no row"},
        {"only others", "country,year,gini\nWorld,2020,40\n", {}, ErrorCode::NothingImported, "World (a region)"},
        {"only problems",
         "country,year,gini\nARG,2020,x\n",
         {},
         ErrorCode::NothingImported,
         "line 2: 'x' is no number"},
        {"no such column",
         "country,year,gini\nARG,2020,4\n",
         {.yearColumn = "z"},
         ErrorCode::BadSetting,
         "country, year"},
        {"no such name", "country,year,gini\nARG,2020,4\n", {.indicator = "a,b"}, ErrorCode::BadSetting, "letters"},
        {"another encoding", "pa\xEDs,year,gini\nARG,2020,4\n", {.encoding = Utf8}, ErrorCode::FileMalformed, "UTF-8"},
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

TEST(ImportFile, wrongRowsAreToldAndTheOthersTaken)
{
    const auto outcome = imported(OwnFiles().write(
        QStringLiteral("a.csv"), "country,year,gini\nARG,2020,40,41\nARG,2020\nARG,20,40\nARG,0,40\nARG,2020,400\n"
                                 "ARG,2020-Q1,40\nFreedonia,2020,40\nARG,2021,41\n"));
    ASSERT_TRUE(outcome) << toEnglish(outcome.error());
    EXPECT_THAT(problems(*outcome), ElementsAre("2  4 / 3", "3  2 / 3", "4 year 20", "5 year 0", "6 gini 400"));
    EXPECT_EQ(outcome->problems[4].kind, ImportProblem::OutOfBounds);
    EXPECT_THAT(leftOut(*outcome),
                ElementsAre("2020-Q1: not a whole year", "Freedonia: not a country that this program knows"));
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
