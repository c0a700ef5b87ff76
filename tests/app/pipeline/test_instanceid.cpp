// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/instanceid.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <set>
#include <thread>
#include <vector>

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
    static constexpr TimeMs Now = 1'795'429'470'000;
    static constexpr DurationMs Session = 10'000;

    static Expected<InstanceId> acquire(const std::string &group, TimeMs now = Now)
    {
        return InstanceId::acquire(group, Session, now);
    }
    /// The place of a program that starts then.
    static int placeAt(TimeMs now, const std::string &group = "g")
    {
        const auto id = acquire(group, now);
        return id ? placeOf(*id) : -1;
    }
    static int placeOf(const InstanceId &id) { return std::stoi(id.text().substr(id.text().rfind('-') + 1)); }
    static std::string textOf(const Expected<InstanceId> &id) { return id ? id->text() : toEnglish(id.error()); }

    QTemporaryDir first, second;
    std::map<const char *, std::optional<QByteArray>> before;
};

TEST_F(InstanceIdTest, isTheSameAfterARestartAndTheNextPlaceBesideAnotherProgram)
{
    std::string once;
    {
        const auto id = acquire("g");
        once = textOf(id);
        EXPECT_THAT(once, ContainsRegex("^observatorio-[A-Za-z0-9._-]+-[0-9a-f]{8}-0$"));
        const auto beside = acquire("g");
        EXPECT_EQ(textOf(beside), once.substr(0, once.size() - 1) + "1");
        EXPECT_EQ(textOf(acquire("another group")), once) << "places are a group's own";
    }
    EXPECT_EQ(textOf(acquire("g")), once);
}

TEST_F(InstanceIdTest, aDesktopSessionAndCronOfOneUserSeeEachOther)
{
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(second.path()));
    const auto desktop = acquire("g");
    qunsetenv("XDG_RUNTIME_DIR");
    const auto cron = acquire("g");
    EXPECT_NE(textOf(desktop), textOf(cron));
    EXPECT_TRUE(QDir(second.path()).isEmpty()) << "no lock in a folder of one session";
}

TEST_F(InstanceIdTest, twoUsersOrContainersWithOneHostNameDiffer)
{
    const auto mine = acquire("g");
    beUser(second);
    const auto other = acquire("g");
    EXPECT_NE(textOf(mine), textOf(other));
}

TEST_F(InstanceIdTest, ofACopiedHomeTheFencedOneTakesAnotherId)
{
    auto id = acquire("g");
    ASSERT_TRUE(id);
    std::set<std::string> texts{id->text()};
    for (int i = 0; i < 3; ++i) {
        id->acquireOther();
        EXPECT_THAT(id->text(), ContainsRegex("^observatorio-[A-Za-z0-9._-]+-[0-9a-f]{8}-0$"));
        EXPECT_TRUE(texts.insert(id->text()).second);
    }
    EXPECT_EQ(textOf(acquire("g")).back(), '1') << "it keeps its place";
}

TEST_F(InstanceIdTest, theTokenIsTheUsersAloneAndWhatACrashLeftIsMadeAnew)
{
    ASSERT_TRUE(acquire("g"));
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
        const std::string made = textOf(acquire("g"));
        EXPECT_THAT(made, ContainsRegex("-[0-9a-f]{8}-0$"));
        EXPECT_EQ(textOf(acquire("g")), made);
    }
}

TEST_F(InstanceIdTest, whoDiedComesBackInItsPlaceAlsoWhereALowerOneIsFree)
{
    auto left = acquire("g");
    {
        auto dies = acquire("g");
        ASSERT_TRUE(left && dies);
        EXPECT_EQ(placeOf(*dies), 1);
        left->giveUp();
        left = acquire("another group");
        for (TimeMs now = Now; now <= Now + 3'600'000; now += 500)
            dies->keep(now);
    }
    const TimeMs died = Now + 3'600'000;
    EXPECT_EQ(placeAt(died + 5'000, "a third group"), 0) << "places are a group's own";
    EXPECT_EQ(placeAt(died + 9'000), 1) << "its partitions still stand there";
    EXPECT_EQ(placeAt(died + 18'000), 1) << "the one before ended without giving it up";
    EXPECT_EQ(placeAt(died + 30'000), 0) << "the session is over";
    EXPECT_EQ(placeAt(died - 60'000), 0) << "a clock that was set back says nothing";
}

TEST_F(InstanceIdTest, aPlaceGivenUpInOrderIsFreeAsAnyOther)
{
    {
        auto one = acquire("g"), other = acquire("g");
        ASSERT_TRUE(one && other);
        one->giveUp();
        other->giveUp();
        other->keep(Now + 1);  // it joined again
        other->giveUp();
    }
    EXPECT_EQ(placeAt(Now + 2), 0);
}

TEST_F(InstanceIdTest, ofSeveralThatDiedTheNewestComesFirst)
{
    {
        auto early = acquire("g"), late = acquire("g"), other = acquire("g");
        ASSERT_TRUE(early && late && other);
        late->keep(Now + 4'000);
    }
    const auto back = acquire("g", Now + 5'000), next = acquire("g", Now + 5'000), last = acquire("g", Now + 5'000),
               added = acquire("g", Now + 5'000);
    ASSERT_TRUE(back && next && last && added);
    EXPECT_EQ(placeOf(*back), 1);
    EXPECT_EQ(placeOf(*next), 0) << "of equals the lowest";
    EXPECT_EQ(placeOf(*last), 2);
    EXPECT_EQ(placeOf(*added), 3);
}

TEST_F(InstanceIdTest, programsThatStartAtOnceTakeDifferentPlaces)
{
    constexpr int Programs = 16;
    for (TimeMs now = Now; now < Now + 3; ++now) {  // on no files, then on those of the dead
        std::vector<std::optional<InstanceId>> ids(Programs);
        std::vector<std::thread> threads;
        for (auto &id : ids) {
            threads.emplace_back([&id, now] {
                if (auto acquired = acquire("g", now))
                    id = *std::move(acquired);
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        std::set<int> places;
        for (const auto &id : ids) {
            ASSERT_TRUE(id);
            EXPECT_TRUE(places.insert(placeOf(*id)).second);
        }
        EXPECT_EQ(*places.rbegin(), Programs - 1);
    }
}

TEST_F(InstanceIdTest, aFolderThatCannotBeIsSaid)
{
    QFile file(first.filePath(QStringLiteral("data")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    const auto id = acquire("g");
    ASSERT_FALSE(id);
    EXPECT_EQ(id.error().code, ErrorCode::FileUnwritable);
}

}  // namespace
}  // namespace observatorio
