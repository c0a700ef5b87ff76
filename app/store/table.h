// SPDX-License-Identifier: GPL-3.0-or-later
// A table, described once: which column holds which member of which value. Inserting, merging, selecting and reading
// follow from it (tableinfo.h has the SQL); tables.h has the descriptions.
//
//   constexpr auto Things = table<Thing>("cosas",
//       column<&Thing::id>("id", Key),
//       column<&Thing::series, &SeriesName::country>("pais"),
//       time<&Thing::start>("inicio"),
//       column<wordOf>("estado"));            // std::string_view wordOf(const Thing &): written, never read
//
// A path that starts at Owner is taken from the owner of the row, any other from the value.
#pragma once

#include "app/store/storedvalue.h"
#include "app/store/tableinfo.h"

#include <array>
#include <functional>
#include <optional>
#include <type_traits>
#include <utility>

namespace observatorio::store {

/// Whose a row is: every table's rows belong to a partition.
struct Owner {
    std::int64_t progress = 0;  ///< progreso.id
    std::string cluster;
    TopicPartition partition;
};

template<typename Value>
struct Column {
    ColumnInfo info;
    void (*write)(RowSet &rows, const Owner &owner, const Value &value) = nullptr;
    void (*read)(const Row &row, int column, Owner &owner, Value &value) = nullptr;
};

inline constexpr ColumnRules Key{.merge = Merge::Key};
inline constexpr ColumnRules Add{.merge = Merge::Add};
inline constexpr ColumnRules Least{.merge = Merge::Least};
inline constexpr ColumnRules Greatest{.merge = Merge::Greatest};
inline constexpr ColumnRules Keep{.merge = Merge::Keep};
inline constexpr ColumnRules OnlyRead{.written = false};
inline constexpr ColumnRules OnlyWritten{.read = false};

namespace detail {

template<auto First, auto... Rest>
constexpr decltype(auto) follow(auto &from)
{
    if constexpr (sizeof...(Rest) == 0)
        return std::invoke(First, from);
    else
        return follow<Rest...>(std::invoke(First, from));
}

template<auto First, auto...>
inline constexpr bool StartsAtOwner = std::is_invocable_v<decltype(First), const Owner &>;

template<bool AtOwner>
constexpr auto &start([[maybe_unused]] auto &owner, [[maybe_unused]] auto &value)
{
    if constexpr (AtOwner)
        return owner;
    else
        return value;
}

/// A column before it is known whose description it is in.
template<template<typename> class How, auto... Path>
struct Field {
    static constexpr std::size_t Size = 1;
    static constexpr bool AtOwner = StartsAtOwner<Path...>;
    ColumnName name;
    ColumnRules rules;

    template<typename Value>
    constexpr void addTo(Column<Value> *&place) const
    {
        using Root = std::conditional_t<AtOwner, Owner, Value>;
        using Member = std::remove_cvref_t<decltype(follow<Path...>(std::declval<const Root &>()))>;
        Column<Value> &column = *place++;
        column.info = {name, How<Member>::type, How<Member>::nullable, rules};
        column.write = [](RowSet &rows, const Owner &owner, const Value &value) {
            How<Member>::write(rows, follow<Path...>(start<AtOwner>(owner, value)));
        };
        if constexpr (std::is_lvalue_reference_v<decltype(follow<Path...>(std::declval<Root &>()))>) {
            column.read = [](const Row &row, int index, Owner &owner, Value &value) {
                follow<Path...>(start<AtOwner>(owner, value)) = How<Member>::read(row, index);
            };
        } else {
            column.info.rules.read = false;
        }
    }
};

struct Stamp {
    static constexpr std::size_t Size = 1;
    ColumnName name;
    const char *sql;

    template<typename Value>
    constexpr void addTo(Column<Value> *&place) const
    {
        (place++)->info = {name, ColumnType::Time, false, {.merged = sql, .written = false, .read = false}};
    }
};

template<typename T>
inline constexpr bool IsOptional = false;
template<typename T>
inline constexpr bool IsOptional<std::optional<T>> = true;

template<auto Member, const auto &Columns>
struct Part {
    static constexpr std::size_t Size = Columns.size();
    std::string_view prefix;
    bool isRemembered;

    template<typename Value>
    constexpr void addTo(Column<Value> *&place) const
    {
        addAll(place, std::make_index_sequence<Size>());
    }

private:
    template<typename Value, std::size_t... Index>
    constexpr void addAll(Column<Value> *&place, std::index_sequence<Index...>) const
    {
        (add<Index>(*place++), ...);
    }

