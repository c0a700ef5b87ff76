// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/fileedit.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace observatorio {

FileEdit::FileEdit(Kind kind, const QString &caption, const QString &filter, const QString &whenEmpty, QWidget *parent)
    : QWidget(parent), m_kind(kind), m_caption(caption), m_filter(filter), m_edit(new QLineEdit)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto *pick = new QPushButton(tr("Browse…"));
    pick->setAccessibleName(tr("Browse: %1").arg(caption));
    layout->addWidget(m_edit, 1);
    layout->addWidget(pick);
    setFocusProxy(m_edit);
    m_edit->setAccessibleName(caption);
    m_edit->setPlaceholderText(whenEmpty);
    connect(m_edit, &QLineEdit::textChanged, this, &FileEdit::changed);
    connect(pick, &QPushButton::clicked, this, &FileEdit::browse);
}

QString FileEdit::path() const { return m_edit->text().trimmed(); }

void FileEdit::setPath(const QString &path) { m_edit->setText(path); }

void FileEdit::browse()
{
    auto *dialog = new QFileDialog(this, m_caption, path(), m_filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (m_kind == ToWrite) {
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setFileMode(QFileDialog::AnyFile);
        dialog->setOption(QFileDialog::DontConfirmOverwrite);
    } else {
        dialog->setFileMode(QFileDialog::ExistingFile);
    }
    connect(dialog, &QFileDialog::fileSelected, this, &FileEdit::setPath);
    dialog->open();
}

}  // namespace observatorio
