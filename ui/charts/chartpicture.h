// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/timechart.h"
#include "ui/page.h"

class QPainter;

namespace observatorio {

/// The texts around a chart in an exported picture.
struct PictureTexts {
    QString title;   ///< what the chart shows
    QString detail;  ///< unit, basis, zone
    QString range;   ///< "2026-11-23 10:15:00 – 10:30:00"
};

/// The ground, title, detail and range; where the rest of the picture goes.
QRectF paintHeading(QPainter &painter, const QRectF &target, const PictureTexts &texts);

/// Title, range, zone, the chart as on screen, and a legend with every series' full name.
void paintPicture(QPainter &painter, const QRectF &target, const TimeChart &chart, const PictureTexts &texts);

/// The chart's visible range, with dates; the zone is in the detail.
QString rangeText(const TimeChart &chart);

/// A chart of a page as a file. What it is called and shows is asked when it is wanted.
class ChartExport : public Exportable {
public:
    struct Texts {
        QString name;    ///< of the file, without its range
        QString title;   ///< of the picture
        QString detail;  ///< unit, basis, zone
    };
    using Csv = std::function<QByteArray(const ChartData &, TimeMs from, TimeMs to)>;
    /// `card` is the frame around the chart on the screen.
    ChartExport(const TimeChart *chart, const QWidget *card, std::function<Texts()> texts, Csv csv)
        : m_chart(chart), m_card(card), m_texts(std::move(texts)), m_csv(std::move(csv))
    {
    }

    [[nodiscard]] QString exportTitle() const override;
    [[nodiscard]] QSize exportSize() const override { return m_card->size(); }
    void exportRender(QPainter &painter, const QRectF &target) const override;
    [[nodiscard]] QByteArray exportCsv() const override;

private:
    const TimeChart *m_chart;
    const QWidget *m_card;
    std::function<Texts()> m_texts;
    Csv m_csv;
};

}  // namespace observatorio
