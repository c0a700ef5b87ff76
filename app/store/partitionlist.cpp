// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/partitionlist.h"

#include <charconv>

namespace observatorio::store {

namespace {

constexpr std::int32_t MostInARange = 1'000'000;

bool takeNumber(std::string_view &text, std::int32_t &number)
{
    const auto [end, error] = std::from_chars(text.begin(), text.end(), number);
    if (error != std::errc{} || number < 0)
        return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.begin()));
    return true;
}

bool take(std::string_view &text, std::string_view what)
{
    if (!text.starts_with(what))
        return false;
    text.remove_prefix(what.size());
    return true;
}

}  // namespace

std::string partitionList(const std::vector<TopicPartition> &partitions)
{
    std::string list;
    for (auto first = partitions.begin(); first != partitions.end();) {
        auto last = first;
        while (last + 1 != partitions.end() && (last + 1)->topic == first->topic
               && (last + 1)->partition == last->partition + 1)
            ++last;
        const bool sameTopic = first != partitions.begin() && (first - 1)->topic == first->topic;
        if (sameTopic)
            list += ',';
        else
            list += (list.empty() ? "" : "; ") + first->topic + ' ';
        list += std::to_string(first->partition);
        if (last != first)
            list += '-' + std::to_string(last->partition);
        first = last + 1;
    }
    return list;
}

std::vector<TopicPartition> partitionsOf(std::string_view list)
{
    std::vector<TopicPartition> found;
    do {
        const std::size_t space = list.find(' ');
        if (space == std::string_view::npos || space == 0)
            return found;
        const std::string topic(list.substr(0, space));
        list.remove_prefix(space + 1);
        do {
            std::int32_t first = 0;
            if (!takeNumber(list, first))
                return found;
            std::int32_t last = first;
            if (take(list, "-") && (!takeNumber(list, last) || last < first || last - first > MostInARange))
                return found;
            for (std::int32_t number = first; number <= last; ++number)
                found.push_back({topic, number});
        } while (take(list, ","));
    } while (take(list, "; "));
    return found;
}

}  // namespace observatorio::store
