// SPDX-License-Identifier: GPL-3.0-or-later
// Labels of one look each, and icons that follow the theme. Their texts are plain, whatever comes from outside.
#pragma once

#include "ui/style/theme.h"

#include <QLabel>

namespace observatorio {

/// Small, muted, as many lines as it needs: explains what stands beside it.
QLabel *hintLabel(const QString &text = {});

/// The ink of a label that is not in the theme's text colour.
void setInk(QLabel *label, Theme::Token color);

/// resources/icons/NAME.svg in a token's colour.
class IconLabel : public QLabel {
    Q_OBJECT
public:
    explicit IconLabel(int side, const QString &name = {}, Theme::Token color = Theme::Muted);
    void setIcon(const QString &name, Theme::Token color);

private:
    void draw();

    int m_side;
    QString m_name;
    Theme::Token m_color;
};

/// What is wrong: a warning mark and a sentence in the critical tone. Hidden while there is nothing to say.
class Complaint : public QWidget {
    Q_OBJECT
public:
    explicit Complaint(QWidget *parent = nullptr);
    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text->text(); }

private:
    QLabel *m_text;
};

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
