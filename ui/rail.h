// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace observatorio {

class RailItem;

/// The pages by icon and word, 184 px. Up, Down, Home and End move and choose; a count badge stands right of a word.
class Rail : public QWidget {
    Q_OBJECT
public:
    explicit Rail(QWidget *parent = nullptr);

    void addPage(const QString &id, const QString &title, const QString &icon);
    /// At the bottom; chooses nothing, tells footerChosen(id).
    void addFooter(const QString &id, const QString &title, const QString &icon);
    void setCurrent(const QString &id);
    QString current() const;
    /// `count` 0 hides it; `description` is what a screen reader says of it.
    void setBadge(const QString &id, int count, bool critical, const QString &description);

Q_SIGNALS:
    void chosen(const QString &id);
    void footerChosen(const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QList<RailItem *> m_pages;
    QVBoxLayout *m_column;
};

}  // namespace observatorio
