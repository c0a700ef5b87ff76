// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/client/admin.h"

#include "kafka/client/clientconfig.h"
#include "kafka/client/errormap.h"
#include "kafka/client/groupquery.h"
#include "kafka/client/handles.h"
#include "kafka/client/linkhealth.h"
#include "kafka/client/offsetquery.h"

#include <algorithm>
#include <map>

namespace observatorio {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using GroupRequestHandle =
    std::unique_ptr<rd_kafka_ListConsumerGroupOffsets_t, CallsToDestroy<rd_kafka_ListConsumerGroupOffsets_destroy>>;

constexpr auto FirstSlice = 250ms;
constexpr std::chrono::milliseconds LeadersWithin = 5s;

class Deadline {
public:
    explicit Deadline(std::chrono::milliseconds timeout) : m_at(Clock::now() + timeout) {}
    [[nodiscard]] bool passed() const { return Clock::now() >= m_at; }
    [[nodiscard]] std::chrono::milliseconds left() const
    {
        return std::max(std::chrono::duration_cast<std::chrono::milliseconds>(m_at - Clock::now()), 1ms);
    }

private:
    Clock::time_point m_at;
};

}  // namespace

struct Admin::Private {
    explicit Private(const BrokerSettings &broker) : settings(broker), health(settings) {}
    ~Private()
    {
        destroyWithin(std::move(client), 0, 3000ms);
        if (groupClient)
            destroyWithin(std::move(groupClient), 0, 3000ms);
    }

    const BrokerSettings settings;
    LinkHealth health;
    std::optional<Error> linkError;  // the newest, since the broker last answered
    ClientHandle client;
    ClientHandle groupClient;  // of the group last asked for; asks, never joins
    std::string groupClientOf;
    int brokers = 0;  // in the newest metadata

    Expected<MetadataHandle> metadata(const Deadline &deadline);
    Expected<void> watermarks(std::vector<GroupOffsets::Row> &rows, const Deadline &deadline);
    Expected<void> committed(const std::string &group, std::vector<GroupOffsets::Row> &rows, const Deadline &deadline);
    void describe(const std::string &group, GroupOffsets &offsets, const Deadline &deadline);

    Error error(rd_kafka_resp_err_t code, const char *words, std::string_view subject);
    void listen();
    static void onError(rd_kafka_t *client, int code, const char *reason, void *opaque);
};

void Admin::Private::onError(rd_kafka_t *, int code, const char *reason, void *opaque)
{
    auto &self = *static_cast<Private *>(opaque);
    if (auto told = self.health.failed(static_cast<rd_kafka_resp_err_t>(code), reason ? reason : ""))
        self.linkError = std::move(told);
}

/// Takes the connection's events, which the library hands out only to who asks.
void Admin::Private::listen()
{
    while (rd_kafka_poll(client.get(), 0) > 0) {}
}

Error Admin::Private::error(rd_kafka_resp_err_t code, const char *words, std::string_view subject)
{
    listen();
    Error error = toError(code, words ? words : "", settings, subject, ErrorCode::ConsumerFailed);
    // "Timed out" says less than why the connection fails.
    if (error.code != ErrorCode::BrokerUnreachable)
        return error;
    return linkError ? *linkError : health.elsewhere().value_or(error);
}

/// In slices, so that a refusal is seen when it comes and not only at the end of `deadline`.
/// Always of all topics: the mock broker makes a topic that it is asked about by name.
Expected<MetadataHandle> Admin::Private::metadata(const Deadline &deadline)
{
    const std::string &subject = settings.bootstrapServers;
    for (std::chrono::milliseconds slice = FirstSlice;; slice *= 2) {
        const rd_kafka_metadata_t *found = nullptr;
        const rd_kafka_resp_err_t code =
            rd_kafka_metadata(client.get(), 1, nullptr, &found, milliseconds(std::min(slice, deadline.left())));
        MetadataHandle owner(found);
        if (code == RD_KAFKA_RESP_ERR_NO_ERROR) {
            brokers = found->broker_cnt;
            linkError.reset();
            health.greeted();
            return owner;
        }
        listen();
        if (linkError)
            return tl::unexpected<Error>(*linkError);
        if (deadline.passed() || !isAboutBroker(toError(code, {}, settings, subject, ErrorCode::ConsumerFailed).code))
            return tl::unexpected<Error>(error(code, nullptr, subject));
    }
}

