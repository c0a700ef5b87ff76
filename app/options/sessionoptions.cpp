// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options/sessionoptions.h"

#include "analytics/domain/topicname.h"
#include "app/files/complain.h"
#include "app/settings/contradictions.h"
#include "app/settings/durationtext.h"
#include "app/settings/programdefaults.h"
#include "app/settings/settingsjson.h"
#include "app/settings/words.h"
#include "app/store/store.h"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <QFile>

#include <cstdlib>
#include <memory>

namespace observatorio {

namespace {

const std::string AllCountries = "all";
constexpr const char *PasswordVariable = "OBSERVATORIO_KAFKA_PASSWORD";

Expected<std::string> passwordIn(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::FileUnreadable, path, file.errorString().toStdString());
    constexpr qint64 Longest = 4096;
    std::string line = file.readLine(Longest).toStdString();
    while (line.ends_with('\n') || line.ends_with('\r'))
        line.pop_back();
    if (line.empty())
        return failure(ErrorCode::BadSetting, "--password-file", path + " has no password in its first line");
    return line;
}

/// What is wrong with the names is a wrong command line.
void checkTopics(CLI::App &app, const std::string &option)
{
    app.parse_complete_callback([&app, option] {
        const std::vector<std::string> names = app.get_option(option)->results();
        if (const auto wrong = problemOfTopicNames(names))
            throw CLI::ValidationError(option, toEnglish(wrong->second, wrong->first));
    });
}

}  // namespace

template<typename Value, typename Access>
CLI::Option *SessionOptions::add(CLI::App &app, const std::string &name, const std::string &meaning, Access access)
{
    auto given = std::make_shared<std::optional<Value>>();
    m_setters.push_back([given, access](AppSettings &settings) -> Expected<void> {
        if (*given)
            access(settings) = **given;
        return {};
    });
    return app.add_option_function<Value>(name, [given](const Value &value) { *given = value; }, meaning);
}

template<typename Enum, typename Access>
CLI::Option *SessionOptions::addChoice(CLI::App &app, const std::string &name, const std::string &meaning,
                                       Access access)
{
    auto given = std::make_shared<std::optional<Enum>>();
    m_setters.push_back([given, access](AppSettings &settings) -> Expected<void> {
        if (*given)
            access(settings) = **given;
        return {};
    });
    std::vector<std::string> words;
    for (const Word<Enum> &word : wordsOf(Enum{}))
        words.emplace_back(word.text);
    return app
        .add_option_function<std::string>(
            name, [given](const std::string &text) { *given = fromWord<Enum>(text); }, meaning)
        ->check(CLI::IsMember(words))
        ->type_name("WORD");
}

template<typename Access>
CLI::Option *SessionOptions::addDuration(CLI::App &app, const std::string &name, const std::string &meaning,
                                         Access access)
{
    const CLI::Validator isDuration(
        [](std::string &text) {
            return parseDuration(text) ? std::string() : '\'' + text + "' is no duration such as 30s or 15min";
        },
        std::string());
    auto given = std::make_shared<std::optional<DurationMs>>();
    m_setters.push_back([given, access](AppSettings &settings) -> Expected<void> {
        if (*given)
            access(settings) = **given;
        return {};
    });
    return app
        .add_option_function<std::string>(
            name, [given](const std::string &text) { *given = parseDuration(text); }, meaning)
        ->check(isDuration)
        ->type_name("DURATION");
}

void SessionOptions::addSettingsFile(CLI::App &app)
{
    app.add_option_function<std::string>(
           "--settings", [this](const std::string &path) { m_file = path; },
           "Settings file, as the window exports it; other options come over it")
        ->type_name("FILE");
}

