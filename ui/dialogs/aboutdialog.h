// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace observatorio {

/// Name, version, libraries, and whose figures and outlines these are.
class AboutDialog : public QDialog {
    Q_OBJECT
public:
    explicit AboutDialog(QWidget *parent = nullptr);
};

}  // namespace observatorio
