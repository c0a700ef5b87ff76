// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/store.h"

#include <chrono>
#include <optional>
#include <set>
#include <vector>

namespace observatorio {

/// What the store's thread does beside requests, a small statement at a time: it tells others that something was
/// stored, and signs for the worker (analytics/domain/workersign.h). Nothing of it delays a request that waits, but a
/// sign that has waited for LongestUnsigned; nothing of it fails a request. No lock of its own.
class StoreChores {
public:
    using Time = std::chrono::steady_clock::time_point;

    static constexpr std::chrono::milliseconds TellEvery{250};
    static constexpr std::chrono::milliseconds LongestUnsigned{6'000};
    static constexpr std::chrono::milliseconds PauseAfterFailure{5'000};

    /// Is written once; a newer one takes its place.
    void sign(WorkerSign sign) { m_sign = std::move(sign); }
    /// Others want to know.
    void stored() noexcept { m_news = true; }
    /// After each sign the other workers' are read.
    void watchWorkers() noexcept { m_watchesWorkers = true; }
    /// The silences too.
    void watchSilences() noexcept { m_watchesSilences = true; }

    struct Chore {
        std::optional<WorkerSign> sign;  ///< none: tell others
        bool watchesWorkers = false;
        bool watchesSilences = false;
    };
    struct Seen {
        std::vector<SignedWorker> workers;
        std::optional<std::vector<Silence>> silences;  ///< none: they were not read
    };
    /// What is to do now; `idle`: no request waits.
    std::optional<Chore> take(Time now, bool idle);
    /// Until when nothing is to do, if no request comes; none: for ever.
    [[nodiscard]] std::optional<Time> nextAt() const;

    /// What is watched. Blocks as the store does.
    static Expected<Seen> perform(Store &store, const Chore &chore);
    /// A failure is said once each.
    void failed(const Chore &chore, const Error &error, Time now);

    /// What the row that is there says; none: there is none.
    [[nodiscard]] const std::optional<WorkerSign> &signedAs() const noexcept { return m_signedAs; }

private:
    std::optional<WorkerSign> m_sign;
    std::optional<WorkerSign> m_signedAs;
    Time m_signedAt{};
    Time m_notBefore{};
    Time m_tellAt{};
    bool m_news = false;
    bool m_watchesWorkers = false;
    bool m_watchesSilences = false;
    std::set<ErrorCode> m_said;
};

}  // namespace observatorio
