// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/client/assignmentcheck.h"

namespace observatorio {

AssignmentCheck::AssignmentCheck(std::vector<std::string> topics) : m_topics(topics.begin(), topics.end()) {}

void AssignmentCheck::begin()
{
    ++m_round;
    m_held.reset();
    m_wrong.clear();
    m_elsewhere.clear();
    m_complete = false;
    m_nextQuestion = {};
}

void AssignmentCheck::assigned(std::vector<TopicPartition> partitions)
{
    begin();
    m_held.emplace(partitions.begin(), partitions.end());
    for (const TopicPartition &partition : partitions) {
        if (!wanted(partition))
            m_wrong.emplace(partition.topic, "the group gives it to this program, which did not ask for it");
    }
}

void AssignmentCheck::revoked() { begin(); }

void AssignmentCheck::judge(const GroupPicture &picture, Time now)
{
    if (!m_held)
        return;
    m_nextQuestion = now + QuestionPause;
    std::erase_if(m_wrong, [this](const auto &entry) { return m_topics.contains(entry.first); });
    m_elsewhere.clear();
    bool allExist = true, unheld = false;
    for (const std::string &topic : m_topics) {
        const auto known = picture.partitions.find(topic);
        if (known == picture.partitions.end()) {
            allExist = false;  // joining again would not make it; the library joins again when it appears
            continue;
        }
        int mine = 0, held = 0;
        for (std::int32_t i = 0; i < known->second; ++i) {
            const bool isMine = m_held->contains({topic, i});
            mine += isMine;
            if (!isMine) {
                const auto holder = picture.holders.find({topic, i});
                m_elsewhere.push_back({{topic, i}, holder == picture.holders.end() ? std::string() : holder->second});
            }
            held += isMine || (picture.held && picture.held->contains({topic, i}));
        }
        // Where nobody tells what the others hold, a topic of which nothing came may be theirs: certain after one join,
        // for that makes the group deal anew.
        if (picture.held ? held < known->second : mine == 0 && !m_everRejoined) {
            unheld = true;
            m_wrong.emplace(topic, "the group gives some of its partitions to nobody");
        }
    }
    m_complete = allExist && !unheld;
    if (m_wrong.empty() && m_complete && (!m_lastRejoin || now - *m_lastRejoin >= Forgiven)) {
        m_rejoins = 0;
        m_gaveUp = false;
    }
}

bool AssignmentCheck::rejoinDue(Time now)
{
    if (m_wrong.empty())
        return false;
    if (m_rejoins == MaxRejoins) {
        if (!std::exchange(m_gaveUp, true))
            m_givenUp.assign(m_wrong.begin(), m_wrong.end());
        return false;
    }
    if (m_rejoins > 0 && now - *m_lastRejoin < FirstPause * (1 << (m_rejoins - 1)))
        return false;
    ++m_rejoins;
    m_everRejoined = true;
    m_lastRejoin = now;
    m_wrong.clear();  // of this assignment nothing more is expected
    m_complete = false;
    m_held.reset();
    ++m_round;
    return true;
}

}  // namespace observatorio
