// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartpainter.h"
#include "ui/charts/timeview.h"

#include <QChartView>
#include <memory>

namespace observatorio {

/// The large chart: values over local time, live until a person touches an axis. Dragging selects a part of time, which
/// is shown then; with Shift or the middle button it pans. The wheel zooms time around the pointer (Ctrl or Shift:
/// values), a double-click or Home goes back to live; + and - zoom, arrows pan, Shift with the arrows walks the
/// crosshair. A click or Space pins a cursor: what stands under the second one is told as the difference to it, until
/// another click or Escape. Backspace or Alt+Left takes the last change of the view back. Data keep arriving meanwhile;
/// new points are counted. GUI thread.
class TimeChart : public QChartView {
    Q_OBJECT
public:
    static constexpr int PointsPerSeries = 500;  ///< of four series; more of them share as many
    static constexpr std::size_t MostUndone = 50;

    explicit TimeChart(QWidget *parent = nullptr);
    ~TimeChart() override;

    /// New data for the same view. Passing the same pointer again is free.
    void setData(std::shared_ptr<const ChartData> data);
    [[nodiscard]] std::shared_ptr<const ChartData> data() const;

    /// What the value axis counts in; the data stay in values.
    void setScale(ValueScale scale);
    [[nodiscard]] ValueScale scale() const;
    [[nodiscard]] std::shared_ptr<const ChartData> drawnData() const;  ///< data() in scale()

    [[nodiscard]] const TimeView &view() const;
    [[nodiscard]] bool isLive() const;
    [[nodiscard]] int newPoints() const;  ///< arrived since live was left
    void setSpan(DurationMs span);        ///< 0 = all; goes live
    void goLive();
    void showAround(TimeMs at, DurationMs span);  ///< leaves live
    void showBetween(TimeMs from, TimeMs to);     ///< the same; also where no data are yet
    void fitAgain();               ///< the value axis, unless it was moved itself: other data of old came
    void zoomTime(double factor);  ///< around the middle
    bool undoView();               ///< to the view before; false: there is none

    [[nodiscard]] const ChartScene &scene() const;  ///< as drawn last

    /// Draws what the screen shows (without crosshair and focus), laid out anew for `target`.
    void paintInto(QPainter &painter, const QRectF &target) const;

Q_SIGNALS:
    void liveChanged(bool live);
    void newPointsChanged(int count);
    void viewChanged();  ///< another part of time, or what is drawn of it in another scale

protected:
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    enum class Step : std::uint8_t { Jump, Zoom, Pan };
    /// What a person does to the view; all else follows from it. Steps of one kind in a row are undone together, a jump
    /// alone.
    void touch(Step step, const std::function<void(TimeView &)> &change);
    void viewTouched(bool wasLive);
    void layOut(const QSizeF &size);
    void refresh();
    void rescale();
    void fitValues();
    void drawSeries();
    void aimCrosshair();
    void walkCrosshair(bool forward);
    void pinCursor();
    void pan(const QPointF &to, bool values);
    void select(const QPointF &to);
    void endDrag();
    void countNew();

    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace observatorio
