// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"

#include <QCoreApplication>

#include <iostream>
#include <utility>
#include <vector>

int main(int argc, char **argv)
{
    using namespace observatorio;
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("observatorio"));

    CLI::App app("Observatorio without a window: broker, simulator, worker, replay, import.", "observatorioctl");
    app.require_subcommand(1);
    app.set_version_flag("--version", OBSERVATORIO_VERSION);
    const Command commands[] = {addBrokerCommand(app), addSimulateCommand(app), addWorkCommand(app),
                                addReplayCommand(app), addImportCommand(app)};
    const char *names[] = {"broker", "simulate", "work", "replay", "import"};
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        const int code = app.exit(error);
        return code == 0 ? 0 : 2;
    }
    for (std::size_t i = 0; i < std::size(commands); ++i) {
        if (app.got_subcommand(names[i]))
            return commands[i]();
    }
    return 2;
}
