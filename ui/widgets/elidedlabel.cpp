// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/elidedlabel.h"

#include "ui/style/draw.h"

#include <QHelpEvent>
#include <QToolTip>

namespace observatorio {

ElidedLabel::ElidedLabel(const QString &text, Theme::Token color, QWidget *parent)
    : QLabel(text, parent), m_color(color)
{
    setFont(Theme::instance().secondaryFont());
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setColor(Theme::Token color)
{
    if (m_color == color)
        return;
    m_color = color;
    update();
}

QSize ElidedLabel::minimumSizeHint() const { return {0, fontMetrics().height()}; }

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawText(painter, contentsRect(), text(), font(), Theme::instance().color(m_color),
             alignment() & Qt::AlignHorizontal_Mask);
}

bool ElidedLabel::event(QEvent *event)
{
    const QString whole = text().toHtmlEscaped();
    if (event->type() != QEvent::ToolTip || toolTip().contains(whole)
        || fontMetrics().horizontalAdvance(text()) <= contentsRect().width())
        return QLabel::event(event);
    const QString tip = toolTip().isEmpty() ? whole : whole + QStringLiteral("<br>") + toolTip();
    QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), tip, this);
    return true;
}

}  // namespace observatorio