void SessionOptions::addBroker(CLI::App &app)
{
    const auto broker = [](AppSettings &settings) -> BrokerSettings & { return settings.pipeline.broker; };
    auto servers = std::make_shared<std::optional<std::string>>();
    m_setters.push_back([servers](AppSettings &settings) -> Expected<void> {
        if (*servers) {
            settings.pipeline.broker.embedded = false;
            settings.pipeline.broker.bootstrapServers = **servers;
        }
        return {};
    });
    app.add_option_function<std::string>(
           "--brokers", [servers](const std::string &text) { *servers = text; }, "Kafka's addresses, host:port[,...]")
        ->type_name("SERVERS");
    addChoice<SecurityProtocol>(app, "--protocol", "How the connection to Kafka is secured",
                                [=](AppSettings &s) -> auto & { return broker(s).protocol; });
    addChoice<SaslMechanism>(app, "--mechanism", "How the user logs in to Kafka",
                             [=](AppSettings &s) -> auto & { return broker(s).mechanism; });
    add<std::string>(app, "--user", "Who logs in to Kafka", [=](AppSettings &s) -> auto & {
        return broker(s).username;
    })->type_name("NAME");
    auto file = std::make_shared<std::optional<std::string>>();
    m_setters.push_back([file](AppSettings &settings) -> Expected<void> {
        if (!*file)
            return {};
        auto password = passwordIn(**file);
        if (!password)
            return tl::unexpected(password.error());
        settings.pipeline.broker.password = *std::move(password);
        return {};
    });
    app.add_option_function<std::string>(
           "--password-file", [file](const std::string &path) { *file = path; },
           std::string("File whose first line is Kafka's password; otherwise it is taken from ") + PasswordVariable)
        ->type_name("FILE");
    add<std::string>(app, "--ca", "Certificate authority of Kafka, PEM; without it the system's",
                     [=](AppSettings &s) -> auto & { return broker(s).caFile; })
        ->type_name("FILE");
    add<std::string>(app, "--certificate", "Client certificate for Kafka, PEM", [=](AppSettings &s) -> auto & {
        return broker(s).certificateFile;
    })->type_name("FILE");
    add<std::string>(app, "--key", "Key of the client certificate, PEM", [=](AppSettings &s) -> auto & {
        return broker(s).keyFile;
    })->type_name("FILE");
}

void SessionOptions::addReading(CLI::App &app)
{
    add<std::vector<std::string>>(app, "--topic", "Topic to read; may be repeated", [](AppSettings &s) -> auto & {
        return s.pipeline.broker.topics;
    })->type_name("TOPIC");
    checkTopics(app, "--topic");
    add<std::string>(app, "--group", "Consumer group", [](AppSettings &s) -> auto & {
        return s.pipeline.broker.group;
    })->type_name("NAME");
    addDuration(app, "--session", "How long the group waits for a member that gives no sign of life",
                [](AppSettings &s) -> auto & { return s.pipeline.broker.sessionMs; });
}

void SessionOptions::addDatabase(CLI::App &app)
{
    auto url = std::make_shared<std::optional<std::string>>();
    m_setters.push_back([url](AppSettings &settings) -> Expected<void> {
        if (!*url)
            return {};
        auto store = databaseOption(**url);
        if (!store)
            return tl::unexpected(store.error());
        settings.pipeline.store = *std::move(store);
        return {};
    });
    app.add_option_function<std::string>(
           "--database", [url](const std::string &text) { *url = text; },
           "sqlite:PATH or postgresql://user@host:port/db; its password from PGPASSWORD or ~/.pgpass")
        ->type_name("URL");
}

void SessionOptions::addCounting(CLI::App &app)
{
    const auto engine = [](AppSettings &settings) -> EngineSettings & { return settings.pipeline.engine; };
    addDuration(app, "--window", "Length of a window; divides 15min",
                [=](AppSettings &s) -> auto & { return engine(s).windowMs; });
    addDuration(app, "--watermark", "How long a window waits for late events",
                [=](AppSettings &s) -> auto & { return engine(s).watermarkDelayMs; });
    addDuration(app, "--future-tolerance", "Events stamped further ahead of the clock are refused",
                [=](AppSettings &s) -> auto & { return engine(s).futureToleranceMs; });
    addChoice<LatePolicy>(app, "--late-policy", "What happens to late events",
                          [=](AppSettings &s) -> auto & { return engine(s).latePolicy; });
    auto publishes = std::make_shared<std::optional<bool>>();
    m_setters.push_back([publishes](AppSettings &settings) -> Expected<void> {
        settings.pipeline.publishCorruptionAlerts = publishes->value_or(settings.pipeline.publishCorruptionAlerts);
        return {};
    });
    CLI::Option *on = app.add_flag_callback(
        "--publish", [publishes] { *publishes = true; }, "Send alerts of corruption to the topic alertas_corrupcion");
    app.add_flag_callback(
           "--no-publish", [publishes] { *publishes = false; }, "Do not, whatever the settings file says")
        ->excludes(on);
}

