// SPDX-License-Identifier: GPL-3.0-or-later
// The words for every choice a person has, in settings files and on command lines alike.
#pragma once

#include "analytics/domain/settings.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace observatorio {

template<typename Enum>
struct Word {
    const char *text;
    Enum value;
};

/// All words of a choice, in the order of its values; the argument only names the type.
std::span<const Word<SecurityProtocol>> wordsOf(SecurityProtocol);
std::span<const Word<SaslMechanism>> wordsOf(SaslMechanism);
std::span<const Word<StoreKind>> wordsOf(StoreKind);
std::span<const Word<LatePolicy>> wordsOf(LatePolicy);
std::span<const Word<AlertBasis>> wordsOf(AlertBasis);
std::span<const Word<AlertDirection>> wordsOf(AlertDirection);
std::span<const Word<Scenario>> wordsOf(Scenario);
std::span<const Word<ThemeChoice>> wordsOf(ThemeChoice);

template<typename Enum>
std::string wordFor(Enum value)
{
    const auto words = wordsOf(value);
    const auto word = std::ranges::find(words, value, &Word<Enum>::value);
    return word == words.end() ? std::string() : word->text;
}

template<typename Enum>
std::optional<Enum> fromWord(std::string_view text)
{
    const auto words = wordsOf(Enum{});
    const auto word =
        std::ranges::find(words, text, [](const Word<Enum> &known) { return std::string_view(known.text); });
    return word == words.end() ? std::nullopt : std::optional(word->value);
}

/// "drop, amend"
template<typename Enum>
std::string allWords()
{
    std::string all;
    for (const Word<Enum> &word : wordsOf(Enum{}))
        all.append(all.empty() ? "" : ", ").append(word.text);
    return all;
}

}  // namespace observatorio
