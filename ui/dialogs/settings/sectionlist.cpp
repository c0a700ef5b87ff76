// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/sectionlist.h"

#include "ui/style/draw.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace observatorio {

namespace {

enum Role { IconRole = Qt::UserRole, WrongRole };

class SectionDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::instance();
        const bool chosen = option.state & QStyle::State_Selected;
        const bool wrong = index.data(WrongRole).toBool();
        const QRectF box = QRectF(option.rect).adjusted(8, 1, -8, -1);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (chosen)
            drawRounded(*painter, box, 6, theme.color(Theme::AccentGround));
        if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange))
            drawRounded(*painter, box.adjusted(1, 1, -1, -1), 5, Qt::NoBrush, QPen(theme.color(Theme::Accent), 1.5));
        const Theme::Token ink = chosen ? Theme::Accent : Theme::Text;
        const int side = scaled(18);
        const QRect icon(static_cast<int>(box.left()) + 12, option.rect.center().y() - side / 2 + 1, side, side);
        theme.icon(index.data(IconRole).toString(), ink).paint(painter, icon);
        drawText(*painter, box.adjusted(22 + side, 0, -26, 0), index.data().toString(),
                 chosen ? Theme::semibold(theme.bodyFont()) : theme.bodyFont(), theme.color(ink));
        if (wrong)
            theme.icon(QStringLiteral("warning"), Theme::Critical)
                .paint(painter, QRect(static_cast<int>(box.right()) - 24, option.rect.center().y() - 7, 16, 16));
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {160, grown(38)};
    }
};

}  // namespace

SectionList::SectionList(QWidget *parent) : QListWidget(parent)
{
    setFixedWidth(grown(192, 130));
    setFrameShape(QFrame::NoFrame);
    setBackgroundRole(QPalette::Base);  // the margins too
    setAutoFillBackground(true);
    setViewportMargins(0, 8, 0, 8);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(new SectionDelegate(this));
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void SectionList::addSection(const QString &title, const QString &icon)
{
    auto *item = new QListWidgetItem(title, this);
    item->setData(IconRole, icon);
}

void SectionList::mark(int row, const QString &problem)
{
    item(row)->setData(WrongRole, !problem.isEmpty());
    item(row)->setToolTip(problem.isEmpty() ? QString() : problem.toHtmlEscaped());
    item(row)->setData(Qt::AccessibleDescriptionRole, problem);
}

}  // namespace observatorio
