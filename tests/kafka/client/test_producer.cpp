// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/client/producer.h"
#include "tests/kafka/brokersupport.h"

#include <librdkafka/rdkafka_mock.h>

#include <gtest/gtest.h>

namespace observatorio {
namespace {

using namespace std::chrono_literals;
using MockClusterHandle = std::unique_ptr<rd_kafka_mock_cluster_t, CallsToDestroy<rd_kafka_mock_cluster_destroy>>;

TEST(Producer, recordsForATopicKnownToBeRefusedFailOneByOne)
{
    const ClientHandle owner(rd_kafka_new(RD_KAFKA_PRODUCER, nullptr, nullptr, 0));
    const MockClusterHandle cluster(rd_kafka_mock_cluster_new(owner.get(), 1));
    rd_kafka_mock_topic_create(cluster.get(), "ajeno", 1, 1);
    rd_kafka_mock_topic_set_error(cluster.get(), "ajeno", RD_KAFKA_RESP_ERR_TOPIC_EXCEPTION);
    BrokerSettings settings;
    settings.embedded = false;
    settings.bootstrapServers = rd_kafka_mock_cluster_bootstraps(cluster.get());
    const auto producer = Producer::open(settings, "ajeno", {});
    ASSERT_TRUE(producer) << toEnglish(producer.error());

    const Producer::Message message{"ARG", "{}", std::nullopt, "test"};
    ASSERT_TRUE(test::waitFor([&] {
        (*producer)->serve(10ms);
        return (*producer)->send(message) == Producer::Sent::Failed;
    })) << "the broker told of the topic";
    for (int i = 0; i < 1000; ++i)
        EXPECT_EQ((*producer)->send(message), Producer::Sent::Failed);
    EXPECT_EQ((*producer)->delivered(), 0u);
    EXPECT_GE((*producer)->failed(), 1001u);
    ASSERT_TRUE((*producer)->error());
    EXPECT_EQ((*producer)->error()->subject, "ajeno");
}

}  // namespace
}  // namespace observatorio
