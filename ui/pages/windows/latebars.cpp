// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/windows/latebars.h"

#include "ui/format.h"
#include "ui/style/rounded.h"
#include "ui/style/theme.h"

#include <QPainter>
#include <algorithm>

namespace observatorio {

namespace {

constexpr int RowHeight = 24;

}  // namespace

LateBars::LateBars(QWidget *parent) : QWidget(parent) { setAccessibleName(tr("Late records by partition")); }

void LateBars::setPartitions(const std::vector<PartitionView> &partitions)
{
    std::vector<Bar> bars;
    bars.reserve(partitions.size());
    for (const PartitionView &view : partitions)
        bars.push_back(
            {QStringLiteral("%1 [%2]").arg(QString::fromStdString(view.partition.topic)).arg(view.partition.partition),
             view.accounting.late, view.accounting.read()});
    if (bars == m_bars)
        return;
    const bool grown = bars.size() != m_bars.size();
    m_bars = std::move(bars);
    if (grown)
        updateGeometry();
    update();
}

QSize LateBars::minimumSizeHint() const { return {260, RowHeight * std::max(1, static_cast<int>(m_bars.size()))}; }

void LateBars::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme.secondaryFont());
    std::int64_t most = 1;
    for (const Bar &bar : m_bars)
        most = std::max(most, bar.late);
    const int name = std::min(width() / 3, 170);
    const int figure = 128;
    int y = 0;
    for (const Bar &bar : m_bars) {
        painter.setPen(theme.color(Theme::Text));
        painter.drawText(QRect(0, y, name - 8, RowHeight), Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(bar.name, Qt::ElideMiddle, name - 8));
        const qreal room = width() - name - figure;
        const QRectF track(name, y + RowHeight / 2.0 - 5, room, 10);
        drawRounded(painter, track, 5, theme.color(Theme::Grid));
        if (bar.late > 0) {
            painter.setBrush(theme.color(Theme::Warning));
            painter.drawRoundedRect(
                QRectF(track.topLeft(),
                       QSizeF(std::max(4.0, room * static_cast<qreal>(bar.late) / static_cast<qreal>(most)), 10)),
                5, 5);
        }
        const double share = bar.read > 0 ? 100.0 * static_cast<double>(bar.late) / static_cast<double>(bar.read) : 0.0;
        painter.setPen(theme.color(Theme::Text));
        painter.drawText(QRect(width() - figure, y, figure, RowHeight), Qt::AlignRight | Qt::AlignVCenter,
                         QStringLiteral("%1 · %2 %").arg(Format::integer(bar.late), Format::decimal(share, 3)));
        y += RowHeight;
    }
}

}  // namespace observatorio
