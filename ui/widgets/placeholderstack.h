// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>

class QAbstractItemModel;
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

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void fit();

    QLabel *m_headline;
    QLabel *m_hint;
    QPushButton *m_button = nullptr;
};

/// A view in its place, or what its emptiness means and what to do about it. Begins empty.
class PlaceholderStack : public QStackedWidget {
    Q_OBJECT
public:
    PlaceholderStack(QWidget *view, const QString &icon, const QString &headline = {}, const QString &hint = {},
                     QWidget *parent = nullptr);
    /// Shows the view while `model` has rows, from now on.
    PlaceholderStack *follow(const QAbstractItemModel *model);
    void setEmpty(bool empty) { setCurrentIndex(empty ? 1 : 0); }
    [[nodiscard]] EmptyState *placeholder() const { return m_placeholder; }
    /// The placeholder asks for the height that its lines need; a height that depended on the width would make a page
    /// that scrolls as high as all its views wish to be.
    [[nodiscard]] bool hasHeightForWidth() const override { return false; }

private:
    EmptyState *m_placeholder;
};

}  // namespace observatorio
