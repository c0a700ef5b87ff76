// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/silencedialog.h"

#include "ui/style/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace observatorio {

SilenceDialog::SilenceDialog(int alerts, QWidget *parent)
    : QDialog(parent), m_duration(new QComboBox), m_reason(new QLineEdit)
{
    setWindowTitle(tr("Silence alerts"));
    setMinimumWidth(scaled(420));
    auto *layout = new QFormLayout(this);
    layout->setSpacing(12);
    layout->setContentsMargins(16, 16, 16, 16);
    auto *what = new QLabel(
        tr("%n alert(s) will not count as firing until the time is over. They are still recorded.", nullptr, alerts));
    what->setWordWrap(true);
    layout->addRow(what);

    constexpr DurationMs minute = 60'000;
    m_duration->addItem(tr("15 minutes"), QVariant::fromValue<qint64>(15 * minute));
    m_duration->addItem(tr("1 hour"), QVariant::fromValue<qint64>(60 * minute));
    m_duration->addItem(tr("4 hours"), QVariant::fromValue<qint64>(240 * minute));
    m_duration->addItem(tr("1 day"), QVariant::fromValue<qint64>(1'440 * minute));
    m_duration->addItem(tr("1 week"), QVariant::fromValue<qint64>(10'080 * minute));
    m_duration->setCurrentIndex(1);
    layout->addRow(tr("&For"), m_duration);
    m_reason->setMaxLength(200);
    m_reason->setPlaceholderText(tr("Known cause, who is looking into it…"));
    layout->addRow(tr("&Reason"), m_reason);

    auto *buttons = new QDialogButtonBox;
    QPushButton *silence = buttons->addButton(tr("Silence"), QDialogButtonBox::AcceptRole);
    silence->setDefault(true);
    silence->setProperty("primary", true);
    silence->setEnabled(false);
    silence->setToolTip(tr("Enter a reason first"));
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    layout->addRow(buttons);
    connect(m_reason, &QLineEdit::textChanged, this, [this, silence] { silence->setEnabled(!reason().isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_reason->setFocus();
}

DurationMs SilenceDialog::duration() const { return m_duration->currentData().toLongLong(); }

QString SilenceDialog::reason() const { return m_reason->text().trimmed(); }

}  // namespace observatorio
