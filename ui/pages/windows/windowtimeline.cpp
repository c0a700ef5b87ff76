// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/windows/windowtimeline.h"

#include "ui/charts/chartpicture.h"
#include "ui/charts/csv.h"
#include "ui/format.h"
#include "ui/glossary/term.h"
#include "ui/style/draw.h"

#include <QHashFunctions>
#include <QHelpEvent>
#include <QPainter>
#include <QPixmap>
#include <QToolTip>
#include <algorithm>

namespace observatorio {

namespace {

int nameWidth() { return grown(142, 120); }
int topAxis() { return grown(26, 14); }
int bottomAxis() { return grown(30, 18); }
int barHeight() { return grown(24, 14); }       ///< room for the bars of n
int windowWidth() { return grown(124, 80); }    ///< at least, so that "abierta · n 12 405" fits
int leastRowHeight() { return grown(40, 32); }  ///< at least
constexpr qreal DotMargin = 8;
constexpr qreal DotRadius = 2;
constexpr int EventDotSide = 6;

void drawCross(QPainter &painter, QPointF at)
{
    painter.setPen(QPen(Theme::instance().color(Theme::Critical), 2));
    painter.drawLine(at + QPointF(-4, -4), at + QPointF(4, 4));
    painter.drawLine(at + QPointF(-4, 4), at + QPointF(4, -4));
}

/// On a screen as copies of one picture, which costs a tenth of as many circles.
void paintDots(QPainter &painter, const std::vector<QPointF> &dots, const QColor &ink, bool vectors)
{
    const auto circle = [&ink](QPainter &canvas, QPointF at) {
        canvas.setPen(Qt::NoPen);
        canvas.setBrush(ink);
        canvas.drawEllipse(at, DotRadius, DotRadius);
    };
    if (vectors) {
        for (const QPointF &dot : dots)
            circle(painter, dot);
        painter.setBrush(Qt::NoBrush);
        return;
    }
    const qreal ratio = painter.device()->devicePixelRatioF();
    QPixmap picture(QSize(EventDotSide, EventDotSide) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter canvas(&picture);
    canvas.setRenderHint(QPainter::Antialiasing);
    circle(canvas, QPointF(EventDotSide, EventDotSide) / 2);
    canvas.end();
    std::vector<QPainter::PixmapFragment> copies;
    copies.reserve(dots.size());
    for (const QPointF &dot : dots)
        copies.push_back(QPainter::PixmapFragment::create(dot, QRectF(picture.rect()), 1 / ratio, 1 / ratio));
    painter.drawPixmapFragments(copies.data(), static_cast<int>(copies.size()), picture);
}

}  // namespace

struct WindowTimeline::Frame {
    QRectF plot;
    qreal rowHeight = 0;
    TimeMs from = 0;
    qreal pixelsPerMs = 0;
    bool vectors = false;  ///< for a file that can be enlarged

    [[nodiscard]] qreal x(TimeMs at) const { return plot.left() + static_cast<qreal>(at - from) * pixelsPerMs; }
};

WindowTimeline::WindowTimeline(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Windows by partition"));
}

void WindowTimeline::setData(TimelineData timeline)
{
    const bool rowsChanged = timeline.rows.size() != m_data.rows.size();
    m_data = std::move(timeline);
    if (rowsChanged)
        updateGeometry();
    setAccessibleDescription(summary());
    update();
}

QSize WindowTimeline::minimumSizeHint() const
{
    const int rows = std::max(1, static_cast<int>(m_data.rows.size()));
    return {480, topAxis() + bottomAxis() + barHeight() + rows * leastRowHeight()};
}

int WindowTimeline::windowsThatFit() const
{
    return std::max(3, static_cast<int>((width() - nameWidth()) / windowWidth()));
}

void WindowTimeline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    draw(painter, rect(), false);
}

void WindowTimeline::draw(QPainter &painter, const QRectF &target, bool vectors) const
{
    if (m_data.empty())
        return;
    Frame frame;
    frame.plot = target.adjusted(nameWidth(), topAxis(), -4, -bottomAxis());
    frame.from = m_data.from;
    frame.vectors = vectors;
    frame.pixelsPerMs = frame.plot.width() / static_cast<qreal>(m_data.to - m_data.from);
    frame.rowHeight =
        (frame.plot.height() - barHeight()) / static_cast<qreal>(std::max<std::size_t>(1, m_data.rows.size()));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::instance().secondaryFont());
    drawWindows(painter, frame);
    for (int row = 0; row < static_cast<int>(m_data.rows.size()); ++row)
        drawRow(painter, frame, row);
}

