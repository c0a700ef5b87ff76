// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/files/complain.h"
#include "app/options/arguments.h"
#include "app/options/reference.h"

#include <QCoreApplication>

#include <iostream>
#include <sstream>
#include <utility>

namespace observatorio {

namespace {

const ManualText Manual{
    "Observatorio " OBSERVATORIO_VERSION,
    "Reads events from Apache Kafka, averages them in event-time windows per country, raises alerts and stores all of "
    "it in SQLite or PostgreSQL, without a window. What it reads from a settings file is what the window exports under "
    "Settings; docs/settings.md documents it. Options of the command line come over the file.\n\nA worker ends on "
    "SIGTERM or SIGINT: it stores what it counted and leaves its group.",
    "OBSERVATORIO_KAFKA_PASSWORD: Kafka's password, where --password-file is not given. A password on a command line "
    "would be seen by every user of the machine.\n\nPGPASSWORD, PGPASSFILE and ~/.pgpass: PostgreSQL's, as for its own "
    "programs.\n\nXDG_DATA_HOME: where the default database and the places of the group's members are."};

}  // namespace

}  // namespace observatorio

int main(int argc, char **argv)
{
    using namespace observatorio;
    Arguments arguments(argc, argv);
    complainForQt();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("observatorio"));

    CLI::App app("Observatorio without a window: broker, simulator, worker, replay, import, database",
                 "observatorioctl");
    app.require_subcommand(1);
    app.set_version_flag("--version", OBSERVATORIO_VERSION, "Print the version");
    const std::pair<const char *, Command> commands[] = {
        {"broker", addBrokerCommand(app)}, {"simulate", addSimulateCommand(app)},
        {"work", addWorkCommand(app)},     {"replay", addReplayCommand(app)},
        {"import", addImportCommand(app)}, {"database", addDatabaseCommand(app)}};
    const CLI::App *reference = addReferenceCommand(app);
    try {
        app.parse(arguments.count(), arguments.values());
    } catch (const CLI::ParseError &error) {
        std::ostringstream usage;
        const int code = app.exit(error, std::cout, usage);
        complainLines(usage.str());
        return code == 0 ? 0 : 2;
    }
    if (reference->parsed()) {
        std::cout << referenceText(app, *reference, Manual);
        return 0;
    }
    for (const auto &[name, command] : commands) {
        if (app.got_subcommand(name))
            return command();
    }
    return 2;
}
