// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/theme.h"

#include "ui/style/iconengine.h"
#include "ui/style/proxystyle.h"
#include "ui/style/tokens.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QScreen>
#include <QToolTip>

#include <algorithm>

namespace observatorio {

namespace {

constexpr double BodyPixels = 13.0;   // today's look: what 9.75 pt are
constexpr double LeastPixels = 12.0;  // 9 pt, Qt's size where no desktop says one

bool hasTabularFigures(const QString &family)
{
    QFont font(family);
    font.setPixelSize(100);
    const QFontMetricsF metrics(font);
    const qreal zero = metrics.horizontalAdvance(u'0');
    for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
        if (qAbs(metrics.horizontalAdvance(QChar(digit)) - zero) > 0.5)
            return false;
    }
    return true;
}

/// The system's sans; where its figures are not tabular (Qt 6.4 cannot ask a font for them), the nearest that has them.
QString chooseFamily()
{
    const QString system = QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
    const QStringList installed = QFontDatabase::families();
    const QStringList generic{QStringLiteral("Sans Serif"), QStringLiteral("Sans"), QStringLiteral("Helvetica"),
                              QStringLiteral("sans-serif")};
    if (installed.contains(system) && !generic.contains(system) && hasTabularFigures(system))
        return system;
    for (const QString &family :
         {QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans"), QStringLiteral("Liberation Sans")}) {
        if (installed.contains(family))
            return family;
    }
    return system;
}

/// What the desktop says, read through the palette it would give an application that sets none.
bool systemIsDark()
{
    const QPalette ours = QApplication::palette();
    QApplication::setPalette(QPalette());
    const QPalette system = QApplication::palette();
    QApplication::setPalette(ours);
    return system.color(QPalette::Window).lightness() < system.color(QPalette::WindowText).lightness();
}

QPalette makePalette(const Theme &theme)
{
    const QColor surface = theme.color(Theme::Surface);
    const QColor text = theme.color(Theme::Text);
    const QColor muted = theme.color(Theme::Muted);
    const QColor line = theme.color(Theme::Line);
    QPalette palette;
    palette.setColor(QPalette::Window, theme.color(Theme::Ground));
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, surface);
    palette.setColor(QPalette::AlternateBase, theme.color(Theme::Ground));
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::PlaceholderText, muted);
    palette.setColor(QPalette::Button, surface);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, theme.color(Theme::Critical));
    palette.setColor(QPalette::Light, surface);
    palette.setColor(QPalette::Midlight, theme.color(Theme::Grid));
    palette.setColor(QPalette::Mid, line);
    palette.setColor(QPalette::Dark, muted);
    palette.setColor(QPalette::Shadow, line);
    palette.setColor(QPalette::Highlight, theme.color(Theme::AccentGround));
    palette.setColor(QPalette::HighlightedText, text);
    palette.setColor(QPalette::Link, theme.color(Theme::Accent));
    palette.setColor(QPalette::LinkVisited, theme.color(Theme::Accent));
    palette.setColor(QPalette::ToolTipBase, surface);
    palette.setColor(QPalette::ToolTipText, text);
    QColor faded = muted;
    faded.setAlphaF(0.6f);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, faded);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, theme.color(Theme::NeutralGround));
    return palette;
}

/// Cards, tables and scroll bars. Natural controls are drawn by ProxyStyle.
QString styleSheet(const Theme &theme)
{
    QString sheet = QStringLiteral(R"(
observatorio--Card { background: @surface; border: 1px solid @line; border-radius: 8px; }
QToolTip { background: @surface; color: @text; border: 1px solid @line; padding: 6px 8px; }
QTableView { background: transparent; border: none; selection-background-color: @accentground; selection-color: @text; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: @muted; font-weight: 600; border: none;
    border-bottom: 1px solid @line; padding: 6px 8px; }
QHeaderView::section:hover { color: @text; }
QTableCornerButton::section { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @handle; border-radius: 3px; margin: 2px; min-height: 24px; min-width: 24px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)");
    const struct {
        const char16_t *name;
        QColor color;
    } tokens[] = {
        {u"@surface", theme.color(Theme::Surface)},
        {u"@line", theme.color(Theme::Line)},
        {u"@text", theme.color(Theme::Text)},
        {u"@muted", theme.color(Theme::Muted)},
        {u"@accentground", theme.color(Theme::AccentGround)},
        {u"@handle", theme.isDark() ? QColor(0x45, 0x4F, 0x5A) : QColor(0xC3, 0xCA, 0xD2)},
    };
    for (const auto &token : tokens)
        sheet.replace(QString::fromUtf16(token.name), token.color.name());
    return sheet;
}

/// Qt's own sizes are points: those of a high-resolution screen are scaled before they come here.
double pixelsOf(const QFont &font)
{
    if (font.pixelSize() > 0)
        return font.pixelSize();
    const QScreen *screen = QGuiApplication::primaryScreen();
    return font.pointSizeF() * (screen ? screen->logicalDotsPerInchY() : 96.0) / 72.0;
}

/// Tells the theme when the desktop changed between light and dark.
class SystemWatcher : public QObject {
public:
    SystemWatcher(std::function<void()> changed, QObject *parent) : QObject(parent), m_changed(std::move(changed)) {}
    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() == QEvent::ThemeChange)
            m_changed();
        return QObject::eventFilter(object, event);
    }

