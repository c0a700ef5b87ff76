// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"

class QPushButton;

namespace observatorio {

class AlertDetails;
class AlertFeed;
class AlertFilter;
class AlertFilterBar;
class AlertModel;
class AlertRange;
struct AlertRow;
class Card;
class DataTable;
class ElidedLabel;
class PlaceholderStack;
class RuleGroups;
class SegmentedControl;
class SilencesDialog;

/// Every known episode, or all of a range: what is firing, how bad it got, and a link to its chart; acknowledge,
/// silence, export.
class AlertsPage : public Page {
    Q_OBJECT
public:
    explicit AlertsPage(const UiContext &context, QWidget *parent = nullptr);

    void apply(const std::shared_ptr<const Snapshot> &snapshot) override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] const AlertRow *rowOf(const QModelIndex &index) const;
    [[nodiscard]] const AlertRow *shownRow() const;
    [[nodiscard]] QStringList idsToAcknowledge() const;
    [[nodiscard]] std::vector<AlertEpisode> chosenEpisodes() const;
    void openSilenceDialog(const std::vector<AlertEpisode> &chosen);
    void openSilences();
    void showSelection();
    void showCounts();
    void showEmptiness();
    void showFed();
    void exportAll();

    AlertModel *m_model;
    AlertFilter *m_filter;
    SegmentedControl *m_states;
    Card *m_card;
    QPushButton *m_acknowledge;
    QPushButton *m_silence;
    QPushButton *m_silences;
    QPushButton *m_chart;
    AlertFilterBar *m_bar;
    DataTable *m_table;
    PlaceholderStack *m_stack;
    RuleGroups *m_groups;
    QPushButton *m_showAll;
    AlertDetails *m_details;
    AlertRange *m_range;
    AlertFeed *m_feed;
    ElidedLabel *m_note;
    QPushButton *m_export;
    QPointer<SilencesDialog> m_silencesDialog;
    std::shared_ptr<const Snapshot> m_newest;
};

}  // namespace observatorio
