// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pageid.h"

#include <QWidget>

class QAbstractButton;
class QVBoxLayout;

namespace observatorio {

class RailItem;

/// The pages by icon and word, 184 px. Up, Down, Home and End move and choose; a count badge stands right of a word.
class Rail : public QWidget {
    Q_OBJECT
public:
    explicit Rail(QWidget *parent = nullptr);

    void addPage(PageId id, const QString &title, const QString &icon);
    /// At the bottom; selects no page.
    QAbstractButton *addFooter(const QString &title, const QString &icon);
    void setCurrent(PageId id);
    [[nodiscard]] PageId current() const;
    /// `count` 0 hides it; `description` is what a screen reader says for it.
    void setBadge(PageId id, int count, bool critical, const QString &description);

Q_SIGNALS:
    void chosen(PageId id);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] RailItem *item(PageId id) const { return m_pages[static_cast<int>(id)]; }

    QList<RailItem *> m_pages;  ///< by PageId
    QVBoxLayout *m_column;
};

}  // namespace observatorio
