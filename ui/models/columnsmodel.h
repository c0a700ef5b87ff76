// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/keyedtablemodel.h"

namespace observatorio {

/// A KeyedTableModel whose columns are all told by four functions of a row; the subclass gives headers.
template<typename Row>
class ColumnsModel : public KeyedTableModel<Row> {
public:
    using KeyedTableModel<Row>::KeyedTableModel;

    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : columns(); }

    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid())
            return {};
        const Row &row = this->rowAt(index.row());
        switch (role) {
        case Qt::DisplayRole:
            return text(row, index.column());
        case SortRole:
            return sortValue(row, index.column());
        case Qt::TextAlignmentRole:
            return alignment(index.column());
        case Qt::ForegroundRole:
            return ink(row, index.column());
        case Qt::ToolTipRole:
            return toolTip(row, index.column());
        default:
            return {};
        }
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal)
            return {};
        if (role == Qt::TextAlignmentRole)
            return alignment(section);
        return role == Qt::DisplayRole ? QVariant(header(section)) : QVariant();
    }

protected:
    virtual int columns() const = 0;
    virtual QString header(int column) const = 0;
    virtual bool isNumber(int column) const = 0;  ///< right-aligned
    virtual QString text(const Row &row, int column) const = 0;
    virtual QVariant sortValue(const Row &row, int column) const { return text(row, column); }
    virtual QVariant ink(const Row &, int) const { return {}; }
    virtual QVariant toolTip(const Row &, int) const { return {}; }  ///< rich text: escape what came from outside

private:
    QVariant alignment(int column) const
    {
        return static_cast<int>(Qt::AlignVCenter | (isNumber(column) ? Qt::AlignRight : Qt::AlignLeft));
    }
};

}  // namespace observatorio
