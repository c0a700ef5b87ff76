// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/readtoend.h"

#include <gtest/gtest.h>

namespace observatorio {
namespace {

TEST(EndWait, isOverOnceNothingComesNearerToTheEndForItsTime)
{
    EndWait wait;
    constexpr DurationMs Long = EndWait::ForOthers;
    EXPECT_FALSE(wait.isOver(0, 1'000));
    EXPECT_FALSE(wait.isOver(0, 1'000 + Long - 1));
    EXPECT_FALSE(wait.isOver(1, 1'000 + Long)) << "a step begins it anew";
    EXPECT_FALSE(wait.isOver(1, 1'000 + 2 * Long - 1));
    EXPECT_TRUE(wait.isOver(1, 1'000 + 2 * Long));
}

TEST(EndWait, saysWhoHoldsWhat)
{
    IngestPartition ended, behind;
    ended.slot = behind.slot = PartitionSlot(0);
    ended.reachedEnd = true;
    const struct {
        std::map<TopicPartition, IngestPartition> mine;
        std::vector<HeldElsewhere> elsewhere;
        const char *text;
    } rows[] = {
        {{}, {}, "the group gave this program nothing, and the broker does not tell who holds what."},
        {{{{"a", 0}, ended}},
         {{{"a", 1}, "otro (x-1) at /10.0.0.1"}, {{"a", 2}, "otro (x-1) at /10.0.0.1"}, {{"b", 0}, ""}},
         "a [1, 2] is held by otro (x-1) at /10.0.0.1; b [0] is held by nobody that the broker tells of. End the "
         "others, "
         "or read with a group of its own (--group)."},
        {{{{"a", 0}, behind}},
         {},
         "a [0] is held by this program, which did not come to its end. End the others, or read with a group of its "
         "own "
         "(--group)."},
    };
    for (const auto &row : rows)
        EXPECT_EQ(whatIsNotRead(row.mine, row.elsewhere),
                  std::string("Not everything was read to its end: ") + row.text);
}

}  // namespace
}  // namespace observatorio
