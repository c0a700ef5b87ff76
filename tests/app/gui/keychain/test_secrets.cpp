// SPDX-License-Identifier: GPL-3.0-or-later
// The system keychain: a real one, gnome-keyring on a session bus of its own (with-keyring), and none at all.
#include "app/gui/secrets.h"
#include "tests/support/requirements.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>

#include <gtest/gtest.h>

using namespace observatorio;

namespace {

AppSettings withPasswords()
{
    AppSettings settings;
    BrokerSettings &broker = settings.pipeline.broker;
    broker.embedded = false;
    broker.bootstrapServers = "kafka.example:9093";
    broker.protocol = SecurityProtocol::SaslSsl;
    broker.username = "ana";
    broker.password = "clave del broker: ñ \"'\\";
    StoreSettings &store = settings.pipeline.store;
    store.kind = StoreKind::PostgreSql;
    store.host = "db.example";
    store.user = "ana";
    store.password = "clave de la base";
    return settings;
}

AppSettings withoutPasswords(AppSettings settings)
{
    settings.pipeline.broker.password.clear();
    settings.pipeline.store.password.clear();
    return settings;
}

/// What a new start of the program would know.
AppSettings loaded(const AppSettings &settings)
{
    Secrets secrets;
    std::optional<AppSettings> result;
    QObject::connect(&secrets, &Secrets::failed, [](const QString &why) { ADD_FAILURE() << why.toStdString(); });
    secrets.load(withoutPasswords(settings), [&result](const AppSettings &filled) { result = filled; });
    const QDeadlineTimer deadline(20'000);
    while (!result && !deadline.hasExpired())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 100);
    EXPECT_TRUE(result);
    return result.value_or(AppSettings{});
}

testing::AssertionResult becomes(const AppSettings &settings)
{
    const QDeadlineTimer deadline(20'000);
    while (loaded(settings) != settings) {
        if (deadline.hasExpired())
            return testing::AssertionFailure() << "not within 20 s";
    }
    return testing::AssertionSuccess();
}

}  // namespace

TEST(Secrets, aNewStartHasThePasswordsAgain)
{
    ASSERT_TRUE(Secrets::available()) << "run through tests/keychain/with-keyring";
    AppSettings settings = withPasswords();
    EXPECT_EQ(loaded(settings), withoutPasswords(settings)) << "nothing is kept yet";

    Secrets secrets;
    QObject::connect(&secrets, &Secrets::failed, [](const QString &why) { ADD_FAILURE() << why.toStdString(); });
    for (const char *password : {"clave del broker: ñ \"'\\", "otra"}) {
        settings.pipeline.broker.password = password;
        secrets.save(settings, withoutPasswords(settings));
        EXPECT_TRUE(becomes(settings));
    }

    AppSettings other = settings;
    other.pipeline.broker.username = "bruno";
    other.pipeline.store.host = "db2.example";
    EXPECT_EQ(loaded(other), withoutPasswords(other)) << "an entry belongs to one user of one server";

    AppSettings emptied = settings;
    emptied.pipeline.broker.password.clear();
    secrets.save(emptied, emptied);
    EXPECT_EQ(loaded(settings), settings) << "it was not there before either: it could not be read, perhaps";
    secrets.save(emptied, settings);
    EXPECT_TRUE(becomes(emptied)) << "a person emptied it";
}

TEST(Secrets, withoutAKeychainThePasswordsOfThisRunStay)
{
    const QByteArray bus = qgetenv("DBUS_SESSION_BUS_ADDRESS");
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    qputenv("XDG_RUNTIME_DIR", "/nonexistent");
    EXPECT_FALSE(Secrets::available());
    Secrets secrets;
    std::optional<AppSettings> result;
    const AppSettings settings = withPasswords();
    secrets.save(settings, settings);
    secrets.load(settings, [&result](const AppSettings &filled) { result = filled; });
    EXPECT_EQ(result, settings);
    qputenv("DBUS_SESSION_BUS_ADDRESS", bus);
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
