// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/interrupt.h"
#include "app/ctl/linkreport.h"
#include "app/files/complain.h"
#include "app/files/resources.h"
#include "app/files/wholefile.h"
#include "app/options/sessionoptions.h"
#include "app/pipeline/readtoend.h"
#include "app/pipeline/wallclock.h"
#include "app/pipeline/worker.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <chrono>
#include <memory>
#include <sys/resource.h>

namespace observatorio {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

struct WorkOptions {
    SessionOptions session;
    std::string statsFile;
    bool untilEnd = false;
    std::vector<std::string> anew;
};

constexpr auto StoreRestWithin = 30s;

Expected<void> writeStats(const std::string &path, const Worker &worker, steady_clock::time_point began)
{
    rusage usage = {};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    const Accounting counted = worker.counted();
    const Ingest::Totals totals = worker.totals();
    const QJsonObject stats{
        {QStringLiteral("consumed"), static_cast<qint64>(totals.consumed)},
        {QStringLiteral("counted"), static_cast<qint64>(counted.counted)},
        {QStringLiteral("late"), static_cast<qint64>(counted.late)},
        {QStringLiteral("rejected"), static_cast<qint64>(counted.rejected)},
        {QStringLiteral("untimed"), static_cast<qint64>(counted.untimed)},
        {QStringLiteral("gaps"), static_cast<qint64>(counted.gaps)},
        {QStringLiteral("windows"), static_cast<qint64>(totals.windows)},
        {QStringLiteral("alerts"), static_cast<qint64>(totals.alerts)},
        {QStringLiteral("published"), static_cast<qint64>(worker.published().published)},
        {QStringLiteral("batches"), static_cast<qint64>(totals.batches)},
        {QStringLiteral("wall_s"), std::chrono::duration<double>(steady_clock::now() - began).count()},
        {QStringLiteral("cpu_s"), seconds(usage.ru_utime) + seconds(usage.ru_stime)},
        {QStringLiteral("max_rss_kb"), static_cast<qint64>(usage.ru_maxrss)},
    };
    return writeWholeOrAppend(QString::fromStdString(path), QJsonDocument(stats).toJson(QJsonDocument::Compact) + '\n');
}

/// Turn after turn until the end, an interrupt or trouble that ends the run; false: trouble.
bool run(Worker &worker, bool untilEnd)
{
    LinkReport report;
    Patience patience;
    EndWait endWait;
    while (!Interrupt::requested()) {
        worker.turn(10ms);
        if (untilEnd && worker.readToEnd())
            break;
        const Links links = worker.links();
        report.report(links, worker.published());
        if (hopeless(links) || (untilEnd && patience.isOver(links, wallClockMs())))
            return false;
        if (untilEnd && endWait.isOver(worker.ingest()->steps(), wallClockMs())) {
            complain(whatIsNotRead(worker.ingest()->partitions(), worker.source()->elsewhere()));
            worker.flush(StoreRestWithin);
            return false;
        }
    }
    const bool stored = worker.flush(StoreRestWithin);
    const Links links = worker.links();
    report.report(links, worker.published());
    if (!stored)
        complain("Not everything counted could be stored; the next run reads it again.");
    // A partition that another worker took meanwhile was not read to its end.
    return stored && (!untilEnd || links.partitionErrors.empty());
}

int work(const WorkOptions &options)
{
    const auto began = steady_clock::now();
    Interrupt::install();
    const auto settings = options.session.overDefaults();
    if (!settings)
        return fail(settings.error());
    if (const auto usable = requireUsableBroker(settings->pipeline.broker); !usable)
        return fail(usable.error());
    const auto countries = Resources::countries();
    if (!countries)
        return fail(countries.error());

    for (const std::string &topic : options.anew) {
        const auto &topics = settings->pipeline.broker.topics;
        if (std::find(topics.begin(), topics.end(), topic) == topics.end())
            return fail({ErrorCode::BadSetting, "--anew", topic + " is none of the topics that are read"});
    }

    Worker worker({.settings = settings->pipeline,
                   .countries = *countries,
                   .anew = options.anew,
                   .program = {"observatorioctl work", OBSERVATORIO_VERSION}});
    if (const auto connected = worker.connect(settings->pipeline.broker.bootstrapServers); !connected)
        return fail(connected.error());
    const bool done = run(worker, options.untilEnd);
    worker.disconnect(3s);
    worker.stop(done ? 1s : 0s);
    if (!options.statsFile.empty()) {
        if (const auto written = writeStats(options.statsFile, worker, began); !written)
            return fail(written.error());
    }
    return done ? 0 : 1;
}

}  // namespace

Command addWorkCommand(CLI::App &app)
{
    auto options = std::make_shared<WorkOptions>();
    CLI::App *command = app.add_subcommand("work", "Consume, count, alert and store, without a window");
    options->session.addSettingsFile(*command);
    options->session.addBroker(*command);
    options->session.addReading(*command);
    options->session.addDatabase(*command);
    options->session.addCounting(*command);
    command->add_flag(
        "--until-end", options->untilEnd,
        "Stop once this program has read and stored everything that is there now; with 1 when others hold part of it "
        "and 30 s bring nothing new");
    command
        ->add_option("--anew", options->anew,
                     "Topic that was made anew: read it from its beginning, beside the old results; once, by hand")
        ->type_name("TOPIC");
    command
        ->add_option("--stats", options->statsFile,
                     "Write a JSON file of figures at the end; a pipe or /dev/stdout takes them after what it has")
        ->type_name("FILE");
    requireWithoutSettings(*command, {"--brokers", "--database"});
    return [options] { return work(*options); };
}

}  // namespace observatorio
