// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/placeholderstack.h"

#include "ui/models/keyedtablemodel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/layouts.h"

#include <QPushButton>

#include <algorithm>

namespace observatorio {

EmptyState::EmptyState(const QString &icon, const QString &headline, const QString &hint, QWidget *parent)
    : QWidget(parent), m_headline(new QLabel), m_hint(hintLabel())
{
    m_headline->setFont(Theme::semibold(Theme::instance().bodyFont()));
    m_headline->setTextFormat(Qt::PlainText);
    m_headline->setWordWrap(true);
    m_hint->setMaximumWidth(scaled(420));
    for (QLabel *label : {m_headline, m_hint})
        label->setAlignment(Qt::AlignCenter);
    columnOf(8,
             {Room(),
              {new IconLabel(28, icon), 0, Qt::AlignHCenter},
              m_headline,
              rowOf(0, {Room(), {m_hint, 10}, Room()}),
              Room()},
             this);
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
    fit();
}

/// While it is shown; hidden it must not hold open the place of the view.
void EmptyState::fit() { setMinimumHeight(isVisible() ? std::max(0, heightForWidth(width())) : 0); }

void EmptyState::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void EmptyState::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    fit();
}

void EmptyState::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    fit();
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

PlaceholderStack::PlaceholderStack(QWidget *view, const QString &icon, const QString &headline, const QString &hint,
                                   QWidget *parent)
    : QStackedWidget(parent), m_placeholder(new EmptyState(icon, headline, hint))
{
    addWidget(view);
    addWidget(m_placeholder);
    setEmpty(true);
}

PlaceholderStack *PlaceholderStack::follow(const QAbstractItemModel *model)
{
    onRowCount(model, this, [this, model] { setEmpty(model->rowCount() == 0); });
    return this;
}

}  // namespace observatorio
