// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/alerts/alertfeed.h"

#include "analytics/domain/eventtime.h"
#include "ui/pages/alerts/alertpager.h"
#include "ui/pages/alerts/alertrange.h"

#include <QDateTime>

#include <algorithm>
#include <set>

namespace observatorio {

namespace {

constexpr int TypingMs = 300;

std::optional<AlertLife> lifeOf(std::optional<AlertState> state)
{
    if (!state)
        return std::nullopt;
    return *state == AlertState::Resolved ? AlertLife::Over
           : *state == AlertState::Stale  ? AlertLife::Stale
                                          : AlertLife::Active;
}

}  // namespace

AlertFeed::AlertFeed(const UiContext &context, AlertModel *model, const AlertFilter *filter, const AlertRange *range,
                     QObject *parent)
    : QObject(parent), m_context(context), m_model(model), m_filter(filter), m_range(range),
      m_pager(new AlertPager(context.actions, this))
{
    m_typed.setSingleShot(true);
    m_typed.setInterval(TypingMs);
    connect(&m_typed, &QTimer::timeout, this, &AlertFeed::restart);
    connect(filter, &AlertFilter::conditionsChanged, this, [this] {
        if (m_span)
            m_typed.start();
    });
    connect(range, &AlertRange::changed, this, &AlertFeed::restart);
    connect(m_pager, &AlertPager::changed, this, &AlertFeed::fill);
}

std::optional<std::pair<TimeMs, TimeMs>> AlertFeed::span() const
{
    return m_range->span(m_newest ? m_newest->at : QDateTime::currentMSecsSinceEpoch());
}

void AlertFeed::restart()
{
    m_typed.stop();
    m_span = span();
    if (m_span) {
        m_pager->start(query());
    } else {
        m_pager->stop();
        fill();
    }
}

AlertQuery AlertFeed::query() const
{
    const AlertConditions &conditions = m_filter->conditions();
    AlertQuery query;
    std::tie(query.from, query.until) = m_span.value_or(std::pair(EarliestEventTime, LatestEventTime));
    query.life = lifeOf(conditions.state);
    query.severity = conditions.severity;
    query.country = conditions.country.toStdString();
    query.indicator = conditions.indicator.toStdString();
    const QString text = conditions.text.trimmed();
    query.text = text.toStdString();
    if (text.isEmpty())
        return query;
    for (std::size_t id = 0; id < m_context.countries->size(); ++id) {
        const std::string &code = m_context.countries->at(static_cast<CountryId>(id)).iso3;
        if (m_context.countryName(QString::fromStdString(code)).contains(text, Qt::CaseInsensitive))
            query.textCountries.push_back(code);
    }
    for (const Indicator &indicator : m_context.indicators->all())
        if (Format::indicatorName(QString::fromStdString(indicator.name)).contains(text, Qt::CaseInsensitive))
            query.textIndicators.push_back(indicator.name);
    return query;
}

void AlertFeed::apply(const std::shared_ptr<const Snapshot> &snapshot)
{
    m_newest = snapshot;
    const TimeMs second = snapshot->at / 1000;
    // A range is long: it follows once a second.
    if (second == m_shownSecond && (m_span || sameValue(snapshot->alerts, m_shown)))
        return;
    if (m_span && span() != m_span) {  // another day has begun
        restart();
        return;
    }
    fill();
}

void AlertFeed::fill()
{
    if (!m_newest)
        return;
    m_shown = m_newest->alerts;
    m_shownSecond = m_newest->at / 1000;
    if (m_span) {
        std::vector<AlertView> views;
        std::ranges::copy_if(*m_newest->alerts, std::back_inserter(views), [this](const AlertView &view) {
            return view.episode.start >= m_span->first && view.episode.start < m_span->second;
        });
        addFound(views);
        m_model->update(views, m_newest->at);
    } else {
        m_model->update(*m_newest->alerts, m_newest->at);
    }
    Q_EMIT changed();
}

/// The picture's are newer than what was read.
void AlertFeed::addFound(std::vector<AlertView> &views) const
{
    std::set<std::string_view> known;
    for (const AlertView &view : *m_newest->alerts)
        known.insert(view.episode.id);
    std::vector<Silence> silences;
    std::ranges::copy_if(*m_newest->silences, std::back_inserter(silences),
                         [this](const Silence &silence) { return isInForce(silence, m_newest->at); });
    for (const StoredAlert &found : m_pager->alerts()) {
        if (!known.insert(found.episode.id).second)
            continue;
        AlertView view{.episode = found.episode,
                       .acknowledgedAt = found.acknowledgedAt,
                       .acknowledgedBy = found.acknowledgedBy,
                       .acknowledgeComment = found.acknowledgeComment};
        const Silence *silence = longestMatching(silences, view.episode, *m_context.countries);
        if (silence) {
            view.silencedUntil = silence->until;
            view.silencedBy = silence->id;
        }
        views.push_back(std::move(view));
    }
}

void AlertFeed::more() { m_pager->more(); }

bool AlertFeed::hasMore() const { return m_span && m_pager->hasMore() && !m_pager->isReading(); }

QString AlertFeed::note() const
{
    if (!m_span)
        return {};
    if (!m_pager->failure().isEmpty())
        return tr("Older alerts cannot be read: %1").arg(m_pager->failure());
    const QString read = Format::integer(static_cast<qint64>(m_pager->alerts().size()));
    if (m_pager->isReading())
        return tr("Reading older alerts…");
    if (m_pager->isFull())
        return tr("The newest %1 of the range are shown; narrow it, or export it for all").arg(read);
    return m_pager->hasMore() ? tr("%1 read from the database; scroll down for older ones").arg(read)
                              : tr("%1 read from the database; no older ones in this range").arg(read);
}

}  // namespace observatorio
