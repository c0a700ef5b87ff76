// SPDX-License-Identifier: GPL-3.0-or-later
// `final` once true stays true: who votes, and what is said of windows that are added to all the same.
#include "app/store/finality.h"
#include "tests/app/store/storefixture.h"

#include <gmock/gmock.h>

namespace observatorio::test {
namespace {

using store::Finality;
using testing::ElementsAre;

const TopicPartition P0{"eventos", 0}, P1{"eventos", 1}, P2{"eventos", 2}, Other{"otros", 0};
constexpr TimeMs End = T0 + 30'000;
constexpr DurationMs Delay = 60'000;

struct Vote {
    std::optional<TimeMs> watermark;
    bool isIdle;
};

struct Case {
    const char *what;
    std::vector<Vote> votes;
    std::optional<TimeMs> before;
    std::optional<TimeMs> expected;
};

TEST(Finality, theSlowestThatIsNotIdleDecidesAndItNeverGoesBack)
{
    const Case cases[] = {
        {"nobody was read", {{std::nullopt, false}}, std::nullopt, std::nullopt},
        {"one partition", {{50, false}}, std::nullopt, 50},
        {"the slowest", {{50, false}, {30, false}}, std::nullopt, 30},
        {"one without events", {{50, false}, {std::nullopt, false}}, std::nullopt, std::nullopt},
        {"it is idle", {{50, false}, {std::nullopt, true}}, std::nullopt, 50},
        {"the slowest is idle", {{50, false}, {30, true}}, std::nullopt, 50},
        {"all are idle", {{50, true}, {30, true}}, std::nullopt, 50},
        {"it woke far behind", {{50, false}, {30, false}}, 40, 40},
        {"a new one", {{50, false}, {std::nullopt, false}}, 40, 40},
    };
    for (const Case &one : cases) {
        Finality::Topic topic;
        topic.until = one.before;
        for (const Vote &vote : one.votes)
            topic.votes[static_cast<std::int32_t>(topic.votes.size())] = {vote.watermark, vote.isIdle};
        EXPECT_EQ(Finality::untilNow(topic), one.expected) << one.what;
    }
}

class FinalWindows : public StoreTest {
protected:
    void SetUp() override
    {
        StoreTest::SetUp();
        if (IsSkipped() || HasFatalFailure())
            return;
        m_store = openedStore();
        claim({P0, P1});
    }

    void claim(const std::vector<TopicPartition> &partitions)
    {
        const auto starts = m_store->claim(Cluster, partitions);
        ASSERT_TRUE(succeeded(starts));
        for (const PartitionStart &start : *starts)
            m_starts[start.partition] = start;
    }
    /// So many records more, after which the watermark is there.
    void commit(const TopicPartition &partition, std::int64_t records, std::optional<TimeMs> watermark,
                std::vector<Cell> cells = {}, std::optional<TimeMs> idleSince = {})
    {
        std::int64_t &next = m_next[partition];
        PartitionBatch batch = partitionBatch(m_starts[partition], next, records);
        batch.accounting.startOffset = 0;
        batch.accounting.counted = next + records;
        next += records;
        if (watermark)
            batch.maxEventTime = *watermark + Delay;
        batch.watermarkDelayMs = Delay;
        batch.cells = std::move(cells);
        batch.idleSince = idleSince;
        const auto done = m_store->commit(batchOf({batch}, ++m_id));
        ASSERT_TRUE(succeeded(done));
        ASSERT_EQ(done->committed.size(), 1u);
    }
    /// Of ARG's window at T0: "final", "enmendada", their order as the view tells.
    std::string told()
    {
        RawSql sql(m_database->settings());
        const auto is = [&sql](const char *what) {
            return sql.value(std::string("SELECT count(*) FROM metricas_30s WHERE pais = 'ARG' AND ") + what) != "0";
        };
        return std::string(is("final") ? "final" : "open") + (is("enmendada") ? ", amended" : "");
    }
    static std::vector<Cell> argentina(std::int64_t offset) { return {cell("ARG", "gini", T0, {1}, offset)}; }

    std::unique_ptr<Store> m_store;
    std::map<TopicPartition, PartitionStart> m_starts;
    std::map<TopicPartition, std::int64_t> m_next;
    std::uint64_t m_id = 0;
};
OBSERVATORIO_BOTH_DATABASES(FinalWindows);

TEST_P(FinalWindows, APartitionWithoutACellVotes)
{
    commit(P0, 1, End, argentina(0));
    EXPECT_EQ(told(), "open") << "nothing of the other one is known";
    commit(P1, 1, End - 1);
    EXPECT_EQ(told(), "open");
    commit(P1, 1, End);
    EXPECT_EQ(told(), "final");
}

TEST_P(FinalWindows, AnIdleOneDoesNotVoteAndWhatItAddsWhenItWakesIsSaid)
{
    commit(P0, 1, End, argentina(0));
    commit(P1, 0, std::nullopt, {}, T0);
    EXPECT_EQ(told(), "final");
    RawSql sql(m_database->settings());
    EXPECT_EQ(sql.value("SELECT count(*) FROM progreso WHERE ociosa_desde IS NOT NULL"), "1");

    commit(P1, 1, T0 - 50'000, {cell("ARG", "gini", T0, {7}, 0), cell("ARG", "gini", T0 + 600'000, {7}, 0)});
    EXPECT_EQ(sql.value("SELECT count(*) FROM progreso WHERE ociosa_desde IS NOT NULL"), "0");
    EXPECT_EQ(sql.value("SELECT sum(num_eventos) FROM metricas_30s WHERE pais = 'ARG' AND final"), "2");
    EXPECT_EQ(told(), "final, amended");
    EXPECT_EQ(sql.value("SELECT count(*) FROM metricas_30s WHERE enmendada"), "1") << "the open one is not amended";
    EXPECT_EQ(sql.value("SELECT count(*) FROM metricas_15min WHERE enmendada"), "1");
    commit(P1, 1, T0 - 40'000, {cell("ARG", "gini", T0, {7, 8}, 0)});
    EXPECT_EQ(told(), "final, amended") << "and it stays so";
}

TEST_P(FinalWindows, ANewPartitionOpensNothingAgain)
{
    claim({P0, P1});
    commit(P0, 1, End, argentina(0));
    commit(P1, 1, End);
    ASSERT_EQ(told(), "final");
    claim({P2});
    EXPECT_EQ(told(), "final");
    commit(P0, 1, End + 600'000, {cell("BRA", "gini", T0 + 600'000, {1}, 1)});
    commit(P1, 1, End + 660'000);
    RawSql sql(m_database->settings());
    EXPECT_EQ(sql.value("SELECT count(*) FROM metricas_30s WHERE pais = 'BRA' AND final"), "0") << "it votes now";
    commit(P2, 1, T0 - 50'000, argentina(0));
    EXPECT_EQ(told(), "final, amended");
}

TEST_P(FinalWindows, ATopicDoesNotWaitForAnother)
{
    claim({Other});
    commit(P0, 1, End, argentina(0));
    commit(P1, 1, End);
    EXPECT_EQ(told(), "final");
    commit(Other, 1, End - 1, argentina(0));
    EXPECT_EQ(told(), "open") << "until there is a cell of it";
}

TEST_P(FinalWindows, WhoClaimsAnIdlePartitionFindsItAwake)
{
    commit(P1, 0, std::nullopt, {}, T0);
    claim({P0, P1});
    m_next.clear();
    commit(P0, 1, End, argentina(0));
    EXPECT_EQ(told(), "open") << "what came meanwhile nobody has read";
}

}  // namespace
}  // namespace observatorio::test
