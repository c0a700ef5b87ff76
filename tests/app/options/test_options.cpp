// SPDX-License-Identifier: GPL-3.0-or-later
// Options over a settings file, passwords from elsewhere, and man page and completion that know every option.
#include "app/options/reference.h"
#include "app/options/sessionoptions.h"
#include "app/settings/contradictions.h"
#include "app/settings/programdefaults.h"
#include "app/settings/settingsjson.h"

#include <QFile>
#include <QTemporaryDir>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace observatorio {
namespace {

class OptionsTest : public testing::Test {
protected:
    void SetUp() override
    {
        qunsetenv("OBSERVATORIO_KAFKA_PASSWORD");
        options.addSettingsFile(app);
        options.addBroker(app);
        options.addReading(app);
        options.addDatabase(app);
        options.addCounting(app);
    }
    void TearDown() override { qunsetenv("OBSERVATORIO_KAFKA_PASSWORD"); }

    Expected<AppSettings> parse(std::vector<std::string> arguments)
    {
        std::reverse(arguments.begin(), arguments.end());
        app.parse(arguments);
        return options.overDefaults();
    }
    std::string write(const char *name, const QByteArray &text)
    {
        QFile file(folder.filePath(QLatin1String(name)));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        return file.fileName().toStdString();
    }

