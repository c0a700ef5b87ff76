// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/domain/topicname.h"

#include <gtest/gtest.h>

namespace observatorio {
namespace {

using Problem = TopicNameProblem;

TEST(TopicName, whatKafkaWouldRefuseOrTakeForAPattern)
{
    const struct {
        std::vector<std::string> names;
        std::optional<std::pair<std::string, Problem>> problem;
    } rows[] = {
        {{}, {}},
        {{"eventos_qog", "a.b-c_D9", std::string(249, 'x'), "..."}, {}},
        {{"a", ""}, {{"", Problem::Empty}}},
        {{"^x"}, {{"^x", Problem::IllegalCharacter}}},
        {{"a b"}, {{"a b", Problem::IllegalCharacter}}},
        {{"año"}, {{"año", Problem::IllegalCharacter}}},
        {{"a\n"}, {{"a\n", Problem::IllegalCharacter}}},
        {{"."}, {{".", Problem::IllegalCharacter}}},
        {{".."}, {{"..", Problem::IllegalCharacter}}},
        {{std::string(250, 'x')}, {{std::string(250, 'x'), Problem::TooLong}}},
        {{"a", "b", "a"}, {{"a", Problem::Repeated}}},
        {{"a", "A"}, {}},
    };
    for (const auto &row : rows)
        EXPECT_EQ(problemOfTopicNames(row.names), row.problem) << testing::PrintToString(row.names);
}

}  // namespace
}  // namespace observatorio
