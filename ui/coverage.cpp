// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/coverage.h"

#include "ui/format.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <ranges>
#include <vector>

namespace observatorio::Coverage {

namespace {

struct CoveragePhrases {
    Q_DECLARE_TR_FUNCTIONS(Coverage)
};

constexpr std::size_t MostNamed = 3;

/// An error that several partitions of a topic have alike is told once: topic [0, 2, 5].
std::vector<Error> lostPartitions(const Snapshot &snapshot)
{
    struct Group {
        const std::string *topic;
        Error error;
        std::vector<std::int32_t> partitions;
    };
    std::vector<Group> groups;
    for (const PartitionView &view : snapshot.partitions) {
        if (view.state != ReadState::Lost || !view.error)
            continue;
        const auto isAlike = [&view](const Group &group) {
            return *group.topic == view.partition.topic && group.error.code == view.error->code;
        };
        auto group = std::ranges::find_if(groups, isAlike);
        if (group == groups.end())
            group = groups.insert(group, {&view.partition.topic, *view.error, {}});
        group->partitions.push_back(view.partition.partition);
    }
    std::vector<Error> errors;
    for (Group &group : groups) {
        QStringList numbers;
        for (const std::int32_t partition : group.partitions | std::views::take(MostNamed))
            numbers.append(QString::number(partition));
        if (group.partitions.size() > MostNamed)
            numbers.append(QStringLiteral("\u2026"));
        if (group.partitions.size() > 1)
            group.error.subject = *group.topic + " [" + numbers.join(QStringLiteral(", ")).toStdString() + ']';
        errors.push_back(std::move(group.error));
    }
    return errors;
}

/// The first few that are lost, each with its reason, and how many more there are.
QString lostReading(const Snapshot &snapshot)
{
    std::vector<Error> errors = lostPartitions(snapshot);
    for (const auto &[topic, error] : snapshot.topicErrors)
        errors.push_back(error);
    QStringList named;
    for (const Error &error : errors | std::views::take(MostNamed))
        named.append(Format::error(error));
    if (errors.size() > MostNamed)
        named.append(
            CoveragePhrases::tr("and %n more: see Groups", nullptr, static_cast<int>(errors.size() - MostNamed)));
    return named.join(QStringLiteral(" \u00B7 "));
}

QString placeOf(const WorkerView &worker)
{
    return QStringLiteral("%1 (%2)").arg(QString::fromStdString(worker.sign.id),
                                         QString::fromStdString(worker.sign.host));
}

std::optional<Notice> noticeOfWorkers(const Snapshot &snapshot)
{
    if (snapshot.database.state != LinkState::Up)
        return std::nullopt;  // it has a banner of its own
    QStringList silent;
    std::optional<TimeMs> newestSign;
    for (const WorkerView &worker : snapshot.workers) {
        newestSign = std::max(newestSign.value_or(worker.seen), worker.seen);
        if (worker.isSilent(snapshot.at))
            silent.append(placeOf(worker));
    }
    const QString none =
        snapshot.store.lastCommit
            ? CoveragePhrases::tr("Nobody processes: no worker runs, and nothing was stored since %1.")
                  .arg(Format::dateTime(*snapshot.store.lastCommit))
            : CoveragePhrases::tr("Nobody processes: no worker runs. Start observatorioctl work on this database.");
    if (!newestSign)
        return Notice{none, true};
    if (!anyWorkerLives(snapshot))
        return Notice{
            CoveragePhrases::tr("Every worker is silent: no sign of life since %1. What is shown is what they stored "
                                "until then.")
                .arg(Format::dateTime(*newestSign)),
            true};
    if (!silent.isEmpty()) {
        const auto more = silent.size() - static_cast<qsizetype>(MostNamed);
        QString named = silent.mid(0, MostNamed).join(QStringLiteral(" \u00B7 "));
        if (more > 0)
            named += QStringLiteral(" \u00B7 ")
                     + CoveragePhrases::tr("and %n more: see Groups", nullptr, static_cast<int>(more));
        return Notice{
            CoveragePhrases::tr("%n worker(s) silent: %1", nullptr, static_cast<int>(silent.size())).arg(named), true};
    }
    if (snapshot.partial)
        return Notice{CoveragePhrases::tr("Workers read %1; nobody reads the others.").arg(share(snapshot)), true};
    return std::nullopt;
}

}  // namespace

bool anyWorkerLives(const Snapshot &snapshot)
{
    return std::ranges::any_of(snapshot.workers,
                               [&snapshot](const WorkerView &worker) { return !worker.isSilent(snapshot.at); });
}

bool isWhole(const Snapshot &snapshot)
{
    if (snapshot.observing())
        return snapshot.database.state == LinkState::Up && !noticeOfWorkers(snapshot);
    return snapshot.broker.state == LinkState::Up && snapshot.group.membership == Membership::Member
           && !snapshot.group.error && !snapshot.partial;
}

QString share(const Snapshot &snapshot)
{
    return CoveragePhrases::tr("%1 of %n partition(s)", nullptr, snapshot.partitionsExpected)
        .arg(Format::integer(snapshot.partitionsRead));
}

std::optional<Notice> notice(const Snapshot &snapshot)
{
    if (snapshot.observing())
        return noticeOfWorkers(snapshot);
    if (snapshot.broker.state != LinkState::Up)
        return std::nullopt;
    const GroupView &group = snapshot.group;
    if (group.error)
        return Notice{
            CoveragePhrases::tr("The group does not let this program read: %1").arg(Format::error(*group.error)), true};
    if (group.membership == Membership::Lost)
        return Notice{CoveragePhrases::tr("This program is no member of the group %1 any more; it joins again.")
                          .arg(QString::fromStdString(snapshot.settings.broker.group)),
                      true};
    if (!snapshot.partial || group.membership != Membership::Member)
        return std::nullopt;
    const QString covers =
        CoveragePhrases::tr("This program reads %1; every figure covers these alone.").arg(share(snapshot));
    const QString lost = lostReading(snapshot);
    if (!lost.isEmpty())
        return Notice{covers + u' ' + lost, true};
    const auto count = [&snapshot](ReadState state) {
        return std::ranges::count(snapshot.partitions, state, &PartitionView::state);
    };
    if (count(ReadState::Claiming) > 0)
        return std::nullopt;  // a moment's matter, or the database's, which has a banner of its own
    if (count(ReadState::Unheld) > 0)
        return Notice{covers + u' ' + CoveragePhrases::tr("Nobody reads the others."), true};
    if (group.idleSince && snapshot.partitionsRead == 0)
        return Notice{
            CoveragePhrases::tr("Other members of the group read every partition, since %1; this program waits.")
                .arg(Format::time(*group.idleSince)),
            false};
    return Notice{covers + u' ' + CoveragePhrases::tr("Other members of the group read the rest."), false};
}

std::optional<QString> replacedTopic(const Snapshot &snapshot)
{
    for (const PartitionView &view : snapshot.partitions) {
        if (view.state == ReadState::Lost && view.error && view.error->code == ErrorCode::LogReplaced)
            return QString::fromStdString(view.partition.topic);
    }
    return std::nullopt;
}

}  // namespace observatorio::Coverage
