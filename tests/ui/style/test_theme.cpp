// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/theme.h"
#include "ui/style/tokens.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFontMetrics>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <gtest/gtest.h>

#include <cmath>

namespace observatorio {
namespace {

double luminance(const QColor &color)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

TEST(Theme, EveryTextToneIsLegibleOnEveryGroundItStandsOn)
{
    const struct {
        Theme::Token text;
        std::vector<Theme::Token> grounds;
    } rows[] = {
        {Theme::Text,
         {Theme::Ground, Theme::Surface, Theme::AccentGround, Theme::NeutralGround, Theme::OkGround,
          Theme::WarningGround, Theme::CriticalGround}},
        {Theme::Muted, {Theme::Ground, Theme::Surface, Theme::NeutralGround}},
        {Theme::Accent, {Theme::Ground, Theme::Surface, Theme::AccentGround}},
        {Theme::Ok, {Theme::Surface, Theme::OkGround}},
        {Theme::Warning, {Theme::Surface, Theme::WarningGround}},
        {Theme::Critical, {Theme::Ground, Theme::Surface, Theme::CriticalGround}},
    };
    for (const TokenSet *set : {&lightTokens(), &darkTokens()}) {
        for (const auto &row : rows) {
            for (const Theme::Token ground : row.grounds) {
                EXPECT_GE(contrast(QColor(set->colors[row.text]), QColor(set->colors[ground])), 4.5)
                    << (set == &lightTokens() ? "light" : "dark") << " token " << row.text << " on " << ground;
            }
        }
    }
}

TEST(Theme, FieldsInARowAreOfOneHeight)
{
    const QLineEdit line;
    QSpinBox box;
    const QComboBox choice;
    box.ensurePolished();
    EXPECT_EQ(std::max(box.minimumHeight(), box.sizeHint().height()), line.sizeHint().height());
    EXPECT_EQ(choice.sizeHint().height(), line.sizeHint().height());
}

TEST(Theme, AChoiceReachesPaletteStyleSheetAndListeners)
{
    Theme &theme = Theme::instance();
    int told = 0;
    const auto connection = QObject::connect(&theme, &Theme::changed, [&] { ++told; });
    theme.setChoice(ThemeChoice::Dark);
    EXPECT_TRUE(theme.isDark());
    EXPECT_EQ(QApplication::palette().color(QPalette::Base), theme.color(Theme::Surface));
    EXPECT_TRUE(qApp->styleSheet().contains(theme.color(Theme::Surface).name()));
    theme.setChoice(ThemeChoice::Dark);
    EXPECT_EQ(told, 1);
    theme.setChoice(ThemeChoice::Light);
    EXPECT_EQ(told, 2);
    QObject::disconnect(connection);
}

TEST(Theme, FollowingTheSystemReadsItsPaletteAndNotOurs)
{
    Theme &theme = Theme::instance();
    theme.setChoice(ThemeChoice::Dark);
    theme.setChoice(ThemeChoice::System);
    const bool system = theme.isDark();
    theme.setChoice(ThemeChoice::Light);
    theme.setChoice(ThemeChoice::System);
    EXPECT_EQ(theme.isDark(), system);
    theme.setChoice(ThemeChoice::Light);
}

TEST(Theme, FiguresAreTabularInEveryFont)
{
    const Theme &theme = Theme::instance();
    for (const QFont &font : {theme.bodyFont(), theme.secondaryFont(), theme.titleFont(), theme.numberFont()}) {
        const QFontMetrics metrics(font);
        for (const QChar digit : QStringLiteral("123456789"))
            EXPECT_EQ(metrics.horizontalAdvance(digit), metrics.horizontalAdvance(u'0'));
    }
}

TEST(Theme, SeriesBeyondTheTonesDifferByDash)
{
    const Theme &theme = Theme::instance();
    for (int i = 0; i < 20; ++i) {
        for (int j = 0; j < i; ++j)
            EXPECT_FALSE(theme.seriesColor(i) == theme.seriesColor(j)
                         && theme.seriesPenStyle(i) == theme.seriesPenStyle(j))
                << i << ' ' << j;
    }
}

TEST(Icons, EveryDrawnIconTakesTheColourOfItsTokenInBothThemes)
{
    Theme &theme = Theme::instance();
    const QStringList files = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")});
    ASSERT_GT(files.size(), 20);
    for (const ThemeChoice choice : {ThemeChoice::Dark, ThemeChoice::Light}) {
        theme.setChoice(choice);
        for (const QString &file : files) {
            const QString name = file.chopped(4);
            if (name == QLatin1String("observatorio"))
                continue;  // the program's own mark keeps its colours
            const QImage image = theme.icon(name, Theme::Critical).pixmap(QSize(36, 36)).toImage();
            int inked = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    const QColor pixel = image.pixelColor(x, y);
                    if (pixel.alpha() < 250)
                        continue;
                    ++inked;
                    EXPECT_NEAR(pixel.red(), theme.color(Theme::Critical).red(), 3) << file.toStdString();
                }
            }
            EXPECT_GT(inked, 10) << file.toStdString() << " draws nothing";
        }
    }
}

}  // namespace
}  // namespace observatorio
