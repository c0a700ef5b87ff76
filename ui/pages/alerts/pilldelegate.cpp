// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/alerts/pilldelegate.h"

#include "ui/models/alertmodel.h"
#include "ui/style/draw.h"
#include "ui/style/severityshape.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QPainter>

namespace observatorio {

namespace {

int pillHeight() { return grown(20, 14); }
int shapeSide() { return scaled(8); }

struct Look {
    QColor ink;
    QColor ground;
    Severity shape = Severity::None;
};

Look lookOf(bool bySeverity, const QModelIndex &index)
{
    const Theme &theme = Theme::instance();
    const auto severity = static_cast<Severity>(index.data(SeverityRole).toInt());
    const auto state = static_cast<AlertState>(index.data(StateRole).toInt());
    const Look quiet{theme.color(Theme::Muted), theme.color(Theme::NeutralGround), Severity::None};
    if (bySeverity) {
        if (state == AlertState::Resolved || state == AlertState::Stale)
            return {quiet.ink, quiet.ground, severity};
        return {theme.severityColor(severity), theme.severityGround(severity), severity};
    }
    switch (state) {
    case AlertState::Firing:
        return {theme.color(Theme::Text), Qt::transparent, Severity::None};
    case AlertState::Acknowledged:
        return {theme.color(Theme::Accent), theme.color(Theme::AccentGround), Severity::None};
    default:
        return quiet;
    }
}

}  // namespace

void PillDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = std::exchange(cell.text, QString());
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    cell.state &= ~QStyle::State_HasFocus;
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    drawHairline(*painter, option.rect);

    const Look look = lookOf(m_bySeverity, index);
    const bool shaped = m_bySeverity;
    const QFont font = Theme::instance().pillFont();
    const QFontMetricsF metrics(font);
    const qreal shapeWidth = shaped ? shapeSide() + 6 : 0;
    const qreal width = qMin<qreal>(option.rect.width() - 6, metrics.horizontalAdvance(text) + shapeWidth + 20);
    const QRectF pill(option.rect.x() + 2, option.rect.center().y() - pillHeight() / 2.0 + 0.5, width, pillHeight());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    drawRounded(*painter, pill, pillHeight() / 2.0, look.ground);
    QRectF words = pill.adjusted(10, 0, -8, 0);
    if (shaped) {
        drawSeverityShape(*painter, QRectF(words.x(), pill.center().y() - shapeSide() / 2.0, shapeSide(), shapeSide()),
                          look.shape, look.ink);
        words.setLeft(words.left() + shapeWidth);
    }
    drawText(*painter, words.adjusted(0, 0, 1, 0), text, font, look.ink);
    painter->restore();
}

QSize PillDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics metrics(Theme::instance().pillFont());
    return {metrics.horizontalAdvance(index.data().toString()) + (m_bySeverity ? shapeSide() + 6 : 0) + 32,
            qMax(pillHeight() + 6, QStyledItemDelegate::sizeHint(option, index).height())};
}

}  // namespace observatorio
