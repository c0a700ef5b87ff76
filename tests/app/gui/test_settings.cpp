// SPDX-License-Identifier: GPL-3.0-or-later
// What the command line says holds for a run, over the stored settings or over a file.
#include "app/gui/options.h"
#include "app/settings/settingsjson.h"

#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace observatorio {
namespace {

TEST(CommandLine, changesOnlyWhatItNames)
{
    CommandLine line;
    line.brokers = "kafka:9092";
    line.database = "postgresql://ana@db:5433/economia";
    line.language = "es";
    const auto settings = applied(AppSettings{}, line);
    ASSERT_TRUE(settings);
    AppSettings expected;
    expected.pipeline.broker.embedded = false;
    expected.pipeline.broker.bootstrapServers = "kafka:9092";
    expected.simulatorRuns = false;  // what the settings say was said of their own broker
    expected.language = "es";
    expected.pipeline.store = settings->pipeline.store;
    EXPECT_TRUE(*settings == expected);
    EXPECT_EQ(settings->pipeline.store.kind, StoreKind::PostgreSql);
    EXPECT_EQ(settings->pipeline.store.host, "db");
    EXPECT_EQ(settings->pipeline.store.port, 5433);
    EXPECT_EQ(settings->pipeline.store.database, "economia");

    line.database = "postgresql://ana:secreto@db/economia";
    const auto warned = applied(AppSettings{}, line);
    ASSERT_TRUE(warned) << toEnglish(warned.error());
    EXPECT_EQ(warned->pipeline.store.password, "secreto");

    line.database = "mysql://x";
    const auto refused = applied(AppSettings{}, line);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::BadSetting);
}

TEST(CommandLine, aSettingsFileStandsInForWhatIsStored)
{
    QTemporaryDir folder;
    AppSettings inFile;
    inFile.pipeline.broker.embedded = false;
    inFile.pipeline.broker.bootstrapServers = "from-file:9092";
    inFile.pipeline.broker.group = "grupo-del-archivo";
    inFile.pipeline.rules.clear();
    CommandLine line;
    line.settingsFile = folder.filePath(QStringLiteral("s.json")).toStdString();
    line.brokers = "from-line:9092";
    const auto missing = applied(AppSettings{}, line);
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::FileUnreadable);
    ASSERT_TRUE(writeSettingsFile(*line.settingsFile, inFile));
    const auto settings = applied(AppSettings{}, line);
    ASSERT_TRUE(settings) << toEnglish(settings.error());
    EXPECT_EQ(settings->pipeline.broker.group, "grupo-del-archivo");
    EXPECT_EQ(settings->pipeline.broker.bootstrapServers, "from-line:9092");
    EXPECT_TRUE(settings->pipeline.rules.empty());
}

}  // namespace
}  // namespace observatorio
