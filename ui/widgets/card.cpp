// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card.h"

#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/layouts.h"

namespace observatorio {

Card::Card(const QString &title, const QString &detail, QWidget *parent)
    : QFrame(parent), m_title(new QLabel(title)), m_detail(new ElidedLabel(detail)),
      m_header(rowOf(8, {m_title, {m_detail, 1}})), m_body(columnOf(8, {}))
{
    m_title->setFont(Theme::semibold(Theme::instance().bodyFont()));
    m_title->setTextFormat(Qt::PlainText);

    columnOf(8, {m_header, {m_body, 1}}, this)->setContentsMargins(14, 12, 14, 12);
    setTitle(title);
}

void Card::setTitle(const QString &title, const QString &toolTip)
{
    m_title->setText(title);
    m_title->setToolTip(toolTip.isEmpty() && m_term ? Glossary::toolTip(*m_term) : toolTip);
    m_title->setVisible(!title.isEmpty());
    setAccessibleName(title);
    setDetail(m_detail->text());
}

void Card::explain(Term term)
{
    m_term = term;
    Glossary::explain(m_title, term);
}

void Card::setDetail(const QString &detail)
{
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty() || !m_title->text().isEmpty() || m_header->count() > 2);
    setAccessibleDescription(detail);
}

void Card::addControl(QWidget *control)
{
    m_header->addWidget(control, 0, Qt::AlignVCenter);
    m_detail->show();  // it keeps the controls at the right
}

QVBoxLayout *Card::body() const { return m_body; }

}  // namespace observatorio
