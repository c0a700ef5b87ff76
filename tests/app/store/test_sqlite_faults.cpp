// SPDX-License-Identifier: GPL-3.0-or-later
// What only a file can do to us: permissions, a full disk, somebody else's bytes, vanishing.
#include "tests/app/store/storefixture.h"
#include "tests/support/requirements.h"

#include <gmock/gmock.h>

#include <QDir>
#include <QFile>

#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

namespace observatorio::test {
namespace {

using testing::ElementsAre;
using testing::StartsWith;

const TopicPartition P0{"eventos_qog", 0};

/// Permissions do not bind root; while this lives, file access happens as nobody.
class AsNobody {
public:
    AsNobody()
    {
        if (::geteuid() == 0)
            m_changed = ::seteuid(65534) == 0;
    }
    ~AsNobody()
    {
        if (m_changed) {
            EXPECT_EQ(::seteuid(0), 0);
        }
    }
    AsNobody(const AsNobody &) = delete;
    AsNobody &operator=(const AsNobody &) = delete;

private:
    bool m_changed = false;
};

class SqliteFaults : public testing::Test {
protected:
    void SetUp() override
    {
        m_database = std::make_unique<TestDatabase>(StoreKind::Sqlite);
        ::chmod(folder().c_str(), 0777);
    }
    std::string folder() const { return m_database->folder().toStdString(); }
    const std::string &path() const { return m_database->settings().sqlitePath; }
    std::unique_ptr<Store> newStore() const { return makeStore(m_database->settings(), "sqlite fault"); }

