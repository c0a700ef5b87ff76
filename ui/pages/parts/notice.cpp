// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/parts/notice.h"

#include "ui/style/draw.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/layouts.h"

#include <QPainter>

namespace observatorio {

Notice::Notice(QWidget *parent) : QWidget(parent), m_text(new QLabel)
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    rowOf(8, {{new IconLabel(18, QStringLiteral("warning"), Theme::Warning), 0, Qt::AlignTop}, {m_text, 1}}, this)
        ->setContentsMargins(14, 8, 14, 8);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void Notice::setText(const QString &text)
{
    m_text->setText(text);
    setAccessibleName(text);
}

void Notice::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawRounded(painter, rect(), Theme::Radius, Theme::instance().color(Theme::WarningGround));
}

}  // namespace observatorio
