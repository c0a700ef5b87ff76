// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace observatorio {

/// Hidden unless its eye is pressed; input methods are told not to remember it.
class PasswordEdit : public QLineEdit {
    Q_OBJECT
public:
    explicit PasswordEdit(QWidget *parent = nullptr);

    /// Where passwords go on this machine; the sentence under every password field.
    static QString note(bool keychainAvailable);
};

}  // namespace observatorio