Expected<void> Admin::Private::watermarks(std::vector<GroupOffsets::Row> &rows, const Deadline &deadline)
{
    std::vector<TopicPartition> partitions;
    partitions.reserve(rows.size());
    for (const GroupOffsets::Row &row : rows)
        partitions.push_back(row.partition);
    for (const OffsetTime time : {OffsetTime::Earliest, OffsetTime::Latest}) {
        std::map<TopicPartition, std::int64_t> offsets;
        const rd_kafka_resp_err_t code = queryOffsets(client.get(), partitions, time, deadline.left(), offsets);
        if (code != RD_KAFKA_RESP_ERR_NO_ERROR && offsets.empty())
            return tl::unexpected<Error>(error(code, nullptr, partitions.front().topic));
        for (GroupOffsets::Row &row : rows) {
            if (const auto it = offsets.find(row.partition); it != offsets.end())
                (time == OffsetTime::Earliest ? row.begin : row.end) = it->second;
        }
    }
    return {};
}

/// Asked through a client of that group that never joins it: the embedded broker does not know the admin request for
/// it.
Expected<void> Admin::Private::committed(const std::string &group, std::vector<GroupOffsets::Row> &rows,
                                         const Deadline &deadline)
{
    if (!groupClient || groupClientOf != group) {
        if (groupClient)
            destroyWithin(std::move(groupClient), 0, 3000ms);
        ClientConfig config(settings);
        config.set("allow.auto.create.topics", std::string("false"))
            .set("client.id", std::string("observatorio-admin"))
            .set("group.id", group);
        auto created = std::move(config).create(RD_KAFKA_CONSUMER);
        if (!created)
            return tl::unexpected(created.error());
        groupClient = *std::move(created);
        groupClientOf = group;
    }
    const PartitionListHandle list = makePartitionList(rows.size());
    for (const GroupOffsets::Row &row : rows)
        rd_kafka_topic_partition_list_add(list.get(), row.partition.topic.c_str(), row.partition.partition);
    const auto code = rd_kafka_committed(groupClient.get(), list.get(), milliseconds(deadline.left()));
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR)
        return tl::unexpected<Error>(error(code, nullptr, group));
    for (const rd_kafka_topic_partition_t &element : elements(list.get())) {
        const auto row = std::find_if(rows.begin(), rows.end(), [&element](const GroupOffsets::Row &candidate) {
            return candidate.partition.partition == element.partition && candidate.partition.topic == element.topic;
        });
        if (row != rows.end() && element.err == RD_KAFKA_RESP_ERR_NO_ERROR && element.offset >= 0)
            row->committed = element.offset;
    }
    return {};
}

/// What the broker tells of the group's members; that it tells nothing is no error.
void Admin::Private::describe(const std::string &group, GroupOffsets &offsets, const Deadline &deadline)
{
    GroupDescription description;
    if (describeGroup(client.get(), group, deadline.left(), description) != RD_KAFKA_RESP_ERR_NO_ERROR)
        return;
    offsets.group.state = description.state;
    offsets.group.assignor = std::move(description.assignor);
    offsets.group.members = static_cast<int>(description.members.size());
    offsets.group.coordinator = description.coordinator;
    for (const GroupDescription::Member &member : description.members) {
        for (const TopicPartition &partition : member.partitions) {
            for (GroupOffsets::Row &row : offsets.rows) {
                if (row.partition == partition)
                    row.member = member.clientId;
            }
        }
    }
}

Admin::Admin(std::unique_ptr<Private> priv) : d(std::move(priv)) {}

Admin::~Admin() = default;

Expected<std::unique_ptr<Admin>> Admin::connect(const BrokerSettings &settings)
{
    auto priv = std::make_unique<Private>(settings);
    ClientConfig config(priv->settings);
    config.set("allow.auto.create.topics", std::string("false")).set("client.id", std::string("observatorio-admin"));
    rd_kafka_conf_set_opaque(config.conf(), priv.get());
    rd_kafka_conf_set_error_cb(config.conf(), &Private::onError);
    auto client = std::move(config).create(RD_KAFKA_CONSUMER);
    if (!client)
        return tl::unexpected(client.error());
    priv->client = *std::move(client);
    return std::unique_ptr<Admin>(new Admin(std::move(priv)));
}

