// SPDX-License-Identifier: GPL-3.0-or-later
// Rows on their way into one bulk statement, which reads them as a table `v` with named columns; a statement's text
// says
// `{rows}` where that table goes. How they get there is the product's own matter (DatabaseProduct::rowSet).
#pragma once

#include "analytics/domain/basictypes.h"

#include <QString>
#include <QVariant>

#include <string>
#include <string_view>
#include <vector>

namespace observatorio::store {

enum class ColumnType : std::uint8_t { Text, Integer, Real, Time, Boolean };

struct RowColumn {
    std::string name;
    ColumnType type;
};

class RowSet {
public:
    explicit RowSet(std::vector<RowColumn> columns) : m_columns(std::move(columns)) {}
    virtual ~RowSet() = default;
    RowSet(const RowSet &) = delete;
    RowSet &operator=(const RowSet &) = delete;

    // Values of a row in the order of the columns; a row ends by itself after its last one.
    RowSet &text(std::string_view value);
    RowSet &integer(std::int64_t value);
    RowSet &real(double value);
    /// A column of type Integer gets the milliseconds.
    RowSet &time(TimeMs value);
    RowSet &boolean(bool value);
    RowSet &null();

    [[nodiscard]] std::size_t size() const noexcept { return m_rows; }

    /// What one statement takes. Its `{rows}` text is table(shape).
    struct Piece {
        std::size_t shape;
        QVariantList values;
    };
    /// All rows, in order, cut into statements. Shapes are few, so that prepared statements are used again.
    [[nodiscard]] virtual std::vector<Piece> pieces() const = 0;
    [[nodiscard]] virtual QString table(std::size_t shape) const = 0;

protected:
    [[nodiscard]] const std::vector<RowColumn> &columns() const noexcept { return m_columns; }
    [[nodiscard]] std::size_t column() const noexcept { return m_column; }  ///< of the value that comes now

private:
    virtual void putText(std::string_view escaped) = 0;
    virtual void putInteger(std::int64_t value) = 0;
    virtual void putReal(double value) = 0;
    virtual void putTime(TimeMs value) = 0;
    virtual void putBoolean(bool value) = 0;
    virtual void putNull() = 0;
    RowSet &valueDone();

    const std::vector<RowColumn> m_columns;
    std::size_t m_column = 0;
    std::size_t m_rows = 0;
};

}  // namespace observatorio::store
