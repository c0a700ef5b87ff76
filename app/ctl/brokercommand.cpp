// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "kafka/embedded/embeddedbroker.h"

#include <memory>

namespace observatorio {

Command addBrokerCommand(CLI::App &app)
{
    auto port = std::make_shared<int>(0);
    CLI::App *command =
        app.add_subcommand("broker", "Run the embedded in-memory broker; ends with its parent or on SIGTERM");
    command->add_option("--port", *port, "Port to listen on; 0 takes a free one")->check(CLI::Range(0, 65535));
    return [port] { return runEmbeddedBroker(*port, {"eventos_qog", "eventos_economicos", "alertas_corrupcion"}); };
}

}  // namespace observatorio
