// SPDX-License-Identifier: GPL-3.0-or-later
// `observatorioctl import` as a person runs it: what it says where, how it ends, what it leaves.
#include "tests/app/import/importfixture.h"

#include <QProcess>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace observatorio::test {

namespace {

using testing::HasSubstr;
using testing::Not;

class ImportCommand : public testing::Test {
protected:
    struct Run {
        int code = -1;
        std::string out, err;
    };

    Run import(const QStringList &arguments)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_DATA_HOME"), data.path());
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(OBSERVATORIO_CTL), QStringList{QStringLiteral("import")} + arguments);
        EXPECT_TRUE(process.waitForFinished(60'000));
        return {process.exitCode(), process.readAllStandardOutput().toStdString(),
                process.readAllStandardError().toStdString()};
    }
    Run import(const std::string &file, const QStringList &options = {})
    {
        return import(QStringList{QString::fromStdString(file)} + options);
    }

    [[nodiscard]] QByteArray baseline() const
    {
        QFile file(data.filePath(QStringLiteral("observatorio/baseline.csv")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    const QTemporaryDir data;
};

TEST_F(ImportCommand, saysWhatItTookAndLeftOutAndTellsProblemsOnStderr)
{
    const Run run = import(fixture("qog-missing-words.csv"));
    EXPECT_EQ(run.code, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("Quality of Government, UTF-8, separator comma, decimal point\n"));
    EXPECT_THAT(run.out, HasSubstr("  gini: 1 country, 1 value, 2020\n"));
    EXPECT_THAT(run.out, HasSubstr("Missing: 5 (#N/A 1, .. 1, .a 1, <NA> 1, NaN 1)\n"));
    EXPECT_EQ(
        run.err,
        "line 7, wdi_gini: '1,234' is ambiguous: decimals or thousands\nline 8, wdi_gini: '4o.2' is not a number\n");
    EXPECT_THAT(baseline().toStdString(), HasSubstr("NAM,gini,2020,59\n"));
}

TEST_F(ImportCommand, listsFormerStatesAndTheRuleOfTwoValues)
{
    const Run run = import(fixture("qog-former-states.csv"));
    EXPECT_EQ(run.code, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("  Germany, East (DDR): a former state, 1 row, from line 2\n"));
    EXPECT_THAT(run.out, HasSubstr("Two values for one year: 1. The last one in the file counts.\n"
                                   "  SDN gini 2011: 35 (line 5) counts, 20 (line 4) does not\n"));
}

TEST_F(ImportCommand, aRefusedFileReplacesNothing)
{
    ASSERT_EQ(import(fixture("owid-long.csv")).code, 0);
    const QByteArray before = baseline();
    ASSERT_FALSE(before.isEmpty());
    const Run refused = import(fixture("not-a-table.csv"));
    EXPECT_EQ(refused.code, 1);
    EXPECT_EQ(refused.out, "");
    EXPECT_THAT(refused.err, HasSubstr("it is a ZIP archive or a workbook"));
    const Run asking = import(fixture("cross-section-cut.csv"));
    EXPECT_EQ(asking.code, 1);
    EXPECT_THAT(asking.err, HasSubstr("it tells no year: say it with --year"));
    EXPECT_EQ(baseline(), before);
}

TEST_F(ImportCommand, theWayBackLeavesNoImportedDataAndWorksTwice)
{
    ASSERT_EQ(import(fixture("cross-section-cut.csv"), {QStringLiteral("--year"), QStringLiteral("2021")}).code, 0);
    EXPECT_THAT(baseline().toStdString(), HasSubstr("ARG,idh,2021,0.84\n"));
    for (int i = 0; i < 2; ++i) {
        const Run run = import({QStringLiteral("--built-in")});
        EXPECT_EQ(run.code, 0) << run.err;
        EXPECT_TRUE(baseline().isEmpty());
    }
}

TEST_F(ImportCommand, aDryRunWritesNothing)
{
    const Run run = import(fixture("wdi-wide.csv"), {QStringLiteral("--dry-run")});
    EXPECT_EQ(run.code, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("inflacion: 3 countries, 11 values, 2021-2024"));
    EXPECT_THAT(run.out, Not(HasSubstr("Written")));
    EXPECT_TRUE(baseline().isEmpty());
}

TEST_F(ImportCommand, optionsComeBeforeWhatIsFoundOut)
{
    const OwnFiles files;
    const std::string path = files.write(QStringLiteral("a.csv"), "wer|wann|was|wieviel\nARG|2020|x|1,5\n");
    const Run run = import(path, QString::fromLatin1("--separator bar --decimal comma --encoding windows-1252 "
                                                     "--country-column wer --year-column wann --value-column #4 "
                                                     "--indicator gini")
                                     .split(u' '));
    EXPECT_EQ(run.code, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("Windows-1252, separator bar, decimal comma\n"));
    EXPECT_THAT(baseline().toStdString(), HasSubstr("ARG,gini,2020,1.5\n"));
}

TEST_F(ImportCommand, wrongUsageIsTwo)
{
    EXPECT_EQ(import(QStringList()).code, 2);
    EXPECT_EQ(import(fixture("wdi-wide.csv"), {QStringLiteral("--year"), QStringLiteral("0")}).code, 2);
    EXPECT_EQ(import(fixture("wdi-wide.csv"), {QStringLiteral("--encoding"), QStringLiteral("ebcdic")}).code, 2);
}

TEST_F(ImportCommand, whatTheFileSaysIsShownAsPlainText)
{
    const OwnFiles files;
    const std::string path = files.write(
        QStringLiteral("a.csv"), "country,year,gini\nARG,2020,40\nFree\x1B[31mdonia,2020,40\nBRA,2020,\x1B[2J\n");
    const Run run = import(path);
    EXPECT_EQ(run.code, 0) << run.err;
    EXPECT_THAT(run.out + run.err, Not(HasSubstr("\x1B")));
    EXPECT_THAT(run.out, HasSubstr("Free [31mdonia"));
}

}  // namespace

}  // namespace observatorio::test
