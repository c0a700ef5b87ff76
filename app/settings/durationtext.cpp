// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/durationtext.h"

#include <charconv>
#include <limits>

namespace observatorio {

namespace {

struct Unit {
    std::string_view name;
    DurationMs length;
};
constexpr Unit Units[] = {{"h", 3'600'000}, {"min", 60'000}, {"s", 1'000}, {"ms", 1}};

}  // namespace

std::string durationText(DurationMs duration)
{
    if (duration == 0)
        return "0 s";
    for (const Unit &unit : Units) {
        if (duration % unit.length == 0)
            return std::to_string(duration / unit.length) + ' ' + std::string(unit.name);
    }
    return {};  // not reached: every duration is a whole number of milliseconds
}

std::optional<DurationMs> parseDuration(std::string_view text)
{
    DurationMs number = 0;
    const char *const begin = text.data(), *const end = begin + text.size();
    const auto [rest, error] = std::from_chars(begin, end, number);
    if (error != std::errc{} || number < 0)
        return std::nullopt;
    std::string_view name(rest, static_cast<std::size_t>(end - rest));
    if (name.starts_with(' '))
        name.remove_prefix(1);
    for (const Unit &unit : Units) {
        if (name == unit.name && number <= std::numeric_limits<DurationMs>::max() / unit.length)
            return number * unit.length;
    }
    return std::nullopt;
}

}  // namespace observatorio
