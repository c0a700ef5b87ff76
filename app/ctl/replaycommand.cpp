// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/files/resources.h"
#include "app/pipeline/replay.h"

#include <iostream>
#include <memory>

namespace observatorio {

Command addReplayCommand(CLI::App &app)
{
    struct Options {
        std::string file;
        std::int64_t windowSeconds = 30;
        std::int64_t watermarkSeconds = 60;
    };
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand("replay", "Feed recorded events through codec and engine");
    command
        ->add_option("FILE", options->file,
                     "JSON lines: ts_ms, key, value or value_hex, or those of kcat -J; - is standard input")
        ->required();
    command->add_option("--window-s", options->windowSeconds, "Window length, s")->check(CLI::Range(1, 86'400));
    command->add_option("--watermark-s", options->watermarkSeconds, "Watermark delay, s")->check(CLI::Range(0, 86'400));
    return [options] {
        const auto countries = Resources::countries();
        EngineSettings settings;
        settings.windowMs = options->windowSeconds * 1000;
        settings.watermarkDelayMs = options->watermarkSeconds * 1000;
        const auto rules = Resources::indicators().map(
            [](const IndicatorTable *indicators) { return defaultAlertRules(*indicators); });
        const auto json = countries.and_then([&](const CountryTable *table) {
            return rules.and_then([&](const std::vector<AlertRule> &byDefault) {
                return replay(options->file, settings, *table, byDefault);
            });
        });
        if (!json)
            return fail(json.error());
        std::cout << json->constData() << '\n';
        return 0;
    };
}

}  // namespace observatorio
