// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/history/sealedwindows.h"

#include <algorithm>

namespace observatorio {

void merge(WindowPoint &into, const WindowPoint &share) noexcept
{
    into.values.merge(share.values);
    into.amended = into.amended || share.amended;
}

std::vector<WindowPoint> mergedWindows(std::span<const WindowShare> shares)
{
    std::vector<WindowPoint> windows;
    windows.reserve(shares.size());
    for (const WindowShare &share : shares) {
        if (windows.empty() || windows.back().start != share.point.start) {
            windows.push_back(share.point);
            continue;
        }
        WindowPoint &into = windows.back();
        merge(into, share.point);
        into.final = into.final && share.point.final;
    }
    return windows;
}

void SealedWindows::seal(std::span<const WindowShare> shares)
{
    Chunk &chunk = m_chunks.emplace_back();
    std::vector<WindowPoint> points = mergedWindows(shares);
    points.shrink_to_fit();
    chunk.points = std::make_shared<const std::vector<WindowPoint>>(std::move(points));
    chunk.origin = shares.front().origin;
    const bool uniform = shares.size() == chunk.points->size()
                         && std::all_of(shares.begin(), shares.end(),
                                        [&chunk](const WindowShare &share) { return share.origin == chunk.origin; });
    if (!uniform)
        chunk.shares.assign(shares.begin(), shares.end());
}

std::vector<WindowShare> SealedWindows::unsealFrom(TimeMs start)
{
    const auto first = std::find_if(m_chunks.begin(), m_chunks.end(),
                                    [start](const Chunk &chunk) { return chunk.points->back().start >= start; });
    std::vector<WindowShare> shares;
    for (auto chunk = first; chunk != m_chunks.end(); ++chunk)
        visitShares(*chunk, skippedOf(*chunk), [&shares](const WindowShare &share) { shares.push_back(share); });
    m_chunks.erase(first, m_chunks.end());
    if (m_chunks.empty())
        m_skipped = 0;
    return shares;
}

std::vector<WindowShare> SealedWindows::takeOldest()
{
    const TimeMs start = front();
    std::vector<WindowShare> shares;
    visitShares(m_chunks.front(), m_skipped, [&shares, start](const WindowShare &share) {
        if (share.point.start == start)
            shares.push_back(share);
    });
    if (++m_skipped == WindowRow::ChunkSize) {
        m_chunks.erase(m_chunks.begin());
        m_skipped = 0;
    }
    return shares;
}

WindowRow SealedWindows::row(std::vector<WindowPoint> tail) const
{
    std::vector<WindowRow::Chunk> chunks;
    chunks.reserve(m_chunks.size());
    for (const Chunk &chunk : m_chunks)
        chunks.push_back(chunk.points);
    return {std::move(chunks), m_skipped, std::move(tail)};
}

}  // namespace observatorio
