// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked and told about a file of yearly figures (app/import reads it): plain values, which the window and the
// console show. Words are English; the window translates them, in the context "ImportText".
#pragma once

#include "analytics/domain/basictypes.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace observatorio {

enum class TextEncoding { Utf8, Utf16Le, Utf16Be, Windows1252 };
constexpr int TextEncodingCount = 4;
enum class DecimalSign { Point, Comma };

/// Whose layout a file has.
enum class FileLayout { Plain, Qog, WorldBank, OurWorldInData, Weo, Sdmx };

/// Years that a file may tell, and a person may give: no year 0, and no number that merely looks like one.
constexpr std::int32_t FirstImportYear = 1500, LastImportYear = 2200;

/// What a person says of a file; what stays empty is found out.
struct ImportChoices {
    std::optional<TextEncoding> encoding;
    std::optional<char> separator;
    std::optional<DecimalSign> decimal;
    std::string countryColumn, yearColumn, valueColumn;  ///< by name, or "#1", "#2", ...
    std::string indicator;                               ///< wire name: what all values of the file are
    std::optional<std::int32_t> year;                    ///< of a file that tells none

    bool operator==(const ImportChoices &) const = default;
};

/// What the file does not tell: nothing can be taken until a person says it.
enum class ImportQuestion { Country, Year, Value, Indicator };

enum class LeftOutReason { Region, FormerState, UnknownCountry, OtherMeasure, NotYearly };

struct LeftOut {
    std::string what;  ///< as the file calls it
    LeftOutReason reason = LeftOutReason::UnknownCountry;
    std::int64_t rows = 0;
    std::int64_t firstLine = 0;
};

/// A field that was not taken.
struct ImportProblem {
    enum Kind {
        NotANumber,
        Ambiguous,  ///< a mark that may part decimals or thousands
        NotAYear,
        OutOfBounds,  ///< beyond the indicator's low and high
        FieldCount,   ///< more or fewer fields than columns
        TooMuch,      ///< beyond MaxImportedValues or the bound of series
    };
    std::int64_t line = 0;
    std::string column;
    std::string text;
    Kind kind = NotANumber;
};

struct ImportedValue {
    SeriesName series;
    std::int32_t year = 0;
    double value = 0.0;
    std::int64_t line = 0;
};

/// Two values for one year of a series that are not the same: the one that stands further down in the file counts.
struct ImportConflict {
    ImportedValue counts, dropped;
};

/// What became of one indicator.
struct ImportedIndicator {
    std::string name;
    std::int64_t countries = 0, values = 0;
    std::int32_t firstYear = 0, lastYear = 0;
};

/// What a file gives. Lists are bounded, counts are not.
struct ImportOutcome {
    static constexpr std::size_t MaxTold = 10;       ///< problems, conflicts
    static constexpr std::size_t MaxPreview = 100;   ///< values
    static constexpr std::size_t MaxLeftOut = 500;   ///< names
    static constexpr std::size_t MaxColumns = 2000;  ///< names

    std::string path;
    FileLayout layout = FileLayout::Plain;
    TextEncoding encoding = TextEncoding::Utf8;
    char separator = ',';
    DecimalSign decimal = DecimalSign::Point;
    std::vector<std::string> columns;                    ///< by name; "1", "2", ... without a header
    std::string countryColumn, yearColumn, valueColumn;  ///< as they were found; empty: none, or several
    bool yearsAreColumns = false;
    bool indicatorIsTold = false;                 ///< by a column or by the heads of several
    std::optional<std::int32_t> yearForAll;       ///< chosen, or from a QoG file's name
    std::vector<ImportQuestion> questions;        ///< when there are any, nothing was taken
    std::int64_t rows = 0;                        ///< below the header
    std::vector<ImportedValue> preview;           ///< the first values, in the file's order
    std::vector<ImportedIndicator> taken;         ///< in the table's order
    std::int64_t values = 0;                      ///< taken
    std::int64_t estimates = 0;                   ///< of these, by the file's own word
    std::map<std::string, std::int64_t> missing;  ///< by the word that stands for it; "": an empty field
    std::vector<LeftOut> leftOut;                 ///< in the file's order
    std::int64_t leftOutMore = 0;                 ///< names beyond MaxLeftOut
    std::vector<ImportProblem> problems;
    std::int64_t problemCount = 0;
    std::vector<ImportConflict> conflicts;
    std::int64_t conflictCount = 0;
    std::string baseline;  ///< what was taken as CSV: pais,indicador,anio,valor
};

constexpr std::int64_t MaxImportedValues = 2'000'000;

const char *layoutName(FileLayout layout) noexcept;
const char *encodingName(TextEncoding encoding) noexcept;  ///< the same in every language
const char *leftOutText(LeftOutReason reason) noexcept;
const char *problemText(ImportProblem::Kind kind) noexcept;  ///< %1 is the field's text
const char *conflictRule() noexcept;                         ///< which of two values for a year counts

/// Why a file is no table: causes of FileNotTable, which the window translates.
struct FileKind {
    static const char *const Zip,
        *const OldWorkbook,
            *const Compressed, *const Pdf, *const WebPage, *const Xml, *const Json, *const Picture,
                                                                                        *const Database,
                                                                                            *const Statistics,
                                                                                                *const Parquet,
                                                                                                    *const Binary,
                                                                                                        *const Empty,
                                                                                                            *const Text;
};

}  // namespace observatorio
