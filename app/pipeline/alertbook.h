// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/silence.h"
#include "analytics/domain/snapshot.h"

#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace observatorio {

/// The alerts a run knows, with what people did about them, and which of them are news. One thread uses it; it outlives
/// a broker that is started again. At most MaxAlerts: what is over goes first, the oldest of it.
///
/// Silences hold for every episode that matches, whenever it came, from their beginning to their end by the clock that
/// follow() is told; what they hold back is news once none holds it any more and it still fires.
class AlertBook {
public:
    static constexpr std::size_t MaxAlerts = 2000;

    /// Without countries no region matches. They outlive it.
    explicit AlertBook(const CountryTable *countries = nullptr);

    /// What the database remembered; none of it is news. What fires and is silenced may not have been told yet: it is
    /// held back as if it had come now.
    void load(std::vector<StoredAlert> stored);
    /// An episode as the engine has it now.
    void apply(const AlertEpisode &episode);
    /// Changes only episodes that are known; ids of others are ignored.
    void acknowledge(const std::vector<std::string> &ids, const Acknowledgement &said);
    /// A person's new silence, or one that ends earlier. It stands whatever the database says, until that says it too.
    void silence(const Silence &silence);
    /// Those of the database, other programs' too.
    void setSilences(std::vector<Silence> stored);
    /// What time it is: silences begin and end.
    void follow(TimeMs now);
    /// Stale ones that the database ended.
    void end(const std::vector<AlertEpisode> &episodes);
    /// Whatever fires ends now: the broker whose records it is about is gone for good.
    void interrupt(TimeMs at);

    /// Episodes that began or grew worse since the last call, and that no silence holds back. What the database or an
    /// earlier call knew already is none; after a crash before the commit an episode may come a second time.
    std::vector<AlertEpisode> takeNews();

    /// Newest first; the same list until something changes.
    std::shared_ptr<const std::vector<AlertView>> alerts();
    /// The last to end first; the same list until something changes.
    [[nodiscard]] std::shared_ptr<const std::vector<Silence>> silences() const { return m_silences; }

private:
    void refresh();
    void keepSilences(std::vector<Silence> all);
    void judgeAll();
    bool judge(AlertView &view) const;

    const CountryTable *m_countries;
    std::unordered_map<std::string, AlertView> m_byId;
    std::vector<AlertEpisode> m_news;
    std::set<std::string> m_heldBack;  ///< ids of news that were silenced when they came
    std::shared_ptr<const std::vector<AlertView>> m_list;
    bool m_changed = false;

    std::shared_ptr<const std::vector<Silence>> m_silences;
    std::vector<Silence> m_inForce;
    std::unordered_map<std::string, Silence> m_said;  ///< by id: not yet seen in the database
    TimeMs m_now = 0;
    TimeMs m_nextChange = 0;  ///< when a silence begins or ends next
};

}  // namespace observatorio
