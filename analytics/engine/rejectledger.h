// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/accounting.h"
#include "analytics/domain/record.h"
#include "analytics/domain/storebatch.h"

#include <utility>
#include <vector>

namespace observatorio {

/// Samples of what was rejected since the ledger was last taken: the first thousand. The counts are the accounting's,
/// and exact.
class RejectLedger {
public:
    static constexpr std::size_t MaxSamples = 1000;

    [[nodiscard]] bool isFull() const noexcept { return m_samples.size() >= MaxSamples; }
    void add(RejectedSample sample)
    {
        if (!isFull())
            m_samples.push_back(std::move(sample));
    }
    std::vector<RejectedSample> take() { return std::exchange(m_samples, {}); }

private:
    std::vector<RejectedSample> m_samples;
};

/// The record's first bytes as text, and its time where a database can hold it.
RejectedSample sampleOf(const Record &record, RejectReason reason);

}  // namespace observatorio
