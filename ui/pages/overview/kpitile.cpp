// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/kpitile.h"

#include "ui/style/draw.h"
#include "ui/style/theme.h"
#include "ui/widgets/sparkline.h"

#include <QFocusEvent>
#include <QPainter>

namespace observatorio {

namespace {
constexpr int Pad = 14;
constexpr int PastWidth = 64;
constexpr int NarrowestPast = 32;
constexpr int UnitGap = 7;

int nameHeight() { return grown(20); }
int unitLine() { return scaled(19); }
/// Number and unit side by side would leave no room for the unit's word.
bool unitBelow() { return Theme::instance().scale() > 1.25; }

int advance(const QFont &font, const QString &words) { return QFontMetrics(font).horizontalAdvance(words); }
}  // namespace

KpiTile::KpiTile(const QString &name, Term term, int series, QWidget *parent)
    : QWidget(parent), m_name(name), m_term(term), m_series(series), m_past(new Sparkline(this))
{
    setFixedHeight(31 + nameHeight() + scaled(25) + (unitBelow() ? unitLine() : 0));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(name);
    Glossary::explain(this, term);
}

void KpiTile::setNumber(const QString &number, const QString &unit)
{
    if (number == m_number && unit == m_unit)
        return;
    m_number = number;
    m_unit = unit;
    setAccessibleDescription(QStringLiteral("%1 %2. %3").arg(number, unit, Glossary::explanation(m_term)));
    place();
    update();
}

void KpiTile::setPast(QVector<QPointF> points, double from, double to)
{
    m_past->setXRange(from, to);
    m_past->setLines({{std::move(points), Theme::instance().seriesColor(m_series), Qt::SolidLine}});
}

void KpiTile::resizeEvent(QResizeEvent *) { place(); }

void KpiTile::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (Glossary::byKeyboard(event->reason()))
        Glossary::showToolTip(this);
}

/// The number and its unit come first; the past gets what is left, in steps so that a changing digit does not move it.
void KpiTile::place()
{
    const Theme &theme = Theme::instance();
    const int words =
        advance(theme.numberFont(), m_number) + (unitBelow() ? 0 : UnitGap + advance(theme.secondaryFont(), m_unit));
    const int room = (width() - 2 * Pad - words - 8) / 16 * 16;
    const int width = qMin(PastWidth, room);
    m_past->setVisible(width >= NarrowestPast);
    m_past->setGeometry(this->width() - Pad - width, 10 + nameHeight(), width, scaled(26));
}

void KpiTile::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawSurface(painter, rect(), hasFocus() ? QPen(theme.color(Theme::Accent), 1.5) : QPen(theme.color(Theme::Line)));
    const int room = width() - 2 * Pad;
    const bool nameFits = advance(theme.secondaryFont(), m_name) <= room;
    drawText(painter, QRectF(Pad, 6, room, nameHeight()), m_name, nameFits ? theme.secondaryFont() : theme.smallFont(),
             theme.color(Theme::Muted));

    const int baseline = 6 + nameHeight() + scaled(25);
    painter.setFont(theme.numberFont());
    painter.setPen(theme.color(Theme::Text));
    painter.drawText(Pad, baseline, m_number);
    const int x = unitBelow() ? Pad : Pad + advance(theme.numberFont(), m_number) + UnitGap;
    painter.setFont(theme.secondaryFont());
    painter.setPen(theme.color(Theme::Muted));
    painter.drawText(x, baseline + (unitBelow() ? unitLine() + 3 : 0),
                     painter.fontMetrics().elidedText(m_unit, Qt::ElideRight, width() - Pad - x));
}

}  // namespace observatorio