    QTemporaryDir folder;
    CLI::App app{"A program", "programa"};
    SessionOptions options;
};

TEST_F(OptionsTest, eachOptionSetsItsEntryOverTheFile)
{
    AppSettings inFile;
    inFile.pipeline.broker.group = "del-archivo";
    inFile.pipeline.engine.watermarkDelayMs = 5'000;
    inFile.pipeline.rules.resize(1);
    inFile.pipeline.rules[0].id = inFile.pipeline.rules[0].indicator = "gini";
    inFile.pipeline.publishCorruptionAlerts = true;
    const auto settings = parse({"--settings",
                                 write("s.json", settingsText(inFile)),
                                 "--brokers",
                                 "k:9093",
                                 "--protocol",
                                 "sasl_ssl",
                                 "--mechanism",
                                 "scram-sha-256",
                                 "--user",
                                 "ana",
                                 "--password-file",
                                 write("p", "secreto\n"),
                                 "--ca",
                                 "/ca",
                                 "--certificate",
                                 "/crt",
                                 "--key",
                                 "/key",
                                 "--topic",
                                 "a",
                                 "--topic",
                                 "b",
                                 "--database",
                                 "sqlite:/x",
                                 "--window",
                                 "1min",
                                 "--future-tolerance",
                                 "2 min",
                                 "--late-policy",
                                 "amend",
                                 "--no-publish"});
    ASSERT_TRUE(settings) << toEnglish(settings.error());
    AppSettings expected = inFile;
    BrokerSettings &broker = expected.pipeline.broker;
    broker.embedded = false;
    broker.bootstrapServers = "k:9093";
    broker.protocol = SecurityProtocol::SaslSsl;
    broker.mechanism = SaslMechanism::ScramSha256;
    broker.username = "ana";
    broker.password = "secreto";
    broker.caFile = "/ca";
    broker.certificateFile = "/crt";
    broker.keyFile = "/key";
    broker.topics = {"a", "b"};
    expected.pipeline.store.sqlitePath = "/x";
    expected.pipeline.engine.windowMs = 60'000;
    expected.pipeline.engine.futureToleranceMs = 120'000;
    expected.pipeline.engine.latePolicy = LatePolicy::Amend;
    expected.pipeline.publishCorruptionAlerts = false;
    EXPECT_TRUE(*settings == expected);
}

TEST_F(OptionsTest, withoutOptionsTheProgramsDefaultsHold)
{
    const auto settings = parse({});
    ASSERT_TRUE(settings);
    EXPECT_TRUE(*settings == programDefaults().value());
    EXPECT_FALSE(requireUsableBroker(settings->pipeline.broker)) << "the window's own broker";
}

TEST_F(OptionsTest, thePasswordComesFromTheEnvironmentUnlessAFileIsNamed)
{
    qputenv("OBSERVATORIO_KAFKA_PASSWORD", "del-entorno");
    EXPECT_EQ(parse({"--brokers", "k:1"})->pipeline.broker.password, "del-entorno");
    EXPECT_EQ(parse({"--password-file", write("p", "del-archivo\r\nmore")})->pipeline.broker.password, "del-archivo");
}

TEST_F(OptionsTest, aBrokerThatWantsAPasswordGetsOne)
{
    const auto settings = parse({"--brokers", "k:1", "--protocol", "sasl_plaintext"});
    ASSERT_TRUE(settings);
    const auto usable = requireUsableBroker(settings->pipeline.broker);
    ASSERT_FALSE(usable);
    EXPECT_NE(usable.error().cause.find("OBSERVATORIO_KAFKA_PASSWORD"), std::string::npos);
}

TEST_F(OptionsTest, whatIsWrongIsRefusedByName)
{
    struct Case {
        std::vector<std::string> arguments;
        ErrorCode code;
        std::string subject;
    };
    const std::string noPassword = write("empty", "\n");
    for (const Case &c : {Case{{"--settings", "/no/such"}, ErrorCode::FileUnreadable, "/no/such"},
                          Case{{"--database", "postgresql://a:b@c/d?hots=x"}, ErrorCode::BadSetting, "database"},
                          Case{{"--password-file", noPassword}, ErrorCode::BadSetting, "--password-file"},
                          Case{{"--password-file", "/no/such"}, ErrorCode::FileUnreadable, "/no/such"},
                          Case{{"--window", "7 s"}, ErrorCode::BadSetting, "engine.window"},
                          Case{{"--certificate", "/c"}, ErrorCode::BadSetting, "broker.keyFile"}}) {
        CLI::App other;
        SessionOptions its;
        its.addSettingsFile(other);
        its.addBroker(other);
        its.addDatabase(other);
        its.addCounting(other);
        std::vector<std::string> arguments = c.arguments;
        std::reverse(arguments.begin(), arguments.end());
        other.parse(arguments);
        const auto settings = its.overDefaults();
        ASSERT_FALSE(settings) << c.arguments.front();
        EXPECT_EQ(settings.error().code, c.code) << c.arguments.front();
        EXPECT_EQ(settings.error().subject, c.subject);
    }
    EXPECT_THROW(parse({"--window", "soon"}), CLI::ParseError);
    EXPECT_THROW(parse({"--protocol", "tls"}), CLI::ParseError);
    EXPECT_THROW(parse({"--publish", "--no-publish"}), CLI::ParseError);
}

TEST_F(OptionsTest, aTopicThatCannotBeIsAWrongCommandLineAndAWrongSetting)
{
    const std::string tooLong(250, 'x');
    const struct {
        std::vector<std::string> topics;
        const char *words;
    } rows[] = {{{"a", "b", "a"}, "'a' is there twice"},
                {{""}, "needs a name"},
                {{"^x"}, "'^x' is no topic's name"},
                {{"a", "b c"}, "'b c' is no topic's name"},
                {{tooLong}, "at most 249 characters"}};
    for (const auto &row : rows) {
        for (const auto addTopic : {&SessionOptions::addReading, &SessionOptions::addSimulator}) {
            CLI::App other;
            SessionOptions its;
            (its.*addTopic)(other);
            std::vector<std::string> arguments;
            for (const std::string &topic : row.topics) {
                arguments.push_back("--topic");
                arguments.push_back(topic);
            }
            std::reverse(arguments.begin(), arguments.end());
            EXPECT_THROW(other.parse(arguments), CLI::ParseError) << row.words;
        }
        AppSettings settings;
        settings.pipeline.broker.topics = row.topics;
        const auto wrong = contradictions(settings);
        ASSERT_TRUE(wrong);
        EXPECT_THAT(*wrong, testing::ElementsAre(
                                testing::AllOf(testing::StartsWith("broker.topics: "), testing::HasSubstr(row.words))));
    }
}

TEST_F(OptionsTest, manPageAndCompletionKnowEveryOption)
{
    CLI::App *command = app.add_subcommand("trabaja", "It works");
    std::string file;
    bool untilEnd = false;
    command->add_option("FILE", file, "A file");
    command->add_flag("-x,--until-end", untilEnd, "Till the end");
    addReferenceCommand(app);
    const std::string page = manualPage(app, {"1.0", "One.\n\nTwo.", "None."});
    const std::string bash = bashCompletion(app), zsh = zshCompletion(app);
    for (const std::string name :
         {"settings", "brokers", "protocol", "password-file", "late-policy", "until-end", "help"}) {
        std::string escaped = "\\-\\-" + name;
        for (std::size_t at = 4; (at = escaped.find('-', at + 1)) != std::string::npos; ++at)
            escaped.insert(at, 1, '\\');
        EXPECT_NE(page.find(escaped), std::string::npos) << escaped << " in\n" << page;
        EXPECT_NE(bash.find("--" + name), std::string::npos) << name;
        EXPECT_NE(zsh.find("--" + name), std::string::npos) << name;
    }
    for (const std::string &text : {page, bash, zsh}) {
        EXPECT_NE(text.find("trabaja"), std::string::npos);
        EXPECT_EQ(text.find("reference"), std::string::npos) << "it is in no help";
    }
    EXPECT_NE(bash.find("drop amend"), std::string::npos);
}

}  // namespace
}  // namespace observatorio
