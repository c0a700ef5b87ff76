// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/files/wholefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <csignal>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace observatorio;

namespace {

class WholeFile : public testing::Test {
protected:
    QString path(const char *name) const { return m_directory.filePath(QString::fromLatin1(name)); }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }
    QStringList left() const { return QDir(m_directory.path()).entryList(QDir::Files | QDir::Hidden | QDir::System); }
    static void requireRefused(const QString &path, const Expected<void> &done)
    {
        ASSERT_FALSE(done);
        EXPECT_EQ(done.error().code, ErrorCode::FileUnwritable);
        EXPECT_EQ(done.error().subject, path.toStdString());
        EXPECT_FALSE(done.error().cause.empty());
    }

    QTemporaryDir m_directory;
};

}  // namespace

TEST_F(WholeFile, theNewContentsReplaceTheOld)
{
    const QString file = path("a");
    ASSERT_TRUE(writeWhole(file, "longer than the next"));
    ASSERT_TRUE(writeWhole(file, "short"));
    EXPECT_EQ(read(file), "short");
    EXPECT_EQ(left(), QStringList{QStringLiteral("a")});
}

TEST_F(WholeFile, aDiskWithoutRoomLeavesTheOldFileAndNothingElse)
{
    const QString file = path("full");
    const QByteArray old(100'000, 'o');
    ASSERT_TRUE(writeWhole(file, old));
    // The kernel refuses to let a file grow past this, as a full disk does. A size below Qt's own buffer fails at the
    // flush.
    for (const qsizetype size : {10'000, 200'000}) {
        rlimit before{};
        ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit little{5'000, before.rlim_max};
        ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &little), 0);
        const Expected<void> done = writeWhole(file, QByteArray(size, 'n'));
        ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &before), 0);
        std::signal(SIGXFSZ, handler);
        requireRefused(file, done);
        EXPECT_EQ(read(file), old);
    }
    EXPECT_EQ(left(), QStringList{QStringLiteral("full")});
}

TEST_F(WholeFile, whatIsNoFileIsNotReplaced)
{
    ASSERT_TRUE(QDir(m_directory.path()).mkdir(QStringLiteral("folder")));
    ASSERT_EQ(mkfifo(path("pipe").toLocal8Bit().constData(), 0600), 0);
    for (const QString &place : {path("folder"), path("pipe"), path("no/such/folder/a"), QStringLiteral("/dev/null")})
        requireRefused(place, writeWhole(place, "x"));
    EXPECT_TRUE(QFileInfo(path("folder")).isDir());
    struct stat pipe{};
    ASSERT_EQ(stat(path("pipe").toLocal8Bit().constData(), &pipe), 0);
    EXPECT_TRUE(S_ISFIFO(pipe.st_mode));
    EXPECT_FALSE(QFileInfo(QStringLiteral("/dev/null")).isFile());
}

TEST_F(WholeFile, aStreamTakesThemAfterWhatItHas)
{
    const QString file = path("log");
    ASSERT_TRUE(writeWhole(file, "before\n"));
    const QByteArray name = QFile::encodeName(file);
    const int descriptor = ::open(name.constData(), O_WRONLY | O_APPEND | O_CLOEXEC);
    ASSERT_GE(descriptor, 0);
    for (const char *folder : {"/dev/fd/", "/proc/self/fd/"})
        EXPECT_TRUE(writeWholeOrAppend(QString::fromLatin1(folder) + QString::number(descriptor), "more\n"));
    const int before = ::dup(STDOUT_FILENO);
    ::dup2(descriptor, STDOUT_FILENO);
    const auto done = writeWholeOrAppend(QStringLiteral("/dev/stdout"), "the end\n");
    ::dup2(before, STDOUT_FILENO);
    ::close(before);
    ::close(descriptor);
    EXPECT_TRUE(done);
    EXPECT_EQ(read(file), "before\nmore\nmore\nthe end\n");
    EXPECT_EQ(left(), QStringList{QStringLiteral("log")});
    requireRefused(QStringLiteral("/dev/fd/999"), writeWholeOrAppend(QStringLiteral("/dev/fd/999"), "x"));

    ASSERT_EQ(mkfifo(path("pipe").toLocal8Bit().constData(), 0600), 0);
    const int pipe = ::open(path("pipe").toLocal8Bit().constData(), O_RDWR | O_CLOEXEC);
    EXPECT_TRUE(writeWholeOrAppend(path("pipe"), "figures"));
    char got[16] = {};
    EXPECT_EQ(::read(pipe, got, sizeof got), 7);
    ::close(pipe);
    EXPECT_TRUE(writeWholeOrAppend(file, "a file is replaced"));
    EXPECT_EQ(read(file), "a file is replaced");
    requireRefused(m_directory.path(), writeWholeOrAppend(m_directory.path(), "x"));
}

TEST_F(WholeFile, aLinkStaysALink)
{
    ASSERT_TRUE(writeWhole(path("target"), "old"));
    ASSERT_TRUE(QFile::link(path("target"), path("link")));
    ASSERT_TRUE(writeWhole(path("link"), "new"));
    EXPECT_TRUE(QFileInfo(path("link")).isSymLink());
    EXPECT_EQ(read(path("target")), "new");
}
