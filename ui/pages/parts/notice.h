// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace observatorio {

/// A warning that stays: an icon and a sentence of plain text on the warning's ground.
class Notice : public QWidget {
    Q_OBJECT
public:
    explicit Notice(QWidget *parent = nullptr);
    void setText(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_text;
};

}  // namespace observatorio
