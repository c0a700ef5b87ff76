// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kafka/client/recordsource.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace observatorio {

/// What the broker tells of a group and of the topics that a member asked for.
struct GroupPicture {
    std::map<std::string, int> partitions;         ///< of each of the topics; one that does not exist is not in it
    std::optional<std::set<TopicPartition>> held;  ///< by any member, this one included; none: the broker does not tell
    std::map<TopicPartition, std::string> holders = {};  ///< of `held`: who, for a person
};

/// Whether the group handed out what was asked for, and when to join it anew because it did not: a broker answers a
/// returning static member with the assignment that its place had before, whatever it subscribes to now. The rule is in
/// ARCHITECTURE.md (Static membership). Pure: the caller brings the answers and the time.
class AssignmentCheck {
public:
    using Time = std::chrono::steady_clock::time_point;

    /// Between two joins at least 1, 2, 4, 8 s; then it is given up until an assignment is right again.
    static constexpr int MaxRejoins = 5;
    static constexpr std::chrono::seconds FirstPause{1};
    /// Between two questions about an assignment that is not complete.
    static constexpr std::chrono::seconds QuestionPause{1};
    /// A right assignment forgives earlier joins when the last one is this long ago.
    static constexpr std::chrono::seconds Forgiven{60};

    explicit AssignmentCheck(std::vector<std::string> topics);

    /// Of a topic that was asked for: any other must not be read.
    [[nodiscard]] bool wanted(const TopicPartition &partition) const { return m_topics.contains(partition.topic); }

    /// The group handed out exactly these, wanted or not.
    void assigned(std::vector<TopicPartition> partitions);
    void revoked();
    /// Which assignment this is: an answer to a question about another one must not be given to judge().
    [[nodiscard]] std::uint64_t round() const noexcept { return m_round; }

    /// True when the broker should be asked for a picture now.
    [[nodiscard]] bool questionDue(Time now) const noexcept { return m_held && !m_complete && now >= m_nextQuestion; }
    void judge(const GroupPicture &picture, Time now);
    /// The question had no answer, or the group was rebalancing.
    void unanswered(Time now) noexcept { m_nextQuestion = now + QuestionPause; }

    /// True when the member should leave the group and join it again now; counted as done.
    bool rejoinDue(Time now);

    /// Every topic exists, and each of its partitions is held by this member or another one.
    [[nodiscard]] bool complete() const noexcept { return m_complete; }

    /// What this member does not hold, as the broker told of this assignment.
    [[nodiscard]] const std::vector<HeldElsewhere> &elsewhere() const noexcept { return m_elsewhere; }

    /// Topics that go on being dealt out wrongly after MaxRejoins, and how; each is told once.
    std::vector<std::pair<std::string, std::string>> takeGivenUp() { return std::exchange(m_givenUp, {}); }

private:
    void begin();

    std::set<std::string> m_topics;
    std::optional<std::set<TopicPartition>> m_held;  // by this member; none: between two assignments
    std::map<std::string, std::string> m_wrong;      // topic: what is wrong with this assignment
    std::vector<HeldElsewhere> m_elsewhere;
    bool m_complete = false;
    std::uint64_t m_round = 0;
    int m_rejoins = 0;
    bool m_everRejoined = false;
    bool m_gaveUp = false;
    std::optional<Time> m_lastRejoin;
    Time m_nextQuestion{};
    std::vector<std::pair<std::string, std::string>> m_givenUp;
};

}  // namespace observatorio
