// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/alerts/alertpager.h"

#include <utility>

namespace observatorio {

AlertPager::AlertPager(Actions *actions, QObject *parent) : QObject(parent), m_actions(actions)
{
    connect(actions, &Actions::alertPageFound, this, [this](quint64 request, const AlertPage &page) {
        if (request != m_waitsFor)
            return;
        m_waitsFor = 0;
        m_alerts.insert(m_alerts.end(), page.alerts.begin(), page.alerts.end());
        m_next = page.next;
        Q_EMIT changed();
    });
    connect(actions, &Actions::acknowledgeRequested, this, [this](const QStringList &ids, const Acknowledgement &said) {
        for (StoredAlert &alert : m_alerts) {
            if (!ids.contains(QString::fromStdString(alert.episode.id)))
                continue;
            alert.acknowledgedAt = said.at;
            alert.acknowledgedBy = said.who;
            alert.acknowledgeComment = said.comment;
        }
        Q_EMIT changed();
    });
    connect(actions, &Actions::alertPageFailed, this, [this](quint64 request, const QString &why) {
        if (request != m_waitsFor)
            return;
        m_waitsFor = 0;
        m_failure = why;
        Q_EMIT changed();
    });
}

void AlertPager::start(const AlertQuery &query)
{
    m_query = query;
    m_alerts.clear();
    m_next.reset();
    ask();
}

void AlertPager::stop()
{
    m_waitsFor = 0;
    m_alerts.clear();
    m_next.reset();
    m_failure.clear();
}

void AlertPager::more()
{
    if (isReading() || !hasMore())
        return;
    m_query.after = m_next;
    ask();
}

void AlertPager::ask()
{
    // A page that was built anew hears the answers to its predecessor too.
    static quint64 requests = 0;
    m_failure.clear();
    m_waitsFor = ++requests;
    Q_EMIT changed();
    Q_EMIT m_actions->alertPageRequested(m_waitsFor, m_query);
}

}  // namespace observatorio
