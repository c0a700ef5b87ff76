// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timechart_p.h"

#include "ui/charts/valuescale.h"
#include "ui/style/theme.h"

#include <QChart>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace observatorio {

namespace {

constexpr double BelowSeries = 0.5;  // above the chart's ground, below its series
constexpr double AboveSeries = 100.0;
constexpr double AboveAll = 101.0;

/// A threshold joins the picture where it does not squeeze the lines into less than this share of it.
constexpr double LeastDataShare = 0.4;

}  // namespace

TimeChart::TimeChart(QWidget *parent) : QChartView(new QChart, parent), d(std::make_unique<Private>())
{
    QChart *board = chart();
    board->setAnimationOptions(QChart::NoAnimation);
    board->setBackgroundVisible(false);
    board->setMargins({});
    board->legend()->hide();
    d->timeAxis = new QValueAxis(board);
    d->valueAxis = new QValueAxis(board);
    board->addAxis(d->timeAxis, Qt::AlignBottom);
    board->addAxis(d->valueAxis, Qt::AlignLeft);
    d->timeAxis->setVisible(false);
    d->valueAxis->setVisible(false);
    d->items = std::make_unique<SeriesItems>(board, d->timeAxis, d->valueAxis);
    d->layers = {new ChartLayer(board, d->scene, ChartPainter::paintBelow, BelowSeries),
                 new ChartLayer(board, d->scene, ChartPainter::paintAbove, AboveSeries),
                 new ChartLayer(board, d->scene, ChartPainter::paintCrosshair, AboveAll)};
    d->crosshair = d->layers.back();

    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setRubberBand(NoRubberBand);
    setViewportUpdateMode(FullViewportUpdate);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    setMinimumSize(240, 140);
    setAccessibleDescription(
        tr("Dragging selects a part of time, Shift and dragging or the middle button moves, the wheel zooms, a "
           "double-click goes back to live. Arrows move, plus and minus zoom, Shift with the arrows reads values, Home "
           "goes back to live, Backspace takes back what was done to the view.")
        + u' ' + tr("Two cursors: a click or Space sets the first, Escape takes it away."));
    connect(&Theme::instance(), &Theme::changed, this, &TimeChart::refresh);
}

TimeChart::~TimeChart() = default;

std::shared_ptr<const ChartData> TimeChart::data() const { return d->data; }
const TimeView &TimeChart::view() const { return d->view; }
bool TimeChart::isLive() const { return d->view.isLive(); }
int TimeChart::newPoints() const { return d->newPoints; }
const ChartScene &TimeChart::scene() const { return d->scene; }

void TimeChart::setData(std::shared_ptr<const ChartData> data)
{
    if (data == d->data)
        return;
    d->data = std::move(data);
    if (d->data)
        d->view.setExtent(d->data->first, d->data->last);
    rescale();
    if (isLive())
        fitValues();
    countNew();
    refresh();
}

std::shared_ptr<const ChartData> TimeChart::drawnData() const { return d->drawn; }
ValueScale TimeChart::scale() const { return d->scale; }

void TimeChart::setScale(ValueScale scale)
{
    if (scale == d->scale)
        return;
    d->scale = scale;
    d->view.fitValues();
    rescale();
    fitValues();
    refresh();
    Q_EMIT viewChanged();
}

/// The bases of an index move with the view.
void TimeChart::rescale()
{
    d->drawn = !d->data || d->scale == ValueScale::Value
                   ? d->data
                   : std::make_shared<const ChartData>(inScale(*d->data, d->scale, d->view.from(), d->view.to()));
    d->scene.data = d->drawn.get();
}

void TimeChart::setSpan(DurationMs span)
{
    touch(Step::Jump, [span](TimeView &view) { view.setSpan(span); });
}

void TimeChart::goLive() { touch(Step::Jump, &TimeView::goLive); }

void TimeChart::showAround(TimeMs at, DurationMs span)
{
    touch(Step::Jump, [at, span](TimeView &view) { view.show(at - span / 2, at + span / 2); });
}

