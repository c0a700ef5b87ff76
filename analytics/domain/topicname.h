// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace observatorio {

enum class TopicNameProblem : std::uint8_t {
    Empty,
    IllegalCharacter,  ///< Kafka's are letters without accents, digits, dot, hyphen and underscore; nor "." and ".."
    TooLong,           ///< over 249 characters
    Repeated,          ///< the list has it already
};

/// What keeps a text from being the name of one topic. A consumer takes "^..." for a pattern, so that is none either.
std::optional<TopicNameProblem> problemOfTopicName(std::string_view name) noexcept;

/// The first name of a list that is wrong.
std::optional<std::pair<std::string, TopicNameProblem>> problemOfTopicNames(const std::vector<std::string> &names);

/// "'^x' is no topic's name: ...", for the console.
std::string toEnglish(TopicNameProblem problem, const std::string &name);

}  // namespace observatorio
