// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/workermodel.h"

#include "ui/style/theme.h"

#include <map>

namespace observatorio {

namespace {

QString commitText(const WorkerRow &row)
{
    const auto at = row.view.lastCommit();
    return at ? Format::ago(*at, row.now) : WorkerModel::tr("none yet");
}

QString stateText(const WorkerRow &row)
{
    if (row.view.isUnnamed())
        return WorkerModel::tr("tells nothing of itself");
    if (row.view.isSilent(row.now))
        return WorkerModel::tr("no sign since %1").arg(Format::time(row.view.seen));
    if (row.view.sign.partitions.empty())
        return WorkerModel::tr("waits for partitions");
    return WorkerModel::tr("works");
}

/// "eventos_qog: 0, 1, 2"
QString partitionsText(const std::vector<TopicPartition> &partitions)
{
    std::map<std::string, QStringList> numbers;
    for (const TopicPartition &partition : partitions)
        numbers[partition.topic].append(QString::number(partition.partition));
    QStringList texts;
    for (const auto &[topic, list] : numbers)
        texts.append(QStringLiteral("%1: %2").arg(QString::fromStdString(topic), list.join(QStringLiteral(", "))));
    return texts.join(u'\n');
}

}  // namespace

bool WorkerRow::operator==(const WorkerRow &other) const
{
    return view.sign == other.view.sign && view.isThis == other.view.isThis && commitText(*this) == commitText(other)
           && stateText(*this) == stateText(other);
}

WorkerModel::WorkerModel(QObject *parent) : ColumnsModel(parent)
{
    using Row = WorkerRow;
    const auto silent = [](const Row &row) {
        return row.view.isSilent(row.now) ? QVariant(Theme::instance().color(Theme::Warning)) : QVariant();
    };
    const auto named = [](const Row &row) { return !row.view.isUnnamed(); };
    addText(tr("Worker"), Term::Worker, QStringLiteral("observatorio-aula-7-8f3a-0"), [](const Row &row) {
        if (row.view.isThis)
            return tr("this program");
        return row.view.isUnnamed() ? tr("unnamed program") : QString::fromStdString(row.view.sign.id);
    }).tipped([](const Row &row) -> QVariant {
        if (row.view.isUnnamed())
            return tr("Stores into partitions that no worker of the list reads, as a Spark job does.");
        return tr("%1, group %2, since %3")
            .arg(QString::fromStdString(row.view.sign.id), QString::fromStdString(row.view.sign.group),
                 Format::dateTime(row.view.since()))
            .toHtmlEscaped();
    });
    addText(tr("Host"), Term::Host, QStringLiteral("aula-7.example"), [named](const Row &row) {
        return named(row) ? QString::fromStdString(row.view.sign.host) : QString(QChar(0x2013));
    });
    addText(tr("Program"), Term::Program, QStringLiteral("observatorioctl work"), [named](const Row &row) {
        return named(row) ? QString::fromStdString(row.view.sign.program) : QString(QChar(0x2013));
    }).tipped([](const Row &row) -> QVariant { return QString::fromStdString(row.view.sign.version).toHtmlEscaped(); });
    addCount(tr("Partitions"), Term::WorkerPartitions, {}, [](const Row &row) {
        return static_cast<qint64>(row.view.sign.partitions.size());
    }).tipped([](const Row &row) -> QVariant { return partitionsText(row.view.sign.partitions).toHtmlEscaped(); });
    addNumber(
        tr("Records/s"), Term::RecordRate, Format::integer(88'888),
        [](const Row &row) { return row.view.isUnnamed() ? -1.0 : row.view.sign.rate; },
        [](double rate) { return rate < 0.0 ? QString(QChar(0x2013)) : Format::rate(rate); });
    addCount(tr("Lag"), Term::WorkerLag, Format::integer(88'888), [](const Row &row) { return row.view.sign.lag; });
    addText(tr("Last commit"), Term::LastCommit, Format::ago(0, 59'000), commitText).sortedBy([](const Row &row) {
        return QVariant::fromValue<qint64>(row.view.lastCommit().value_or(0));
    });
    addText(tr("State"), Term::WorkerState, tr("no sign since %1").arg(Format::time(0)), stateText).inked(silent);
}

void WorkerModel::update(const Snapshot &snapshot)
{
    std::vector<WorkerRow> rows;
    rows.reserve(snapshot.workers.size());
    for (const WorkerView &view : snapshot.workers)
        rows.push_back({view, snapshot.at});
    assign(std::move(rows));
}

}  // namespace observatorio