void TimeChart::showBetween(TimeMs from, TimeMs to)
{
    touch(Step::Jump, [from, to](TimeView &view) {
        view.setReach(from, to);
        view.show(from, to);
    });
}

void TimeChart::fitAgain()
{
    fitValues();
    refresh();
}

void TimeChart::zoomTime(double factor)
{
    touch(Step::Zoom, [factor](TimeView &view) { view.zoomTime(factor, view.from() + (view.to() - view.from()) / 2); });
}

void TimeChart::touch(Step step, const std::function<void(TimeView &)> &change)
{
    const TimeView before = d->view;
    change(d->view);
    if (d->data && !d->view.showsLike(before)) {
        if (step == Step::Jump || d->lastStep != step)
            d->before.push_back(before);
        if (d->before.size() > MostUndone)
            d->before.erase(d->before.begin());
        d->lastStep = step == Step::Jump ? std::nullopt : std::optional(step);
    }
    viewTouched(before.isLive());
}

bool TimeChart::undoView()
{
    if (d->before.empty() || !d->data)
        return false;
    const bool wasLive = isLive();
    d->view = d->before.back();
    d->before.pop_back();
    d->lastStep.reset();
    d->view.setExtent(d->data->first, d->data->last);
    viewTouched(wasLive);
    return true;
}

/// The value axis fits what is shown now (and only now) unless it was moved itself.
void TimeChart::viewTouched(bool wasLive)
{
    if (wasLive && !isLive() && d->data) {
        d->seen.clear();
        d->seenNewest = 0;
        for (const ChartSeries &series : d->data->series) {
            if (series.points.empty())
                continue;
            d->seen[series.key] = series.points.back().at;
            d->seenNewest = std::max(d->seenNewest, series.points.back().at);
        }
    }
    rescale();
    fitValues();
    countNew();
    refresh();
    if (wasLive != isLive())
        Q_EMIT liveChanged(isLive());
}

void TimeChart::countNew()
{
    int count = 0;
    if (!isLive() && d->data) {
        for (const ChartSeries &series : d->data->series) {
            const auto known = d->seen.find(series.key);
            const TimeMs after = known == d->seen.end() ? d->seenNewest : known->second;
            count +=
                static_cast<int>(series.points.end()
                                 - std::upper_bound(series.points.begin(), series.points.end(), after,
                                                    [](TimeMs at, const ChartPoint &point) { return at < point.at; }));
        }
    }
    if (count == d->newPoints)
        return;
    d->newPoints = count;
    Q_EMIT newPointsChanged(count);
}

void TimeChart::fitValues()
{
    if (!d->drawn)
        return;
    bool any = false;
    double low = 0.0, high = 0.0;
    const auto include = [&](double value) {
        low = any ? std::min(low, value) : value;
        high = any ? std::max(high, value) : value;
        any = true;
    };
    for (const ChartSeries &series : d->drawn->series) {
        const auto begin = std::lower_bound(series.points.begin(), series.points.end(), d->view.from(),
                                            [](const ChartPoint &point, TimeMs at) { return point.at < at; });
        for (auto point = begin; point != series.points.end() && point->at <= d->view.to(); ++point) {
            include(point->low);
            include(point->high);
        }
    }
    if (!any)
        return;
    const double dataSpan = std::max(high - low, std::abs(high) * 0.2);
    for (const ChartThreshold &threshold : d->drawn->thresholds) {
        if (std::max(high, threshold.value) - std::min(low, threshold.value) <= dataSpan / LeastDataShare)
            include(threshold.value);
    }
    d->fitted = d->scale == ValueScale::Log ? logRange(low, high) : niceRange(low, high, 5, d->drawn->fromZero);
}