    void writeFile(const QByteArray &bytes) const
    {
        QFile file(QString::fromStdString(path()));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    std::unique_ptr<TestDatabase> m_database;
};

TEST_F(SqliteFaults, SomebodyElsesFileIsNotTouched)
{
    const QByteArray letter = QByteArray("Querida Ana: esto no es una base de datos. ").repeated(100);
    writeFile(letter);
    EXPECT_TRUE(failedWith(ErrorCode::DatabaseCorrupt, newStore()->open()));
    EXPECT_TRUE(failedWith(ErrorCode::DatabaseCorrupt, testStore(m_database->settings())));
    QFile file(QString::fromStdString(path()));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll(), letter);
}

TEST_F(SqliteFaults, AFolderIsNoDatabase)
{
    QDir().mkpath(QString::fromStdString(path()));
    EXPECT_TRUE(failedWith(ErrorCode::DatabaseCorrupt, newStore()->open()));
}

TEST_F(SqliteFaults, AReadOnlyFileIsSaidToBeSo)
{
    ASSERT_TRUE(succeeded(newStore()->open()));
    ::chmod(path().c_str(), 0444);
    const AsNobody nobody;
    const auto opened = newStore()->open();
    EXPECT_TRUE(failedWith(ErrorCode::DatabaseReadOnly, opened));
    EXPECT_EQ(opened.error().subject, path());
    EXPECT_TRUE(failedWith(ErrorCode::DatabaseReadOnly, testStore(m_database->settings())));
}

TEST_F(SqliteFaults, AReadOnlyFolderIsSaidToBeSo)
{
    ::chmod(folder().c_str(), 0555);
    {
        const AsNobody nobody;
        EXPECT_TRUE(failedWith(ErrorCode::FileUnwritable, newStore()->open()));
        EXPECT_TRUE(failedWith(ErrorCode::FileUnwritable, testStore(m_database->settings())));
    }
    ::chmod(folder().c_str(), 0777);
    ASSERT_TRUE(succeeded(newStore()->open()));
    ::chmod(path().c_str(), 0666);
    ::chmod(folder().c_str(), 0555);
    {
        const AsNobody nobody;
        EXPECT_TRUE(failedWith(ErrorCode::DatabaseReadOnly, newStore()->open()));
    }
    ::chmod(folder().c_str(), 0777);
}

TEST_F(SqliteFaults, AMissingFolderIsMadeOrRefused)
{
    StoreSettings settings = m_database->settings();
    settings.sqlitePath = folder() + "/a/b/observatorio.sqlite";
    EXPECT_THAT(testStore(settings).value_or("failed"), StartsWith("SQLite 3."));
    EXPECT_FALSE(QFile::exists(QString::fromStdString(folder() + "/a"))) << "the test makes nothing";
    EXPECT_TRUE(succeeded(makeStore(settings, "deep")->open()));
    settings.sqlitePath = "/proc/no/existe.sqlite";
    const auto opened = makeStore(settings, "nowhere")->open();
    EXPECT_TRUE(failedWith(ErrorCode::FileUnwritable, opened));
    EXPECT_EQ(opened.error().subject, settings.sqlitePath);
    settings.sqlitePath.clear();
    EXPECT_TRUE(failedWith(ErrorCode::BadSetting, makeStore(settings, "empty")->open()));
    EXPECT_TRUE(failedWith(ErrorCode::BadSetting, testStore(settings)));
}

TEST_F(SqliteFaults, ItsFilesAreThePersonsOwn)
{
    const auto rights = [](const std::string &file) {
        struct stat at = {};
        EXPECT_EQ(::stat(file.c_str(), &at), 0) << file;
        return at.st_mode & 0777;
    };
    const mode_t before = ::umask(0);
    StoreSettings settings = m_database->settings();
    settings.sqlitePath = folder() + "/a/b/observatorio.sqlite";
    auto store = makeStore(settings, "own");
    ASSERT_TRUE(succeeded(store->open()));
    ASSERT_TRUE(succeeded(store->claim(Cluster, {P0})));
    ::umask(before);
    for (const char *end : {"", "-wal", "-shm"})
        EXPECT_EQ(rights(settings.sqlitePath + end), 0600U) << end;
    EXPECT_EQ(rights(folder() + "/a"), 0700U);
    EXPECT_EQ(rights(folder() + "/a/b"), 0700U);
    EXPECT_EQ(rights(folder()), 0777U) << "it was there before";
    EXPECT_TRUE(store->remarks().empty());
}

TEST_F(SqliteFaults, AFileThatOthersReadIsSaidAndLeftAsItIs)
{
    ASSERT_TRUE(succeeded(newStore()->open()));
    ::chmod(path().c_str(), 0644);
    auto store = newStore();
    ASSERT_TRUE(succeeded(store->open()));
    ASSERT_EQ(store->remarks().size(), 1u);
    EXPECT_EQ(store->remarks()[0].code, ErrorCode::FileExposed);
    EXPECT_EQ(store->remarks()[0].subject, path());
    struct stat at = {};
    ASSERT_EQ(::stat(path().c_str(), &at), 0);
    EXPECT_EQ(at.st_mode & 0777, 0644U);
    ::chmod(folder().c_str(), 0700);
    EXPECT_TRUE(store->remarks().empty()) << "nobody else comes through its folder";
}

TEST_F(SqliteFaults, TheTestChangesNothing)
{
    EXPECT_THAT(testStore(m_database->settings()).value_or("failed"), StartsWith("SQLite 3."));
    EXPECT_FALSE(QFile::exists(QString::fromStdString(path())));
    ASSERT_TRUE(succeeded(newStore()->open()));
    EXPECT_THAT(testStore(m_database->settings()).value_or("failed"), StartsWith("SQLite 3."));
    EXPECT_EQ(RawSql(m_database->settings()).value("SELECT count(*) FROM progreso"), "0");
}

TEST_F(SqliteFaults, ARemovedFileIsNoticedAndNothingIsWrittenIntoTheVoid)
{
    auto store = newStore();
    ASSERT_TRUE(succeeded(store->open()));
    const auto starts = store->claim(Cluster, {P0});
    ASSERT_TRUE(succeeded(starts));
    for (const char *end : {"", "-wal", "-shm"})
        QFile::remove(QString::fromStdString(path() + end));
    const auto result = store->commit(batchOf({partitionBatch(starts->front(), 0, 1)}));
    ASSERT_TRUE(succeeded(result));
    EXPECT_THAT(result->lost, ElementsAre(P0)) << "a new, empty database does not know this claim";
    EXPECT_THAT(result->gone, ElementsAre(P0));
    const auto again = store->claim(Cluster, {P0});
    ASSERT_TRUE(succeeded(again));
    EXPECT_FALSE(again->front().accounting);
    EXPECT_EQ(RawSql(m_database->settings()).value("SELECT count(*) FROM progreso"), "1");
}

TEST_F(SqliteFaults, AHeldLockIsBusyAndThenFree)
{
    auto store = newStore();
    ASSERT_TRUE(succeeded(store->open()));
    RawSql holder(m_database->settings());
    holder.exec("BEGIN IMMEDIATE");
    EXPECT_TRUE(failedWith(ErrorCode::DatabaseBusy, store->claim(Cluster, {P0})));
    holder.exec("ROLLBACK");
    EXPECT_TRUE(succeeded(store->claim(Cluster, {P0})));
}

TEST_F(SqliteFaults, AReaderDoesNotHoldUpTheWriter)
{
    auto store = newStore();
    ASSERT_TRUE(succeeded(store->open()));
    RawSql reader(m_database->settings());
    reader.exec("BEGIN");
    EXPECT_EQ(reader.value("SELECT count(*) FROM progreso"), "0");
    EXPECT_TRUE(succeeded(store->claim(Cluster, {P0})));
    EXPECT_EQ(reader.value("SELECT count(*) FROM progreso"), "0");
    reader.exec("COMMIT");
    EXPECT_EQ(reader.value("SELECT count(*) FROM progreso"), "1");
}

/// A file system of a megabyte.
class SmallDisk {
public:
    explicit SmallDisk(std::string folder) : m_folder(std::move(folder))
    {
        m_mounted = ::mount("observatorio-test", m_folder.c_str(), "tmpfs", 0, "size=1m") == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted) {
            EXPECT_EQ(::umount2(m_folder.c_str(), MNT_DETACH), 0);
        }
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;
    bool isMounted() const { return m_mounted; }

private:
    std::string m_folder;
    bool m_mounted;
};

TEST_F(SqliteFaults, AFullDiskLosesNothingAndIsLeftWhenThereIsRoom)
{
    const SmallDisk disk(folder());
    if (!disk.isMounted()) {
        ASSERT_FALSE(mustNotSkip()) << "CI=true and no right to mount a small file system";
        GTEST_SKIP() << "SKIPPED: needs the right to mount a small file system (root)";
    }
    auto store = newStore();
    ASSERT_TRUE(succeeded(store->open()));
    const auto starts = store->claim(Cluster, {P0});
    ASSERT_TRUE(succeeded(starts));
    PartitionBatch batch = partitionBatch(starts->front(), 0, 1);
    batch.cells = {cell("ARG", "inflacion", T0, {1.0}, 0)};
    ASSERT_TRUE(succeeded(store->commit(batchOf({batch}))));

    QFile filler(m_database->folder() + QStringLiteral("/relleno"));
    ASSERT_TRUE(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    const QByteArray page(4096, 'x');
    while (filler.write(page) == page.size()) {}
    PartitionBatch big = partitionBatch(starts->front(), 1, 3'000);
    big.accounting = {.startOffset = 0, .nextOffset = 3'001, .counted = 3'001};
    for (int i = 0; i < 3'000; ++i)
        big.cells.push_back(cell("BRA", std::to_string(i), T0, {1.0}, i + 1));
    for (int attempt = 0; attempt < 2; ++attempt) {
        const auto result = store->commit(batchOf({big}));
        EXPECT_TRUE(failedWith(ErrorCode::DiskFull, result));
        EXPECT_EQ(result.error().subject, path());
    }
    filler.remove();
    // What is left of the megabyte holds the half of it.
    big.cells.resize(500);
    ASSERT_TRUE(succeeded(store->commit(batchOf({big}))));
    EXPECT_EQ(RawSql(m_database->settings()).value("SELECT count(*) FROM celdas"), "501");
}

}  // namespace
}  // namespace observatorio::test
