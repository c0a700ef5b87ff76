// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/formfield.h"

#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace observatorio {

FormField::FormField(const QString &name, QWidget *editor, const QString &hint, QWidget *parent)
    : QWidget(parent), m_name(name), m_label(new QLabel(name)), m_editor(editor), m_hint(new QLabel),
      m_line(new QWidget), m_complaint(new QWidget), m_icon(new QLabel), m_sentence(new QLabel)
{
    m_label->setFixedWidth(NameWidth);
    m_label->setWordWrap(true);
    m_label->setBuddy(editor);
    m_label->setMinimumHeight(28);
    m_label->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    editor->setAccessibleName(name);

    m_hint->setFont(Theme::instance().secondaryFont());
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_sentence->setFont(Theme::instance().secondaryFont());
    for (QLabel *text : {m_hint, m_sentence}) {
        text->setWordWrap(true);
        text->setTextFormat(Qt::PlainText);
    }
    m_line->setFixedHeight(2);
    m_line->setAutoFillBackground(true);
    auto *complaint = new QHBoxLayout(m_complaint);
    complaint->setContentsMargins(0, 0, 0, 0);
    complaint->setSpacing(6);
    complaint->addWidget(m_icon, 0, Qt::AlignTop);
    complaint->addWidget(m_sentence, 1);

    auto *boxed = new QVBoxLayout;
    boxed->setSpacing(0);
    boxed->addWidget(editor);
    boxed->addWidget(m_line);
    auto *right = new QVBoxLayout;
    right->setSpacing(4);
    const bool narrow = editor->maximumWidth() < QWIDGETSIZE_MAX;
    if (narrow) {
        m_line->setMaximumWidth(editor->maximumWidth());
        auto *row = new QHBoxLayout;
        row->addLayout(boxed, 100);  // as wide as its editor may be
        row->addStretch(1);
        right->addLayout(row);
    } else {
        right->addLayout(boxed);
    }
    right->addWidget(m_complaint);
    right->addWidget(m_hint);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_label, 0, Qt::AlignTop);
    layout->addLayout(right, 1);
    setHint(hint);
    m_line->hide();
    m_complaint->hide();
    connect(&Theme::instance(), &Theme::changed, this, &FormField::colour);
    colour();
}

void FormField::colour()
{
    const QColor red = Theme::instance().color(Theme::Critical);
    QPalette palette = m_line->palette();
    palette.setColor(QPalette::Window, red);
    m_line->setPalette(palette);
    palette = m_sentence->palette();
    palette.setColor(QPalette::WindowText, red);
    m_sentence->setPalette(palette);
    m_icon->setPixmap(
        Theme::instance().icon(QStringLiteral("warning"), Theme::Critical).pixmap(QSize(16, 16), devicePixelRatioF()));
}

void FormField::setHint(const QString &hint)
{
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
}

void FormField::setError(const QString &error)
{
    if (error == m_error)
        return;
    m_error = error;
    m_sentence->setText(error);
    m_line->setVisible(!error.isEmpty());
    m_complaint->setVisible(!error.isEmpty());
    m_editor->setAccessibleDescription(error);
}

void FormField::setNameWidth(int width) { m_label->setFixedWidth(width); }

void FormField::focusEditor() { m_editor->setFocus(Qt::OtherFocusReason); }

}  // namespace observatorio
