// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/readtoend.h"

namespace observatorio {

bool EndWait::isOver(std::uint64_t steps, TimeMs now)
{
    if (!m_since || steps != m_steps)
        m_since = now;
    m_steps = steps;
    return now - *m_since >= ForOthers;
}

std::string whatIsNotRead(const std::map<TopicPartition, IngestPartition> &mine,
                          const std::vector<HeldElsewhere> &elsewhere)
{
    constexpr const char *Nobody = "nobody that the broker tells of";
    std::map<std::pair<std::string, std::string>, std::string> partitions;  // by topic and holder
    const auto add = [&partitions](const TopicPartition &partition, const std::string &holder) {
        std::string &list = partitions[{partition.topic, holder}];
        list += (list.empty() ? "" : ", ") + std::to_string(partition.partition);
    };
    for (const auto &[partition, state] : mine) {
        if (!state.slot || !state.reachedEnd)
            add(partition, "this program, which did not come to its end");
    }
    for (const HeldElsewhere &held : elsewhere)
        add(held.partition, held.holder.empty() ? Nobody : held.holder);
    std::string text = "Not everything was read to its end: ";
    if (partitions.empty())
        return text + "the group gave this program nothing, and the broker does not tell who holds what.";
    const char *separator = "";
    for (const auto &[key, list] : partitions) {
        text += separator + key.first + " [" + list + "] is held by " + key.second;
        separator = "; ";
    }
    return text + ". End the others, or read with a group of its own (--group).";
}

}  // namespace observatorio
