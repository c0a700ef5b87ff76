// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/emptystate.h"

#include "ui/style/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace observatorio {

EmptyState::EmptyState(const QString &icon, const QString &headline, const QString &hint, QWidget *parent)
    : QWidget(parent), m_icon(new QLabel), m_headline(new QLabel), m_hint(new QLabel)
{
    const Theme &theme = Theme::instance();
    const auto draw = [this, icon] {
        m_icon->setPixmap(Theme::instance().icon(icon, Theme::Muted).pixmap(QSize(28, 28), devicePixelRatioF()));
    };
    draw();
    connect(&theme, &Theme::changed, this, draw);
    m_headline->setFont(Theme::semibold(theme.bodyFont()));
    m_hint->setFont(theme.secondaryFont());
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setMaximumWidth(420);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addStretch();
    for (QLabel *label : {m_icon, m_headline, m_hint}) {
        label->setAlignment(Qt::AlignCenter);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(label != m_icon);
    }
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addWidget(m_headline);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_hint, 10);
    row->addStretch();
    column->addLayout(row);
    column->addStretch();
    setTexts(headline, hint);
}

void EmptyState::setTexts(const QString &headline, const QString &hint)
{
    if (m_headline->text() == headline && m_hint->text() == hint)
        return;
    m_headline->setText(headline);
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    setAccessibleName(headline);
    setAccessibleDescription(hint);
}

QPushButton *EmptyState::setAction(const QString &text)
{
    if (!m_button) {
        m_button = new QPushButton(this);
        m_button->setProperty("primary", true);
        auto *column = static_cast<QVBoxLayout *>(layout());
        column->insertWidget(column->count() - 1, m_button, 0, Qt::AlignHCenter);
    }
    m_button->setText(text);
    return m_button;
}

}  // namespace observatorio
