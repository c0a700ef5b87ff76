// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/files/resources.h"
#include "app/gui/dataimport.h"
#include "app/pipeline/baselinefile.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace observatorio {
namespace {

constexpr int Deadline = 30'000;

class DataImportTest : public testing::Test {
protected:
    DataImportTest() { qputenv("XDG_DATA_HOME", folder.path().toUtf8()); }
    ~DataImportTest() override { qputenv("XDG_DATA_HOME", before); }

    static QString fixture(const char *name)
    {
        return QStringLiteral(OBSERVATORIO_SOURCE_DIR "/tests/fixtures/import/") + QLatin1String(name);
    }

    std::shared_ptr<const ImportOutcome> read(const QString &path)
    {
        QSignalSpy answered(&actions, &Actions::importRead);
        Q_EMIT actions.importReadRequested(7, path, {});
        EXPECT_TRUE(answered.wait(Deadline));
        EXPECT_EQ(answered.first().first().toULongLong(), 7u);
        said = answered.first().at(2).toString();
        return answered.first().at(1).value<std::shared_ptr<const ImportOutcome>>();
    }

    const QByteArray before = qgetenv("XDG_DATA_HOME");
    const QTemporaryDir folder;
    Actions actions;
    DataImport import{actions, *Resources::countries().value(), *Resources::indicators().value()};
    QString said;
};

TEST_F(DataImportTest, whatWasReadReplacesTheBaselineUntilTheWayBack)
{
    const auto outcome = read(fixture("owid-long.csv"));
    ASSERT_TRUE(outcome) << said.toStdString();
    EXPECT_FALSE(hasImportedBaseline()) << "reading changes nothing";
    QSignalSpy replaced(&import, &DataImport::replaced);
    Q_EMIT actions.importRequested(outcome);
    ASSERT_TRUE(replaced.wait(Deadline));
    const auto baseline = replaced.first().first().value<std::shared_ptr<const Baseline>>();
    EXPECT_EQ(baseline->indicators(), std::vector<std::string>{"corrupcion"});
    EXPECT_TRUE(replaced.first().at(1).toBool());
    EXPECT_TRUE(hasImportedBaseline());

    replaced.clear();
    Q_EMIT actions.builtInDataRequested();
    ASSERT_TRUE(replaced.wait(Deadline));
    EXPECT_FALSE(replaced.first().at(1).toBool());
    EXPECT_GT(replaced.first().first().value<std::shared_ptr<const Baseline>>()->indicators().size(), 5u);
    EXPECT_FALSE(hasImportedBaseline());
}

TEST_F(DataImportTest, aRefusedFileIsASentence)
{
    EXPECT_FALSE(read(fixture("not-a-table.csv")));
    EXPECT_TRUE(said.contains(QStringLiteral("not-a-table.csv"))) << said.toStdString();
    EXPECT_TRUE(said.contains(QStringLiteral("ZIP"))) << said.toStdString();
}

TEST_F(DataImportTest, whatCannotBeWrittenIsASentenceAndReplacesNothing)
{
    const auto outcome = read(fixture("owid-long.csv"));
    ASSERT_TRUE(outcome);
    QFile inTheWay(folder.filePath(QStringLiteral("observatorio")));
    ASSERT_TRUE(inTheWay.open(QIODevice::WriteOnly));
    QSignalSpy failed(&actions, &Actions::dataNotReplaced);
    QSignalSpy replaced(&import, &DataImport::replaced);
    Q_EMIT actions.importRequested(outcome);
    ASSERT_TRUE(failed.wait(Deadline));
    EXPECT_TRUE(failed.first().first().toString().contains(QStringLiteral("baseline.csv")));
    EXPECT_EQ(replaced.count(), 0);
}

}  // namespace
}  // namespace observatorio
