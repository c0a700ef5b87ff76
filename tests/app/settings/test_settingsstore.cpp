// SPDX-License-Identifier: GPL-3.0-or-later
// What is stored: read back, read from 1.0, and never lost to defaults.
#include "app/settings/programdefaults.h"
#include "app/settings/settingsjson.h"
#include "app/settings/settingsmigration.h"
#include "app/settings/settingsstore.h"
#include "tests/app/settings/unusual.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSettings>
#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace observatorio {
namespace {

/// What 1.0 wrote for unusualSettings().
constexpr const char *Stored10 = R"({
    "broker": {"embedded": false, "bootstrapServers": "kafka1:9093,kafka2:9093", "protocol": 3, "mechanism": 2,
               "username": "bruno", "caFile": "/etc/ca.pem", "certificateFile": "/etc/yo.pem", "keyFile": "/etc/yo.key",
               "topics": ["a", "b", "c"], "group": "otro-grupo", "instanceId": "yo-1"},
    "store": {"kind": 1, "sqlitePath": "/var/x.sqlite", "host": "db", "port": 6543, "database": "economia",
              "user": "bruno", "sslMode": "require"},
    "engine": {"windowMs": 60000, "watermarkDelayMs": 90000, "futureToleranceMs": 120000, "latePolicy": 1},
    "rules": [{"id": "inflacion/ARG", "indicador": "inflacion", "paises": ["ARG", "VEN"], "basis": 1, "direction": 1,
               "warning": 12.5, "critical": null, "clear": 13, "pendingMs": 30000, "keepFiringMs": 60000,
               "enabled": false}],
    "publishCorruptionAlerts": true,
    "simulator": {"topic": "otro", "rate": 123.5, "seed": 99, "scenario": 1, "crisisCountry": "VEN", "paises": ["ARG"],
                  "indicadores": ["gini"],
                  "faults": {"late": 0.1, "outOfOrder": 0.2, "duplicate": 0.3, "malformed": 0.4, "burst": true,
                             "idleCountry": "CHL"}},
    "simulatorRuns": false, "language": "es", "theme": 2})";

class SettingsStoreTest : public testing::Test {
protected:
    void SetUp() override
    {
        m_organization = QCoreApplication::organizationName();
        QCoreApplication::setOrganizationName(QStringLiteral("observatorio"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
        QSettings().clear();
    }
    void TearDown() override { QCoreApplication::setOrganizationName(m_organization); }
    static QByteArray stored() { return QSettings().value(QStringLiteral("settings")).toByteArray(); }
    static void store(const QByteArray &text) { QSettings().setValue(QStringLiteral("settings"), text); }

    static AppSettings withoutPasswords()
    {
        AppSettings settings = test::unusualSettings();
        settings.pipeline.broker.password.clear();
        settings.pipeline.store.password.clear();
        return settings;
    }

private:
    QTemporaryDir m_folder;
    QString m_organization;
};

TEST_F(SettingsStoreTest, nothingStoredIsTheDefaults)
{
    AppSettings expected = programDefaults().value();
    expected.pipeline.store.sqlitePath = SettingsStore::defaultSqlitePath().toStdString();
    const auto loaded = SettingsStore::load();
    ASSERT_TRUE(loaded) << toEnglish(loaded.error());
    EXPECT_TRUE(*loaded == expected);
}

TEST_F(SettingsStoreTest, whatWasSavedIsLoaded)
{
    SettingsStore::save(test::unusualSettings());
    EXPECT_FALSE(stored().contains("secreto"));
    const auto loaded = SettingsStore::load();
    ASSERT_TRUE(loaded) << toEnglish(loaded.error());
    EXPECT_TRUE(*loaded == withoutPasswords());
}

TEST_F(SettingsStoreTest, whatThePreviousReleaseStoredIsReadOnceAndThenIsOfTodaysForm)
{
    store(Stored10);
    AppSettings expected = withoutPasswords();
    expected.pipeline.store.parameters.clear();  // it had none of these
    expected.pipeline.retention = {};
    expected.pipeline.observe = false;
    expected.pipeline.rules.front().staleWindows = AlertRule().staleWindows;
    const auto loaded = SettingsStore::load();
    ASSERT_TRUE(loaded) << toEnglish(loaded.error());
    EXPECT_TRUE(*loaded == expected);
    SettingsStore::save(*loaded);
    EXPECT_TRUE(stored().contains("\"format\""));
    EXPECT_FALSE(QSettings().contains(QStringLiteral("unreadableSettings")));
    EXPECT_TRUE(SettingsStore::load().value() == expected);
}

TEST_F(SettingsStoreTest, whatThePreviousReleaseIgnoredIsIgnoredStill)
{
    store(R"({"broker": {"protocol": 77, "bootstrapServers": 5, "topics": "none", "group": "g"},
              "theme": "purple", "rules": null, "whatever": 1})");
    AppSettings expected = programDefaults().value();
    expected.pipeline.broker.group = "g";
    expected.pipeline.store.sqlitePath = SettingsStore::defaultSqlitePath().toStdString();
    const auto loaded = SettingsStore::load();
    ASSERT_TRUE(loaded) << toEnglish(loaded.error());
    EXPECT_TRUE(*loaded == expected);
}

TEST_F(SettingsStoreTest, whatCannotBeReadIsSaidAndKeptUntilSomethingElseIsSaved)
{
    for (const char *text : {"{ this is no JSON", R"({"format": 2, "theme": "purple"})", R"({"format": 9})"}) {
        store(text);
        const auto loaded = SettingsStore::load();
        ASSERT_FALSE(loaded) << text;
        EXPECT_EQ(loaded.error().code, ErrorCode::FileMalformed);
        EXPECT_TRUE(loaded.error().subject.starts_with(QSettings().fileName().toStdString())) << loaded.error().subject;
        EXPECT_EQ(stored(), text);
        SettingsStore::save({});
        EXPECT_EQ(QSettings().value(QStringLiteral("unreadableSettings")).toByteArray(), text);
        EXPECT_TRUE(SettingsStore::load());
    }
}

}  // namespace
}  // namespace observatorio
