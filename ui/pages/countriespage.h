// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartpicture.h"
#include "ui/charts/rangebutton.h"
#include "ui/pages/countries/smallcharts.h"
#include "ui/pages/countries/storedrange.h"
#include "ui/widgets/indicatorpicker.h"
#include "ui/widgets/segmentedcontrol.h"

#include <optional>

namespace observatorio {

class Card;
class CountryList;
class CountryListModel;
class LegendCard;
class PlaceholderStack;

/// Window averages per country and indicator: one big chart with its legend, a list of countries, and small charts of
/// the other indicators. What lies before the live windows is read from the database and drawn with them as one line.
class CountriesPage : public Page {
    Q_OBJECT
public:
    explicit CountriesPage(const UiContext &context, QWidget *parent = nullptr);

    void apply(const std::shared_ptr<const Snapshot> &snapshot) override;
    Exportable *exportable() override { return &m_export; }
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;

    /// Chooses country and indicator (an empty one stays as it is); a moment that live does not show is brought to the
    /// middle. 0 = now. What cannot be shown before the next snapshot is shown with it.
    void showCountry(const QString &country, const QString &indicator, qint64 atMs);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void chooseDefaults(const Snapshot &snapshot);
    void setIndicator(const QString &indicator);
    void setLongWindows(bool on);
    void showWanted();
    void showCharts();
    void showBigChart(const Snapshot &snapshot);
    void showTexts();
    void showEmpty(const Snapshot &snapshot);
    [[nodiscard]] QString detail() const;
    [[nodiscard]] ChartExport::Texts exportTexts() const;

    static constexpr DurationMs DefaultSpan = 900'000;
    static constexpr DurationMs LongRedrawMs = 2'000;

    [[nodiscard]] bool longWindows() const;  ///< chosen by a person
    [[nodiscard]] DurationMs drawnLength() const;
    void viewMoved();
    void needStored();
    [[nodiscard]] CountryChartWish wish(const QString &indicator, const StoredRange &stored) const;

    std::shared_ptr<const Snapshot> m_snapshot;
    CountryListModel *m_model;
    CountryList *m_list;
    TimeChart *m_chart;
    IndicatorPicker *m_picker;
    RangeButton *m_range;
    SegmentedControl *m_scale;
    SegmentedControl *m_window;
    Card *m_card;
    PlaceholderStack *m_stack;
    LegendCard *m_legend;
    SmallCharts *m_small;
    StoredRange m_stored;
    StoredRange m_storedBeside;  ///< of the small charts
    ChartExport m_export;
    ChartBasis m_basis;
    std::size_t m_seriesCount = 0;
    TimeRange m_shortRange;  ///< to return to after the long windows
    DurationMs m_windowMs = 0;
    TimeMs m_drawnAt = 0;       ///< the snapshot that the charts show
    bool m_chosenOnce = false;  ///< by a person, a state, or the first snapshot with data

    struct Wanted {
        QString country, indicator;
        TimeMs at = 0;
    };
    std::optional<Wanted> m_wanted;
};

}  // namespace observatorio
