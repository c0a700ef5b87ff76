// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/domain/topicname.h"

#include <algorithm>

namespace observatorio {

namespace {

constexpr std::size_t MaxLength = 249;

bool isLegal(char c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-'
           || c == '_';
}

}  // namespace

std::optional<TopicNameProblem> problemOfTopicName(std::string_view name) noexcept
{
    if (name.empty())
        return TopicNameProblem::Empty;
    if (!std::all_of(name.begin(), name.end(), isLegal) || name == "." || name == "..")
        return TopicNameProblem::IllegalCharacter;
    return name.size() > MaxLength ? std::optional(TopicNameProblem::TooLong) : std::nullopt;
}

std::optional<std::pair<std::string, TopicNameProblem>> problemOfTopicNames(const std::vector<std::string> &names)
{
    for (auto name = names.begin(); name != names.end(); ++name) {
        if (const auto problem = problemOfTopicName(*name))
            return std::pair(*name, *problem);
        if (std::find(names.begin(), name, *name) != name)
            return std::pair(*name, TopicNameProblem::Repeated);
    }
    return std::nullopt;
}

std::string toEnglish(TopicNameProblem problem, const std::string &name)
{
    switch (problem) {
    case TopicNameProblem::Empty:
        return "a topic needs a name";
    case TopicNameProblem::IllegalCharacter:
        return '\'' + name + "' is no topic's name: letters without accents, digits, dot, hyphen and underscore";
    case TopicNameProblem::TooLong:
        return "a topic's name has at most 249 characters";
    case TopicNameProblem::Repeated:
        return '\'' + name + "' is there twice";
    }
    return {};
}

}  // namespace observatorio