void WindowTimeline::drawWindows(QPainter &painter, const Frame &frame) const
{
    const Theme &theme = Theme::instance();
    std::int64_t most = 1;
    for (const TimelineData::Window &window : m_data.windows)
        most = std::max(most, window.count);
    for (const TimelineData::Window &window : m_data.windows) {
        const QRectF column(QPointF(frame.x(window.start), frame.plot.top()),
                            QPointF(frame.x(window.start + m_data.windowMs), frame.plot.bottom()));
        QColor ground = theme.color(window.final ? Theme::NeutralGround : Theme::AccentGround);
        if (!window.final)
            ground.setAlphaF(0.55f);
        if (!window.ahead)
            painter.fillRect(column, ground);
        painter.setPen(theme.color(Theme::Line));
        painter.drawLine(column.topLeft(), column.bottomLeft());

        const qreal height = (barHeight() - 4) * static_cast<qreal>(window.count) / static_cast<qreal>(most);
        QColor bar = theme.color(window.final ? Theme::Muted : Theme::Accent);
        bar.setAlphaF(0.55f);
        painter.fillRect(QRectF(column.left() + 8, column.bottom() - height, column.width() - 16, height), bar);

        painter.setPen(theme.color(Theme::Muted));
        painter.drawText(QRectF(column.left() + 4, frame.plot.top() - topAxis(), column.width(), topAxis() - 4),
                         Qt::AlignLeft | Qt::AlignBottom, Format::time(window.start));
        const QString count = QStringLiteral("n %1").arg(Format::integer(window.count));
        const QString state = window.final ? tr("final") : window.ahead ? tr("upcoming") : tr("open");
        painter.setPen(theme.color(window.final || window.ahead ? Theme::Muted : Theme::Accent));
        painter.drawText(QRectF(column.left(), column.bottom() + 6, column.width(), scaled(18)), Qt::AlignCenter,
                         QStringLiteral("%1 · %2").arg(state, count));
    }
    painter.setPen(theme.color(Theme::Line));
    painter.drawRect(frame.plot);
    painter.setPen(theme.color(Theme::Muted));
    painter.drawText(
        QRectF(frame.plot.left() - nameWidth(), frame.plot.bottom() - barHeight(), nameWidth() - 10, barHeight()),
        Qt::AlignLeft | Qt::AlignVCenter, tr("all records (n)"));
}

