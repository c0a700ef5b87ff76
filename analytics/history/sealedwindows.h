// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/windowrow.h"

#include <cstdint>
#include <span>
#include <vector>

namespace observatorio {

/// Whose share of a window it is. The same partition's newest word replaces its earlier one, so that nothing counts
/// twice.
using Origin = std::uint32_t;
/// Late records under the policy amend: increments, beside the partitions' absolute values.
inline constexpr Origin Amendments = 0;

struct WindowShare {
    Origin origin = Amendments;
    WindowPoint point;
};

/// Adds a share's figures; start, end and final stay.
void merge(WindowPoint &into, const WindowPoint &share) noexcept;

/// Shares ordered by start become windows, in the same order; a window is final when all its shares are.
std::vector<WindowPoint> mergedWindows(std::span<const WindowShare> shares);

/// A series' windows that hardly change any more, kept once for itself and for every published row: immutable chunks,
/// from which the shares can be had back.
class SealedWindows {
public:
    [[nodiscard]] std::size_t windows() const noexcept { return m_chunks.size() * WindowRow::ChunkSize - m_skipped; }
    /// `start` is not later than the newest sealed window.
    [[nodiscard]] bool reaches(TimeMs start) const noexcept
    {
        return windows() > 0 && start <= m_chunks.back().points->back().start;
    }
    /// Of the oldest one; windows() > 0.
    [[nodiscard]] TimeMs front() const noexcept { return (*m_chunks.front().points)[m_skipped].start; }

    /// The shares of WindowRow::ChunkSize windows, all later than what is sealed.
    void seal(std::span<const WindowShare> shares);
    /// The shares of the chunk that `start` lies in and of all later ones, which are sealed no more.
    std::vector<WindowShare> unsealFrom(TimeMs start);
    /// The shares of the oldest window, which is gone then; windows() > 0.
    std::vector<WindowShare> takeOldest();

    template<typename Visit>
    void forEachShare(Visit visit) const
    {
        for (const Chunk &chunk : m_chunks)
            visitShares(chunk, skippedOf(chunk), visit);
    }

    /// With `tail` after what is sealed.
    [[nodiscard]] WindowRow row(std::vector<WindowPoint> tail) const;

private:
    struct Chunk {
        WindowRow::Chunk points;
        Origin origin = Amendments;  ///< of every point, when `shares` is empty
        std::vector<WindowShare> shares;
    };

    [[nodiscard]] std::size_t skippedOf(const Chunk &chunk) const noexcept
    {
        return &chunk == &m_chunks.front() ? m_skipped : 0;
    }
    template<typename Visit>
    static void visitShares(const Chunk &chunk, std::size_t skipped, Visit visit)
    {
        const TimeMs from = (*chunk.points)[skipped].start;
        for (const WindowShare &share : chunk.shares) {
            if (share.point.start >= from)
                visit(share);
        }
        for (std::size_t i = skipped; chunk.shares.empty() && i < chunk.points->size(); ++i)
            visit(WindowShare{chunk.origin, (*chunk.points)[i]});
    }

    std::vector<Chunk> m_chunks;
    std::size_t m_skipped = 0;  ///< windows of the first chunk that are gone
};

}  // namespace observatorio
