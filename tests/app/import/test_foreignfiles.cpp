// SPDX-License-Identifier: GPL-3.0-or-later
// What is no table is refused by what it is.
#include "tests/app/import/importfixture.h"

#include <gtest/gtest.h>

namespace observatorio::test {

namespace {

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
    const auto outcome = readImport(path, {}, knowledge());
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

TEST(ForeignFixture, theFixtureThatIsNoTableIsRefused)
{
    const std::string path = fixture("not-a-table.csv");
    const auto outcome = readImport(path, {}, knowledge());
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error(), (Error{ErrorCode::FileNotTable, path, FileKind::Zip}));
}

}  // namespace

}  // namespace observatorio::test
