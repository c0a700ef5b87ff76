// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/linkpolicy.h"

#include <gtest/gtest.h>

namespace observatorio {
namespace {

Links with(std::optional<ErrorCode> broker, std::optional<ErrorCode> database = {}, bool everOpened = false)
{
    Links links;
    if (broker)
        links.broker.error = Error{*broker, "b", {}};
    if (database)
        links.database.error = Error{*database, "d", {}};
    links.databaseEverOpened = everOpened;
    return links;
}

TEST(LinkPolicy, whatIsHopeless)
{
    struct Case {
        std::optional<ErrorCode> broker, database;
        bool everOpened;
        const char *hopeless;  ///< the subject; null: go on
    };
    for (const Case &c :
         {Case{{}, {}, false, nullptr}, Case{ErrorCode::BrokerUnreachable, {}, false, nullptr},
          Case{ErrorCode::BrokerAuthentication, {}, false, "b"}, Case{ErrorCode::BrokerTls, {}, true, "b"},
          Case{{}, ErrorCode::DatabaseUnreachable, false, nullptr}, Case{{}, ErrorCode::DatabaseBusy, false, nullptr},
          Case{{}, ErrorCode::DatabaseAuthentication, false, "d"},
          Case{{}, ErrorCode::DatabaseAuthentication, true, nullptr}, Case{{}, ErrorCode::DatabaseReadOnly, false, "d"},
          Case{{}, ErrorCode::DiskFull, false, "d"}, Case{{}, ErrorCode::DiskFull, true, nullptr},
          Case{ErrorCode::BrokerTls, ErrorCode::DiskFull, false, "b"}}) {
        const auto found = hopeless(with(c.broker, c.database, c.everOpened));
        EXPECT_EQ(found.has_value(), c.hopeless != nullptr);
        if (found && c.hopeless) {
            EXPECT_EQ(found->subject, c.hopeless);
        }
    }
}

TEST(LinkPolicy, whichTroubleOfTheGroupIsHopeless)
{
    struct Case {
        const char *what;
        std::optional<ErrorCode> group;
        bool mayJoinAgain, allLost, isHopeless;
    };
    for (const Case &c : {Case{"nothing", {}, true, false, false},
                          Case{"another place helps", ErrorCode::GroupFenced, true, false, false},
                          Case{"the settings fix the place", ErrorCode::GroupFenced, false, false, true},
                          Case{"the other program may end", ErrorCode::GroupStrategy, true, false, false},
                          Case{"no permission", ErrorCode::GroupForbidden, true, false, true},
                          Case{"nothing left to read", {}, true, true, true}}) {
        Links links;
        if (c.group)
            links.group.error = Error{*c.group, "g", {}};
        links.mayJoinAgain = c.mayJoinAgain;
        links.allLost = c.allLost;
        links.partitionErrors.push_back({ErrorCode::OffsetOutOfRange, "t [0]", {}});
        EXPECT_EQ(hopeless(links).has_value(), c.isHopeless) << c.what;
    }
    Links deleted;
    deleted.topicErrors.emplace("t", Error{ErrorCode::TopicUnknown, "t", {}});
    EXPECT_FALSE(hopeless(deleted)) << "it may come yet";
    deleted.allLost = true;
    EXPECT_TRUE(hopeless(deleted));
}

TEST(LinkPolicy, aLinkKnowsSinceWhenItIsAsItIs)
{
    LinkView link;
    const Error away{ErrorCode::BrokerUnreachable, "b", "one"}, refused{ErrorCode::BrokerTls, "b", {}};
    EXPECT_EQ(stateFor(away), LinkState::Retrying);
    EXPECT_EQ(stateFor(refused), LinkState::Failed);
    setLink(link, LinkState::Retrying, away, 10);
    setLink(link, LinkState::Retrying, Error{ErrorCode::BrokerUnreachable, "b", "two"}, 20);
    EXPECT_EQ(link.since, 10);
    EXPECT_EQ(link.error->cause, "two");
    EXPECT_FALSE(link.answered);
    setLink(link, LinkState::Up, std::nullopt, 30);
    EXPECT_EQ(link.since, 30);
    setLink(link, LinkState::Up, std::nullopt, 40);
    setLink(link, LinkState::Retrying, away, 50);
    EXPECT_EQ(link.answered, 40) << "so old is what is known";
}

TEST(Patience, runsOutOnlyWhereTroubleLasts)
{
    struct Step {
        TimeMs at;
        Links links;
        bool over;
    };
    Links topic;
    topic.topicErrors.emplace("t", Error{ErrorCode::TopicUnknown, "t", {}});
    Links partition;
    partition.partitionErrors.push_back(Error{ErrorCode::GroupFenced, "t [0]", {}});
    const Links fine = with({}), away = with(ErrorCode::BrokerUnreachable),
                otherTrouble = with(ErrorCode::ConsumerFailed),
                database = with({}, ErrorCode::DatabaseUnreachable, true);
    const std::vector<std::vector<Step>> runs{
        {{0, fine, false}, {100'000, fine, false}},
        {{0, away, false}, {29'999, otherTrouble, false}, {30'000, away, true}},
        {{0, away, false}, {20'000, fine, false}, {40'000, away, false}, {69'999, away, false}, {70'000, away, true}},
        {{0, database, false}, {30'000, database, true}},
        {{0, topic, false}, {9'999, topic, false}, {10'000, topic, true}},
        {{0, topic, false}, {9'000, fine, false}, {12'000, topic, false}},
        {{0, partition, true}}};
    for (std::size_t run = 0; run < runs.size(); ++run) {
        Patience patience;
        for (const Step &step : runs[run])
            EXPECT_EQ(patience.isOver(step.links, step.at), step.over) << "run " << run << " at " << step.at;
    }
}

}  // namespace
}  // namespace observatorio
