// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/domain/dataimport.h"

/// Where translators find the word (resources/translations/update.sh); in here it stays English.
#define TRANSLATED(context, text) text

namespace observatorio {

const char *layoutName(FileLayout layout) noexcept
{
    switch (layout) {
    case FileLayout::Qog:
        return "Quality of Government";
    case FileLayout::WorldBank:
        return TRANSLATED("ImportText", "World Bank");
    case FileLayout::OurWorldInData:
        return "Our World in Data";
    case FileLayout::Weo:
        return TRANSLATED("ImportText", "IMF World Economic Outlook");
    case FileLayout::Sdmx:
        return TRANSLATED("ImportText", "SDMX (Eurostat, OECD)");
    case FileLayout::Plain:
        break;
    }
    return TRANSLATED("ImportText", "table of countries");
}

const char *encodingName(TextEncoding encoding) noexcept
{
    switch (encoding) {
    case TextEncoding::Utf16Le:
        return "UTF-16LE";
    case TextEncoding::Utf16Be:
        return "UTF-16BE";
    case TextEncoding::Windows1252:
        return "Windows-1252";
    case TextEncoding::Utf8:
        break;
    }
    return "UTF-8";
}

const char *leftOutText(LeftOutReason reason) noexcept
{
    switch (reason) {
    case LeftOutReason::Region:
        return TRANSLATED("ImportText", "a region");
    case LeftOutReason::FormerState:
        return TRANSLATED("ImportText", "a former state");
    case LeftOutReason::OtherMeasure:
        return TRANSLATED("ImportText", "another measure");
    case LeftOutReason::NotYearly:
        return TRANSLATED("ImportText", "not a whole year");
    case LeftOutReason::UnknownCountry:
        break;
    }
    return TRANSLATED("ImportText", "unknown country");
}

const char *problemText(ImportProblem::Kind kind) noexcept
{
    switch (kind) {
    case ImportProblem::Ambiguous:
        return TRANSLATED("ImportText", "'%1' is ambiguous: decimals or thousands");
    case ImportProblem::NotAYear:
        return TRANSLATED("ImportText", "'%1' is not a year");
    case ImportProblem::OutOfBounds:
        return TRANSLATED("ImportText", "'%1' is outside the indicator's range");
    case ImportProblem::FieldCount:
        return TRANSLATED("ImportText", "wrong number of fields: %1");
    case ImportProblem::TooMuch:
        return TRANSLATED("ImportText", "'%1' is more than one import can hold");
    case ImportProblem::NotANumber:
        break;
    }
    return TRANSLATED("ImportText", "'%1' is not a number");
}

const char *conflictRule() noexcept { return TRANSLATED("ImportText", "The last one in the file counts."); }

const char *const FileKind::Zip = TRANSLATED("ErrorText", "it is a ZIP archive or a workbook (.xlsx, .ods)");
const char *const FileKind::OldWorkbook = TRANSLATED("ErrorText", "it is a workbook of an old Excel (.xls)");
const char *const FileKind::Compressed = TRANSLATED("ErrorText", "it is compressed");
const char *const FileKind::Pdf = TRANSLATED("ErrorText", "it is a PDF document");
const char *const FileKind::WebPage = TRANSLATED("ErrorText", "it is a web page");
const char *const FileKind::Xml = TRANSLATED("ErrorText", "it is XML");
const char *const FileKind::Json = TRANSLATED("ErrorText", "it is JSON");
const char *const FileKind::Picture = TRANSLATED("ErrorText", "it is a picture");
const char *const FileKind::Database = TRANSLATED("ErrorText", "it is an SQLite database");
const char *const FileKind::Statistics = TRANSLATED("ErrorText", "it is a Stata or SPSS data file");
const char *const FileKind::Parquet = TRANSLATED("ErrorText", "it is a Parquet file");
const char *const FileKind::Binary = TRANSLATED("ErrorText", "it is not text");
const char *const FileKind::Empty = TRANSLATED("ErrorText", "it is empty");
const char *const FileKind::Text = TRANSLATED("ErrorText", "it is text without columns");

}  // namespace observatorio
