// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/rowset.h"

#include "app/store/storetext.h"
#include "app/store/timetext.h"

#include <array>
#include <charconv>
#include <cmath>

namespace observatorio::store {

namespace {

constexpr std::size_t PostgresRows = 10'000;  // a statement
// A statement. QtSql names every parameter and SQLite looks each name up among all before it: to prepare 256 rows of 22
// columns takes 0.1 s, 64 rows a sixteenth of that, and to execute costs the same a row.
constexpr std::array<std::size_t, 4> SqliteRows = {64, 16, 4, 1};

const char *arrayType(ColumnType type)
{
    switch (type) {
    case ColumnType::Text:
        return "text[]";
    case ColumnType::Integer:
        return "bigint[]";
    case ColumnType::Real:
        return "float8[]";
    case ColumnType::Time:
        return "timestamptz[]";
    case ColumnType::Boolean:
        return "boolean[]";
    }
    return "text[]";
}

std::string quotedElement(std::string_view text)
{
    std::string out;
    out.reserve(text.size() + 2);
    out.push_back('"');
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out.push_back('\\');
        out.push_back(c);
    }
    out.push_back('"');
    return out;
}

}  // namespace

RowSet::RowSet(StoreKind kind, std::vector<Column> columns) : m_kind(kind), m_columns(std::move(columns)) {}

void RowSet::cellDone()
{
    if (++m_column == m_columns.size()) {
        m_column = 0;
        ++m_rows;
        if (m_kind == StoreKind::PostgreSql)
            ++m_chunks.back().rows;
    }
}

void RowSet::put(std::string_view literal)
{
    if (m_column == 0 && (m_chunks.empty() || m_chunks.back().rows == PostgresRows)) {
        m_chunks.emplace_back();
        m_chunks.back().arrays.assign(m_columns.size(), "{");
    }
    std::string &array = m_chunks.back().arrays[m_column];
    if (array.size() > 1)
        array.push_back(',');
    array.append(literal);
    cellDone();
}

void RowSet::put(QVariant value)
{
    m_values.push_back(std::move(value));
    cellDone();
}

RowSet &RowSet::text(std::string_view value)
{
    const std::string safe = escapedText(value);
    if (m_kind == StoreKind::PostgreSql)
        put(quotedElement(safe));
    else
        put(QVariant(QString::fromUtf8(safe.data(), static_cast<qsizetype>(safe.size()))));
    return *this;
}

RowSet &RowSet::integer(std::int64_t value)
{
    if (m_kind == StoreKind::PostgreSql) {
        char text[24];
        put(std::string_view(text,
                             static_cast<std::size_t>(std::to_chars(text, text + sizeof text, value).ptr - text)));
    } else {
        put(QVariant(static_cast<qlonglong>(value)));
    }
    return *this;
}

RowSet &RowSet::integer(std::optional<std::int64_t> value) { return value ? integer(*value) : null(); }

RowSet &RowSet::real(double value)
{
    if (m_kind == StoreKind::PostgreSql) {
        // The shortest text that reads back as the same double.
        char text[40];
        if (std::isinf(value))
            put(std::string_view(value > 0 ? "Infinity" : "-Infinity"));
        else if (std::isnan(value))
            put(std::string_view("NaN"));
        else
            put(std::string_view(text,
                                 static_cast<std::size_t>(std::to_chars(text, text + sizeof text, value).ptr - text)));
    } else {
        put(QVariant(value));
    }
    return *this;
}

RowSet &RowSet::time(TimeMs value)
{
    const bool postgres = m_kind == StoreKind::PostgreSql;
    if (m_lastTime != value) {
        m_lastTime = value;
        if (postgres)
            m_lastTimeText = quotedElement(postgresTime(value));
        else
            m_lastTimeVariant = QString::fromStdString(isoTime(value));
    }
    if (postgres)
        put(m_lastTimeText);
    else
        put(QVariant(m_lastTimeVariant));
    return *this;
}

RowSet &RowSet::time(std::optional<TimeMs> value) { return value ? time(*value) : null(); }

RowSet &RowSet::boolean(bool value)
{
    if (m_kind == StoreKind::PostgreSql)
        put(std::string_view(value ? "t" : "f"));
    else
        put(QVariant(value ? 1 : 0));
    return *this;
}

RowSet &RowSet::null()
{
    if (m_kind == StoreKind::PostgreSql)
        put(std::string_view("NULL"));
    else
        put(QVariant(QMetaType::fromType<QString>()));
    return *this;
}

QString RowSet::postgresTable() const
{
    QString arrays, names;
    for (const Column &column : m_columns) {
        const QString separator = arrays.isEmpty() ? QString() : QStringLiteral(", ");
        arrays += separator + QStringLiteral("?::") + QString::fromLatin1(arrayType(column.type));
        names += separator + QString::fromLatin1(column.name);
    }
    return QStringLiteral("unnest(%1) AS v(%2)").arg(arrays, names);
}

QString RowSet::sqliteTable(std::size_t rows) const
{
    QString names, row;
    int number = 0;
    for (const Column &column : m_columns) {
        const QString separator = names.isEmpty() ? QString() : QStringLiteral(", ");
        names += separator + QStringLiteral("column%1 AS %2").arg(++number).arg(QString::fromLatin1(column.name));
        row += separator + u'?';
    }
    QString list;
    for (std::size_t i = 0; i < rows; ++i)
        list += (i ? QStringLiteral(", (") : QStringLiteral("(")) + row + u')';
    return QStringLiteral("(SELECT %1 FROM (VALUES %2)) AS v").arg(names, list);
}

QString RowSet::table(std::size_t shape) const
{
    return m_kind == StoreKind::PostgreSql ? postgresTable() : sqliteTable(shape);
}

std::vector<RowSet::Piece> RowSet::pieces() const
{
    std::vector<Piece> out;
    if (m_kind == StoreKind::PostgreSql) {
        for (const Chunk &chunk : m_chunks) {
            QVariantList values;
            for (const std::string &array : chunk.arrays)
                values.append(QString::fromUtf8(array.data(), static_cast<qsizetype>(array.size())) + u'}');
            out.push_back({0, std::move(values)});
        }
        return out;
    }
    std::size_t row = 0;
    for (const std::size_t size : SqliteRows) {
        if (m_rows - row < size)
            continue;
        for (; m_rows - row >= size; row += size) {
            QVariantList values;
            values.reserve(static_cast<qsizetype>(size * m_columns.size()));
            for (std::size_t i = row * m_columns.size(); i < (row + size) * m_columns.size(); ++i)
                values.append(m_values[i]);
            out.push_back({size, std::move(values)});
        }
    }
    return out;
}

}  // namespace observatorio::store
