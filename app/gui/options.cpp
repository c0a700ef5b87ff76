// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/options.h"

#include "app/files/complain.h"
#include "app/options/reference.h"
#include "app/options/sessionoptions.h"
#include "app/settings/settingsjson.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <iostream>
#include <sstream>

namespace observatorio {

namespace {

const ManualText Manual{
    "Observatorio " OBSERVATORIO_VERSION,
    "Shows an economy as a live stream: reads events from Apache Kafka, or from a broker of its own that a simulator "
    "feeds, averages them in event-time windows per country, raises alerts and stores all of it in SQLite or "
    "PostgreSQL. Options of the command line hold for this run; what a person sets in the window is stored.",
    "OBSERVATORIO_KAFKA_PASSWORD: Kafka's password, where no keychain keeps it.\n\nPGPASSWORD, PGPASSFILE and "
    "~/.pgpass: "
    "PostgreSQL's, as for its own programs."};

}  // namespace

CommandLine parseCommandLine(int argc, char **argv)
{
    CommandLine line;
    std::string folder, metricsFile;
    CLI::App app("Observatorio: an economy as a live stream", "observatorio");
    app.set_version_flag("--version", OBSERVATORIO_VERSION, "Print the version");
    app.add_option("--settings", line.settingsFile, "Settings file, as Settings exports it, for this run")
        ->type_name("FILE");
    auto *brokers = app.add_option("--brokers", line.brokers, "Kafka bootstrap servers, host:port[,...]");
    app.add_flag("--embedded", line.embedded, "Use the embedded in-memory broker")->excludes(brokers);
    app.add_option("--database", line.database, "sqlite:PATH or postgresql://user@host:port/db");
    app.add_option("--topic", line.topics, "Topic to watch; may be repeated");
    auto *observe =
        app.add_flag("--observe", line.observe,
                     "Process nothing: read nothing from Kafka, and show what workers store in the database");
    auto *simulate = app.add_flag(
        "--simulate", line.simulate,
        "Start the simulator, whatever the settings say; with --brokers it starts only so, because others may "
        "read what it sends");
    simulate->excludes(observe);
    app.add_option("--simulator-rate", line.simulatorRate, "Events per second")->check(CLI::NonNegativeNumber);
    app.add_option("--language", line.language, "es or en")->check(CLI::IsMember({"es", "en"}));
    app.add_option("--screenshots", folder, "Save a picture of every page into this folder, then end");
    app.add_option("--seconds", line.seconds, "How long to run before the screenshots, s")
        ->check(CLI::Range(1, 86'400));
    app.add_option("--quit-after", line.quitAfter, "End after so many seconds")->check(CLI::Range(0, 864'000));
    app.add_option("--figures", metricsFile,
                   "Write the run's figures (stalls, latency, memory) to this file at the end");
    CLI::App *broker = app.add_subcommand("broker", "Run the embedded broker alone");
    broker->add_option("--port", line.brokerPort, "Port; 0 takes a free one")->check(CLI::Range(0, 65535));
    const CLI::App *reference = addReferenceCommand(app);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        std::ostringstream usage;
        line.exitCode = app.exit(error, std::cout, usage) == 0 ? 0 : 2;
        complainLines(usage.str());
        return line;
    }
    if (reference->parsed()) {
        std::cout << referenceText(app, *reference, Manual);
        line.exitCode = 0;
    }
    line.runBroker = broker->parsed();
    line.screenshotFolder = QString::fromStdString(folder);
    line.metricsFile = QString::fromStdString(metricsFile);
    return line;
}

Expected<AppSettings> applied(AppSettings settings, const CommandLine &line)
{
    if (line.settingsFile) {
        auto read = readSettingsFile(*line.settingsFile);
        if (!read)
            return read;
        settings = *std::move(read);
    }
    if (const auto password = kafkaPasswordFromEnvironment())
        settings.pipeline.broker.password = *password;
    if (line.embedded)
        settings.pipeline.broker.embedded = true;
    if (line.brokers) {
        settings.pipeline.broker.embedded = false;
        settings.pipeline.broker.bootstrapServers = *line.brokers;
    }
    // Someone else's broker, named for this run alone: what the settings say was said of another one.
    settings.simulatorRuns = line.simulate || (settings.simulatorRuns && !line.brokers);
    if (line.observe)
        settings.pipeline.observe = true;
    if (!line.topics.empty())
        settings.pipeline.broker.topics = line.topics;
    if (line.simulatorRate)
        settings.simulator.rate = *line.simulatorRate;
    if (line.language)
        settings.language = *line.language;
    if (line.database) {
        auto store = databaseOption(*line.database);
        if (!store)
            return tl::unexpected(store.error());
        settings.pipeline.store = *store;
    }
    return settings;
}

SimulatorConsent applied(SimulatorConsent stored, const AppSettings &settings, const CommandLine &line)
{
    if (line.simulate)
        return {settings.pipeline.broker.bootstrapServers, true};
    return line.brokers ? SimulatorConsent{} : std::move(stored);
}

}  // namespace observatorio
