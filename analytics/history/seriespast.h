// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/history/sealedwindows.h"

#include <memory>
#include <vector>

namespace observatorio {

/// The past of one series: short windows, each as the shares of its origins, and the long windows made of them. Short
/// ones beyond the cap live on in their long window, where they can no longer be replaced. The older short ones are
/// sealed; a share that comes for one all the same opens them again.
class SeriesPast {
public:
    static constexpr std::size_t MaxShort = 360;
    static constexpr std::size_t MaxLong = 672;

    /// Absolute: replaces what the origin said of this window.
    void put(Origin origin, const WindowPoint &share);
    /// Absolute, from the store: what the origin itself has said since it runs wins.
    void remember(Origin origin, const WindowPoint &share);
    /// Adds to what late records amended of this window.
    void amend(const WindowPoint &increment);
    /// Forgets what began before; long windows that reach beyond stay.
    void dropBefore(TimeMs cut);

    [[nodiscard]] std::size_t points() const noexcept
    {
        return m_sealed.windows() + m_shares.size() + m_foldedLong.size();
    }
    void startsInto(std::vector<TimeMs> &starts) const;

    [[nodiscard]] std::shared_ptr<const WindowRow> shortWindows() const;
    [[nodiscard]] std::shared_ptr<const WindowRow> longWindows() const;
    bool changed = true;  ///< since somebody last looked; for its owner

private:
    using Shares = std::vector<WindowShare>;

    [[nodiscard]] bool isFolded(TimeMs start) const noexcept { return start <= m_foldedUntil; }
    void open(TimeMs start);
    Shares::iterator find(Origin origin, TimeMs start);
    [[nodiscard]] bool matches(Shares::iterator it, Origin origin, TimeMs start) const;
    void insert(Shares::iterator at, Origin origin, const WindowPoint &point);
    void sealOlder();
    void trim();
    void fold(const WindowShare &share);
    void foldOpenBefore(Shares::iterator end);

    SealedWindows m_sealed;
    Shares m_shares;                        ///< later than the sealed ones, by (window start, origin)
    std::size_t m_open = 0;                 ///< different windows in m_shares
    std::vector<WindowPoint> m_foldedLong;  ///< ascending; long windows' share of what is folded
    TimeMs m_foldedUntil = INT64_MIN;       ///< start of the newest folded short window
};

}  // namespace observatorio
