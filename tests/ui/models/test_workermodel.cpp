// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/uiworld.h"
#include "ui/models/workermodel.h"
#include "ui/style/theme.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

namespace observatorio {
namespace {

constexpr TimeMs Now = 1'700'000'100'000;

WorkerView worker(const char *id, std::vector<TopicPartition> partitions, DurationMs age = 500)
{
    return {{.id = id,
             .group = "g",
             .host = "aula-7",
             .program = "observatorioctl work",
             .version = "2.0",
             .partitions = std::move(partitions),
             .rate = 12.4,
             .lag = 1'234,
             .runningMs = 60'000,
             .sinceCommitMs = 2'500},
            Now - age,
            false};
}

QString cell(const WorkerModel &model, int row, int column) { return model.index(row, column).data().toString(); }

TEST(WorkerModel, tellsOfEachWorkerWhatItTold)
{
    WorkerModel model;
    const QAbstractItemModelTester tester(&model);
    Snapshot snapshot = test::emptySnapshot(Now);
    snapshot.workers = {worker("uno", {{"qog", 0}, {"qog", 2}}), worker("dos", {}),
                        worker("callado", {{"qog", 1}}, SilentAfterMs + 1), worker("este", {{"qog", 3}})};
    snapshot.workers[1].sign.lag.reset();
    snapshot.workers[1].sign.sinceCommitMs.reset();
    snapshot.workers[3].isThis = true;
    WorkerView unnamed;
    unnamed.sign.partitions = {{"otro", 0}};
    unnamed.sign.sinceCommitMs = 0;
    unnamed.seen = Now - 90'000;
    snapshot.workers.push_back(unnamed);
    model.update(snapshot);
    ASSERT_EQ(model.rowCount(), 5);
    using Column = WorkerModel::Column;
    const struct {
        int row;
        Column column;
        const char *text;
    } cells[] = {
        {0, Column::Worker, "uno"},
        {0, Column::Host, "aula-7"},
        {0, Column::Partitions, "2"},
        {0, Column::Program, "observatorioctl work"},
        {0, Column::Rate, "12"},
        {0, Column::LastCommit, "3 s ago"},
        {0, Column::State, "works"},
        {1, Column::State, "waits for partitions"},
        {1, Column::LastCommit, "none yet"},
        {1, Column::Lag, "\u2013"},
        {3, Column::Worker, "this program"},
        {4, Column::Worker, "unnamed program"},
        {4, Column::Host, "\u2013"},
        {4, Column::Program, "\u2013"},
        {4, Column::Rate, "\u2013"},
        {4, Column::LastCommit, "1 min ago"},
        {4, Column::State, "tells nothing of itself"},
    };
    for (const auto &each : cells)
        EXPECT_EQ(cell(model, each.row, each.column).toStdString(), each.text) << each.row << ' ' << each.column;
    EXPECT_TRUE(cell(model, 2, WorkerModel::State).startsWith(QStringLiteral("no sign since")));
    EXPECT_EQ(model.index(2, WorkerModel::State).data(Qt::ForegroundRole).value<QColor>(),
              Theme::instance().color(Theme::Warning));
    EXPECT_EQ(model.index(0, WorkerModel::Partitions).data(Qt::ToolTipRole).toString(), QStringLiteral("qog: 0, 2"));
}

TEST(WorkerModel, aWorkerThatFallsSilentChangesItsRowAndOneThatEndsLeavesIt)
{
    WorkerModel model;
    const QAbstractItemModelTester tester(&model);
    Snapshot snapshot = test::emptySnapshot(Now);
    snapshot.workers = {worker("uno", {{"qog", 0}}), worker("dos", {{"qog", 1}})};
    model.update(snapshot);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    snapshot.at = Now + 200;
    model.update(snapshot);
    EXPECT_TRUE(changed.empty()) << "nothing that is shown";
    snapshot.at = Now + SilentAfterMs;
    model.update(snapshot);
    EXPECT_FALSE(changed.empty());
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    snapshot.workers.erase(snapshot.workers.begin());
    model.update(snapshot);
    EXPECT_EQ(removed.size(), 1);
    EXPECT_EQ(cell(model, 0, WorkerModel::Worker), QStringLiteral("dos"));
}

}  // namespace
}  // namespace observatorio
