// SPDX-License-Identifier: GPL-3.0-or-later
// The settings file: what goes in comes out, but passwords; what is wrong is refused by its path; units and words.
#include "app/settings/durationtext.h"
#include "app/settings/programdefaults.h"
#include "app/settings/settingsjson.h"
#include "app/settings/settingsreference.h"
#include "app/settings/words.h"
#include "tests/app/settings/unusual.h"

#include <QFile>
#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace observatorio {
namespace {

TEST(SettingsJson, everythingAPersonSetComesBackButPasswords)
{
    const AppSettings settings = test::unusualSettings();
    const QByteArray text = settingsText(settings);
    EXPECT_FALSE(text.contains("secreto")) << text.toStdString();
    AppSettings expected = settings;
    expected.pipeline.broker.password.clear();
    expected.pipeline.store.password.clear();
    const auto read = parseSettings(text, "f.json");
    ASSERT_TRUE(read) << toEnglish(read.error());
    EXPECT_TRUE(*read == expected) << text.toStdString();
    for (const char *word : {"\"sasl_ssl\"", "\"scram-sha-512\"", "\"amend\"", "\"window-average\"", "\"90 s\"",
                             "\"1 min\"", "\"postgresql\"", "\"dark\""})
        EXPECT_TRUE(text.contains(word)) << word << " in " << text.toStdString();
}

TEST(SettingsJson, whatIsMissingHasItsDefault)
{
    const auto read = parseSettings("{}", "f.json");
    ASSERT_TRUE(read);
    const AppSettings defaults = programDefaults().value();
    EXPECT_TRUE(*read == defaults);
    const auto some = parseSettings(R"({"format": 2, "engine": {"watermarkDelay": "5min"}})", "f.json");
    ASSERT_TRUE(some) << toEnglish(some.error());
    AppSettings expected = defaults;
    expected.pipeline.engine.watermarkDelayMs = 300'000;
    EXPECT_TRUE(*some == expected);
}

struct Refused {
    const char *text;
    const char *cause;
    const char *subject = "f.json";
};
std::ostream &operator<<(std::ostream &out, const Refused &refused) { return out << refused.text; }

class SettingsRefusal : public testing::TestWithParam<Refused> {};

TEST_P(SettingsRefusal, namesThePathAndWhatIsWrong)
{
    const auto read = parseSettings(GetParam().text, "f.json");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::FileMalformed);
    EXPECT_EQ(read.error().subject, GetParam().subject);
    EXPECT_EQ(read.error().cause, GetParam().cause);
}

INSTANTIATE_TEST_SUITE_P(
    Each, SettingsRefusal,
    testing::Values(
        Refused{R"({"rules": [{"id": "a", "indicator": "gini", "warning": 1, "direction": "abve"}]})",
                R"(rules[0].direction: "abve" is none of above, below)"},
        Refused{R"({"rules": [{"id": "a", "indicator": "gini"}]})", "rules[0].warning: missing"},
        Refused{R"({"rules": [{"indicator": "gini", "warning": 1}]})", "rules[0].id: missing"},
        Refused{R"({"rules": [{"id": "a", "indicator": "gini", "warning": "40"}]})",
                R"(rules[0].warning: "40" is not a number)"},
        Refused{R"({"rules": [5]})", "rules[0]: 5 is not an object { }"},
        Refused{
            R"({"rules": [{"id": "a", "indicator": "x", "warning": 1}, {"id": "a", "indicator": "y", "warning": 1}]})",
            "rules[0].id: another rule is called a; rules[1].id: another rule is called a"},
        Refused{R"({"rules": [{"id": "a", "indicator": "x", "warning": 1, "countries": ["Atlantida"]}]})",
                "rules[0].countries: Atlantida is no country"},
        Refused{R"({"rules": [{"id": "a", "indicator": "x", "warning": 1, "countries": ["ROM"]}]})",
                "rules[0].countries: ROM is no country's code; it has ROU"},
        Refused{R"({"rules": [{"id": "a", "indicator": "x", "warning": 1, "countries": ["Agrentina"]}]})",
                "rules[0].countries: Agrentina is no country's code; perhaps Argentina, ARG"},
        Refused{R"({"rules": [{"id": "a", "indicator": "x", "warning": 1, "countries": ["DDR"]}]})",
                "rules[0].countries: DDR is a former state"},
        Refused{R"({"broker": {"protocl": "ssl"}})", "broker.protocl: there is no such setting"},
        Refused{R"({"broker": {"password": "x"}})", "broker.password: passwords are never in this file"},
        Refused{R"({"broker": {"protocol": 3}})",
                "broker.protocol: 3 is none of plaintext, ssl, sasl_plaintext, sasl_ssl"},
        Refused{R"({"broker": {"topics": ["a", 5]}})", "broker.topics[1]: 5 is not a text"},
        Refused{R"({"broker": {"topics": []}})", "broker.topics: at least one topic"},
        Refused{R"({"broker": {"keyFile": "/k"}})", "broker.keyFile: a certificate and its key come together"},
        Refused{R"({"engine": {"windowMs": 30000}})", "engine.windowMs: there is no such setting"},
        Refused{R"({"engine": {"window": 30000}})",
                R"(engine.window: 30000 is not a duration such as "30 s" or "15 min")"},
        Refused{R"({"engine": {"window": "30"}})",
                R"(engine.window: "30" is not a duration such as "30 s" or "15 min")"},
        Refused{R"({"engine": {"window": "7 s"}})", "engine.window: 7 s does not divide 15 min"},
        Refused{R"({"engine": {"window": "10 ms"}})", R"(engine.window: "10 ms" is not from 1 s to 24 h)"},
        Refused{R"({"store": {"port": 70000}})", "store.port: 70000 is not from 1 to 65535"},
        Refused{R"({"store": {"port": 5.5}})", "store.port: 5.5 is not a whole number"},
        Refused{R"({"store": {"sslMode": "on"}})", R"(store.sslMode: "on" is none of default, disable, allow, prefer, )"
                                                   "require, verify-ca, verify-full"},
        Refused{R"({"simulator": {"faults": {"late": 2}}})", "simulator.faults.late: 2 is not from 0 to 1"},
        Refused{R"({"simulatorRuns": "yes", "theme": "purple"})",
                R"(simulatorRuns: "yes" is not true or false; theme: "purple" is none of system, light, dark)"},
        Refused{R"({"format": 3})", "format: 3, a newer Observatorio wrote it"},
        Refused{R"({"format": "2"})", R"(format: "2" is not 2)"}, Refused{R"([])", "settings are one JSON object { }"},
        Refused{"{\n\"theme\":\n}", "object is missing after a comma", "f.json:3"}));

