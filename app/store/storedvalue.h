// SPDX-License-Identifier: GPL-3.0-or-later
// How a value is kept in a column: the column's type, written and read.
#pragma once

#include "analytics/domain/strong.h"
#include "app/store/connection.h"

#include <concepts>
#include <optional>
#include <string>
#include <string_view>

namespace observatorio::store {

/// By the value's own type; another type specialises it.
template<typename T>
struct Stored;

template<>
struct Stored<std::string_view> {
    static constexpr ColumnType type = ColumnType::Text;
    static constexpr bool nullable = false;
    static void write(RowSet &rows, std::string_view value) { rows.text(value); }
};

template<>
struct Stored<std::string> : Stored<std::string_view> {
    static std::string read(const Row &row, int column) { return row.text(column); }
};

template<>
struct Stored<bool> {
    static constexpr ColumnType type = ColumnType::Boolean;
    static constexpr bool nullable = false;
    static void write(RowSet &rows, bool value) { rows.boolean(value); }
    static bool read(const Row &row, int column) { return row.boolean(column); }
};

template<std::integral T>
struct Stored<T> {
    static constexpr ColumnType type = ColumnType::Integer;
    static constexpr bool nullable = false;
    static void write(RowSet &rows, T value) { rows.integer(value); }
    static T read(const Row &row, int column) { return static_cast<T>(row.integer(column)); }
};

template<typename Tag, std::integral Rep>
struct Stored<Strong<Tag, Rep>> {
    static constexpr ColumnType type = ColumnType::Integer;
    static constexpr bool nullable = false;
    static void write(RowSet &rows, Strong<Tag, Rep> value) { rows.integer(value.value()); }
    static Strong<Tag, Rep> read(const Row &row, int column)
    {
        return Strong<Tag, Rep>(static_cast<Rep>(row.integer(column)));
    }
};

template<>
struct Stored<double> {
    static constexpr ColumnType type = ColumnType::Real;
    static constexpr bool nullable = false;
    static void write(RowSet &rows, double value) { rows.real(value); }
    static double read(const Row &row, int column) { return row.real(column); }
};

/// TimeMs in a column of times.
template<typename T>
struct StoredTime {
    static constexpr ColumnType type = ColumnType::Time;
    static constexpr bool nullable = false;
    static void write(RowSet &rows, TimeMs value) { rows.time(value); }
    static TimeMs read(const Row &row, int column) { return row.time(column).value_or(0); }
};

/// NULL where there is none.
template<typename T, template<typename> class How>
struct StoredOptional {
    static constexpr ColumnType type = How<T>::type;
    static constexpr bool nullable = true;
    static void write(RowSet &rows, const std::optional<T> &value)
    {
        if (value)
            How<T>::write(rows, *value);
        else
            rows.null();
    }
    static std::optional<T> read(const Row &row, int column)
    {
        return row.isNull(column) ? std::nullopt : std::optional<T>(How<T>::read(row, column));
    }
};
template<typename T>
struct Stored<std::optional<T>> : StoredOptional<T, Stored> {};
template<typename T>
struct StoredTime<std::optional<T>> : StoredOptional<T, StoredTime> {};

}  // namespace observatorio::store
