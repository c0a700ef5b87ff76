// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"
#include "ui/pages/windows/timelinedata.h"

#include <QWidget>

namespace observatorio {

/// Event time to the right, one row per partition: its events as dots, what is final, what is open, the watermark, the
/// newest event, late records. One light painter; a frame of 10,000 dots costs about a millisecond.
class WindowTimeline : public QWidget, public Exportable {
    Q_OBJECT
public:
    explicit WindowTimeline(QWidget *parent = nullptr);

    void setData(TimelineData timeline);
    [[nodiscard]] int windowsThatFit() const;
    [[nodiscard]] QSize sizeHint() const override { return {700, 360}; }
    [[nodiscard]] QSize minimumSizeHint() const override;

    [[nodiscard]] QString exportTitle() const override;
    [[nodiscard]] QSize exportSize() const override { return size(); }
    void exportRender(QPainter &painter, const QRectF &target) const override;
    [[nodiscard]] QByteArray exportCsv() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Frame;
    void draw(QPainter &painter, const QRectF &target, bool vectors) const;
    void drawWindows(QPainter &painter, const Frame &frame) const;
    void drawRow(QPainter &painter, const Frame &frame, int row) const;
    void drawSpans(QPainter &painter, const Frame &frame, const TimelineData::Row &lane, const QRectF &band) const;
    void drawDots(QPainter &painter, const Frame &frame, const TimelineData::Row &lane, const QRectF &band) const;
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString toolTipAt(QPointF place) const;

    TimelineData m_data;
};

}  // namespace observatorio
