// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace observatorio {

/// The alerts a run knows, with what people did about them, and which of them are news. One thread uses it; it outlives
/// a broker that is started again. At most MaxAlerts: what is over goes first, the oldest of it.
class AlertBook {
public:
    static constexpr std::size_t MaxAlerts = 2000;

    AlertBook();

    /// What the database remembered; none of it is news.
    void load(std::vector<StoredAlert> stored);
    /// An episode as the engine has it now.
    void apply(const AlertEpisode &episode);
    /// These change only episodes that are known; ids of others are ignored.
    void acknowledge(const std::vector<std::string> &ids, const std::string &who, TimeMs at);
    void silence(const std::vector<std::string> &ids, TimeMs until);
    /// Stale ones that the database ended.
    void end(const std::vector<AlertEpisode> &episodes);
    /// Whatever fires ends now: the broker whose records it is about is gone for good.
    void interrupt(TimeMs at);

    /// Episodes that began or grew worse since the last call. What the database or an earlier call knew already is
    /// none; after a crash before the commit an episode may come a second time.
    std::vector<AlertEpisode> takeNews() { return std::exchange(m_news, {}); }

    /// Newest first; the same list until something changes.
    std::shared_ptr<const std::vector<AlertView>> alerts();

private:
    void refresh();

    std::unordered_map<std::string, AlertView> m_byId;
    std::vector<AlertEpisode> m_news;
    std::shared_ptr<const std::vector<AlertView>> m_list;
    bool m_changed = false;
};

}  // namespace observatorio