void WindowTimeline::drawRow(QPainter &painter, const Frame &frame, int row) const
{
    const Theme &theme = Theme::instance();
    const TimelineData::Row &lane = m_data.rows[static_cast<std::size_t>(row)];
    const QRectF band(frame.plot.left(), frame.plot.top() + row * frame.rowHeight, frame.plot.width(), frame.rowHeight);
    painter.setPen(theme.color(Theme::Grid));
    painter.drawLine(band.bottomLeft(), band.bottomRight());

    const QRectF name(band.left() - nameWidth(), band.top(), nameWidth() - 10, band.height());
    const qreal line = painter.fontMetrics().height();
    drawText(painter, QRectF(name.left(), name.center().y() - line, name.width(), line),
             tr("partition %1").arg(lane.partition.partition), painter.font(), theme.color(Theme::Text));
    drawText(painter, QRectF(name.left(), name.center().y(), name.width(), line),
             QString::fromStdString(lane.partition.topic), painter.font(), theme.color(Theme::Muted));
    if (!lane.maxEventTime || !lane.watermark) {
        painter.drawText(band.adjusted(12, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, tr("no record yet"));
        return;
    }
    if (*lane.maxEventTime < m_data.from) {
        painter.drawText(band.adjusted(12, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         tr("◂ newest event %1").arg(Format::dateTime(*lane.maxEventTime)));
        return;
    }

    painter.save();
    painter.setClipRect(band.adjusted(-1, 0, 1, 0));
    const qreal watermark = frame.x(*lane.watermark);
    const qreal newest = frame.x(*lane.maxEventTime);
    if (lane.dots)
        drawDots(painter, frame, lane, band);
    else
        drawSpans(painter, frame, lane, band);
    painter.setPen(QPen(theme.color(Theme::Muted), 1.4, Qt::DashLine));
    painter.drawLine(QPointF(newest, band.top() + 6), QPointF(newest, band.bottom() - 6));
    const QColor mark = theme.color(lane.idle ? Theme::Muted : Theme::Critical);
    painter.setPen(QPen(mark, 2));
    painter.drawLine(QPointF(watermark, band.top() + 4), QPointF(watermark, band.bottom() - 4));
    const QString word = lane.idle ? tr("watermark (idle)") : tr("watermark");
    const QString label = watermark < band.left() ? QStringLiteral("◂ ") + word : word;
    const QRectF place(std::max(watermark, band.left()) + 3, band.top() + 2,
                       painter.fontMetrics().horizontalAdvance(label) + 4, line);
    QColor ground = theme.color(Theme::Surface);
    ground.setAlphaF(0.85f);
    painter.fillRect(place, ground);  // dots must not cross the letters
    painter.drawText(place, Qt::AlignCenter, label);
    painter.restore();
}

/// Without events to show: up to the watermark nothing is accepted any more; from there to the newest event records
/// still count.
void WindowTimeline::drawSpans(QPainter &painter, const Frame &frame, const TimelineData::Row &lane,
                               const QRectF &band) const
{
    const qreal middle = band.center().y();
    const qreal watermark = frame.x(*lane.watermark);
    const QColor ink = Theme::instance().seriesColor(lane.partition.partition);
    QColor past = ink;
    past.setAlphaF(0.35f);
    painter.setPen(QPen(past, 3, Qt::SolidLine, Qt::FlatCap));
    if (watermark > band.left())
        painter.drawLine(QPointF(band.left(), middle), QPointF(watermark, middle));
    painter.setPen(QPen(ink, 8, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(QPointF(std::max(watermark, band.left()), middle), QPointF(frame.x(*lane.maxEventTime), middle));
    const qreal line = painter.fontMetrics().height();
    for (const TimelineData::Late &late : lane.late) {
        const QPointF at(frame.x(late.windowStart + m_data.windowMs / 2),
                         middle + 13 < band.bottom() - 6 ? middle + 13 : middle);
        drawCross(painter, at);
        painter.drawText(QRectF(at.x() + 8, at.y() - line / 2, 80, line), Qt::AlignLeft | Qt::AlignVCenter,
                         Format::integer(late.count));
    }
}

void WindowTimeline::drawDots(QPainter &painter, const Frame &frame, const TimelineData::Row &lane,
                              const QRectF &band) const
{
    const QRectF room = band.adjusted(0, DotMargin, 0, -DotMargin);
    const auto place = [&frame, &room](const EventDot &dot) {
        // Scattered without a pattern for any stride, and always the same: an event keeps its height in its row.
        const double share =
            static_cast<double>(qHash(static_cast<quint64>(dot.offset), 0) >> 11) / static_cast<double>(1ULL << 53);
        return QPointF(frame.x(dot.at), room.top() + share * room.height());
    };
    const auto shows = [this](const EventDot &dot) { return dot.at >= m_data.from && dot.at < m_data.to; };
    QColor ink = Theme::instance().seriesColor(lane.partition.partition);
    ink.setAlphaF(0.8f);
    std::vector<QPointF> dots;
    dots.reserve(lane.dots->counted.size());
    for (const EventDot &dot : lane.dots->counted) {
        if (shows(dot))
            dots.push_back(place(dot));
    }
    paintDots(painter, dots, ink, frame.vectors);
    for (const EventDot &dot : lane.dots->late) {
        if (shows(dot))
            drawCross(painter, place(dot));
    }
}

QString WindowTimeline::summary() const
{
    const auto final = std::ranges::count_if(m_data.windows, &TimelineData::Window::final);
    return tr("%1 windows shown, %2 of them final").arg(m_data.windows.size()).arg(final);
}

/// Of a place in the widget: beside and below the plot terms, inside it what is there.
QString WindowTimeline::toolTipAt(QPointF place) const
{
    if (place.x() < nameWidth())
        return Glossary::toolTip(place.y() < height() - bottomAxis() - barHeight() ? Term::Watermark : Term::Counted);
    const qreal plotWidth = width() - nameWidth() - 4;
    const qreal at = (place.x() - nameWidth()) / plotWidth * static_cast<qreal>(m_data.windows.size());
    if (at >= static_cast<qreal>(m_data.windows.size()))
        return {};
    const TimelineData::Window &window = m_data.windows[static_cast<std::size_t>(at)];
    if (place.y() >= height() - bottomAxis())
        return Glossary::toolTip(window.final ? Term::Final : window.ahead ? Term::Window : Term::Open);
    QStringList lines{tr("%1 – %2 · n %3")
                          .arg(Format::time(window.start), Format::time(window.start + m_data.windowMs),
                               Format::integer(window.count))};
    for (const TimelineData::Row &row : m_data.rows) {
        if (row.watermark && row.maxEventTime)
            lines.append(tr("partition %1: watermark %2, newest %3")
                             .arg(row.partition.partition)
                             .arg(Format::time(*row.watermark), Format::time(*row.maxEventTime)));
    }
    return QStringLiteral("<qt>") + Format::rich(lines.join(u'\n'));
}

bool WindowTimeline::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || m_data.empty())
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), toolTipAt(help->pos()), this);
    return true;
}

QString WindowTimeline::exportTitle() const { return tr("Windows by partition"); }

void WindowTimeline::exportRender(QPainter &painter, const QRectF &target) const
{
    const TimeMs from = m_data.empty() ? 0 : m_data.windows.front().start;
    const TimeMs to = m_data.empty() ? 0 : m_data.windows.back().start + m_data.windowMs;
    const QRectF rest = paintHeading(
        painter, target,
        {exportTitle(), Format::zone(), QStringLiteral("%1 – %2").arg(Format::dateTime(from), Format::time(to))});
    painter.save();
    draw(painter, rest, true);
    painter.restore();
}

QByteArray WindowTimeline::exportCsv() const
{
    QByteArray csv = Csv::line({QStringLiteral("ventana_inicio"), QStringLiteral("ventana_fin"),
                                QStringLiteral("num_eventos"), QStringLiteral("final")});
    for (const TimelineData::Window &window : m_data.windows)
        csv +=
            Csv::line({Csv::utc(window.start), Csv::utc(window.start + m_data.windowMs), QString::number(window.count),
                       window.final ? QStringLiteral("true") : QStringLiteral("false")});
    return csv;
}

}  // namespace observatorio
