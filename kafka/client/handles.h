// SPDX-License-Identifier: GPL-3.0-or-later
// Owners of librdkafka's C objects, and the few words of its API that everybody here needs in C++ form.
#pragma once

#include "analytics/domain/basictypes.h"

#include <librdkafka/rdkafka.h>

#include <chrono>
#include <memory>
#include <span>

namespace observatorio {

template<auto function>
struct CallsToDestroy {
    template<typename T>
    void operator()(T *object) const noexcept
    {
        function(object);
    }
};

using ConfHandle = std::unique_ptr<rd_kafka_conf_t, CallsToDestroy<rd_kafka_conf_destroy>>;
using ClientHandle = std::unique_ptr<rd_kafka_t, CallsToDestroy<rd_kafka_destroy>>;
using QueueHandle = std::unique_ptr<rd_kafka_queue_t, CallsToDestroy<rd_kafka_queue_destroy>>;
using HeadersHandle = std::unique_ptr<rd_kafka_headers_t, CallsToDestroy<rd_kafka_headers_destroy>>;
using ErrorHandle = std::unique_ptr<rd_kafka_error_t, CallsToDestroy<rd_kafka_error_destroy>>;
using PartitionListHandle =
    std::unique_ptr<rd_kafka_topic_partition_list_t, CallsToDestroy<rd_kafka_topic_partition_list_destroy>>;
using GroupListHandle = std::unique_ptr<const rd_kafka_group_list, CallsToDestroy<rd_kafka_group_list_destroy>>;
using MetadataHandle = std::unique_ptr<const rd_kafka_metadata_t, CallsToDestroy<rd_kafka_metadata_destroy>>;

inline PartitionListHandle makePartitionList(std::size_t capacity)
{
    return PartitionListHandle(rd_kafka_topic_partition_list_new(static_cast<int>(capacity)));
}

inline void append(rd_kafka_topic_partition_list_t *list, const TopicPartition &partition, std::int64_t offset)
{
    rd_kafka_topic_partition_list_add(list, partition.topic.c_str(), partition.partition)->offset = offset;
}

inline std::span<const rd_kafka_topic_partition_t> elements(const rd_kafka_topic_partition_list_t *list)
{
    if (!list)
        return {};
    return {list->elems, static_cast<std::size_t>(list->cnt)};
}

inline int milliseconds(std::chrono::milliseconds duration) { return static_cast<int>(duration.count()); }

/// Destroys a client without ever blocking longer than `deadline`: a library thread stuck in a name look-up is left
/// behind rather than freezing the program's end. False when it was left behind. Destroying runs no callbacks.
bool destroyWithin(ClientHandle client, int destroyFlags, std::chrono::milliseconds deadline);

}  // namespace observatorio
