// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace observatorio {

/// The one empty state: an icon, what is missing, what to do next, and perhaps a button that does it.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    EmptyState(const QString &icon, const QString &headline, const QString &hint, QWidget *parent = nullptr);
    void setTexts(const QString &headline, const QString &hint);
    QPushButton *setAction(const QString &text);

private:
    QLabel *m_icon;
    QLabel *m_headline;
    QLabel *m_hint;
    QPushButton *m_button = nullptr;
};

}  // namespace observatorio
