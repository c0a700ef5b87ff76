// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/client/assignmentcheck.h"

#include <gtest/gtest.h>

using namespace observatorio;
using namespace std::chrono_literals;

namespace {

using Partitions = std::vector<TopicPartition>;
using Held = std::optional<std::set<TopicPartition>>;
using Time = AssignmentCheck::Time;

const TopicPartition A0{"ta", 0}, A1{"ta", 1}, B0{"tb", 0}, B1{"tb", 1};
const std::map<std::string, int> Both{{"ta", 2}, {"tb", 2}};
constexpr Time Start{1000s};

TEST(AssignmentCheck, whatIsRightAndWhatCallsForAnotherJoin)
{
    const struct {
        const char *what;
        std::vector<std::string> topics;
        Partitions assigned;
        GroupPicture picture;
        bool complete;
        bool rejoin;
    } rows[] = {
        {"all of it is ours", {"ta"}, {A0, A1}, {Both, Held{{A0, A1}}}, true, false},
        {"a topic was added", {"ta", "tb"}, {A0, A1}, {Both, Held{{A0, A1}}}, false, true},
        {"a topic was dropped", {"tb"}, {A0, B0, B1}, {Both, Held{{A0, B0, B1}}}, true, true},
        {"another topic altogether", {"tb"}, {A0, A1}, {Both, Held{{A0, A1}}}, false, true},
        {"the rest is another member's", {"ta"}, {A0}, {Both, Held{{A0, A1}}}, true, false},
        {"the rest is nobody's", {"ta"}, {A0}, {Both, Held{{A0}}}, false, true},
        {"more members than partitions", {"ta"}, {}, {Both, Held{{A0, A1}}}, true, false},
        {"nobody holds anything", {"ta"}, {}, {Both, Held{std::in_place}}, false, true},
        {"a topic of others in the group is no business of ours",
         {"ta"},
         {A0, A1},
         {Both, Held{{A0, A1, B0}}},
         true,
         false},
        {"a topic that does not exist comes by no join", {"ta", "no"}, {A0, A1}, {Both, Held{{A0, A1}}}, false, false},
        {"the broker tells nothing, part of it came", {"ta", "tb"}, {A0, B1}, {Both, std::nullopt}, true, false},
        {"the broker tells nothing, nothing of a topic came",
         {"ta", "tb"},
         {A0, A1},
         {Both, std::nullopt},
         false,
         true},
    };
    for (const auto &row : rows) {
        AssignmentCheck check(row.topics);
        EXPECT_FALSE(check.complete()) << row.what;
        EXPECT_FALSE(check.questionDue(Start)) << row.what << ": nothing was handed out yet";
        check.assigned(row.assigned);
        EXPECT_FALSE(check.complete()) << row.what << ": not before the broker told";
        EXPECT_TRUE(check.questionDue(Start)) << row.what;
        check.judge(row.picture, Start);
        EXPECT_EQ(check.complete(), row.complete) << row.what;
        EXPECT_EQ(check.rejoinDue(Start), row.rejoin) << row.what;
    }
}

TEST(AssignmentCheck, tellsWhatOthersHoldUntilTheNextAssignment)
{
    AssignmentCheck check({"ta", "tb"});
    check.assigned({A0});
    EXPECT_TRUE(check.elsewhere().empty()) << "not before the broker told";
    check.judge({Both, Held{{A0, A1, B0}}, {{A0, "me"}, {A1, "otro (x) at /h"}, {B0, "otro (x) at /h"}}}, Start);
    EXPECT_EQ(check.elsewhere(),
              (std::vector<HeldElsewhere>{{A1, "otro (x) at /h"}, {B0, "otro (x) at /h"}, {B1, ""}}));
    check.revoked();
    EXPECT_TRUE(check.elsewhere().empty());
}

TEST(AssignmentCheck, onlyPartitionsOfTopicsAskedForAreWanted)
{
    const AssignmentCheck check({"tb"});
    EXPECT_TRUE(check.wanted(B0));
    EXPECT_FALSE(check.wanted(A0));
}

TEST(AssignmentCheck, aForeignPartitionNeedsNoQuestion)
{
    AssignmentCheck check({"tb"});
    check.assigned({A0});
    EXPECT_TRUE(check.rejoinDue(Start));
    EXPECT_FALSE(check.rejoinDue(Start + 1h)) << "once for an assignment; the next one is awaited";
    EXPECT_FALSE(check.questionDue(Start + 1h));
}

TEST(AssignmentCheck, joinsAreFewWithGrowingPausesAndThenItIsGivenUpAndTold)
{
    AssignmentCheck check({"ta", "tb"});
    std::vector<std::chrono::seconds> joins;
    const GroupPicture picture{Both, Held{{A0, A1}}};
    for (std::chrono::seconds second = 0s; second < 600s; ++second) {
        if (!check.questionDue(Start + second))
            check.assigned({A0, A1});
        EXPECT_TRUE(check.takeGivenUp().empty());
        check.judge(picture, Start + second);
        if (check.rejoinDue(Start + second))
            joins.push_back(second);
        if (joins.size() == AssignmentCheck::MaxRejoins)
            break;
    }
    EXPECT_EQ(joins, (std::vector<std::chrono::seconds>{0s, 1s, 3s, 7s, 15s}));

    const Time later = Start + 10min;
    check.assigned({A0, A1});
    check.judge(picture, later);
    EXPECT_FALSE(check.rejoinDue(later));
    const auto told = check.takeGivenUp();
    ASSERT_EQ(told.size(), 1u);
    EXPECT_EQ(told[0].first, "tb");
    EXPECT_FALSE(check.rejoinDue(later + 1h));
    EXPECT_TRUE(check.takeGivenUp().empty()) << "told once";
    EXPECT_FALSE(check.complete());

    check.assigned({A0, A1, B0, B1});
    check.judge({Both, Held{{A0, A1, B0, B1}}}, later);
    EXPECT_TRUE(check.complete());
    check.assigned({A0, A1});
    check.judge(picture, later);
    EXPECT_TRUE(check.rejoinDue(later)) << "a right assignment long after forgives the joins before";
}

TEST(AssignmentCheck, aGroupThatWaversIsNotFollowedWithoutPause)
{
    AssignmentCheck check({"ta"});
    std::vector<std::chrono::milliseconds> joins;
    for (std::chrono::milliseconds at = 0ms; at < 60s; at += 100ms) {
        check.assigned({A0, A1});
        check.judge({Both, Held{{A0, A1}}}, Start + at);
        EXPECT_FALSE(check.rejoinDue(Start + at)) << "never while it is right";
        check.assigned({A0, B0});
        if (check.rejoinDue(Start + at))
            joins.push_back(at);
    }
    EXPECT_EQ(joins, (std::vector<std::chrono::milliseconds>{0s, 1s, 3s, 7s, 15s}));
}

TEST(AssignmentCheck, whereTheBrokerTellsNothingOneJoinSettlesIt)
{
    AssignmentCheck check({"ta", "tb"});
    check.assigned({A0});
    check.judge({Both, std::nullopt}, Start);
    EXPECT_TRUE(check.rejoinDue(Start));
    check.assigned({A0});
    check.judge({Both, std::nullopt}, Start);
    EXPECT_TRUE(check.complete()) << "dealt anew: tb is another member's";
    EXPECT_FALSE(check.rejoinDue(Start + 1h));
}

TEST(AssignmentCheck, questionsAreRepeatedWithPausesUntilTheAssignmentIsComplete)
{
    AssignmentCheck check({"ta"});
    check.assigned({A0});
    const std::uint64_t round = check.round();
    EXPECT_TRUE(check.questionDue(Start));
    check.unanswered(Start);
    EXPECT_FALSE(check.questionDue(Start + 999ms));
    EXPECT_TRUE(check.questionDue(Start + 1s));
    check.judge({{}, Held{{A0}}}, Start + 1s);
    EXPECT_FALSE(check.questionDue(Start + 1999ms));
    EXPECT_TRUE(check.questionDue(Start + 2s)) << "the topic may be made yet";
    check.judge({Both, Held{{A0, A1}}}, Start + 2s);
    EXPECT_FALSE(check.questionDue(Start + 1h));
    check.revoked();
    EXPECT_FALSE(check.complete());
    EXPECT_NE(check.round(), round) << "an answer under way speaks of an assignment that is gone";
}

}  // namespace
