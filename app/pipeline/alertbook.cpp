// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/alertbook.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace observatorio {

AlertBook::AlertBook(const CountryTable *countries)
    : m_countries(countries), m_list(std::make_shared<const std::vector<AlertView>>()),
      m_silences(std::make_shared<const std::vector<Silence>>())
{
}

void AlertBook::load(std::vector<StoredAlert> stored)
{
    for (StoredAlert &alert : stored) {
        AlertView view{.episode = std::move(alert.episode),
                       .acknowledgedAt = alert.acknowledgedAt,
                       .acknowledgedBy = std::move(alert.acknowledgedBy),
                       .acknowledgeComment = std::move(alert.acknowledgeComment)};
        const auto [it, fresh] = m_byId.try_emplace(view.episode.id, view);
        if (!fresh)
            continue;
        judge(it->second);
        if (it->second.silencedUntil && isFiring(it->second.episode))
            m_heldBack.insert(it->first);
    }
    m_changed = true;
}

void AlertBook::apply(const AlertEpisode &episode)
{
    auto [it, fresh] = m_byId.try_emplace(episode.id);
    // The simulator's seed repeats a run on another embedded broker to the offset: the same id, another episode.
    if (!fresh && it->second.episode.start != episode.start) {
        it->second = {};
        fresh = true;
    }
    const bool news = fresh || episode.severity > it->second.episode.severity;
    it->second.episode = episode;
    if (fresh)
        judge(it->second);
    if (news && it->second.silencedUntil)
        m_heldBack.insert(episode.id);
    else if (news && m_news.size() < MaxAlerts)
        m_news.push_back(episode);
    m_changed = true;
    if (m_byId.size() > 2 * MaxAlerts)  // nobody asked for the list for long
        refresh();
}

void AlertBook::acknowledge(const std::vector<std::string> &ids, const Acknowledgement &said)
{
    for (const std::string &id : ids) {
        if (const auto it = m_byId.find(id); it != m_byId.end()) {
            it->second.acknowledgedAt = said.at;
            it->second.acknowledgedBy = said.who;
            it->second.acknowledgeComment = said.comment;
            m_changed = true;
        }
    }
}

void AlertBook::silence(const Silence &silence)
{
    m_said.insert_or_assign(silence.id, silence);
    keepSilences(*m_silences);
}

void AlertBook::setSilences(std::vector<Silence> stored)
{
    for (const Silence &silence : stored) {
        if (const auto said = m_said.find(silence.id); said != m_said.end() && silence.until <= said->second.until)
            m_said.erase(said);
    }
    keepSilences(std::move(stored));
}

void AlertBook::keepSilences(std::vector<Silence> all)
{
    for (const auto &[id, said] : m_said) {
        const auto known = std::ranges::find(all, id, &Silence::id);
        if (known == all.end())
            all.push_back(said);
        else
            known->until = std::min(known->until, said.until);
    }
    std::ranges::sort(
        all, [](const Silence &a, const Silence &b) { return std::tie(b.until, a.id) < std::tie(a.until, b.id); });
    if (all.size() > MostSilences)
        all.resize(MostSilences);
    if (all == *m_silences)
        return;
    m_silences = std::make_shared<const std::vector<Silence>>(std::move(all));
    judgeAll();
}

void AlertBook::follow(TimeMs now)
{
    const bool changes = now >= m_nextChange || now < m_now;  // a clock may be set back
    m_now = now;
    if (changes)
        judgeAll();
}

/// By the silences that are in force now.
void AlertBook::judgeAll()
{
    m_inForce.clear();
    m_nextChange = std::numeric_limits<TimeMs>::max();
    for (const Silence &silence : *m_silences) {
        if (isInForce(silence, m_now))
            m_inForce.push_back(silence);
        for (const TimeMs change : {silence.from, silence.until})
            m_nextChange = change > m_now ? std::min(m_nextChange, change) : m_nextChange;
    }
    for (auto &[id, view] : m_byId)
        m_changed = judge(view) || m_changed;
}

/// True: it is silenced otherwise than before.
bool AlertBook::judge(AlertView &view) const
{
    static const CountryTable None;
    const Silence *silence = longestMatching(m_inForce, view.episode, m_countries ? *m_countries : None);
    const std::optional<TimeMs> until = silence ? std::optional(silence->until) : std::nullopt;
    const std::string_view by = silence ? std::string_view(silence->id) : std::string_view();
    if (view.silencedUntil == until && view.silencedBy == by)
        return false;
    view.silencedUntil = until;
    view.silencedBy = by;
    return true;
}

std::vector<AlertEpisode> AlertBook::takeNews()
{
    for (auto id = m_heldBack.begin(); id != m_heldBack.end();) {
        const auto known = m_byId.find(*id);
        const bool isGone = known == m_byId.end() || !isFiring(known->second.episode);
        if (!isGone && known->second.silencedUntil) {
            ++id;
            continue;
        }
        if (!isGone && m_news.size() < MaxAlerts)
            m_news.push_back(known->second.episode);
        id = m_heldBack.erase(id);
    }
    return std::exchange(m_news, {});
}

void AlertBook::end(const std::vector<AlertEpisode> &episodes)
{
    for (const AlertEpisode &episode : episodes) {
        if (const auto it = m_byId.find(episode.id); it != m_byId.end() && it->second.episode.start == episode.start) {
            it->second.episode.end = episode.end;
            m_changed = true;
        }
    }
}

void AlertBook::interrupt(TimeMs at)
{
    for (auto &[id, view] : m_byId) {
        if (!view.episode.end) {
            view.episode.end = std::max(view.episode.start, at);
            m_changed = true;
        }
    }
}

std::shared_ptr<const std::vector<AlertView>> AlertBook::alerts()
{
    if (m_changed)
        refresh();
    return m_list;
}

void AlertBook::refresh()
{
    m_changed = false;
    std::vector<AlertView> list;
    list.reserve(m_byId.size());
    for (const auto &[id, view] : m_byId)
        list.push_back(view);
    const auto newestFirst = [](const AlertView &a, const AlertView &b) {
        return std::tie(b.episode.start, b.episode.id) < std::tie(a.episode.start, a.episode.id);
    };
    if (list.size() > MaxAlerts) {
        // What still fires is never forgotten for what is over or stale.
        std::ranges::sort(list, [&](const AlertView &a, const AlertView &b) {
            const bool aIsOver = !isFiring(a.episode), bIsOver = !isFiring(b.episode);
            return aIsOver != bIsOver ? bIsOver : newestFirst(a, b);
        });
        for (std::size_t i = MaxAlerts; i < list.size(); ++i)
            m_byId.erase(list[i].episode.id);
        list.resize(MaxAlerts);
    }
    std::ranges::sort(list, newestFirst);
    m_list = std::make_shared<const std::vector<AlertView>>(std::move(list));
}

}  // namespace observatorio
