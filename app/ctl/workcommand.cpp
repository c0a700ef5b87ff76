// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/interrupt.h"
#include "app/files/resources.h"
#include "app/files/wholefile.h"
#include "app/pipeline/ingest.h"
#include "app/pipeline/instanceid.h"
#include "app/pipeline/wallclock.h"
#include "kafka/client/kafkasource.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <chrono>
#include <iostream>
#include <map>
#include <memory>
#include <set>
#include <sys/resource.h>

namespace observatorio {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

struct Options {
    BrokerSettings broker;
    std::string databaseUrl;
    std::string statsFile;
    bool untilEnd = false;
};

/// How long a server may be away before a run that is meant to end gives up, and a topic missing: it may just have been
/// made.
constexpr auto Patience = 30s;
constexpr auto TopicPatience = 10s;

/// Says on stderr what a link's trouble is, once a change.
class LinkReporter {
public:
    explicit LinkReporter(const char *name) : m_name(name) {}

    void report(const std::optional<Error> &error)
    {
        if (error == m_last)
            return;
        if (error)
            std::cerr << toEnglish(*error) << std::endl;
        else
            std::cerr << m_name << " is back" << std::endl;
        m_since = steady_clock::now();
        m_last = error;
    }
    bool troubledFor(steady_clock::duration span) const { return m_last && steady_clock::now() - m_since >= span; }

private:
    const char *m_name;
    std::optional<Error> m_last;
    steady_clock::time_point m_since{};
};

/// Says once which topics cannot be read.
class TopicReporter {
public:
    /// True when some topic was missing for TopicPatience.
    bool report(const std::map<std::string, Error> &errors)
    {
        for (const auto &[topic, error] : errors) {
            if (m_said.insert(topic).second)
                std::cerr << toEnglish(error) << std::endl;
        }
        if (errors.empty())
            m_since = steady_clock::now();
        return steady_clock::now() - m_since >= TopicPatience;
    }

private:
    std::set<std::string> m_said;
    steady_clock::time_point m_since = steady_clock::now();
};

Expected<void> writeStats(const std::string &path, const Ingest &ingest, steady_clock::time_point began)
{
    rusage usage = {};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    const Accounting counted = ingest.counted();
    const Ingest::Totals totals = ingest.totals();
    const QJsonObject stats{
        {QStringLiteral("consumed"), static_cast<qint64>(totals.consumed)},
        {QStringLiteral("counted"), static_cast<qint64>(counted.counted)},
        {QStringLiteral("late"), static_cast<qint64>(counted.late)},
        {QStringLiteral("rejected"), static_cast<qint64>(counted.rejected)},
        {QStringLiteral("untimed"), static_cast<qint64>(counted.untimed)},
        {QStringLiteral("gaps"), static_cast<qint64>(counted.gaps)},
        {QStringLiteral("windows"), static_cast<qint64>(totals.windows)},
        {QStringLiteral("alerts"), static_cast<qint64>(totals.alerts)},
        {QStringLiteral("batches"), static_cast<qint64>(totals.batches)},
        {QStringLiteral("wall_s"), std::chrono::duration<double>(steady_clock::now() - began).count()},
        {QStringLiteral("cpu_s"), seconds(usage.ru_utime) + seconds(usage.ru_stime)},
        {QStringLiteral("max_rss_kb"), static_cast<qint64>(usage.ru_maxrss)},
    };
    return writeWhole(QString::fromStdString(path), QJsonDocument(stats).toJson(QJsonDocument::Compact) + '\n');
}

int fail(const Error &error)
{
    std::cerr << toEnglish(error) << std::endl;
    return 1;
}

/// Says which partitions have trouble of their own; false when none has.
bool reportPartitions(const Ingest &ingest)
{
    bool any = false;
    for (const auto &[partition, state] : ingest.partitions()) {
        if (state.error)
            std::cerr << toEnglish(*state.error) << std::endl;
        any = any || state.error;
    }
    return any;
}

int work(Options options)
{
    const auto began = steady_clock::now();
    Interrupt::install();
    const auto countries = Resources::countries();
    if (!countries)
        return fail(countries.error());
    const auto indicators = Resources::indicators();
    if (!indicators)
        return fail(indicators.error());
    const auto storeSettings = parseStoreUrl(options.databaseUrl);
    if (!storeSettings)
        return fail(storeSettings.error());
    const auto instance = InstanceId::acquire(options.broker.group);
    if (!instance)
        return fail(instance.error());
    options.broker.instanceId = instance->text();

    StoreThread store([&] { return makeStore(*storeSettings, "work"); }, storeSettings->kind);
    auto source = makeKafkaSource(options.broker, **countries);
    if (!source)
        return fail(source.error());
    Engine engine({}, defaultAlertRules(**indicators), **countries);
    Ingest ingest(**source, engine, store, {}, wallClockMs);

    LinkReporter brokerReport("The broker");
    LinkReporter databaseReport("The database");
    TopicReporter topicReport;
    bool failed = false;
    while (!Interrupt::requested() && !failed) {
        ingest.turn(10ms);
        if (options.untilEnd && ingest.readToEnd())
            break;
        const std::optional<Error> databaseError = store.link().error;
        const std::optional<Error> &brokerError = ingest.brokerError();
        databaseReport.report(databaseError);
        brokerReport.report(brokerError);
        const bool topicsMissing = topicReport.report(ingest.topicErrors()) && options.untilEnd;
        const bool hopeless =
            (databaseError && !store.everOpened()
             && (!isTransient(databaseError->code) || databaseError->code == ErrorCode::DatabaseReadOnly
                 || databaseError->code == ErrorCode::DiskFull))
            || (brokerError && !isTransient(brokerError->code));
        const bool impatient =
            options.untilEnd && (databaseReport.troubledFor(Patience) || brokerReport.troubledFor(Patience));
        failed = hopeless || impatient || topicsMissing || (options.untilEnd && reportPartitions(ingest));
    }
    if (!failed && !ingest.flush(Patience)) {
        failed = true;
        databaseReport.report(store.link().error);
        std::cerr << "Not everything counted could be stored; the next run reads it again." << std::endl;
    } else if (!failed && options.untilEnd) {
        failed = reportPartitions(ingest);  // taken by another worker meanwhile
    }
    (*source)->close(3s);
    store.stop(failed ? 0s : 1s);
    if (!options.statsFile.empty()) {
        if (const auto written = writeStats(options.statsFile, ingest, began); !written)
            return fail(written.error());
    }
    return failed ? 1 : 0;
}

}  // namespace

Command addWorkCommand(CLI::App &app)
{
    auto options = std::make_shared<Options>();
    options->broker.embedded = false;
    CLI::App *command = app.add_subcommand("work", "Consume, count, alert and store, without a window");
    command->add_option("--brokers", options->broker.bootstrapServers, "Bootstrap servers, host:port[,...]")
        ->required();
    command->add_option("--database", options->databaseUrl, "sqlite:PATH or postgresql://user@host:port/db")
        ->required();
    auto topics = std::make_shared<std::vector<std::string>>();
    command->add_option("--topic", *topics, "Topic to read; may be repeated");
    command->add_option("--group", options->broker.group, "Consumer group");
    command->add_flag("--until-end", options->untilEnd, "Stop once everything that is there now is read and stored");
    command->add_option("--stats", options->statsFile, "Write a JSON file of figures at the end");
    return [options, topics] {
        if (!topics->empty())
            options->broker.topics = *topics;
        return work(*options);
    };
}

}  // namespace observatorio
