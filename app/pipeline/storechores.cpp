// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/storechores.h"

#include "app/files/complain.h"

#include <algorithm>

namespace observatorio {

std::optional<StoreChores::Chore> StoreChores::take(Time now, bool idle)
{
    if (m_news && idle && now >= m_tellAt) {
        m_news = false;
        m_tellAt = now + TellEvery;
        return Chore{};
    }
    if (m_sign && now >= m_notBefore && (idle || now >= m_signedAt + LongestUnsigned)) {
        m_signedAt = now;
        m_signedAs = std::exchange(m_sign, std::nullopt);
        return Chore{m_signedAs, m_watchesWorkers, m_watchesSilences};
    }
    return std::nullopt;
}

std::optional<StoreChores::Time> StoreChores::nextAt() const
{
    std::optional<Time> next;
    if (m_news)
        next = m_tellAt;
    if (m_sign)
        next = next ? std::min(*next, m_notBefore) : m_notBefore;
    return next;
}

Expected<StoreChores::Seen> StoreChores::perform(Store &store, const Chore &chore)
{
    const auto done = chore.sign ? store.sign(*chore.sign) : store.tellOthers();
    if (!done)
        return tl::unexpected(done.error());
    Seen seen;
    if (chore.watchesWorkers) {
        auto workers = store.workers();
        if (!workers)
            return tl::unexpected(workers.error());
        seen.workers = *std::move(workers);
    }
    if (chore.watchesSilences) {
        auto silences = store.silences(MostSilences);
        if (!silences)
            return tl::unexpected(silences.error());
        seen.silences = *std::move(silences);
    }
    return seen;
}

void StoreChores::failed(const Chore &chore, const Error &error, Time now)
{
    if (chore.sign)
        m_notBefore = now + PauseAfterFailure;
    if (!m_said.insert(error.code).second)
        return;
    complain((chore.sign ? "This worker cannot tell others in the database that it runs: "
                         : "Programs that observe the database cannot be told of what is stored: ")
             + toEnglish(error) + " What is read is stored all the same.");
}

}  // namespace observatorio
