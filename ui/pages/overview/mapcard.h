// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"
#include "ui/widgets/card.h"
#include "ui/widgets/indicatorpicker.h"

#include <vector>

namespace observatorio {

class PlaceholderStack;
class WorldMap;
struct IndicatorIndex;

/// The world by alert state or by an indicator, and what to do while there is nothing to show.
class MapCard : public Card, public Exportable {
    Q_OBJECT
public:
    explicit MapCard(const UiContext &context, QWidget *parent = nullptr);

    void apply(const Snapshot &snapshot, const IndicatorIndex &index);
    /// "" = alert states.
    [[nodiscard]] QString mode() const { return m_modes->current(); }
    void setMode(const QString &indicator) { m_modes->setCurrent(indicator); }

    [[nodiscard]] QString exportTitle() const override;
    [[nodiscard]] QSize exportSize() const override;
    void exportRender(QPainter &painter, const QRectF &target) const override;
    /// One row per country: its worst alert, or the shown indicator's mean.
    [[nodiscard]] QByteArray exportCsv() const override;

private:
    void showAlerts(const Snapshot &snapshot);
    void showIndicator(const Snapshot &snapshot, const IndicatorIndex &index);
    void showEmpty(const Snapshot &snapshot);
    void describe(const Snapshot &snapshot);
    [[nodiscard]] QString detailOf(const Snapshot &snapshot) const;

    const UiContext &m_context;
    WorldMap *m_map;
    PlaceholderStack *m_stack;
    IndicatorPicker *m_modes;
    QHash<QString, QString> m_target;  ///< alpha-3 to the indicator a click opens
    struct Row {
        QString country, indicator;
        Severity alert;
        double value;
    };
    std::vector<Row> m_rows;  ///< what the map shows, for the CSV
    QString m_detail;
    TimeMs m_at = 0;
    bool m_broken = true;
};

}  // namespace observatorio
