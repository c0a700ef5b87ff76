// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/groupwatch.h"

#include <gtest/gtest.h>

namespace observatorio {
namespace {

const Error Fenced{ErrorCode::GroupFenced, "g", {}}, Strategy{ErrorCode::GroupStrategy, "g", {}};

TEST(GroupWatch, threeStatesApart)
{
    struct Step {
        const char *what;
        GroupSigns signs;
        TimeMs at;
        Membership membership;
        std::optional<Error> error;
        std::optional<TimeMs> since, idleSince;
    };
    const GroupSigns away{}, joining{.brokerUp = true}, member{.brokerUp = true, .isMember = true},
        reading{.brokerUp = true, .isMember = true, .hasPartitions = true},
        refused{.brokerUp = true, .error = Strategy}, noTopic{.brokerUp = true, .isMember = true, .isExplained = true};
    GroupWatch watch("g");
    EXPECT_EQ(watch.view().membership, Membership::Off);
    for (const Step &step : std::initializer_list<Step>{
             {"nobody answers", away, 0, Membership::Joining, {}, 0, {}},
             {"for long", away, 60'000, Membership::Joining, {}, 0, {}},
             {"the broker answers", joining, 60'000, Membership::Joining, {}, 0, {}},
             {"not yet", joining, 69'999, Membership::Joining, {}, 0, {}},
             {"that is worth a word", joining, 70'000, Membership::Joining, {}, 0, 60'000},
             {"a member, reading nothing", member, 71'000, Membership::Member, {}, 71'000, 60'000},
             {"reading", reading, 72'000, Membership::Member, {}, 71'000, {}},
             {"nothing to read any more", member, 80'000, Membership::Member, {}, 71'000, {}},
             {"for long", member, 90'000, Membership::Member, {}, 71'000, 80'000},
             {"its topic is not there: said already", noTopic, 91'000, Membership::Member, {}, 71'000, {}},
             {"refused", refused, 92'000, Membership::Lost, Strategy, 92'000, {}},
             {"still: its words say why nothing is read", refused, 192'000, Membership::Lost, Strategy, 92'000, {}},
             {"let in", reading, 193'000, Membership::Member, {}, 193'000, {}},
         }) {
        watch.see(step.signs, step.at);
        EXPECT_EQ(watch.view().membership, step.membership) << step.what;
        EXPECT_EQ(watch.view().error, step.error) << step.what;
        EXPECT_EQ(watch.view().since, step.since) << step.what;
        EXPECT_EQ(watch.view().idleSince, step.idleSince) << step.what;
    }
}

TEST(GroupWatch, whatEndedAClientStaysUntilAnotherOneIsLetIn)
{
    GroupWatch watch("g");
    watch.see({.brokerUp = true, .isMember = true, .hasPartitions = true}, 0);
    watch.clientGone(Fenced, 10);
    watch.off(11);
    EXPECT_EQ(watch.view().membership, Membership::Lost);
    EXPECT_EQ(watch.view().error, Fenced);
    watch.see({.brokerUp = true}, 2'000);
    EXPECT_EQ(watch.view().error, Fenced) << "that the broker answers cures nothing";
    EXPECT_EQ(watch.view().since, 10);
    watch.see({.brokerUp = true, .isMember = true}, 3'000);
    EXPECT_FALSE(watch.view().error);
    watch.off(4'000);
    EXPECT_EQ(watch.view().membership, Membership::Off);
}

}  // namespace
}  // namespace observatorio
