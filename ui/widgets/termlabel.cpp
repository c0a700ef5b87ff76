// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/termlabel.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace observatorio {

TermLabel::TermLabel(const QString &name, Term term, QWidget *parent) : ElidedLabel(name, Theme::Muted, parent)
{
    Glossary::explain(this, term);
}

void TermLabel::keyPressEvent(QKeyEvent *event)
{
    const auto beside = parentWidget()->findChildren<TermLabel *>(Qt::FindDirectChildrenOnly);
    const qsizetype last = beside.size() - 1, here = beside.indexOf(this);
    qsizetype next = here;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up:
        next = std::max<qsizetype>(here - 1, 0);
        break;
    case Qt::Key_Right:
    case Qt::Key_Down:
        next = std::min(here + 1, last);
        break;
    case Qt::Key_Home:
        next = 0;
        break;
    case Qt::Key_End:
        next = last;
        break;
    default:
        ElidedLabel::keyPressEvent(event);
        return;
    }
    if (next == here)
        return;
    beside[next]->setFocusPolicy(Qt::TabFocus);
    beside[next]->setFocus(Qt::TabFocusReason);
    setFocusPolicy(Qt::NoFocus);
}

void TermLabel::focusInEvent(QFocusEvent *event)
{
    ElidedLabel::focusInEvent(event);
    update();
    if (Glossary::byKeyboard(event->reason()))
        Glossary::showToolTip(this);
}

void TermLabel::focusOutEvent(QFocusEvent *event)
{
    ElidedLabel::focusOutEvent(event);
    update();
}

void TermLabel::paintEvent(QPaintEvent *event)
{
    ElidedLabel::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(this);
    const int length = std::min(width(), fontMetrics().horizontalAdvance(text()));
    painter.fillRect(QRect(0, height() - 2, length, 2), Theme::instance().color(Theme::Accent));
}

}  // namespace observatorio
