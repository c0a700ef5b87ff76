// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/simulation/broker.h"

#include "tests/faults/simulation/states.h"

#include <algorithm>

namespace observatorio::simulation {

void Broker::addPartition()
{
    m_partitions.emplace_back(1);
    rebalance();
}

Broker::Standing Broker::standing(int place, std::uint64_t program) const
{
    const auto member = m_members.find(place);
    if (member != m_members.end() && member->second.program == program)
        return Standing::Member;
    // Programs are numbered as they start: only a later one takes a place over.
    return member != m_members.end() && member->second.program > program ? Standing::Fenced : Standing::Absent;
}

void Broker::join(int place, std::uint64_t program)
{
    const auto [member, isNew] = m_members.try_emplace(place);
    member->second.program = program;
    if (!isNew && !m_rebalancing) {
        member->second.untold = true;
        reached(State::StaticReturn);
        return;
    }
    if (!m_rebalancing)
        rebalance();
    member->second.rejoined = true;
    dealWhenAllCame();
}

void Broker::remove(int place)
{
    if (m_members.erase(place) > 0)
        rebalance();
}

void Broker::rebalance()
{
    if (!m_rebalancing) {
        for (auto &[place, member] : m_members)
            member.rejoined = member.untold = false;
    }
    m_rebalancing = true;
    for (auto &[place, member] : m_members)
        member.assigned.clear();
    dealWhenAllCame();
}

void Broker::rejoin(int place)
{
    m_members.at(place).rejoined = true;
    dealWhenAllCame();
}

void Broker::endRebalance()
{
    if (!m_rebalancing)
        return;
    if (std::erase_if(m_members, [](const auto &member) { return !member.second.rejoined; }) > 0)
        reached(State::RebalanceTimeout);
    dealWhenAllCame();
}

void Broker::dealWhenAllCame()
{
    if (!m_rebalancing
        || !std::all_of(m_members.begin(), m_members.end(), [](const auto &member) { return member.second.rejoined; }))
        return;
    m_rebalancing = false;
    const int members = static_cast<int>(m_members.size());
    int index = 0;
    for (auto &[place, member] : m_members) {
        member.untold = true;
        member.assigned.clear();
        for (int partition = index * partitions() / members; partition < (index + 1) * partitions() / members;
             ++partition)
            member.assigned.push_back(partition);
        ++index;
    }
}

const std::vector<int> *Broker::takeAssignment(int place)
{
    Member &member = m_members.at(place);
    return std::exchange(member.untold, false) ? &member.assigned : nullptr;
}

std::uint64_t Broker::owner(int partition) const
{
    for (const auto &[place, member] : m_members) {
        if (std::find(member.assigned.begin(), member.assigned.end(), partition) != member.assigned.end())
            return member.program;
    }
    return 0;
}

std::vector<int> Broker::places() const
{
    std::vector<int> places;
    for (const auto &[place, member] : m_members)
        places.push_back(place);
    return places;
}

}  // namespace observatorio::simulation
