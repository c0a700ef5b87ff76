// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/labels.h"

#include "ui/style/draw.h"
#include "ui/widgets/layouts.h"

namespace observatorio {

QLabel *hintLabel(const QString &text)
{
    auto *label = new QLabel(text);
    label->setFont(Theme::instance().secondaryFont());
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

void setInk(QLabel *label, Theme::Token color)
{
    const QColor ink = Theme::instance().color(color);
    QPalette palette = label->palette();
    if (palette.color(QPalette::WindowText) == ink)
        return;
    palette.setColor(QPalette::WindowText, ink);
    label->setPalette(palette);
}

IconLabel::IconLabel(int side, const QString &name, Theme::Token color)
    : m_side(scaled(side)), m_name(name), m_color(color)
{
    draw();
    connect(&Theme::instance(), &Theme::changed, this, &IconLabel::draw);
}

void IconLabel::setIcon(const QString &name, Theme::Token color)
{
    if (name == m_name && color == m_color)
        return;
    m_name = name;
    m_color = color;
    draw();
}

void IconLabel::draw()
{
    if (!m_name.isEmpty())
        setPixmap(Theme::instance().icon(m_name, m_color).pixmap(QSize(m_side, m_side), devicePixelRatioF()));
}

Complaint::Complaint(QWidget *parent) : QWidget(parent), m_text(hintLabel())
{
    const auto color = [this] { setInk(m_text, Theme::Critical); };
    m_text->setForegroundRole(QPalette::WindowText);
    m_text->setAlignment(Qt::AlignTop);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    rowOf(6, {{new IconLabel(16, QStringLiteral("warning"), Theme::Critical), 0, Qt::AlignTop}, {m_text, 1}}, this);
    color();
    connect(&Theme::instance(), &Theme::changed, this, color);
    hide();
}

void Complaint::setText(const QString &text)
{
    m_text->setText(text);
    setVisible(!text.isEmpty());
}

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