Expected<std::string> Admin::clusterId(std::chrono::milliseconds timeout)
{
    const Deadline deadline(timeout);
    const auto reached = d->metadata(deadline);
    if (!reached)
        return tl::unexpected(reached.error());
    char *id = rd_kafka_clusterid(d->client.get(), milliseconds(deadline.left()));
    if (!id)
        return failure(ErrorCode::ConsumerFailed, d->settings.bootstrapServers, "the broker tells no cluster id");
    std::string text = id;
    rd_kafka_mem_free(d->client.get(), id);
    return text;
}

int Admin::brokerCount() const noexcept { return d->brokers; }

Expected<std::vector<TopicView>> Admin::topics(std::chrono::milliseconds timeout)
{
    const auto found = d->metadata(Deadline(timeout));
    if (!found)
        return tl::unexpected(found.error());
    std::vector<TopicView> topics;
    for (int i = 0; i < (*found)->topic_cnt; ++i) {
        const rd_kafka_metadata_topic_t &topic = (*found)->topics[i];
        if (topic.err == RD_KAFKA_RESP_ERR_NO_ERROR)
            topics.push_back(
                {topic.topic, topic.partition_cnt, topic.partition_cnt > 0 ? topic.partitions[0].replica_cnt : 0});
    }
    std::sort(topics.begin(), topics.end(), [](const TopicView &a, const TopicView &b) { return a.name < b.name; });
    return topics;
}

Expected<GroupOffsets> Admin::groupOffsets(const std::string &group, const std::vector<std::string> &topics,
                                           std::chrono::milliseconds timeout)
{
    const Deadline deadline(timeout);
    GroupOffsets offsets;
    offsets.group.group = group;
    const auto found = d->metadata(deadline);
    if (!found)
        return tl::unexpected(found.error());
    for (const std::string &topic : topics) {
        const std::span descriptions((*found)->topics, static_cast<std::size_t>((*found)->topic_cnt));
        const auto it = std::find_if(descriptions.begin(), descriptions.end(),
                                     [&topic](const rd_kafka_metadata_topic_t &t) { return t.topic == topic; });
        for (std::int32_t i = 0; it != descriptions.end() && i < it->partition_cnt; ++i)
            offsets.rows.push_back({{topic, i}, {}, {}, {}, {}});
    }
    if (!offsets.rows.empty()) {
        // Committed first, then ends: a lag computed from them is never negative.
        if (const auto known = d->committed(group, offsets.rows, deadline); !known)
            return tl::unexpected(known.error());
        if (const auto known = d->watermarks(offsets.rows, deadline); !known)
            return tl::unexpected(known.error());
    }
    d->describe(group, offsets, deadline);
    return offsets;
}

Expected<void> Admin::reachLeaders(const std::vector<TopicView> &topics, std::chrono::milliseconds timeout)
{
    std::vector<GroupOffsets::Row> rows;
    for (const TopicView &topic : topics) {
        for (std::int32_t i = 0; i < topic.partitions; ++i)
            rows.push_back({{topic.name, i}, {}, {}, {}, {}});
    }
    return rows.empty() ? Expected<void>{} : d->watermarks(rows, Deadline(std::min(timeout, LeadersWithin)));
}

Expected<BrokerTest> testBroker(const BrokerSettings &settings, std::chrono::milliseconds timeout)
{
    const Deadline deadline(timeout);
    auto admin = Admin::connect(settings);
    if (!admin)
        return tl::unexpected(admin.error());
    BrokerTest test;
    auto cluster = (*admin)->clusterId(deadline.left());
    if (!cluster)
        return tl::unexpected(cluster.error());
    test.clusterId = *std::move(cluster);
    const auto topics = (*admin)->topics(deadline.left());
    if (!topics)
        return tl::unexpected(topics.error());
    test.brokers = (*admin)->brokerCount();
    std::vector<TopicView> present;
    for (const std::string &wanted : settings.topics) {
        const auto found = std::ranges::find(*topics, wanted, &TopicView::name);
        if (found == topics->end())
            test.missingTopics.push_back(wanted);
        else
            present.push_back(*found);
    }
    if (const auto reached = (*admin)->reachLeaders(present, deadline.left()); !reached)
        return tl::unexpected(reached.error());
    return test;
}

}  // namespace observatorio
