// SPDX-License-Identifier: GPL-3.0-or-later
// Tables described column by column: a model lists its columns once, and titles, texts, order, alignment, ink, tool
// tips and widths follow from the list.
#pragma once

#include "ui/format.h"
#include "ui/glossary/term.h"
#include "ui/models/keyedtablemodel.h"

#include <functional>
#include <type_traits>

namespace observatorio {

/// A column as functions of a row. Left-aligned, as wide as its title, sorted by its text, unless stated otherwise.
template<typename Row>
struct Column {
    template<typename Value>
    using Of = std::function<Value(const Row &)>;

    QString title;
    Term term;  ///< what its head explains
    Of<QString> text = {};
    Of<QVariant> sortValue = {};
    bool number = false;  ///< right-aligned
    Of<QVariant> ink = {};
    Of<QVariant> toolTip = {};  ///< rich text: escape what came from outside
    QString sample = {};        ///< the longest text to expect, or several to choose from, one a line

    Column &sortedBy(Of<QVariant> value) { return set(sortValue, std::move(value)); }
    Column &inked(Of<QVariant> color) { return set(ink, std::move(color)); }
    Column &tipped(Of<QVariant> tip) { return set(toolTip, std::move(tip)); }
    Column &atLeft() { return set(number, false); }
    Column &atRight() { return set(number, true); }

    [[nodiscard]] QVariant alignment() const
    {
        return static_cast<int>(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
    }

    /// What a model's headerData answers.
    [[nodiscard]] QVariant titleData(int role) const
    {
        switch (role) {
        case Qt::DisplayRole:
            return title;
        case Qt::TextAlignmentRole:
            return alignment();
        case Qt::ToolTipRole:
        case Qt::WhatsThisRole:
            return Glossary::toolTip(term);
        case Qt::AccessibleDescriptionRole:
            return Glossary::explanation(term);
        case SampleRole:
            return sample;
        default:
            return {};
        }
    }

private:
    template<typename Member>
    Column &set(Member &member, Member value)
    {
        member = std::move(value);
        return *this;
    }
};

/// A KeyedTableModel that lists its columns in its constructor: addText(tr("Topic"), Term::Topic, ...), and
/// so on.
template<typename Row>
class ColumnsModel : public KeyedTableModel<Row> {
public:
    using KeyedTableModel<Row>::KeyedTableModel;

    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
    }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override
    {
        if (!index.isValid())
            return {};
        const Row &row = this->rowAt(index.row());
        const Column<Row> &column = m_columns[static_cast<std::size_t>(index.column())];
        switch (role) {
        case Qt::DisplayRole:
            return column.text(row);
        case SortRole:
            return column.sortValue ? column.sortValue(row) : QVariant(column.text(row));
        case Qt::TextAlignmentRole:
            return column.alignment();
        case Qt::ForegroundRole:
            return column.ink ? column.ink(row) : QVariant();
        case Qt::ToolTipRole:
            if (column.toolTip)
                return column.toolTip(row);
            [[fallthrough]];
        default:
            return other(row, index.column(), role);
        }
    }

    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override
    {
        return orientation == Qt::Horizontal && section >= 0 && section < columnCount()
                   ? m_columns[static_cast<std::size_t>(section)].titleData(role)
                   : QVariant();
    }

protected:
    /// What no column provides: other roles, and the tool tip of columns without one.
    [[nodiscard]] virtual QVariant other(const Row &, int, int) const { return {}; }

    Column<Row> &addText(const QString &title, Term term, const QString &sample,
                         typename Column<Row>::template Of<QString> text)
    {
        return m_columns.emplace_back(
            Column<Row>{.title = title, .term = term, .text = std::move(text), .sample = sample});
    }
    /// `read` tells a number, or an optional one: what is unknown is a dash, and sorts first.
    template<typename Read, typename Write>
    Column<Row> &addNumber(const QString &title, Term term, const QString &sample, Read read, Write write)
    {
        using Value = std::decay_t<std::invoke_result_t<Read, const Row &>>;
        addText(title, term, sample, [read, write](const Row &row) -> QString {
            if constexpr (std::is_arithmetic_v<Value>) {
                return write(read(row));
            } else {
                const Value value = read(row);
                return value ? write(*value) : QString(QChar(0x2013));
            }
        });
        m_columns.back().number = true;
        return m_columns.back().sortedBy([read](const Row &row) {
            if constexpr (std::is_floating_point_v<Value>)
                return QVariant(read(row));
            else if constexpr (std::is_arithmetic_v<Value>)
                return QVariant::fromValue<qint64>(read(row));
            else
                return QVariant::fromValue<qint64>(read(row).value_or(-1));
        });
    }
    template<typename Read>
    Column<Row> &addCount(const QString &title, Term term, const QString &sample, Read read)
    {
        return addNumber(title, term, sample, std::move(read), Format::integer);
    }
    /// A partition's number, which is a name: digits are not grouped.
    template<typename Read>
    Column<Row> &addId(const QString &title, Term term, const QString &sample, Read read)
    {
        return addNumber(title, term, sample, std::move(read), [](qint64 value) { return QString::number(value); });
    }
    template<typename Read>
    Column<Row> &addTime(const QString &title, Term term, const QString &sample, Read read)
    {
        return addNumber(title, term, sample, std::move(read), Format::time);
    }
    template<typename Read>
    Column<Row> &addDuration(const QString &title, Term term, const QString &sample, Read read)
    {
        return addNumber(title, term, sample, std::move(read), Format::duration);
    }

private:
    std::vector<Column<Row>> m_columns;
};

}  // namespace observatorio