TEST(SettingsJson, aFileIsWrittenWholeAndRead)
{
    QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("s.json")).toStdString();
    AppSettings settings;
    settings.language = "es";
    ASSERT_TRUE(writeSettingsFile(path, settings));
    const auto read = readSettingsFile(path);
    ASSERT_TRUE(read) << toEnglish(read.error());
    EXPECT_EQ(read->language, "es");
    EXPECT_FALSE(read->pipeline.store.sqlitePath.empty()) << "the window's own database";
    EXPECT_EQ(readSettingsFile(path + "x").error().code, ErrorCode::FileUnreadable);
    EXPECT_EQ(writeSettingsFile(folder.path().toStdString() + "/no/s.json", settings).error().code,
              ErrorCode::FileUnwritable);
}

TEST(SettingsJson, theDocumentSaysWhatTheProgramReads)
{
    QFile file(QStringLiteral(OBSERVATORIO_SOURCE_DIR "/docs/settings.md"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const std::string document = file.readAll().toStdString();
    const auto reference = settingsReference();
    ASSERT_TRUE(reference) << toEnglish(reference.error());
    EXPECT_NE(document.find(*reference), std::string::npos) << "docs/settings.md needs this table:\n\n" << *reference;
    const std::size_t begin = document.find("```json\n"), end = document.find("```", begin + 8);
    ASSERT_NE(end, std::string::npos);
    const auto example =
        parseSettings(QByteArray::fromStdString(document.substr(begin + 8, end - begin - 8)), "example");
    EXPECT_TRUE(example) << toEnglish(example.error());
}

struct DurationCase {
    const char *text;
    std::optional<DurationMs> duration;
    const char *written = nullptr;  ///< where not as `text`
};

TEST(DurationText, unitsThereAndBack)
{
    for (const DurationCase &c : std::initializer_list<DurationCase>{{"30 s", 30'000},
                                                                     {"30s", 30'000, "30 s"},
                                                                     {"90 s", 90'000},
                                                                     {"60 s", 60'000, "1 min"},
                                                                     {"15 min", 900'000},
                                                                     {"2 h", 7'200'000},
                                                                     {"1 ms", 1},
                                                                     {"1500 ms", 1'500},
                                                                     {"0 min", 0, "0 s"},
                                                                     {"", {}},
                                                                     {"s", {}},
                                                                     {"5", {}},
                                                                     {"5  s", {}},
                                                                     {"5 S", {}},
                                                                     {"5 m", {}},
                                                                     {"-5 s", {}},
                                                                     {"1.5 s", {}},
                                                                     {"5 s ", {}},
                                                                     {"9223372036854775807 h", {}}}) {
        EXPECT_EQ(parseDuration(c.text), c.duration) << c.text;
        if (c.duration) {
            EXPECT_EQ(durationText(*c.duration), c.written ? c.written : c.text);
        }
    }
}

}  // namespace
}  // namespace observatorio
