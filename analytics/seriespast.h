#pragma once

#include "analytics/eventtime.h"
#include "values/snapshot.h"

#include <memory>
#include <vector>

namespace observatorio {

/// Whose share of a window it is. The same partition's newest word replaces its earlier one, so that nothing counts twice.
using Origin = std::uint32_t;
/// Late records under the policy amend: increments, beside the partitions' absolute values.
inline constexpr Origin Amendments = 0;

/// The past of one series: short windows, each as the shares of its origins, and the long windows made of them. Short ones beyond
/// the cap live on in their long window, where they can no longer be replaced.
class SeriesPast {
public:
    static constexpr std::size_t MaxShort = 360;
    static constexpr std::size_t MaxLong = 672;

    explicit SeriesPast(DurationMs longWindowMs) : m_longWindowMs(longWindowMs) {}

    /// Absolute: replaces what the origin said of this window.
    void put(Origin origin, const WindowPoint &share);
    /// Absolute, from the store: what the origin itself has said since it runs wins.
    void remember(Origin origin, const WindowPoint &share);
    /// Adds to what late records amended of this window.
    void amend(const WindowPoint &increment);
    /// Forgets what began before; long windows that reach beyond stay.
    void dropBefore(TimeMs cut);

    std::size_t points() const noexcept { return m_shares.size() + m_foldedLong.size(); }
    void startsInto(std::vector<TimeMs> &starts) const;

    std::shared_ptr<const std::vector<WindowPoint>> shortWindows() const;
    std::shared_ptr<const std::vector<WindowPoint>> longWindows() const;
    bool changed = true;   ///< since somebody last looked; for its owner

private:
    struct Share {
        Origin origin = Amendments;
        WindowPoint point;
    };
    using Shares = std::vector<Share>;

    bool isFolded(TimeMs start) const noexcept { return start <= m_foldedUntil; }
    Shares::iterator find(Origin origin, TimeMs start);
    bool matches(Shares::iterator it, Origin origin, TimeMs start) const;
    void insert(Shares::iterator at, Origin origin, const WindowPoint &point);
    void trim();
    void foldBefore(Shares::iterator end);

    DurationMs m_longWindowMs;
    Shares m_shares;                        ///< by (window start, origin)
    std::size_t m_windows = 0;              ///< different starts in m_shares
    std::vector<WindowPoint> m_foldedLong;  ///< ascending; long windows' share of what is folded
    TimeMs m_foldedUntil = INT64_MIN;       ///< start of the newest folded short window
};

}  // namespace observatorio
