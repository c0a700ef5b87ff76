// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/instanceid.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace observatorio {
namespace {

using testing::ContainsRegex;

class InstanceIdTest : public testing::Test {
protected:
    void SetUp() override
    {
        for (const char *name : {"XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
            before[name] = qEnvironmentVariableIsSet(name) ? std::optional(qgetenv(name)) : std::nullopt;
        beUser(first);
    }
    void TearDown() override
    {
        for (const auto &[name, value] : before)
            value ? qputenv(name, *value) : qunsetenv(name);
    }
    static void beUser(const QTemporaryDir &home)
    {
        qputenv("XDG_DATA_HOME", QFile::encodeName(home.filePath(QStringLiteral("data"))));
    }
    static std::string textOf(const Expected<InstanceId> &id) { return id ? id->text() : toEnglish(id.error()); }

    QTemporaryDir first, second;
    std::map<const char *, std::optional<QByteArray>> before;
};

TEST_F(InstanceIdTest, isTheSameAfterARestartAndTheNextPlaceBesideAnotherProgram)
{
    std::string once;
    {
        const auto id = InstanceId::acquire("g");
        once = textOf(id);
        EXPECT_THAT(once, ContainsRegex("^observatorio-[A-Za-z0-9._-]+-[0-9a-f]{8}-0$"));
        const auto beside = InstanceId::acquire("g");
        EXPECT_EQ(textOf(beside), once.substr(0, once.size() - 1) + "1");
        EXPECT_EQ(textOf(InstanceId::acquire("another group")), once) << "places are a group's own";
    }
    EXPECT_EQ(textOf(InstanceId::acquire("g")), once);
}

TEST_F(InstanceIdTest, aDesktopSessionAndCronOfOneUserSeeEachOther)
{
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(second.path()));
    const auto desktop = InstanceId::acquire("g");
    qunsetenv("XDG_RUNTIME_DIR");
    const auto cron = InstanceId::acquire("g");
    EXPECT_NE(textOf(desktop), textOf(cron));
    EXPECT_TRUE(QDir(second.path()).isEmpty()) << "no lock in a folder of one session";
}

TEST_F(InstanceIdTest, twoUsersOrContainersWithOneHostNameDiffer)
{
    const auto mine = InstanceId::acquire("g");
    beUser(second);
    const auto other = InstanceId::acquire("g");
    EXPECT_NE(textOf(mine), textOf(other));
}

TEST_F(InstanceIdTest, ofACopiedHomeTheFencedOneTakesAnotherId)
{
    auto id = InstanceId::acquire("g");
    ASSERT_TRUE(id);
    std::set<std::string> texts{id->text()};
    for (int i = 0; i < 3; ++i) {
        id->acquireOther();
        EXPECT_THAT(id->text(), ContainsRegex("^observatorio-[A-Za-z0-9._-]+-[0-9a-f]{8}-0$"));
        EXPECT_TRUE(texts.insert(id->text()).second);
    }
    EXPECT_EQ(textOf(InstanceId::acquire("g")).back(), '1') << "it keeps its place";
}

TEST_F(InstanceIdTest, theTokenIsTheUsersAloneAndWhatACrashLeftIsMadeAnew)
{
    ASSERT_TRUE(InstanceId::acquire("g"));
    const QString folder = first.filePath(QStringLiteral("data/observatorio"));
    const QString path = folder + QStringLiteral("/instance-token");
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
                        | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    EXPECT_FALSE(QFileInfo(folder).permissions() & others);
    EXPECT_FALSE(QFileInfo(path).permissions() & others);
    for (const QByteArray &left : {QByteArray(), QByteArray("12ab"), QByteArray("no token at all")}) {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly) && file.write(left) == left.size());
        file.close();
        const std::string made = textOf(InstanceId::acquire("g"));
        EXPECT_THAT(made, ContainsRegex("-[0-9a-f]{8}-0$"));
        EXPECT_EQ(textOf(InstanceId::acquire("g")), made);
    }
}

TEST_F(InstanceIdTest, aFolderThatCannotBeIsSaid)
{
    QFile file(first.filePath(QStringLiteral("data")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    const auto id = InstanceId::acquire("g");
    ASSERT_FALSE(id);
    EXPECT_EQ(id.error().code, ErrorCode::FileUnwritable);
}

}  // namespace
}  // namespace observatorio
