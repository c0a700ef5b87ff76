// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/alertquery.h"
#include "ui/actions.h"

#include <QObject>

namespace observatorio {

/// Past alerts as the application reads them from the database, page after page, for as long as somebody wants more.
class AlertPager : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t MostAlerts = 20'000;  ///< held at once

    explicit AlertPager(Actions *actions, QObject *parent = nullptr);

    /// Forgets what it has and reads the first page.
    void start(const AlertQuery &query);
    void stop();
    /// The next page, unless one is on its way, there is none, or there are too many already.
    void more();

    [[nodiscard]] const std::vector<StoredAlert> &alerts() const { return m_alerts; }
    [[nodiscard]] bool isReading() const { return m_waitsFor != 0; }
    [[nodiscard]] bool hasMore() const { return m_next && m_alerts.size() < MostAlerts; }
    [[nodiscard]] bool isFull() const { return m_next && m_alerts.size() >= MostAlerts; }
    [[nodiscard]] const QString &failure() const { return m_failure; }  ///< translated; empty: none

Q_SIGNALS:
    void changed();

private:
    void ask();

    Actions *m_actions;
    AlertQuery m_query;
    std::vector<StoredAlert> m_alerts;
    std::optional<AlertPlace> m_next;
    QString m_failure;
    quint64 m_waitsFor = 0;  ///< request; 0: for none, and answers to older ones are dropped
};

}  // namespace observatorio
