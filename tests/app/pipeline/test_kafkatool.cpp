// SPDX-License-Identifier: GPL-3.0-or-later
// Offsets and lag as the pages show them, beside what Kafka's own kafka-consumer-groups says of the same quiet group.
#include "kafka/client/admin.h"
#include "kafka/simulator/simulator.h"
#include "tests/app/pipeline/pipelinefixture.h"
#include "tests/support/requirements.h"

#include <QProcess>
#include <QRegularExpression>
#include <QUuid>

#include <map>

namespace observatorio {
namespace {

using namespace std::chrono_literals;

struct ToolRow {
    std::optional<std::int64_t> committed, end, lag;  ///< "-" is none

    bool operator==(const ToolRow &) const = default;
};

std::ostream &operator<<(std::ostream &out, const ToolRow &row)
{
    return out << row.committed.value_or(-1) << ' ' << row.end.value_or(-1) << ' ' << row.lag.value_or(-1);
}

using ToolRows = std::map<std::int32_t, ToolRow>;

/// What one of Kafka's own command line tools, named by its class, prints.
QString kafkaTool(const char *command, const QStringList &arguments)
{
    QProcess tool;
    tool.start(QStringLiteral("java"),
               QStringList{QStringLiteral("-cp"), QString::fromStdString(test::kafkaJars()) + QStringLiteral("/*"),
                           QLatin1String(command), QStringLiteral("--bootstrap-server"),
                           QString::fromStdString(test::kafka())}
                   + arguments);
    EXPECT_TRUE(tool.waitForFinished(60'000));
    EXPECT_EQ(tool.exitCode(), 0) << tool.readAllStandardError().toStdString();
    return QString::fromUtf8(tool.readAllStandardOutput());
}

/// What `kafka-consumer-groups --describe --group GROUP` prints, by partition.
ToolRows kafkaConsumerGroups(const std::string &group)
{
    const QString printed =
        kafkaTool("kafka.admin.ConsumerGroupCommand",
                  {QStringLiteral("--describe"), QStringLiteral("--group"), QString::fromStdString(group)});
    ToolRows rows;
    const auto number = [](const QString &text) {
        return text == u"-" ? std::nullopt : std::optional<std::int64_t>(text.toLongLong());
    };
    for (const QString &line : printed.split(u'\n')) {
        const QStringList words = line.split(QRegularExpression(QStringLiteral("\\s+")),
                                             Qt::SkipEmptyParts);  // group topic partition current end lag ...
        if (words.size() >= 6 && words[0].toStdString() == group)
            rows[words[2].toInt()] = {number(words[3]), number(words[4]), number(words[5])};
    }
    return rows;
}

class KafkaToolTest : public test::PipelineFixture {
protected:
    void SetUp() override
    {
        OBSERVATORIO_NEEDS(test::kafka());
        OBSERVATORIO_NEEDS(test::kafkaJars());
        PipelineFixture::SetUp();
        const std::string unique = QUuid::createUuid().toString(QUuid::Id128).toStdString();
        BrokerSettings &broker = options.settings.broker;
        broker.embedded = false;
        broker.bootstrapServers = test::kafka();
        broker.topics = {"grupos-" + unique};
        broker.group = "grupo-" + unique;
        options.simulator.topic = broker.topics.front();
        options.simulator.rate = 0.0;
        options.simulator.count = 5'000;
        auto connected = Admin::connect(broker);
        ASSERT_TRUE(connected);
        admin = *std::move(connected);
        kafkaTool("org.apache.kafka.tools.TopicCommand",
                  {QStringLiteral("--create"), QStringLiteral("--topic"), QString::fromStdString(broker.topics.front()),
                   QStringLiteral("--partitions"), QStringLiteral("3"), QStringLiteral("--config"),
                   QStringLiteral("retention.ms=-1")});
    }

    std::unique_ptr<Admin> admin;
};

TEST_F(KafkaToolTest, offsetsAndLagAreTheSame)
{
    const BrokerSettings &broker = options.settings.broker;
    ToolRows shown;
    {
        Pipeline pipeline(options);
        ASSERT_TRUE(until(pipeline, [](const Snapshot &now) {
            return now.total.counted == 5'000 && now.lag == 0 && now.partitions.size() == 3;
        }));
        for (const PartitionView &view : snapshot->partitions)
            shown[view.partition.partition] = {view.committed, view.endOffset, view.lag};
        EXPECT_EQ(shown, kafkaConsumerGroups(broker.group)) << "all of it is read";
    }

    // Nobody reads, and more comes: what an explorer of the group shows.
    Simulator simulator(broker, options.baseline, *options.indicators);
    SimulatorSettings more = options.simulator;
    more.count = 777;
    ASSERT_TRUE(simulator.start(more));
    ToolRows looked;
    std::int64_t lag = 0;
    const auto deadline = std::chrono::steady_clock::now() + 30s;
    while (lag != 777 && std::chrono::steady_clock::now() < deadline) {
        const auto offsets = admin->groupOffsets(broker.group, broker.topics, 10s);
        ASSERT_TRUE(offsets);
        lag = 0;
        for (const GroupOffsets::Row &row : offsets->rows) {
            looked[row.partition.partition] = {row.committed, row.end, *row.end - row.committed.value_or(0)};
            lag += *row.end - row.committed.value_or(0);
        }
    }
    EXPECT_EQ(lag, 777);
    EXPECT_EQ(looked, kafkaConsumerGroups(broker.group)) << "with a backlog";
}

}  // namespace
}  // namespace observatorio
