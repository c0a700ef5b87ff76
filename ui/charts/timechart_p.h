// SPDX-License-Identifier: GPL-3.0-or-later
// The internals of TimeChart, shared by timechart.cpp (drawing) and timechartinput.cpp (mouse and keys).
#pragma once

#include "ui/charts/timechart.h"

#include <QGraphicsItem>
#include <QPainter>

#include <map>
#include <optional>

class QValueAxis;

namespace observatorio {

/// Our own drawing between and above Qt Charts' items.
class ChartLayer : public QGraphicsItem {
public:
    using Paint = void (*)(QPainter &, const ChartScene &);
    ChartLayer(QGraphicsItem *parent, const ChartScene &scene, Paint how, double z)
        : QGraphicsItem(parent), m_scene(scene), m_paint(how)
    {
        setZValue(z);
    }
    void sizeChanged() { prepareGeometryChange(); }
    [[nodiscard]] QRectF boundingRect() const override { return m_scene.whole; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *) override
    {
        painter->save();
        m_paint(*painter, m_scene);
        painter->restore();
    }

private:
    const ChartScene &m_scene;
    Paint m_paint;
};

struct TimeChart::Private {
    std::shared_ptr<const ChartData> data;
    ValueScale scale = ValueScale::Value;
    std::shared_ptr<const ChartData> drawn;  ///< data in that scale
    TimeView view;
    ChartScene scene;
    QValueAxis *timeAxis = nullptr;
    QValueAxis *valueAxis = nullptr;
    std::unique_ptr<SeriesItems> items;
    std::vector<ChartLayer *> layers;
    ChartLayer *crosshair = nullptr;
    std::optional<QPointF> pointer;  ///< over the plot
    std::optional<TimeMs> walked;    ///< crosshair moved by keys
    std::optional<TimeMs> pinned;    ///< the first of two cursors
    enum class Drag : std::uint8_t { None, Select, Pan };
    Drag drag = Drag::None;
    QPointF dragFrom;                ///< of a pan: where the pointer was last
    std::map<QString, TimeMs> seen;  ///< newest point of each series when live was left
    TimeMs seenNewest = 0;
    int newPoints = 0;
    ValueRange fitted;
    std::vector<TimeView> before;  ///< views that can be gone back to, the newest last
    std::optional<Step> lastStep;  ///< that the next one of its kind belongs to
};

}  // namespace observatorio
