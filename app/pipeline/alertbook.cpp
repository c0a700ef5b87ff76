// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/alertbook.h"

#include <algorithm>
#include <tuple>

namespace observatorio {

AlertBook::AlertBook() : m_list(std::make_shared<const std::vector<AlertView>>()) {}

void AlertBook::load(std::vector<StoredAlert> stored)
{
    for (StoredAlert &alert : stored) {
        AlertView view{std::move(alert.episode), alert.acknowledgedAt, std::move(alert.acknowledgedBy),
                       alert.silencedUntil};
        m_byId.try_emplace(view.episode.id, view);
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
    if (news && m_news.size() < MaxAlerts)
        m_news.push_back(episode);
    m_changed = true;
    if (m_byId.size() > 2 * MaxAlerts)  // nobody asked for the list for long
        refresh();
}

void AlertBook::acknowledge(const std::vector<std::string> &ids, const std::string &who, TimeMs at)
{
    for (const std::string &id : ids) {
        if (const auto it = m_byId.find(id); it != m_byId.end()) {
            it->second.acknowledgedAt = at;
            it->second.acknowledgedBy = who;
            m_changed = true;
        }
    }
}

void AlertBook::silence(const std::vector<std::string> &ids, TimeMs until)
{
    for (const std::string &id : ids) {
        if (const auto it = m_byId.find(id); it != m_byId.end()) {
            it->second.silencedUntil = until;
            m_changed = true;
        }
    }
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
