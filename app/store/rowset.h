// SPDX-License-Identifier: GPL-3.0-or-later
// Rows on their way into one bulk statement. PostgreSQL gets one array literal a column, read by unnest; SQLite gets
// bound values in a VALUES list, because its own JSON reader does not round every double correctly and a sum must come
// back bit for bit. Either way the statement reads them as a table `v` with named columns; a statement's text says
// `{rows}` where that table goes.
#pragma once

#include "analytics/domain/settings.h"

#include <QString>
#include <QVariant>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace observatorio::store {

enum class ColumnType : std::uint8_t { Text, Integer, Real, Time, Boolean };

struct Column {
    const char *name;
    ColumnType type;
};

class RowSet {
public:
    RowSet(StoreKind kind, std::vector<Column> columns);

    // Values of a row in the order of the columns; a row ends by itself after its last one.
    RowSet &text(std::string_view value);
    RowSet &integer(std::int64_t value);
    RowSet &integer(std::optional<std::int64_t> value);
    RowSet &real(double value);
    RowSet &time(TimeMs value);
    RowSet &time(std::optional<TimeMs> value);
    RowSet &boolean(bool value);
    RowSet &null();

    std::size_t size() const noexcept { return m_rows; }
    bool empty() const noexcept { return m_rows == 0; }

    /// What one statement takes. Its `{rows}` text is table(shape).
    struct Piece {
        std::size_t shape;
        QVariantList values;
    };
    /// All rows, in order, cut into statements. Shapes are few, so that prepared statements are used again.
    std::vector<Piece> pieces() const;
    QString table(std::size_t shape) const;

private:
    void put(std::string_view literal);
    void put(QVariant value);
    void cellDone();
    QString postgresTable() const;
    QString sqliteTable(std::size_t rows) const;

    struct Chunk {
        std::vector<std::string> arrays;
        std::size_t rows = 0;
    };

    StoreKind m_kind;
    std::vector<Column> m_columns;
    std::size_t m_column = 0;
    std::size_t m_rows = 0;
    std::vector<Chunk> m_chunks;       // PostgreSQL
    std::vector<QVariant> m_values;    // SQLite, row by row
    std::optional<TimeMs> m_lastTime;  // neighbouring rows mostly share their window
    std::string m_lastTimeText;
    QString m_lastTimeVariant;
};

}  // namespace observatorio::store
