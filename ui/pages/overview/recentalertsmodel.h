// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"

#include <QAbstractListModel>

#include <functional>
#include <memory>
#include <vector>

namespace observatorio {

/// The newest alerts, newest first, at most `Cap`. Rows are diffed by episode id: what stays keeps its place and
/// selection.
class RecentAlertsModel : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr std::size_t Cap = 50;
    explicit RecentAlertsModel(std::function<QString(const QString &)> countryName, QObject *parent = nullptr);

    void apply(const std::vector<AlertView> &alerts, TimeMs now);
    const AlertView *alert(const QModelIndex &index) const;
    QString countryName(const AlertView &alert) const;
    TimeMs now() const { return m_now; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;  ///< display and accessible text: one sentence

private:
    std::function<QString(const QString &)> m_countryName;
    std::vector<AlertView> m_rows;
    TimeMs m_now = 0;
};

}  // namespace observatorio
