// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/stylesheet.h"

#include "ui/style/theme.h"

namespace observatorio {

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

}  // namespace observatorio
