// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/filewriter.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <gtest/gtest.h>

#include <semaphore>

namespace observatorio {
namespace {

constexpr int DeadlineMs = 20'000;

/// A drive that answers when it is told to.
struct Drive {
    std::shared_ptr<std::counting_semaphore<>> answer = std::make_shared<std::counting_semaphore<>>(0);
    FileWriter::Write write() const
    {
        return [answer = answer](const QString &path, const QByteArray &bytes) {
            answer->acquire();
            return writeWhole(path, bytes);
        };
    }
};

class FileWriterTest : public testing::Test {
protected:
    QString path(const QString &name) const { return folder.filePath(name); }
    QTemporaryDir folder;
    Drive drive;
};

TEST_F(FileWriterTest, aDriveThatHangsStopsNeitherTheEventLoopNorOtherFiles)
{
    FileWriter writer([slow = drive.write()](const QString &path, const QByteArray &bytes) {
        return path.endsWith(u"slow.png") ? slow(path, bytes) : writeWhole(path, bytes);
    });
    QSignalSpy written(&writer, &FileWriter::written);
    QSignalSpy finished(&writer, &FileWriter::finished);
    writer.write(path(QStringLiteral("slow.png")), "slow");
    writer.write(path(QStringLiteral("fast.png")), "fast");
    ASSERT_TRUE(QTest::qWaitFor([&] { return written.size() == 1; }, DeadlineMs)) << "the loop goes on";
    EXPECT_EQ(written.first().first().toString(), path(QStringLiteral("fast.png")));
    EXPECT_EQ(writer.underWay(), QStringList{path(QStringLiteral("slow.png"))});
    EXPECT_EQ(finished.size(), 0);
    drive.answer->release();
    ASSERT_TRUE(QTest::qWaitFor([&] { return finished.size() == 1; }, DeadlineMs));
    QFile file(path(QStringLiteral("slow.png")));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll(), "slow");
}

TEST_F(FileWriterTest, whatCannotBeWrittenIsNamedWithItsCause)
{
    FileWriter writer;
    std::vector<Error> errors;
    QObject::connect(&writer, &FileWriter::failed, [&](const Error &error) { errors.push_back(error); });
    const QString lost = path(QStringLiteral("no/such/folder/a.csv"));
    writer.write(lost, "x");
    ASSERT_TRUE(QTest::qWaitFor([&] { return errors.size() == 1; }, DeadlineMs));
    EXPECT_EQ(errors[0].code, ErrorCode::FileUnwritable);
    EXPECT_EQ(errors[0].subject, lost.toStdString());
    EXPECT_FALSE(errors[0].cause.empty());
}

TEST_F(FileWriterTest, oneFileIsWrittenOnceAtATimeAndOnlySoManyAtAll)
{
    FileWriter writer(drive.write());
    int refused = 0;
    QObject::connect(&writer, &FileWriter::failed, [&](const Error &) { ++refused; });
    for (int i = 0; i < FileWriter::MostUnderWay; ++i)
        writer.write(path(QString::number(i)), "x");
    EXPECT_EQ(refused, 0);
    writer.write(path(QStringLiteral("0")), "y");
    EXPECT_EQ(refused, 1);
    writer.write(path(QStringLiteral("more")), "y");
    EXPECT_EQ(refused, 2);
    drive.answer->release(FileWriter::MostUnderWay);
    EXPECT_TRUE(QTest::qWaitFor([&] { return writer.underWay().isEmpty(); }, DeadlineMs));
}

TEST_F(FileWriterTest, itEndsWhileADriveHangs)
{
    {
        FileWriter writer(drive.write());
        writer.write(path(QStringLiteral("a")), "x");
    }
    drive.answer->release();
    EXPECT_TRUE(QTest::qWaitFor([&] { return QFile::exists(path(QStringLiteral("a"))); }, DeadlineMs))
        << "the thread that was left behind ends in peace";
}

TEST_F(FileWriterTest, looksWhereAFileWouldGo)
{
    ASSERT_TRUE(writeWhole(path(QStringLiteral("there")), "x"));
    FileWriter writer;
    const struct {
        QString path;
        bool folder, file;
    } rows[] = {{path(QStringLiteral("there")), true, true},
                {path(QStringLiteral("not there")), true, false},
                {path(QStringLiteral("no/a")), false, false},
                {path(QStringLiteral("there/a")), false, false}};
    for (const auto &row : rows) {
        QSignalSpy looked(&writer, &FileWriter::looked);
        writer.look(row.path);
        ASSERT_TRUE(QTest::qWaitFor([&] { return looked.size() == 1; }, DeadlineMs));
        EXPECT_EQ(looked.first(), (QVariantList{row.path, row.folder, row.file}));
    }
    QSignalSpy looked(&writer, &FileWriter::looked);
    for (const auto &row : rows)
        writer.look(row.path);  // as fast as keys are pressed
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return !looked.isEmpty() && looked.last().first().toString() == std::end(rows)[-1].path; }, DeadlineMs));
    EXPECT_EQ(looked.size(), 2) << "the first and the newest";
}

}  // namespace
}  // namespace observatorio
