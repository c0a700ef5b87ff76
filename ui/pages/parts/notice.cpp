// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/parts/notice.h"

#include "ui/style/rounded.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace observatorio {

Notice::Notice(QWidget *parent) : QWidget(parent), m_text(new QLabel)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 8, 14, 8);
    row->setSpacing(8);
    auto *icon = new QLabel;
    icon->setPixmap(
        Theme::instance().icon(QStringLiteral("warning"), Theme::Warning).pixmap(QSize(18, 18), devicePixelRatioF()));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
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
