// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"
#include "ui/models/keyedtablemodel.h"

#include <QSortFilterProxyModel>
#include <functional>

namespace observatorio {

enum class AlertState { Firing, Acknowledged, Silenced, Resolved };

/// A silence ends by the clock, so the state of an episode depends on `now`. Resolved beats silenced beats
/// acknowledged.
AlertState alertState(const AlertView &alert, TimeMs now) noexcept;

struct AlertRow {
    AlertView view;
    AlertState state = AlertState::Firing;

    const std::string &key() const { return view.episode.id; }
    bool operator==(const AlertRow &other) const;
};

/// Every known episode, newest first. Texts of records are plain text.
class AlertModel : public KeyedTableModel<AlertRow> {
    Q_OBJECT
public:
    enum Column {
        State,
        SeverityColumn,
        Country,
        Indicator,
        Start,
        Duration,
        First,
        Peak,
        Last,
        Threshold,
        Origin,
        ColumnCount
    };

    /// `countryName` gives the name in the interface's language.
    explicit AlertModel(std::function<QString(const QString &)> countryName, QObject *parent = nullptr);

    void update(const std::vector<AlertView> &alerts, TimeMs now);
    TimeMs now() const { return m_now; }
    int count(AlertState state) const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;  ///< StateRole: int(AlertState)
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    static QString stateText(AlertState state);
    QString countryText(const AlertRow &row) const;
    static QString indicatorText(const AlertRow &row);
    static QString thresholdText(const AlertEpisode &episode);  ///< "> 40"
    static QString originText(const AlertEpisode &episode);     ///< "eventos_qog [1] 511 402"
    QString durationText(const AlertRow &row) const;

private:
    QString text(const AlertRow &row, int column) const;
    QVariant sortValue(const AlertRow &row, int column) const;

    std::function<QString(const QString &)> m_countryName;
    TimeMs m_now = 0;
};

/// Text is looked for in country and indicator (name and what the wire says) and origin, ignoring case.
class AlertFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit AlertFilter(QObject *parent = nullptr);

    void setText(const QString &text);
    void setState(std::optional<AlertState> state);
    void setSeverity(std::optional<Severity> severity);
    void setCountry(const QString &country);      ///< alpha-3; empty = every one
    void setIndicator(const QString &indicator);  ///< empty = every one
    bool isActive() const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QString m_text;
    std::optional<AlertState> m_state;
    std::optional<Severity> m_severity;
    std::string m_country;
    std::string m_indicator;
};

}  // namespace observatorio
