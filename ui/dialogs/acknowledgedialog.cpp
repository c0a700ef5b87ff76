// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/acknowledgedialog.h"

#include "ui/page.h"
#include "ui/style/theme.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace observatorio {

namespace {

constexpr int MostComment = 500, MostName = 100;  // characters

}  // namespace

AcknowledgeDialog::AcknowledgeDialog(const UiContext &context, int alerts, QWidget *parent)
    : QDialog(parent), m_name(new QLineEdit(context.userName)), m_comment(new QLineEdit)
{
    setWindowTitle(tr("Acknowledge alerts"));
    setMinimumWidth(scaled(420));
    auto *form = new QFormLayout(this);
    form->setSpacing(12);
    form->setContentsMargins(16, 16, 16, 16);
    auto *what = new QLabel(
        tr("%n alert(s) marked as seen: they stay on the list and no longer ask for attention.", nullptr, alerts));
    what->setWordWrap(true);
    form->addRow(what);
    m_name->setMaxLength(MostName);
    m_comment->setMaxLength(MostComment);
    m_comment->setPlaceholderText(tr("What is known, what is being done…"));
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Comment"), m_comment);

    auto *buttons = new QDialogButtonBox;
    QPushButton *acknowledge = buttons->addButton(tr("Acknowledge"), QDialogButtonBox::AcceptRole);
    acknowledge->setDefault(true);
    acknowledge->setProperty("primary", true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    form->addRow(buttons);
    const auto check = [this, acknowledge] {
        const bool hasName = !m_name->text().trimmed().isEmpty();
        acknowledge->setEnabled(hasName);
        acknowledge->setToolTip(hasName ? QString() : tr("Enter a name first"));
    };
    connect(m_name, &QLineEdit::textChanged, this, check);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
    m_comment->setFocus();
}

Acknowledgement AcknowledgeDialog::said(TimeMs now) const
{
    return {m_name->text().trimmed().toStdString(), m_comment->text().trimmed().toStdString(), now};
}

}  // namespace observatorio
