// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/interrupt.h"
#include "app/files/resources.h"
#include "app/pipeline/baselinefile.h"
#include "kafka/simulator/baseline.h"
#include "kafka/simulator/simulator.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <thread>

namespace observatorio {

namespace {

struct Options {
    BrokerSettings broker;
    SimulatorSettings simulator;
};

const std::string AllCountries = "all";

/// A code nobody knows would be left out without a word.
Expected<void> checkCountries(const std::vector<std::string> &countries, const Baseline &baseline)
{
    for (const std::string &country : countries) {
        const auto isItsOwn = [&country](const Baseline::Series &series) { return series.name.country == country; };
        if (std::ranges::none_of(baseline.series(), isItsOwn))
            return failure(ErrorCode::BadSetting, "countries", "no series of the baseline is about " + country);
    }
    return {};
}

int simulate(const Options &options)
{
    using namespace std::chrono_literals;
    const auto baseline = loadBaseline();
    if (!baseline) {
        std::cerr << toEnglish(baseline.error()) << '\n';
        return 1;
    }
    const auto indicators = Resources::indicators();
    if (!indicators) {
        std::cerr << toEnglish(indicators.error()) << '\n';
        return 1;
    }
    if (const auto known = checkCountries(options.simulator.countries, **baseline); !known) {
        std::cerr << toEnglish(known.error()) << '\n';
        return 1;
    }
    Interrupt::install();
    const auto began = std::chrono::steady_clock::now();
    Simulator simulator(options.broker, *baseline, **indicators);
    if (const auto started = simulator.start(options.simulator); !started) {
        std::cerr << toEnglish(started.error()) << '\n';
        return 1;
    }
    std::optional<Error> said;
    while (!simulator.finished() && !Interrupt::requested()) {
        if (const std::optional<Error> error = simulator.view().error; error && error != said) {
            std::cerr << toEnglish(*error) << std::endl;
            said = error;
        }
        std::this_thread::sleep_for(5ms);
    }
    simulator.stop(5s);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    const SimulatorView view = simulator.view();
    const QJsonObject line{{QStringLiteral("sent"), static_cast<qint64>(view.generated)},
                           {QStringLiteral("delivered"), static_cast<qint64>(view.delivered)},
                           {QStringLiteral("failed"), static_cast<qint64>(view.failed)},
                           {QStringLiteral("seconds"), seconds}};
    std::cout << QJsonDocument(line).toJson(QJsonDocument::Compact).constData() << std::endl;
    if (view.error && view.delivered == 0 && view.error->code == ErrorCode::ProducerFailed)
        std::cerr << toEnglish({ErrorCode::BrokerUnreachable, options.broker.bootstrapServers, toEnglish(*view.error)})
                  << '\n';
    else if (view.error && view.error != said)
        std::cerr << toEnglish(*view.error) << '\n';
    return view.failed == 0 ? 0 : 1;
}

}  // namespace

Command addSimulateCommand(CLI::App &app)
{
    auto options = std::make_shared<Options>();
    SimulatorSettings &simulator = options->simulator;
    CLI::App *command = app.add_subcommand("simulate", "Send simulated events");
    command->add_option("--brokers", options->broker.bootstrapServers, "Bootstrap servers, host:port[,...]")
        ->required();
    command->add_option("--topic", simulator.topic, "Topic to send to");
    command->add_option("--rate", simulator.rate, "Events a second; 0 = as fast as possible")
        ->check(CLI::NonNegativeNumber);
    command->add_option("--count", simulator.count, "Stop after so many; 0 = until interrupted");
    command->add_option("--seed", simulator.seed, "The same seed gives the same events");
    const std::map<std::string, Scenario> scenarios{{"normal", Scenario::Normal}, {"crisis", Scenario::Crisis}};
    command->add_option("--scenario", simulator.scenario, "normal or crisis")
        ->transform(CLI::CheckedTransformer(scenarios));
    command->add_option("--country", simulator.crisisCountry, "Country of the crisis, alpha-3");
    command->add_option("--countries", simulator.countries, "Countries, alpha-3[,...], or all; thirty by default")
        ->delimiter(',');
    command->add_option("--late", simulator.faults.late, "Share of late events, 0 to 1")->check(CLI::Range(0.0, 1.0));
    command->add_option("--out-of-order", simulator.faults.outOfOrder, "Share of out-of-order events")
        ->check(CLI::Range(0.0, 1.0));
    command->add_option("--duplicate", simulator.faults.duplicate, "Share of events sent twice")
        ->check(CLI::Range(0.0, 1.0));
    command->add_option("--malformed", simulator.faults.malformed, "Share of broken events")
        ->check(CLI::Range(0.0, 1.0));
    command->add_flag("--burst", simulator.faults.burst, "Ten times the rate for 5 s of every 60 s");
    return [options] {
        options->broker.embedded = false;
        if (options->simulator.countries == std::vector<std::string>{AllCountries})
            options->simulator.countries.clear();
        return simulate(*options);
    };
}

}  // namespace observatorio
