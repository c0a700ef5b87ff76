// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/strip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace observatorio {

Strip::Strip(QWidget *parent) : QWidget(parent), m_icon(new QLabel), m_text(new QLabel)
{
    setMinimumHeight(40);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_text->setFont(Theme::instance().secondaryFont());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::Margin, 4, Theme::Margin, 5);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    hide();
    connect(&Theme::instance(), &Theme::changed, this, &Strip::drawIcon);
}

QPushButton *Strip::addButton(const QString &text)
{
    auto *button = new QPushButton(text);
    button->setFont(Theme::instance().secondaryFont());
    layout()->addWidget(button);
    return button;
}

void Strip::setText(const QString &text)
{
    if (text == m_text->text())
        return;
    m_text->setText(text);
    setAccessibleName(text);
}

void Strip::setLook(const QString &icon, Theme::Token iconColor, Theme::Token ground)
{
    m_iconName = icon;
    m_iconColor = iconColor;
    m_ground = ground;
    drawIcon();
}

void Strip::drawIcon()
{
    if (m_iconName.isEmpty())
        return;
    m_icon->setPixmap(Theme::instance().icon(m_iconName, m_iconColor).pixmap(QSize(16, 16), devicePixelRatioF()));
    update();
}

void Strip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(m_ground));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(Theme::Line));
}

}  // namespace observatorio