void TimeChart::refresh()
{
    if (d->scene.whole.isEmpty() || !d->drawn)
        return;
    ChartScene &scene = d->scene;
    const bool moved = scene.from != d->view.from() || scene.to != d->view.to();
    scene.from = d->view.from();
    scene.to = d->view.to();
    scene.values = d->view.values().value_or(d->fitted);
    const int valueTickCount = std::clamp(static_cast<int>(scene.whole.height() / grown(48, 14)), 2, 8);
    scene.valueTicks = d->scale == ValueScale::Log ? logTicks(scene.values.from, scene.values.to, valueTickCount)
                                                   : valueTicks(scene.values.from, scene.values.to, valueTickCount);
    scene.plot =
        scene.whole.adjusted(ChartPainter::leftMargin(scene), 8, -ChartPainter::rightMargin(*d->drawn), -grown(26, 14));
    scene.timeTicks =
        timeTicks(scene.from, scene.to, std::clamp(static_cast<int>(scene.plot.width() / scaled(84)), 2, 12));
    if (chart()->plotArea() != scene.plot)
        chart()->setPlotArea(scene.plot);
    drawSeries();
    aimCrosshair();
    for (ChartLayer *layer : d->layers)
        layer->update();
    if (moved)
        Q_EMIT viewChanged();
}

void TimeChart::drawSeries()
{
    const Theme &theme = Theme::instance();
    ChartScene &scene = d->scene;
    scene.drawn.clear();
    const int most =
        std::clamp(static_cast<int>(scene.plot.width()), 60, PointsPerSeries);  // two a bucket of two pixels
    const int share = most * 4 / std::max(4, static_cast<int>(d->drawn->series.size()));
    for (const ChartSeries &series : d->drawn->series) {
        DrawnSeries drawn;
        drawn.points = decimate(series.points, scene.from, scene.to, share, d->drawn->joinWithin);
        drawn.color = theme.seriesColor(series.color);
        drawn.style = theme.seriesPenStyle(series.color);
        drawn.band = d->drawn->windows;
        drawn.width = d->drawn->windows ? 2.0 : 1.5;
        scene.drawn.push_back(std::move(drawn));
    }
    d->timeAxis->setRange(static_cast<double>(scene.from), static_cast<double>(scene.to));
    d->valueAxis->setRange(scene.values.from, scene.values.to);
    d->items->show(scene.drawn);
}

void TimeChart::aimCrosshair()
{
    ChartScene &scene = d->scene;
    scene.crosshair.reset();
    if (!d->drawn || d->drag == Private::Drag::Pan)
        return;
    std::optional<TimeMs> at = d->walked;
    if (!at && d->pointer && scene.plot.contains(*d->pointer))
        at = scene.timeAt(d->pointer->x());
    scene.crosshairY = d->walked || !d->pointer ? scene.plot.top() + 40 : d->pointer->y();
    if (scene.selection)
        scene.crosshair = differenceBetween(*d->data, *d->drawn, scene.selection->first, scene.selection->second,
                                            scene.from, scene.to);
    else if (at && d->pinned)
        scene.crosshair = differenceBetween(*d->data, *d->drawn, *d->pinned, *at, scene.from, scene.to);
    if (at && !scene.crosshair)
        scene.crosshair = crosshairAt(*d->data, *d->drawn, *at, scene.from, scene.to);
    d->crosshair->update();
}

void TimeChart::layOut(const QSizeF &size)
{
    for (ChartLayer *layer : d->layers)
        layer->sizeChanged();
    d->scene.whole = QRectF(QPointF(0, 0), size);
    chart()->resize(size);
    QChartView::scene()->setSceneRect(d->scene.whole);
    refresh();
}

void TimeChart::paintInto(QPainter &painter, const QRectF &target) const
{
    TimeChart copy;
    copy.d->view = d->view;
    copy.d->data = d->data;
    copy.d->scale = d->scale;
    copy.d->drawn = d->drawn;
    copy.d->scene.data = d->drawn.get();
    copy.d->fitted = d->fitted;
    copy.layOut(target.size());
    static_cast<QChartView &>(copy).scene()->render(&painter, target, copy.d->scene.whole, Qt::IgnoreAspectRatio);
}

void TimeChart::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    layOut(viewport()->size());
}

}  // namespace observatorio
