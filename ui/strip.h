// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace observatorio {

/// A thin line under the title bar: an icon, a sentence of plain text, buttons; never a dialog. Hidden until shown.
class Strip : public QWidget {
    Q_OBJECT
public:
    explicit Strip(QWidget *parent = nullptr);

protected:
    QPushButton *addButton(const QString &text);
    void setText(const QString &text);
    void setLook(const QString &icon, Theme::Token iconColor, Theme::Token ground);
    void paintEvent(QPaintEvent *event) override;

private:
    void drawIcon();

    QLabel *m_icon;
    QLabel *m_text;
    QString m_iconName;
    Theme::Token m_iconColor = Theme::Warning;
    Theme::Token m_ground = Theme::WarningGround;
};

}  // namespace observatorio
