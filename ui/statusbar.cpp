// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/statusbar.h"

#include "ui/format.h"
#include "ui/glossary/term.h"
#include "ui/style/draw.h"

#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace observatorio {

namespace {

constexpr int Space = 18;  // between items
constexpr int StateDotSide = 8;
constexpr int IconGap = 6;
constexpr int BarWidth = 90;

int iconSide() { return scaled(14); }

QFont partFont(bool strong)
{
    const QFont font = Theme::instance().secondaryFont();
    return strong ? Theme::semibold(font) : font;
}

int iconWidth(const StatusItem &item)
{
    if (item.icon.isEmpty())
        return 0;
    return (item.icon == QLatin1String("dot") ? StateDotSide : iconSide()) + IconGap;
}

int naturalWidth(const StatusItem &item)
{
    if (!item.shares.isEmpty())
        return BarWidth;
    int width = iconWidth(item);
    for (const StatusItem::Part &part : item.parts)
        width += QFontMetrics(partFont(part.strong)).horizontalAdvance(part.text);
    return width;
}

void paintBar(QPainter &painter, const QRectF &rect, const QVector<double> &shares)
{
    const Theme &theme = Theme::instance();
    const QColor colors[] = {theme.seriesColor(2), theme.seriesColor(1), theme.color(Theme::Critical),
                             theme.color(Theme::Muted)};
    QPainterPath outline;
    outline.addRoundedRect(rect, 3, 3);
    painter.save();
    painter.setClipPath(outline);
    painter.fillRect(rect, theme.color(Theme::Line));
    // From the right: what is not counted keeps at least two pixels, so that one rejected record in a million shows.
    double right = rect.right();
    for (int i = static_cast<int>(shares.size()) - 1; i > 0; --i) {
        if (shares[i] <= 0.0)
            continue;
        const double width = std::max(2.0, shares[i] * rect.width());
        painter.fillRect(QRectF(right - width, rect.top(), width, rect.height()), colors[i]);
        right -= width;
    }
    if (shares[0] > 0.0)
        painter.fillRect(QRectF(rect.left(), rect.top(), std::max(0.0, right - rect.left()), rect.height()), colors[0]);
    painter.restore();
}

}  // namespace

QVector<PlacedItem> placeItems(const QVector<StatusItem> &items, const QSize &size, QHash<QString, int> &widest)
{
    struct Sized {
        StatusItem item;
        int width;
    };
    QVector<Sized> shown;
    for (const StatusItem &item : items) {
        int width = naturalWidth(item);
        if (item.steady)
            width = widest[item.key] = qMax(width, widest.value(item.key));
        shown.append({item, width});
    }
    const int room = size.width() - 2 * Theme::Margin;
    const auto total = [&] {
        int sum = qMax<int>(0, static_cast<int>(shown.size()) - 1) * Space;
        for (const Sized &each : std::as_const(shown))
            sum += each.width;
        return sum;
    };
    while (shown.size() > 1 && total() > room) {
        const auto least = std::min_element(shown.begin(), shown.end(), [](const Sized &a, const Sized &b) {
            return a.item.importance < b.item.importance;
        });
        if (least->item.brief.isEmpty()) {
            shown.erase(least);
        } else {
            least->item.parts = std::exchange(least->item.brief, {});
            least->width = naturalWidth(least->item);
        }
    }
    QVector<PlacedItem> placed;
    int left = Theme::Margin;
    int right = size.width() - Theme::Margin;
    for (const Sized &each : std::as_const(shown)) {
        if (each.item.right)
            continue;
        placed.append({each.item, QRect(left, 0, each.width, size.height())});
        left += each.width + Space;
    }
    const qsizetype firstRight = placed.size();
    for (auto each = shown.crbegin(); each != shown.crend(); ++each) {
        if (!each->item.right)
            continue;
        placed.insert(firstRight, {each->item, QRect(right - each->width, 0, each->width, size.height())});
        right -= each->width + Space;
    }
    return placed;
}

StatusBar::StatusBar(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(grown(32));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Status"));
}

void StatusBar::apply(const Snapshot &snapshot)
{
    m_items = statusItems(snapshot);
    QStringList texts;
    for (const StatusItem &item : std::as_const(m_items)) {
        if (const QString text = item.plainText(); !text.isEmpty())
            texts.append(text);
    }
    setAccessibleDescription(texts.join(QStringLiteral("; ")));
    m_placed = placeItems(m_items, size(), m_widest);
    update();
}

void StatusBar::resizeEvent(QResizeEvent *) { m_placed = placeItems(m_items, size(), m_widest); }

void StatusBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Theme::Surface));
    painter.fillRect(QRect(0, 0, width(), 1), theme.color(Theme::Line));
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus() && m_current < m_placed.size()) {
        const QRect current = m_placed[m_current].rect.adjusted(-Space / 2 + 2, 4, Space / 2 - 2, -3);
        drawRounded(painter, current, 5, Qt::NoBrush, QPen(theme.color(Theme::Accent), 1.5));
    }
    for (const PlacedItem &placed : std::as_const(m_placed)) {
        const StatusItem &item = placed.item;
        if (!item.shares.isEmpty()) {
            paintBar(painter, QRectF(placed.rect.left(), height() / 2.0 - 3.5, placed.rect.width(), 8), item.shares);
            continue;
        }
        int x = placed.rect.left();
        // A right item that is narrower than its reserved room ends where the room ends.
        if (item.right)
            x = placed.rect.right() + 1 - naturalWidth(item);
        if (item.icon == QLatin1String("dot")) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.color(item.iconColor));
            painter.drawEllipse(QRectF(x, (height() - StateDotSide) / 2.0 + 0.5, StateDotSide, StateDotSide));
        } else if (!item.icon.isEmpty()) {
            theme.icon(item.icon, item.iconColor)
                .paint(&painter, QRect(x, (height() - iconSide()) / 2, iconSide(), iconSide()));
        }
        x += iconWidth(item);
        for (const StatusItem::Part &part : item.parts) {
            const QFont font = partFont(part.strong);
            const int advance = QFontMetrics(font).horizontalAdvance(part.text);
            drawText(painter, QRectF(x, 1, advance + 2, height() - 1), part.text, font, theme.color(part.color));
            x += advance;
        }
    }
}

void StatusBar::explain(qsizetype item, const QPoint &place)
{
    QToolTip::showText(place, Format::rich(m_placed[item].item.toolTip), this, m_placed[item].rect);
}

void StatusBar::explainCurrent()
{
    m_current = std::clamp<qsizetype>(m_current, 0, m_placed.size() - 1);
    update();
    explain(m_current, mapToGlobal(m_placed[m_current].rect.topLeft()));
}

bool StatusBar::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    for (qsizetype i = 0; i < m_placed.size(); ++i) {
        if (m_placed[i].rect.contains(help->pos())) {
            explain(i, help->globalPos());
            return true;
        }
    }
    QToolTip::hideText();
    return true;
}

void StatusBar::keyPressEvent(QKeyEvent *event)
{
    const bool forward = event->key() == Qt::Key_Right;
    if (m_placed.isEmpty() || (!forward && event->key() != Qt::Key_Left))
        return QWidget::keyPressEvent(event);
    m_current += forward ? 1 : -1;
    explainCurrent();
}

void StatusBar::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (Glossary::byKeyboard(event->reason()) && !m_placed.isEmpty())
        explainCurrent();
}

}  // namespace observatorio
