// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/kpitile.h"

#include "ui/style/draw.h"
#include "ui/style/theme.h"
#include "ui/widgets/sparkline.h"

#include <QPainter>

namespace observatorio {

namespace {
constexpr int Pad = 14;
constexpr int PastWidth = 64;
constexpr int NarrowestPast = 32;

int nameHeight() { return grown(20); }
}  // namespace

KpiTile::KpiTile(const QString &name, int series, QWidget *parent)
    : QWidget(parent), m_name(name), m_series(series), m_past(new Sparkline(this))
{
    setFixedHeight(31 + nameHeight() + scaled(25));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(name);
}

void KpiTile::setNumber(const QString &number, const QString &unit)
{
    if (number == m_number && unit == m_unit)
        return;
    m_number = number;
    m_unit = unit;
    setAccessibleDescription(number + u' ' + unit);
    place();
    update();
}

void KpiTile::setPast(QVector<QPointF> points, double from, double to)
{
    m_past->setXRange(from, to);
    m_past->setLines({{std::move(points), Theme::instance().seriesColor(m_series), Qt::SolidLine}});
}

void KpiTile::resizeEvent(QResizeEvent *) { place(); }

/// The number and its unit come first; the past gets what is left, in steps so that a changing digit does not move it.
void KpiTile::place()
{
    const Theme &theme = Theme::instance();
    const int words = QFontMetrics(theme.numberFont()).horizontalAdvance(m_number) + 7
                      + QFontMetrics(theme.secondaryFont()).horizontalAdvance(m_unit);
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
    drawSurface(painter, rect(), theme.color(Theme::Line));
    drawText(painter, QRectF(Pad, 6, width() - 2 * Pad, nameHeight()), m_name, theme.secondaryFont(),
             theme.color(Theme::Muted));

    const int baseline = 6 + nameHeight() + scaled(25);
    painter.setFont(theme.numberFont());
    painter.setPen(theme.color(Theme::Text));
    painter.drawText(Pad, baseline, m_number);
    const int x = Pad + QFontMetrics(theme.numberFont()).horizontalAdvance(m_number) + 7;
    painter.setFont(theme.secondaryFont());
    painter.setPen(theme.color(Theme::Muted));
    painter.drawText(x, baseline, painter.fontMetrics().elidedText(m_unit, Qt::ElideRight, width() - Pad - x));
}

}  // namespace observatorio
