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
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()
        && fontMetrics().horizontalAdvance(text()) > contentsRect().width()) {
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), text().toHtmlEscaped(), this);
        return true;
    }
    return QLabel::event(event);
}

}  // namespace observatorio