private:
    std::function<void()> m_changed;
};

}  // namespace

Theme &Theme::instance()
{
    static Theme theme;
    return theme;
}

void Theme::install(QApplication &application, ThemeChoice choice)
{
    m_application = &application;
    m_choice = choice;
    m_family = chooseFamily();
    m_dark = choice == ThemeChoice::System ? systemIsDark() : choice == ThemeChoice::Dark;
    QApplication::setStyle(new ProxyStyle);
    setFont(QApplication::font());
    paint();
    application.installEventFilter(new SystemWatcher(
        [this] {
            if (m_choice == ThemeChoice::System && !m_applying)
                setChoice(ThemeChoice::System);
        },
        &application));
}

const TokenSet &Theme::tokens() const { return m_dark ? darkTokens() : lightTokens(); }

void Theme::paint()
{
    m_application->setPalette(makePalette(*this));
    m_application->setStyleSheet(styleSheet(*this));
}

void Theme::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    m_applying = true;
    const bool dark = choice == ThemeChoice::System ? systemIsDark() : choice == ThemeChoice::Dark;
    if (dark != m_dark && m_application) {
        m_dark = dark;
        paint();
        Q_EMIT changed();
    }
    m_applying = false;
}

bool Theme::isDark() const { return m_dark; }

QColor Theme::color(Token token) const { return QColor::fromRgba(tokens().colors[static_cast<std::size_t>(token)]); }

QColor Theme::seriesColor(int index) const
{
    return QColor::fromRgba(tokens().series[static_cast<std::size_t>(index % SeriesToneCount)]);
}

Qt::PenStyle Theme::seriesPenStyle(int index) const
{
    constexpr Qt::PenStyle styles[] = {Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
    return styles[(index / SeriesToneCount) % 4];
}

QColor Theme::severityColor(Severity severity) const
{
    constexpr Token tokens[] = {Muted, Warning, Critical};
    return color(tokens[static_cast<std::size_t>(severity)]);
}

QColor Theme::severityGround(Severity severity) const
{
    constexpr Token tokens[] = {NeutralGround, WarningGround, CriticalGround};
    return color(tokens[static_cast<std::size_t>(severity)]);
}

void Theme::setFont(const QFont &font)
{
    const double pixels = pixelsOf(font);
    m_scale = pixels < LeastPixels ? pixels / LeastPixels : std::max(1.0, pixels / BodyPixels);
    QApplication::setFont(bodyFont());
    QToolTip::setFont(secondaryFont());
}

double Theme::scale() const { return m_scale; }

QFont Theme::sized(int pixels, QFont::Weight weight) const
{
    QFont font(m_family);
    font.setPixelSize(scaled(pixels));
    font.setWeight(weight);
    return font;
}

QFont Theme::bodyFont() const { return sized(13, QFont::Normal); }
QFont Theme::secondaryFont() const { return sized(12, QFont::Normal); }
QFont Theme::smallFont() const { return sized(11, QFont::Normal); }

QFont Theme::titleFont() const { return sized(15, QFont::DemiBold); }
QFont Theme::numberFont() const { return sized(24, QFont::DemiBold); }

QFont Theme::semibold(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

QIcon Theme::icon(const QString &name, Token token) const
{
    QIcon &icon = m_icons[{name, static_cast<int>(token)}];
    if (icon.isNull())
        icon = QIcon(new IconEngine(name, token));
    return icon;
}

int scaled(double pixels) { return qRound(pixels * Theme::instance().scale()); }

int grown(int pixels, int text) { return pixels - text + scaled(text); }

QSize roomy(QSize reference)
{
    const QScreen *screen = QGuiApplication::primaryScreen();
    const QSize room = screen ? screen->availableSize() - QSize(48, 64) : reference;
    return (reference * Theme::instance().scale()).boundedTo(room).expandedTo(reference);
}

}  // namespace observatorio
