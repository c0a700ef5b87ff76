// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/columns.h"

namespace observatorio {

/// How a table is written, found out from its beginning.
struct TableForm {
    char separator = ',';
    std::int64_t headLine = 0;  ///< rows below it are values; 0: there is no head
    Row head;                   ///< names of columns; "1", "2", ... without a head
    Columns columns;
    FileLayout layout = FileLayout::Plain;
    DecimalSign decimal = DecimalSign::Point;
};

struct ImportTables {
    const Measures &measures;
    const Places &places;
};

/// `text` is the file's beginning in UTF-8, whole lines. FileNotTable: nothing in it has columns; BadSetting: a chosen
/// column is not there; both with `path`.
Expected<TableForm> findForm(const std::string &path, std::string_view text, const ImportChoices &choices,
                             const ImportTables &tables);

}  // namespace observatorio
