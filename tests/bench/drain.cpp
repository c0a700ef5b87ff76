// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a topic from its beginning to the end it has now with librdkafka alone and throws the records away: the
// yardstick for `observatorioctl work`. The fetch settings are those of kafka/client/consumerclient.cpp. Prints one
// JSON line.
#include <librdkafka/rdkafka.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

namespace {

[[noreturn]] void die(const std::string &what)
{
    std::fprintf(stderr, "%s\n", what.c_str());
    std::exit(1);
}

void set(rd_kafka_conf_t *conf, const char *property, const char *value)
{
    char text[512];
    if (rd_kafka_conf_set(conf, property, value, text, sizeof text) != RD_KAFKA_CONF_OK)
        die(text);
}

double seconds(const timeval &time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

int main(int argc, char **argv)
{
    if (argc != 3)
        die("usage: drain BROKERS TOPIC");
    const auto began = std::chrono::steady_clock::now();
    const char *const topic = argv[2];

    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    set(conf, "bootstrap.servers", argv[1]);
    set(conf, "group.id", "drain");
    set(conf, "enable.auto.commit", "false");
    set(conf, "auto.offset.reset", "earliest");
    set(conf, "enable.partition.eof", "true");
    set(conf, "queued.min.messages", "1000000");
    set(conf, "queued.max.messages.kbytes", "65536");
    set(conf, "fetch.wait.max.ms", "10");
    char text[512];
    rd_kafka_t *client = rd_kafka_new(RD_KAFKA_CONSUMER, conf, text, sizeof text);
    if (!client)
        die(text);
    rd_kafka_poll_set_consumer(client);

    const struct rd_kafka_metadata *metadata = nullptr;
    rd_kafka_topic_t *handle = rd_kafka_topic_new(client, topic, nullptr);
    if (const auto error = rd_kafka_metadata(client, 0, handle, &metadata, 10'000))
        die(rd_kafka_err2str(error));
    const int partitions = metadata->topics[0].partition_cnt;
    rd_kafka_metadata_destroy(metadata);
    rd_kafka_topic_destroy(handle);
    if (partitions == 0)
        die(std::string("no such topic: ") + topic);

    rd_kafka_topic_partition_list_t *assignment = rd_kafka_topic_partition_list_new(partitions);
    for (int partition = 0; partition < partitions; ++partition)
        rd_kafka_topic_partition_list_add(assignment, topic, partition)->offset = RD_KAFKA_OFFSET_BEGINNING;
    rd_kafka_assign(client, assignment);
    rd_kafka_topic_partition_list_destroy(assignment);

    rd_kafka_queue_t *queue = rd_kafka_queue_get_consumer(client);
    std::vector<rd_kafka_message_t *> messages(20'000);
    long long records = 0;
    long long bytes = 0;
    int ended = 0;
    while (ended < partitions) {
        const auto count = rd_kafka_consume_batch_queue(queue, 10, messages.data(), messages.size());
        for (ssize_t i = 0; i < count; ++i) {
            rd_kafka_message_t *message = messages[static_cast<std::size_t>(i)];
            if (message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF) {
                ++ended;
            } else if (message->err) {
                die(rd_kafka_message_errstr(message));
            } else {
                ++records;
                bytes += static_cast<long long>(message->len);
            }
            rd_kafka_message_destroy(message);
        }
    }
    const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    rusage usage = {};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("{\"consumed\":%lld,\"bytes\":%lld,\"wall_s\":%.4f,\"cpu_s\":%.4f,\"max_rss_kb\":%ld}\n", records,
                bytes, wall, seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss);
    std::fflush(stdout);
    rd_kafka_queue_destroy(queue);
    rd_kafka_consumer_close(client);
    rd_kafka_destroy(client);
    return 0;
}
