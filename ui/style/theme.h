// SPDX-License-Identifier: GPL-3.0-or-later
// The look's tokens (one palette, one short style sheet, one proxy style). GUI thread only.
#pragma once

#include "analytics/domain/settings.h"

#include <QColor>
#include <QFont>
#include <QHash>
#include <QIcon>
#include <QObject>

class QApplication;

namespace observatorio {

struct TokenSet;

class Theme : public QObject {
    Q_OBJECT
public:
    enum Token {
        Ground,
        Surface,
        Line,
        Grid,
        Text,
        Muted,
        Accent,
        AccentGround,
        Ok,
        OkGround,
        Warning,
        WarningGround,
        Critical,
        CriticalGround,
        Land,
        NeutralGround,
    };
    enum Size { Gap = 12, Margin = 16, Radius = 8 };

    static Theme &instance();

    /// Installs style, palette, font and style sheet; call once, before the first widget.
    void install(QApplication &application, ThemeChoice choice);
    void setChoice(ThemeChoice choice);
    [[nodiscard]] bool isDark() const;

    /// From now on types and what is measured by them follow this font, the desktop's. Widgets that are there keep
    /// theirs until they are built anew.
    void setFont(const QFont &font);
    /// How many times the reference size the desktop's font is: 1 from 9 to 9.75 pt, what a system without a wish has.
    [[nodiscard]] double scale() const;

    [[nodiscard]] QColor color(Token token) const;
    /// Okabe-Ito, five tones, then again with another dash pattern (see seriesPenStyle).
    [[nodiscard]] QColor seriesColor(int index) const;
    [[nodiscard]] Qt::PenStyle seriesPenStyle(int index) const;
    [[nodiscard]] QColor severityColor(Severity severity) const;
    [[nodiscard]] QColor severityGround(Severity severity) const;

    /// At the reference size 13 px body, 12 px secondary, 11 px small, 15 px title (semibold), 24 px tile number; all
    /// with tabular figures.
    [[nodiscard]] QFont bodyFont() const;
    [[nodiscard]] QFont secondaryFont() const;
    [[nodiscard]] QFont smallFont() const;
    [[nodiscard]] QFont pillFont() const { return semibold(secondaryFont()); }
    [[nodiscard]] QFont titleFont() const;
    [[nodiscard]] QFont numberFont() const;
    static QFont semibold(QFont font);

    /// resources/icons/NAME.svg drawn in the given token's colour (cached); normal, disabled and selected modes.
    [[nodiscard]] QIcon icon(const QString &name, Token token = Text) const;

Q_SIGNALS:
    /// Palette and style sheet are already in force; repaint what was drawn from tokens.
    void changed();

private:
    Theme() = default;
    [[nodiscard]] const TokenSet &tokens() const;
    void paint();
    [[nodiscard]] QFont sized(int pixels, QFont::Weight weight) const;

    QApplication *m_application = nullptr;
    ThemeChoice m_choice = ThemeChoice::System;
    bool m_dark = false;
    bool m_applying = false;
    double m_scale = 1.0;
    QString m_family;
    mutable QHash<QPair<QString, int>, QIcon> m_icons;
};

/// A length in pixels that is all text (a column's width, a line's height, an icon beside words): grows as the font
/// does.
int scaled(double pixels);
/// A length of which `text` pixels are text, one line of it unless told: that part grows, the padding stays.
int grown(int pixels, int text = 16);
/// A dialog's size: grown by the font, but beyond `reference` only as far as the screen goes.
QSize roomy(QSize reference);

}  // namespace observatorio
