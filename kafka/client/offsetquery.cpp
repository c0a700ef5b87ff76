// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/client/offsetquery.h"

#include "kafka/client/handles.h"

namespace observatorio {

rd_kafka_resp_err_t queryOffsets(rd_kafka_t *client, std::span<const TopicPartition> partitions, OffsetTime time,
                                 std::chrono::milliseconds timeout, std::map<TopicPartition, std::int64_t> &offsets)
{
    if (partitions.empty())
        return RD_KAFKA_RESP_ERR_NO_ERROR;
    const PartitionListHandle list = makePartitionList(partitions.size());
    for (const TopicPartition &partition : partitions)
        append(list.get(), partition, static_cast<std::int64_t>(time));
    rd_kafka_resp_err_t error = rd_kafka_offsets_for_times(client, list.get(), milliseconds(timeout));
    if (error != RD_KAFKA_RESP_ERR_NO_ERROR)
        return error;
    for (const rd_kafka_topic_partition_t &element : elements(list.get())) {
        if (element.err != RD_KAFKA_RESP_ERR_NO_ERROR)
            error = element.err;
        else if (element.offset >= 0)
            offsets[{element.topic, element.partition}] = element.offset;
    }
    return error;
}

}  // namespace observatorio
