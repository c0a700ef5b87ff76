// SPDX-License-Identifier: GPL-3.0-or-later
// What SQL needs to know of a described table, and the SQL that follows from it. The texts hold the dialect's words in
// braces (dialect.h) and `{rows}` where the rows go (rowset.h).
#pragma once

#include "app/store/rowset.h"

#include <QString>

#include <string_view>
#include <vector>

namespace observatorio::store {

/// What becomes of a column when a row is written that the table has already.
enum class Merge : std::uint8_t {
    Replace,
    Key,  ///< says which row it is
    Add,  ///< of whole numbers
    Least,
    Greatest,
    Keep,  ///< stays as first written
};

struct ColumnRules {
    Merge merge = Merge::Replace;
    const char *merged = nullptr;    ///< SQL in place of `merge`: {old} and {new}, or {table}.name and {row}.name
    const char *selected = nullptr;  ///< SQL in place of the column's name where it is read
    bool written = true;
    bool read = true;
};

/// Text that can be put together at compile time.
struct ColumnName {
    char text[32] = {};

    constexpr ColumnName() = default;
    constexpr ColumnName(std::string_view first, std::string_view second = {})
    {
        std::size_t at = 0;
        for (const char c : first)
            text[at++] = c;
        for (const char c : second)
            text[at++] = c;
    }
};

struct ColumnInfo {
    ColumnName name;
    ColumnType type = ColumnType::Text;
    bool nullable = false;  ///< NULL may be written
    ColumnRules rules;
};

struct TableInfo {
    const char *name;
    const char *readFrom;  ///< a view in place of the table, or null
    const char *guard;     ///< SQL: a row is there already and gives way only if; or null
    std::vector<ColumnInfo> columns;
};

/// Writes every row: a new one, or merged into the one with the same keys.
QString upsertText(const TableInfo &table);
/// Writes the rows that exist.
QString updateText(const TableInfo &table);
/// Deletes the rows with these keys.
QString eraseText(const TableInfo &table);
/// The columns that are read, for SELECT and RETURNING.
QString selectList(const TableInfo &table, QLatin1String alias = {});
/// SELECT of them; `rest` is all from FROM on, where the table is called `alias`.
QString selectText(const TableInfo &table, QLatin1String alias, const char *rest);

std::vector<RowColumn> writtenColumns(const TableInfo &table);
std::vector<RowColumn> keyColumns(const TableInfo &table);

}  // namespace observatorio::store