    template<std::size_t Index, typename Value>
    constexpr void add(Column<Value> &column) const
    {
        constexpr bool optional = IsOptional<std::remove_cvref_t<std::invoke_result_t<decltype(Member), Value &>>>;
        column.info = Columns[Index].info;
        column.info.name = {prefix, Columns[Index].info.name.text};
        column.info.nullable |= optional;
        if (isRemembered) {
            column.info.rules.merge = Merge::Replace;
            if (column.info.type == ColumnType::Time)
                column.info.type = ColumnType::Integer;
        }
        column.write = [](RowSet &rows, const Owner &owner, const Value &value) {
            const auto &part = std::invoke(Member, value);
            if constexpr (!optional)
                Columns[Index].write(rows, owner, part);
            else if (part)
                Columns[Index].write(rows, owner, *part);
            else
                rows.null();
        };
        column.read = [](const Row &row, int index, Owner &owner, Value &value) {
            auto &part = std::invoke(Member, value);
            if constexpr (!optional) {
                Columns[Index].read(row, index, owner, part);
            } else {
                if (Index == 0 && !row.isNull(index))
                    part.emplace();
                if (part)
                    Columns[Index].read(row, index, owner, *part);
            }
        };
    }
};

template<typename T>
inline constexpr std::size_t SizeOf = T::Size;
template<typename Value, std::size_t Size>
inline constexpr std::size_t SizeOf<std::array<Column<Value>, Size>> = Size;

template<typename Value>
constexpr void add(Column<Value> *&place, const auto &part)
{
    part.addTo(place);
}
template<typename Value, std::size_t Size>
constexpr void add(Column<Value> *&place, const std::array<Column<Value>, Size> &columns)
{
    for (const Column<Value> &column : columns)
        *place++ = column;
}

}  // namespace detail

/// Path: members, the next one of the one before; or one function of the owner or the value.
template<auto... Path>
constexpr detail::Field<Stored, Path...> column(std::string_view name, const ColumnRules &rules = {})
{
    return {name, rules};
}

/// The same for TimeMs in a column of times. (column() would make it an integer.)
template<auto... Path>
constexpr detail::Field<StoredTime, Path...> time(std::string_view name, const ColumnRules &rules = {})
{
    return {name, rules};
}

/// A column that every merge sets to this SQL; a new row gets the table's default.
constexpr detail::Stamp stamp(std::string_view name, const char *sql) { return {name, sql}; }

/// What a member is described by. Of an optional one all columns are NULL where there is none, and the first says so.
template<auto Member, const auto &Columns>
constexpr detail::Part<Member, Columns> part()
{
    return {{}, false};
}

/// The same under names with a prefix, replaced whole, and with milliseconds where `Columns` has times.
template<auto Member, const auto &Columns>
constexpr detail::Part<Member, Columns> remembered(std::string_view prefix)
{
    return {prefix, true};
}

/// Columns of several tables, or of a part.
template<typename Value, typename... Parts>
constexpr auto columns(const Parts &...parts)
{
    std::array<Column<Value>, (detail::SizeOf<Parts> + ...)> all;
    Column<Value> *place = all.data();
    (detail::add(place, parts), ...);
    return all;
}

template<typename Value, std::size_t Size>
struct Table {
    const char *name;
    std::array<Column<Value>, Size> columns;
    const char *viewName = nullptr;
    const char *guard = nullptr;

    /// Where it is read from, if not where it is written.
    [[nodiscard]] constexpr Table readFrom(const char *view) const { return {name, columns, view, guard}; }
    /// SQL: a row is there already and gives way only if.
    [[nodiscard]] constexpr Table mergedIf(const char *condition) const { return {name, columns, viewName, condition}; }

    [[nodiscard]] TableInfo info() const
    {
        TableInfo info{name, viewName, guard, {}};
        for (const Column<Value> &column : columns)
            info.columns.push_back(column.info);
        return info;
    }
    /// A row of writtenColumns().
    void write(RowSet &rows, const Owner &owner, const Value &value) const
    {
        for (const Column<Value> &column : columns)
            if (column.info.rules.written)
                column.write(rows, owner, value);
    }
    /// A row of keyColumns().
    void writeKey(RowSet &rows, const Owner &owner, const Value &value) const
    {
        for (const Column<Value> &column : columns)
            if (column.info.rules.merge == Merge::Key)
                column.write(rows, owner, value);
    }
    /// A row of selectList(). What is not read there stays as it is by default.
    [[nodiscard]] std::pair<Owner, Value> read(const Row &row) const
    {
        std::pair<Owner, Value> found;
        int index = 0;
        for (const Column<Value> &column : columns)
            if (column.info.rules.read)
                column.read(row, index++, found.first, found.second);
        return found;
    }
};

template<typename Value, typename... Parts>
constexpr auto table(const char *name, const Parts &...parts)
{
    constexpr std::size_t Size = (detail::SizeOf<Parts> + ...);
    return Table<Value, Size>{name, columns<Value>(parts...)};
}

}  // namespace observatorio::store