void SessionOptions::addSimulator(CLI::App &app)
{
    const auto simulator = [](AppSettings &settings) -> SimulatorSettings & { return settings.simulator; };
    add<std::string>(app, "--topic", "Topic to send to", [=](AppSettings &s) -> auto & {
        return simulator(s).topic;
    })->type_name("TOPIC");
    checkTopics(app, "--topic");
    add<double>(app, "--rate", "Events per second; 0 = as fast as possible",
                [=](AppSettings &s) -> auto & { return simulator(s).rate; })
        ->check(CLI::NonNegativeNumber)
        ->type_name("NUMBER");
    add<std::uint64_t>(app, "--count", "Stop after so many; 0 = until interrupted", [=](AppSettings &s) -> auto & {
        return simulator(s).count;
    })->type_name("NUMBER");
    add<std::uint64_t>(app, "--seed", "The same seed gives the same events", [=](AppSettings &s) -> auto & {
        return simulator(s).seed;
    })->type_name("NUMBER");
    addChoice<Scenario>(app, "--scenario", "What happens in the simulated world",
                        [=](AppSettings &s) -> auto & { return simulator(s).scenario; });
    add<std::string>(app, "--country", "Country of the crisis, alpha-3", [=](AppSettings &s) -> auto & {
        return simulator(s).crisisCountry;
    })->type_name("CODE");
    auto countries = std::make_shared<std::optional<std::vector<std::string>>>();
    m_setters.push_back([countries](AppSettings &settings) -> Expected<void> {
        if (*countries)
            settings.simulator.countries =
                **countries == std::vector<std::string>{AllCountries} ? std::vector<std::string>{} : **countries;
        return {};
    });
    app.add_option_function<std::vector<std::string>>(
           "--countries", [countries](const std::vector<std::string> &codes) { *countries = codes; },
           "Countries, alpha-3[,...], or all; thirty by default")
        ->delimiter(',')
        ->type_name("CODES");
    const auto share = [&](const char *name, const char *meaning, double SimulatorFaults::*member) {
        add<double>(app, name, meaning, [=](AppSettings &s) -> auto & { return simulator(s).faults.*member; })
            ->check(CLI::Range(0.0, 1.0))
            ->type_name("SHARE");
    };
    share("--late", "Share of late events, 0 to 1", &SimulatorFaults::late);
    share("--out-of-order", "Share of out-of-order events", &SimulatorFaults::outOfOrder);
    share("--duplicate", "Share of events sent twice", &SimulatorFaults::duplicate);
    share("--malformed", "Share of broken events", &SimulatorFaults::malformed);
    auto burst = std::make_shared<bool>(false);
    m_setters.push_back([burst](AppSettings &settings) -> Expected<void> {
        settings.simulator.faults.burst = *burst || settings.simulator.faults.burst;
        return {};
    });
    app.add_flag("--burst", *burst, "Ten times the rate for 5 s of every 60 s");
}

Expected<AppSettings> SessionOptions::overDefaults() const
{
    return programDefaults().and_then([this](AppSettings defaults) { return over(std::move(defaults)); });
}

Expected<AppSettings> SessionOptions::over(AppSettings stored) const
{
    AppSettings settings = std::move(stored);
    if (m_file) {
        auto read = readSettingsFile(*m_file);
        if (!read)
            return read;
        settings = *std::move(read);
    }
    if (const auto password = kafkaPasswordFromEnvironment())
        settings.pipeline.broker.password = *password;
    for (const Setter &set : m_setters) {
        if (const auto done = set(settings); !done)
            return tl::unexpected(done.error());
    }
    const auto wrong = contradictions(settings);
    if (!wrong)
        return tl::unexpected(wrong.error());
    if (!wrong->empty()) {
        const std::string &first = wrong->front();
        const std::size_t colon = first.find(": ");
        return failure(ErrorCode::BadSetting, first.substr(0, colon), first.substr(colon + 2));
    }
    return settings;
}

std::optional<std::string> kafkaPasswordFromEnvironment()
{
    const char *value = std::getenv(PasswordVariable);
    return value && *value ? std::optional<std::string>(value) : std::nullopt;
}

Expected<StoreSettings> databaseOption(const std::string &url)
{
    auto store = parseStoreUrl(url);
    if (store && !store->password.empty())
        complain("The password in --database was taken out of the process list, but every user of this machine could "
                 "see it until then, and a shell keeps it in its history: use PGPASSWORD or ~/.pgpass.");
    return store;
}

Expected<void> requireUsableBroker(const BrokerSettings &broker)
{
    if (broker.embedded)
        return failure(ErrorCode::BadSetting, "broker.embedded",
                       "only the window brings a broker of its own: name one with --brokers");
    if (usesSasl(broker) && broker.password.empty())
        return failure(ErrorCode::BadSetting, "password",
                       "none for Kafka: set " + std::string(PasswordVariable) + " or give --password-file");
    return {};
}

}  // namespace observatorio
