// SPDX-License-Identifier: GPL-3.0-or-later
// What a log is known by again, topics started anew, and one database for two clusters.
#include "tests/app/store/storefixture.h"

#include <gmock/gmock.h>

namespace observatorio::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const TopicPartition P0{"eventos_qog", 0}, P1{"eventos_qog", 1}, Other{"otro", 0};
const SeriesName Inflation{"ARG", "inflacion"};
constexpr LogMark Mark{99, T0 + 5, 0xFEDCBA98};

class StoreLogs : public StoreTest {
protected:
    void SetUp() override
    {
        StoreTest::SetUp();
        if (!IsSkipped())
            store = openedStore();
    }
    PartitionStart claimOne(const TopicPartition &partition, const std::string &cluster = Cluster)
    {
        const auto starts = store->claim(cluster, {partition});
        EXPECT_TRUE(succeeded(starts));
        return starts && starts->size() == 1 ? starts->front() : PartitionStart{};
    }
    CommitResult commit(PartitionBatch batch, const std::string &cluster = Cluster)
    {
        StoreBatch all = batchOf({std::move(batch)});
        all.cluster = cluster;
        const auto result = store->commit(all);
        EXPECT_TRUE(succeeded(result));
        return result.value_or(CommitResult{});
    }
    PartitionBatch counted(const PartitionStart &start, std::int64_t from, std::int64_t records)
    {
        PartitionBatch batch = partitionBatch(start, from, records);
        batch.log = start.log;
        batch.cells = {cell("ARG", "inflacion", T0, std::vector<double>(static_cast<std::size_t>(records), 2.0), from)};
        return batch;
    }

    std::unique_ptr<Store> store;
};
OBSERVATORIO_BOTH_DATABASES(StoreLogs);

TEST_P(StoreLogs, AMarkComesBackWithTheClaimAndStaysWhereABatchHasNone)
{
    const PartitionStart first = claimOne(P0);
    EXPECT_EQ(first.mark, std::nullopt);
    PartitionBatch batch = counted(first, 0, 100);
    batch.mark = Mark;
    commit(batch);
    const PartitionStart second = claimOne(P0);
    EXPECT_EQ(second.mark, Mark);
    commit(counted(second, 100, 1));
    EXPECT_EQ(claimOne(P0).mark, Mark);
    raw().exec("UPDATE progreso SET huella_offset = NULL, huella_ms = NULL, huella_crc = NULL");
    EXPECT_EQ(claimOne(P0).mark, std::nullopt);
}

TEST_P(StoreLogs, ATopicStartedAnewHasRowsOfItsOwnAndTheOldOnesStay)
{
    const PartitionStart old = claimOne(P0), elsewhere = claimOne(Other);
    EXPECT_EQ(old.log, Cluster);
    PartitionBatch batch = counted(old, 0, 3);
    batch.alerts = {episode("e", Inflation, T0, P0)};
    batch.mark = Mark;
    commit(batch);

    ASSERT_TRUE(succeeded(store->startAnew(Cluster, P0.topic)));
    EXPECT_THAT(commit(counted(old, 3, 1)).lost, ElementsAre(P0)) << "whoever still reads the old log is fenced";
    EXPECT_EQ(raw().value("SELECT estado FROM alertas"), "interrumpida");

    const PartitionStart anew = claimOne(P0);
    EXPECT_EQ(anew.log, Cluster + "~2");
    EXPECT_EQ(anew.epoch, Epoch(1));
    EXPECT_FALSE(anew.accounting);
    EXPECT_EQ(anew.mark, std::nullopt);
    EXPECT_THAT(anew.openCells, IsEmpty());
    EXPECT_THAT(anew.otherClusters, IsEmpty()) << "it is the same cluster";
    EXPECT_THAT(commit(counted(anew, 0, 2)).committed, ElementsAre(P0));
    EXPECT_EQ(raw().value("SELECT num_eventos FROM metricas_30s"), "5");
    EXPECT_THAT(
        raw().rows("SELECT cluster, siguiente_offset FROM progreso WHERE topic = 'eventos_qog' ORDER BY cluster"),
        ElementsAre(ElementsAre("cluster-1", "3"), ElementsAre("cluster-1~2", "2")));

    EXPECT_EQ(claimOne(P0).accounting->nextOffset, 2) << "the newest log goes on";
    EXPECT_EQ(claimOne(P1).log, Cluster + "~2") << "a topic's partitions stay together";
    EXPECT_EQ(claimOne(Other).log, Cluster);
    EXPECT_EQ(claimOne(P0, "cluster-2").log, "cluster-2");
    ASSERT_TRUE(succeeded(store->startAnew(Cluster, P0.topic)));
    EXPECT_EQ(claimOne(P0).log, Cluster + "~3");
}

TEST_P(StoreLogs, TheFirstClaimInASecondClusterTellsOfTheFirstOne)
{
    commit(counted(claimOne(P0), 0, 3));
    claimOne(Other);
    const auto starts = store->claim("cluster-2", {P0, P1, Other});
    ASSERT_TRUE(succeeded(starts));
    EXPECT_THAT(starts->at(0).otherClusters, ElementsAre(Cluster));
    EXPECT_THAT(starts->at(1).otherClusters, ElementsAre(Cluster)) << "records of a topic may come in any partition";
    EXPECT_THAT(starts->at(2).otherClusters, IsEmpty()) << "nothing was read of it there";
    EXPECT_THAT(claimOne(P0, "cluster-2").otherClusters, IsEmpty()) << "once";
    EXPECT_THAT(claimOne(P0).otherClusters, IsEmpty());
}

}  // namespace
}  // namespace observatorio::test
