// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/interrupt.h"
#include "app/files/complain.h"
#include "app/files/resources.h"
#include "app/options/sessionoptions.h"
#include "app/pipeline/baselinefile.h"
#include "kafka/simulator/baseline.h"
#include "kafka/simulator/simulator.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <memory>
#include <optional>
#include <thread>

namespace observatorio {

namespace {

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

int simulate(const SessionOptions &options)
{
    using namespace std::chrono_literals;
    const auto settings = options.overDefaults();
    if (!settings)
        return fail(settings.error());
    const BrokerSettings &broker = settings->pipeline.broker;
    if (const auto usable = requireUsableBroker(broker); !usable)
        return fail(usable.error());
    const auto baseline = loadBaseline();
    if (!baseline)
        return fail(baseline.error());
    const auto indicators = Resources::indicators();
    if (!indicators)
        return fail(indicators.error());
    if (const auto known = checkCountries(settings->simulator.countries, **baseline); !known)
        return fail(known.error());
    Interrupt::install();
    const auto began = std::chrono::steady_clock::now();
    Simulator simulator(broker, *baseline, **indicators);
    if (const auto started = simulator.start(settings->simulator); !started)
        return fail(started.error());
    std::optional<Error> said;
    while (!simulator.finished() && !Interrupt::requested()) {
        if (const std::optional<Error> error = simulator.view().error; error && error != said) {
            complain(*error);
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
        complain(Error{ErrorCode::BrokerUnreachable, broker.bootstrapServers, toEnglish(*view.error)});
    else if (view.error && view.error != said)
        complain(*view.error);
    return view.failed == 0 ? 0 : 1;
}

}  // namespace

Command addSimulateCommand(CLI::App &app)
{
    auto options = std::make_shared<SessionOptions>();
    CLI::App *command = app.add_subcommand("simulate", "Send simulated events");
    options->addSettingsFile(*command);
    options->addBroker(*command);
    options->addSimulator(*command);
    requireWithoutSettings(*command, {"--brokers"});
    return [options] { return simulate(*options); };
}

}  // namespace observatorio
