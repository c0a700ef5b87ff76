// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timechart_p.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace observatorio {

void TimeChart::wheelEvent(QWheelEvent *event)
{
    const QPoint turn = event->angleDelta();
    const int delta = turn.y() != 0 ? turn.y() : turn.x();
    if (delta == 0 || !d->data)
        return;
    const double factor = std::pow(0.8, delta / 120.0);
    d->pointer = event->position();
    touch([&](TimeView &view) {
        if (event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier))
            view.zoomValues(factor, d->scene.valueAt(event->position().y()), d->scene.values);
        else
            view.zoomTime(factor, d->scene.timeAt(event->position().x()));
    });
    event->accept();
}

void TimeChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !d->data)
        return;
    d->dragFrom = event->position();
    d->walked.reset();
    viewport()->setCursor(Qt::ClosedHandCursor);
}

void TimeChart::mouseMoveEvent(QMouseEvent *event)
{
    d->pointer = event->position();
    if (!d->dragFrom) {
        d->walked.reset();
        aimCrosshair();
        return;
    }
    const QPointF moved = event->position() - *d->dragFrom;
    if (isLive() && std::abs(moved.x()) < 4)  // a click is no touch
        return;
    d->dragFrom = event->position();
    touch([&, scene = &d->scene](TimeView &view) {
        view.panTime(static_cast<DurationMs>(-moved.x() / std::max(1.0, scene->plot.width())
                                             * static_cast<double>(scene->to - scene->from)));
        if (view.values() || event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier))
            view.panValues(moved.y() / std::max(1.0, scene->plot.height()) * (scene->values.to - scene->values.from),
                           scene->values);
    });
}

void TimeChart::mouseReleaseEvent(QMouseEvent *)
{
    d->dragFrom.reset();
    viewport()->unsetCursor();
    aimCrosshair();
}

void TimeChart::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
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
            touch([&](TimeView &view) { view.zoomValues(factor, middle, scene.values); });
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
        return touch([&](TimeView &view) { view.panTime((scene.to - scene.from) / (forward ? 10 : -10)); });
    }
    case Qt::Key_Up:
    case Qt::Key_Down:
        return touch([&](TimeView &view) {
            view.panValues((scene.values.to - scene.values.from) / (event->key() == Qt::Key_Up ? 10 : -10),
                           scene.values);
        });
    case Qt::Key_Home:
        return goLive();
    case Qt::Key_Escape:
        if (d->walked) {
            d->walked.reset();
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
    const TimeMs start = scene.crosshair ? scene.crosshair->at : forward ? scene.from - 1 : scene.to + 1;
    const std::optional<TimeMs> next = nextPointTime(*d->data, start, forward);
    if (!next)
        return;
    d->walked = next;
    if (*next < scene.from || *next > scene.to)
        touch([&](TimeView &view) { view.panTime(*next < scene.from ? *next - scene.from : *next - scene.to); });
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
