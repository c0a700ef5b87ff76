// SPDX-License-Identifier: GPL-3.0-or-later
// A table that follows the snapshots: rows are told apart by a key, and assign() brings the table from what it shows to
// what it should show with removals, moves, insertions and changes. It is never reset, so selection, scroll and sort
// survive. A Row has `key()` (ordered by <) and `operator==`; a repeated key in the new rows keeps its first row only.
#pragma once

#include <QAbstractTableModel>
#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace observatorio {

/// What every model of the window answers besides Qt's own roles.
enum ModelRole {
    SortRole = Qt::UserRole + 1,  ///< the raw value: a number, a time in ms, a text
    StateRole,                    ///< see the model
    SeverityRole,                 ///< int(Severity)
    SampleRole,                   ///< of a header: the longest text to expect in its column
};

/// Calls `look` now, and whenever `model` may have another number of rows.
template<typename Look>
void onRowCount(const QAbstractItemModel *model, QObject *receiver, Look look)
{
    QObject::connect(model, &QAbstractItemModel::rowsInserted, receiver, look);
    QObject::connect(model, &QAbstractItemModel::rowsRemoved, receiver, look);
    QObject::connect(model, &QAbstractItemModel::modelReset, receiver, look);
    look();
}

template<typename Row>
class KeyedTableModel : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    [[nodiscard]] const Row &rowAt(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }

    void assign(std::vector<Row> next)
    {
        if (!sameKeys(next)) {
            dropRepeated(next);
            removeMissing(next);
            arrange(next);
        }
        change(std::move(next));
    }

    /// One row a value.
    template<typename Values>
    void assignEach(const Values &values)
    {
        std::vector<Row> next;
        next.reserve(values.size());
        for (const auto &value : values)
            next.push_back(Row{value});
        assign(std::move(next));
    }

protected:
    /// The cells of `column` show something that moves with the clock.
    void touchColumn(int column)
    {
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column));
    }

private:
    using Key = std::decay_t<decltype(std::declval<const Row &>().key())>;

    [[nodiscard]] bool sameKeys(const std::vector<Row> &next) const
    {
        if (next.size() != m_rows.size())
            return false;
        for (std::size_t i = 0; i < next.size(); ++i) {
            if (!(next[i].key() == m_rows[i].key()))
                return false;
        }
        return true;
    }

    static void dropRepeated(std::vector<Row> &next)
    {
        std::set<Key> seen;
        std::erase_if(next, [&seen](const Row &row) { return !seen.insert(row.key()).second; });
    }

    void removeMissing(const std::vector<Row> &next)
    {
        std::set<Key> wanted;
        for (const Row &row : next)
            wanted.insert(row.key());
        for (int last = rowCount() - 1; last >= 0; --last) {
            if (wanted.contains(rowAt(last).key()))
                continue;
            int first = last;
            while (first > 0 && !wanted.contains(rowAt(first - 1).key()))
                --first;
            beginRemoveRows({}, first, last);
            m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
            endRemoveRows();
            last = first;
        }
    }

    /// Every shown key is wanted now; after this the keys are equal, in order.
    void arrange(const std::vector<Row> &next)
    {
        std::set<Key> present;
        for (const Row &row : m_rows)
            present.insert(row.key());
        const int count = static_cast<int>(next.size());
        for (int at = 0; at < count;) {
            const Row &wanted = next[static_cast<std::size_t>(at)];
            if (at < rowCount() && rowAt(at).key() == wanted.key()) {
                ++at;
            } else if (present.contains(wanted.key())) {
                int from = at + 1;
                while (!(rowAt(from).key() == wanted.key()))
                    ++from;
                beginMoveRows({}, from, from, {}, at);
                std::rotate(m_rows.begin() + at, m_rows.begin() + from, m_rows.begin() + from + 1);
                endMoveRows();
                ++at;
            } else {
                int end = at + 1;
                while (end < count && !present.contains(next[static_cast<std::size_t>(end)].key()))
                    ++end;
                beginInsertRows({}, at, end - 1);
                m_rows.insert(m_rows.begin() + at, next.begin() + at, next.begin() + end);
                endInsertRows();
                at = end;
            }
        }
    }

    void change(std::vector<Row> next)
    {
        const int count = rowCount();
        for (int first = 0; first < count; ++first) {
            if (rowAt(first) == next[static_cast<std::size_t>(first)])
                continue;
            int last = first;
            while (last < count && !(rowAt(last) == next[static_cast<std::size_t>(last)])) {
                m_rows[static_cast<std::size_t>(last)] = std::move(next[static_cast<std::size_t>(last)]);
                ++last;
            }
            Q_EMIT dataChanged(index(first, 0), index(last - 1, columnCount() - 1));
            first = last;
        }
    }

    std::vector<Row> m_rows;
};

}  // namespace observatorio
