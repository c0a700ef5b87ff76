// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"

#include "app/files/complain.h"

namespace observatorio {

int fail(const Error &error)
{
    complain(error);
    return 1;
}

void requireWithoutSettings(CLI::App &command, std::vector<std::string> names)
{
    command.callback([&command, names = std::move(names)] {
        if (command.count("--settings") > 0)
            return;
        for (const std::string &name : names) {
            if (command.count(name) == 0)
                throw CLI::RequiredError(name + " (or --settings)");
        }
    });
}

}  // namespace observatorio
