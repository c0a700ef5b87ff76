// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/formfield.h"

#include "ui/widgets/layouts.h"

namespace observatorio {

FormField::FormField(const QString &name, QWidget *editor, int nameWidth, QWidget *parent)
    : QWidget(parent), m_name(name), m_editor(editor), m_hint(hintLabel()), m_line(new QWidget),
      m_complaint(new Complaint)
{
    auto *label = new QLabel(name);
    label->setFixedWidth(scaled(nameWidth));
    label->setWordWrap(true);
    label->setBuddy(editor);
    label->setMinimumHeight(grown(28));
    label->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    editor->setAccessibleName(name);
    m_line->setFixedHeight(2);
    m_line->setAutoFillBackground(true);
    m_line->setMaximumWidth(editor->maximumWidth());
    m_line->hide();
    QLayout *boxed = columnOf(0, {editor, m_line});
    if (editor->maximumWidth() < QWIDGETSIZE_MAX)
        boxed = rowOf(0, {{boxed, 100}, Room()});  // as wide as its editor may be
    rowOf(12, {{label, 0, Qt::AlignTop}, {columnOf(4, {boxed, m_complaint, m_hint}), 1}}, this);
    setHint({});
    const auto color = [this] {
        QPalette palette = m_line->palette();
        palette.setColor(QPalette::Window, Theme::instance().color(Theme::Critical));
        m_line->setPalette(palette);
    };
    color();
    connect(&Theme::instance(), &Theme::changed, this, color);
}

void FormField::setHint(const QString &hint)
{
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
}

void FormField::setError(const QString &error)
{
    if (error == m_complaint->text())
        return;
    m_complaint->setText(error);
    m_line->setVisible(!error.isEmpty());
    m_editor->setAccessibleDescription(error);
}

void FormField::focusEditor() { m_editor->setFocus(Qt::OtherFocusReason); }

}  // namespace observatorio
