// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timechart_p.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace observatorio {

namespace {

constexpr double LeastDrag = 4.0;  ///< px; less is a click

}  // namespace

void TimeChart::wheelEvent(QWheelEvent *event)
{
    const QPoint turn = event->angleDelta();
    const int delta = turn.y() != 0 ? turn.y() : turn.x();
    if (delta == 0 || !d->data)
        return;
    const double factor = std::pow(0.8, delta / 120.0);
    d->pointer = event->position();
    touch(Step::Zoom, [&](TimeView &view) {
        if (event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier))
            view.zoomValues(factor, d->scene.valueAt(event->position().y()), d->scene.values);
        else
            view.zoomTime(factor, d->scene.timeAt(event->position().x()));
    });
    event->accept();
}

void TimeChart::mousePressEvent(QMouseEvent *event)
{
    const bool left = event->button() == Qt::LeftButton;
    if ((!left && event->button() != Qt::MiddleButton) || !d->data || d->drag != Private::Drag::None)
        return;
    const bool pans = !left || event->modifiers() & Qt::ShiftModifier;
    d->drag = pans ? Private::Drag::Pan : Private::Drag::Select;
    d->dragFrom = event->position();
    d->pointer = event->position();
    d->lastStep.reset();
    d->walked.reset();
    viewport()->setCursor(pans ? Qt::ClosedHandCursor : Qt::SplitHCursor);
}

void TimeChart::mouseMoveEvent(QMouseEvent *event)
{
    d->pointer = event->position();
    switch (d->drag) {
    case Private::Drag::None:
        d->walked.reset();
        return aimCrosshair();
    case Private::Drag::Select:
        return select(event->position());
    case Private::Drag::Pan:
        return pan(event->position(), event->modifiers() & Qt::ControlModifier);
    }
}

void TimeChart::pan(const QPointF &to, bool values)
{
    const QPointF moved = to - d->dragFrom;
    if (isLive() && std::abs(moved.x()) < LeastDrag)  // a click is no touch
        return;
    d->dragFrom = to;
    touch(Step::Pan, [&, scene = &d->scene](TimeView &view) {
        view.panTime(static_cast<DurationMs>(-moved.x() / std::max(1.0, scene->plot.width())
                                             * static_cast<double>(scene->to - scene->from)));
        if (view.values() || values)
            view.panValues(moved.y() / std::max(1.0, scene->plot.height()) * (scene->values.to - scene->values.from),
                           scene->values);
    });
}

/// Between the press and the pointer, within what is shown.
void TimeChart::select(const QPointF &to)
{
    ChartScene &scene = d->scene;
    scene.selection.reset();
    if (std::abs(to.x() - d->dragFrom.x()) >= LeastDrag) {
        const auto timeAt = [&scene](double px) {
            return scene.timeAt(std::clamp(px, scene.plot.left(), scene.plot.right()));
        };
        scene.selection = std::minmax({timeAt(d->dragFrom.x()), timeAt(to.x())});
    }
    aimCrosshair();
}

void TimeChart::mouseReleaseEvent(QMouseEvent *event)
{
    if (d->drag == Private::Drag::Select && event->button() != Qt::LeftButton)
        return;
    const auto chosen = d->scene.selection;
    const bool clicks = d->drag == Private::Drag::Select && !chosen;
    endDrag();
    if (clicks)
        pinCursor();
    if (chosen && chosen->second - chosen->first >= TimeView::LeastSpan)
        touch(Step::Jump, [&chosen](TimeView &view) { view.show(chosen->first, chosen->second); });
}

/// Where the crosshair is; a second time takes it away.
void TimeChart::pinCursor()
{
    const std::optional<CrosshairText> &shown = d->scene.crosshair;
    d->pinned = d->pinned || !shown ? std::nullopt : std::optional(shown->at);
    aimCrosshair();
}

void TimeChart::endDrag()
{
    d->drag = Private::Drag::None;
    d->scene.selection.reset();
    viewport()->unsetCursor();
    aimCrosshair();
}

void TimeChart::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    d->pinned.reset();  // by the first of the two clicks
    goLive();
}

void TimeChart::keyPressEvent(QKeyEvent *event)
{
    if (!d->data)
        return QChartView::keyPressEvent(event);
    const bool values = event->modifiers() & Qt::ControlModifier;
    const ChartScene &scene = d->scene;
    const double middle = (scene.values.from + scene.values.to) / 2;
    const auto zoom = [&](double factor) {
        if (values)
            touch(Step::Zoom, [&](TimeView &view) { view.zoomValues(factor, middle, scene.values); });
        else
            zoomTime(factor);
    };
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(0.8);
    case Qt::Key_Minus:
        return zoom(1.25);
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const bool forward = event->key() == Qt::Key_Right;
        if (event->modifiers() & Qt::ShiftModifier)
            return walkCrosshair(forward);
        if (event->modifiers() & Qt::AltModifier) {
            if (!forward)
                undoView();
            return;
        }
        return touch(Step::Pan, [&](TimeView &view) { view.panTime((scene.to - scene.from) / (forward ? 10 : -10)); });
    }
    case Qt::Key_Up:
    case Qt::Key_Down:
        return touch(Step::Pan, [&](TimeView &view) {
            view.panValues((scene.values.to - scene.values.from) / (event->key() == Qt::Key_Up ? 10 : -10),
                           scene.values);
        });
    case Qt::Key_Home:
        return goLive();
    case Qt::Key_Space:
        return pinCursor();
    case Qt::Key_Backspace:
        undoView();
        return;
    case Qt::Key_Escape:
        if (d->drag != Private::Drag::None)
            return endDrag();
        if (d->walked || d->pinned) {
            d->walked.reset();
            d->pinned.reset();
            return aimCrosshair();
        }
        break;
    default:
        break;
    }
    QChartView::keyPressEvent(event);
    event->ignore();  // shortcuts of the window stay reachable
}

void TimeChart::walkCrosshair(bool forward)
{
    const ChartScene &scene = d->scene;
    const TimeMs start = d->walked         ? *d->walked
                         : scene.crosshair ? scene.crosshair->at
                         : forward         ? scene.from - 1
                                           : scene.to + 1;
    const std::optional<TimeMs> next = nextPointTime(*d->data, start, forward);
    if (!next)
        return;
    d->walked = next;
    if (*next < scene.from || *next > scene.to)
        touch(Step::Pan,
              [&](TimeView &view) { view.panTime(*next < scene.from ? *next - scene.from : *next - scene.to); });
    aimCrosshair();
}

void TimeChart::focusInEvent(QFocusEvent *event)
{
    QChartView::focusInEvent(event);
    d->scene.focused = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    viewport()->update();
}

void TimeChart::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    d->scene.focused = false;
    d->walked.reset();
    aimCrosshair();
    viewport()->update();
}

bool TimeChart::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave) {
        d->pointer.reset();
        aimCrosshair();
    }
    return QChartView::viewportEvent(event);
}

}  // namespace observatorio
