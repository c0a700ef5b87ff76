// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/indicatortable.h"

#include <QStyledItemDelegate>

namespace observatorio {

/// Editors for the cells of RuleModel, and the red line under a wrong one.
class RuleDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    /// Offers the table's indicators, which outlives it; others may be typed.
    RuleDelegate(const IndicatorTable &indicators, QObject *parent)
        : QStyledItemDelegate(parent), m_indicators(indicators)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                        const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;

private:
    const IndicatorTable &m_indicators;
};

}  // namespace observatorio
