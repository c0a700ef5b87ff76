// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/ruledelegate.h"

#include "ui/format.h"
#include "ui/models/rulemodel.h"
#include "ui/style/draw.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPainter>

namespace observatorio {

void RuleDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::instance();
    QStyleOptionViewItem cell(option);
    cell.state &= ~QStyle::State_HasFocus;
    const bool wrong = !index.data(RuleModel::ProblemRole).toString().isEmpty();
    if (wrong)
        painter->fillRect(option.rect, theme.color(Theme::CriticalGround));
    if (index.column() != RuleModel::Enabled)
        cell.rect.adjust(5, 0, -5, 0);
    QStyledItemDelegate::paint(painter, cell, index);
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(theme.color(Theme::Accent), 1));
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    if (wrong) {
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom() - 1, option.rect.width(), 2),
                          theme.color(Theme::Critical));
        const QRect mark(option.rect.left() + 2, option.rect.center().y() - 6, 13, 13);
        theme.icon(QStringLiteral("warning"), Theme::Critical).paint(painter, mark);
    } else {
        drawHairline(*painter, option.rect);
    }
}

QWidget *RuleDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    switch (index.column()) {
    case RuleModel::Indicator: {
        auto *box = new QComboBox(parent);
        box->setEditable(true);
        for (const Indicator &indicator : m_indicators.all()) {
            const QString name = QString::fromStdString(indicator.name);
            box->addItem(Format::indicatorName(name), name);
            box->setItemData(box->count() - 1, Format::indicatorToolTip(name), Qt::ToolTipRole);
        }
        return box;
    }
    case RuleModel::Countries: {
        auto *edit = new QLineEdit(parent);
        edit->setPlaceholderText(tr("ARG, BRA; empty: all"));
        return edit;
    }
    case RuleModel::Basis:
    case RuleModel::Direction: {
        auto *box = new QComboBox(parent);
        if (index.column() == RuleModel::Basis) {
            box->addItem(RuleModel::basisText(AlertBasis::Event), 0);
            box->addItem(RuleModel::basisText(AlertBasis::WindowAverage), 1);
        } else {
            box->addItem(RuleModel::directionText(AlertDirection::Above), 0);
            box->addItem(RuleModel::directionText(AlertDirection::Below), 1);
        }
        return box;
    }
    case RuleModel::Warning:
    case RuleModel::Critical:
    case RuleModel::Clear:
    case RuleModel::Pending:
    case RuleModel::KeepFiring:
    case RuleModel::StaleWindows: {
        auto *edit = new QLineEdit(parent);
        edit->setAlignment(Qt::AlignRight);
        if (index.column() == RuleModel::Critical || index.column() == RuleModel::Clear)
            edit->setPlaceholderText(tr("none"));
        return edit;
    }
    default:
        return nullptr;
    }
}

void RuleDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const QVariant value = index.data(Qt::EditRole);
    if (auto *box = qobject_cast<QComboBox *>(editor)) {
        if (box->isEditable())
            box->setCurrentText(Format::indicatorName(value.toString()));
        else
            box->setCurrentIndex(value.toInt());
    } else if (auto *edit = qobject_cast<QLineEdit *>(editor)) {
        edit->setText(value.toString());
    }
}

void RuleDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    if (auto *box = qobject_cast<QComboBox *>(editor)) {
        // What is typed is a name on offer, or else what the wire says.
        const QString typed = box->currentText().trimmed();
        const int known = box->findText(typed, Qt::MatchFixedString);
        model->setData(index, !box->isEditable() ? box->currentData() : known >= 0 ? box->itemData(known) : typed);
    } else if (auto *edit = qobject_cast<QLineEdit *>(editor)) {
        model->setData(index, edit->text());
    }
}

}  // namespace observatorio
