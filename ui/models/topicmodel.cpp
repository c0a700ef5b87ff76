// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/topicmodel.h"

#include "ui/style/theme.h"

#include <QTextDocument>

namespace observatorio {

namespace {

std::optional<std::int64_t> retained(const PartitionView &view)
{
    return view.beginOffset && view.endOffset ? std::optional(*view.endOffset - *view.beginOffset) : std::nullopt;
}

/// What keeps the topic from being read. Not that the broker does not have it yet: it may still come.
bool isRefused(const TopicRow &row) { return row.error && row.error->code != ErrorCode::TopicUnknown; }

const QString LongTopic = QStringLiteral("eventos_economicos");
QString longCount() { return Format::integer(88'888'888); }

}  // namespace

std::vector<TopicRow> topicRows(const std::vector<PartitionView> &partitions, const std::vector<std::string> &observed)
{
    std::vector<TopicRow> rows;
    const auto rowOf = [&rows](const std::string &topic) -> TopicRow & {
        const auto found = std::ranges::find(rows, topic, &TopicRow::topic);
        if (found != rows.end())
            return *found;
        rows.push_back({.topic = topic});
        return rows.back();
    };
    for (const std::string &topic : observed)
        rowOf(topic);
    for (const PartitionView &view : partitions) {
        TopicRow &row = rowOf(view.partition.topic);
        ++row.partitions;
        row.assigned += view.state == ReadState::Reading;
        row.rate += view.rate;
        row.errors += view.error.has_value();
        if (const auto records = retained(view))
            row.retained = row.retained.value_or(0) + *records;
        if (view.maxEventTime)
            row.maxEventTime = std::max(row.maxEventTime.value_or(*view.maxEventTime), *view.maxEventTime);
    }
    std::ranges::sort(rows, {}, &TopicRow::topic);
    return rows;
}

TopicModel::TopicModel(QObject *parent) : ColumnsModel(parent)
{
    addText(tr("Topic"), Term::Topic, LongTopic, [](const TopicRow &row) { return QString::fromStdString(row.topic); });
    addCount(tr("Partitions"), Term::PartitionCount, {}, [](const TopicRow &row) { return row.partitions; });
    addCount(tr("Records kept"), Term::RecordsKept, longCount(), [](const TopicRow &row) { return row.retained; });
    addNumber(
        tr("Records/s"), Term::RecordRate, longCount(), [](const TopicRow &row) { return row.rate; }, Format::rate);
    addTime(tr("Newest event"), Term::NewestEvent, Format::dateTime(0),
            [](const TopicRow &row) { return row.maxEventTime; });
    addText(tr("State"), Term::TopicState, {}, [](const TopicRow &row) {
        if (isRefused(row))
            return Format::error(*row.error);
        if (row.errors > 0)
            return tr("%n partition(s) with an error", nullptr, row.errors);
        if (row.partitions == 0)
            return tr("the broker has no such topic yet");
        return row.isObserved ? tr("%n partition(s) read by workers", nullptr, row.assigned)
                              : tr("%n partition(s) read here", nullptr, row.assigned);
    }).inked([](const TopicRow &row) {
        return Theme::instance().color(row.errors > 0 || isRefused(row) ? Theme::Critical
                                       : row.partitions == 0            ? Theme::Warning
                                                                        : Theme::Muted);
    });
}

void TopicModel::update(const Snapshot &snapshot)
{
    std::vector<TopicRow> rows = topicRows(snapshot.partitions, snapshot.settings.broker.topics);
    for (TopicRow &row : rows)
        row.isObserved = snapshot.observing();
    for (const auto &[topic, error] : snapshot.topicErrors) {
        if (const auto row = std::ranges::find(rows, topic, &TopicRow::topic); row != rows.end())
            row->error = error;
    }
    assign(std::move(rows));
}

TopicPartitionModel::TopicPartitionModel(QObject *parent) : ColumnsModel(parent)
{
    using Row = PartitionRow;
    addText(tr("Topic"), Term::Topic, LongTopic,
            [](const Row &row) { return QString::fromStdString(row.view.partition.topic); });
    addId(tr("Part."), Term::Partition, {}, [](const Row &row) { return row.view.partition.partition; });
    addCount(tr("Begin"), Term::BeginOffset, Format::integer(0), [](const Row &row) { return row.view.beginOffset; });
    addCount(tr("End"), Term::EndOffset, longCount(), [](const Row &row) { return row.view.endOffset; });
    addCount(tr("Records kept"), Term::RecordsKept, longCount(), [](const Row &row) { return retained(row.view); });
    addNumber(tr("Records/s"), Term::RecordRate, {}, [](const Row &row) { return row.view.rate; }, Format::rate);
    addTime(tr("Newest event"), Term::NewestEvent, {}, [](const Row &row) { return row.view.maxEventTime; });
    addTime(tr("Watermark"), Term::Watermark, {}, [](const Row &row) { return row.view.watermark; });
    addText(tr("Read by"), Term::ReadBy, tr("unnamed program") + QStringLiteral("\naula-88-8f3ac21d-88"),
            [](const Row &row) {
                if (row.view.assigned)
                    return tr("this program");
                if (row.view.member.empty())
                    return row.view.state == ReadState::Reading ? tr("unnamed program") : tr("no reader");
                return Format::member(row.view.member);
            })
        .tipped([](const Row &row) { return QString::fromStdString(row.view.member).toHtmlEscaped(); })
        .inked([](const Row &row) { return row.view.assigned ? QVariant() : Theme::instance().color(Theme::Muted); });
    addText(tr("State"), Term::PartitionState, {},
            [](const Row &row) {
                if (row.view.error)
                    return row.view.error->code == ErrorCode::LogReplaced ? tr("another log") : tr("not read");
                if (!row.view.maxEventTime)
                    return tr("no record yet");
                return row.view.idle ? tr("idle") : tr("active");
            })
        .inked([](const Row &row) {
            return Theme::instance().color(row.view.error                            ? Theme::Critical
                                           : row.view.maxEventTime && !row.view.idle ? Theme::Ok
                                                                                     : Theme::Muted);
        })
        .tipped([](const Row &row) {
            return row.view.error ? QVariant(Qt::convertFromPlainText(Format::error(*row.view.error))) : QVariant();
        });
}

void TopicPartitionModel::update(const std::vector<PartitionView> &partitions, const std::string &topic)
{
    std::vector<PartitionRow> next;
    for (const PartitionView &view : partitions) {
        if (topic.empty() || view.partition.topic == topic)
            next.push_back({view});
    }
    assign(std::move(next));
}

}  // namespace observatorio
