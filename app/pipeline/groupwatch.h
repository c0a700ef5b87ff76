// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"

#include <optional>

namespace observatorio {

/// What is seen of a group in one turn.
struct GroupSigns {
    bool brokerUp = false;
    bool isMember = false;
    bool hasPartitions = false;
    bool isExplained = false;    ///< why it reads nothing is told elsewhere: a topic that is not there
    std::optional<Error> error;  ///< of the group, as it stands
};

/// Keeps apart what one broker's link cannot tell: whether the group counts this program among its members, and whether
/// anything is read. An error stays until the group hands out an assignment.
class GroupWatch {
public:
    /// Connected and without a partition for so long, it is worth a word.
    static constexpr DurationMs IdleAfter = 10'000;

    explicit GroupWatch(std::string group) { m_view.group = std::move(group); }

    void see(const GroupSigns &signs, TimeMs now);
    /// The client is of no more use; its error stays while another one joins.
    void clientGone(Error error, TimeMs now);
    /// Nobody reads any more, or not yet.
    void off(TimeMs now);

    /// `membership`, `since`, `idleSince` and `error`; the rest is the broker's to tell.
    [[nodiscard]] const GroupView &view() const noexcept { return m_view; }

private:
    void become(Membership membership, TimeMs now);

    GroupView m_view;
    std::optional<Error> m_clientError;
    std::optional<TimeMs> m_nothingSince;
};

}  // namespace observatorio
