// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/passwordedit.h"

#include "ui/style/theme.h"

#include <QAction>

namespace observatorio {

PasswordEdit::PasswordEdit(QWidget *parent) : QLineEdit(parent)
{
    setEchoMode(Password);
    setMaximumWidth(260);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    QAction *eye = addAction(Theme::instance().icon(QStringLiteral("eye"), Theme::Muted), TrailingPosition);
    eye->setCheckable(true);
    eye->setText(tr("Show the password"));
    eye->setToolTip(tr("Show the password"));
    connect(eye, &QAction::toggled, this, [this](bool on) { setEchoMode(on ? Normal : Password); });
}

QString PasswordEdit::note(bool keychainAvailable)
{
    return keychainAvailable ? tr("Kept in the system's keychain, never in one of this program's files.")
                             : tr("No keychain available: kept for this session only.");
}

}  // namespace observatorio
