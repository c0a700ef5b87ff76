// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/topicmodel.h"

#include "ui/format.h"
#include "ui/style/theme.h"

#include <QTextDocument>

namespace observatorio {

namespace {

const QString Unknown = QStringLiteral("–");

std::optional<std::int64_t> retained(const PartitionView &view)
{
    return view.beginOffset && view.endOffset ? std::optional(*view.endOffset - *view.beginOffset) : std::nullopt;
}

QString offset(const std::optional<std::int64_t> &value) { return value ? Format::integer(*value) : Unknown; }

QString time(const std::optional<TimeMs> &at) { return at ? Format::time(*at) : Unknown; }

QVariant number(const std::optional<std::int64_t> &value) { return QVariant::fromValue<qint64>(value.value_or(-1)); }

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
        row.assigned += view.assigned;
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

void TopicModel::update(const Snapshot &snapshot)
{
    std::vector<TopicRow> rows = topicRows(snapshot.partitions, snapshot.settings.broker.topics);
    for (const auto &[topic, error] : snapshot.topicErrors) {
        if (const auto row = std::ranges::find(rows, topic, &TopicRow::topic); row != rows.end())
            row->error = error;
    }
    assign(std::move(rows));
}

QString TopicModel::header(int column) const
{
    switch (column) {
    case Topic:
        return tr("Topic");
    case Partitions:
        return tr("Partitions");
    case Retained:
        return tr("Records kept");
    case Rate:
        return tr("Records/s");
    case Newest:
        return tr("Newest event");
    case State:
        return tr("State");
    default:
        return {};
    }
}

QString TopicModel::text(const TopicRow &row, int column) const
{
    switch (column) {
    case Topic:
        return QString::fromStdString(row.topic);
    case Partitions:
        return Format::integer(row.partitions);
    case Retained:
        return offset(row.retained);
    case Rate:
        return Format::integer(qRound64(row.rate));
    case Newest:
        return time(row.maxEventTime);
    case State:
        if (row.error && row.error->code != ErrorCode::TopicUnknown)
            return Format::error(*row.error);
        if (row.errors > 0)
            return tr("%n partition(s) with an error", nullptr, row.errors);
        if (row.partitions == 0)
            return tr("the broker has no such topic yet");
        return tr("%n partition(s) read here", nullptr, row.assigned);
    default:
        return {};
    }
}

QVariant TopicModel::sortValue(const TopicRow &row, int column) const
{
    switch (column) {
    case Partitions:
        return row.partitions;
    case Retained:
        return number(row.retained);
    case Rate:
        return row.rate;
    case Newest:
        return number(row.maxEventTime);
    default:
        return text(row, column);
    }
}

QVariant TopicModel::ink(const TopicRow &row, int column) const
{
    if (column != State)
        return {};
    return Theme::instance().color(row.errors > 0 || (row.error && row.error->code != ErrorCode::TopicUnknown)
                                       ? Theme::Critical
                                   : row.partitions == 0 ? Theme::Warning
                                                         : Theme::Muted);
}

bool TopicPartitionRow::operator==(const TopicPartitionRow &other) const
{
    const PartitionView &a = view;
    const PartitionView &b = other.view;
    return a.partition == b.partition && a.assigned == b.assigned && a.member == b.member
           && a.beginOffset == b.beginOffset && a.endOffset == b.endOffset && a.rate == b.rate
           && a.maxEventTime == b.maxEventTime && a.watermark == b.watermark && a.idle == b.idle && a.error == b.error;
}

void TopicPartitionModel::update(const std::vector<PartitionView> &partitions, const std::string &topic)
{
    std::vector<TopicPartitionRow> next;
    for (const PartitionView &view : partitions) {
        if (topic.empty() || view.partition.topic == topic)
            next.push_back({view});
    }
    assign(std::move(next));
}

QString TopicPartitionModel::header(int column) const
{
    switch (column) {
    case Topic:
        return tr("Topic");
    case Partition:
        return tr("Part.");
    case Begin:
        return tr("Begin");
    case End:
        return tr("End");
    case Retained:
        return tr("Records kept");
    case Rate:
        return tr("Records/s");
    case Newest:
        return tr("Newest event");
    case Watermark:
        return tr("Watermark");
    case Reader:
        return tr("Read by");
    case State:
        return tr("State");
    default:
        return {};
    }
}

QString TopicPartitionModel::text(const TopicPartitionRow &row, int column) const
{
    const PartitionView &view = row.view;
    switch (column) {
    case Topic:
        return QString::fromStdString(view.partition.topic);
    case Partition:
        return QString::number(view.partition.partition);
    case Begin:
        return offset(view.beginOffset);
    case End:
        return offset(view.endOffset);
    case Retained:
        return offset(retained(view));
    case Rate:
        return Format::integer(qRound64(view.rate));
    case Newest:
        return time(view.maxEventTime);
    case Watermark:
        return time(view.watermark);
    case Reader:
        if (view.assigned)
            return tr("this program");
        return view.member.empty() ? tr("nobody known") : QString::fromStdString(view.member);
    case State:
        if (view.error)
            return Format::error(*view.error);
        if (!view.maxEventTime)
            return tr("no record yet");
        return view.idle ? tr("idle") : tr("active");
    default:
        return {};
    }
}

QVariant TopicPartitionModel::sortValue(const TopicPartitionRow &row, int column) const
{
    const PartitionView &view = row.view;
    switch (column) {
    case Partition:
        return view.partition.partition;
    case Begin:
        return number(view.beginOffset);
    case End:
        return number(view.endOffset);
    case Retained:
        return number(retained(view));
    case Rate:
        return view.rate;
    case Newest:
        return number(view.maxEventTime);
    case Watermark:
        return number(view.watermark);
    default:
        return text(row, column);
    }
}

QVariant TopicPartitionModel::ink(const TopicPartitionRow &row, int column) const
{
    const Theme &theme = Theme::instance();
    if (column == State)
        return theme.color(row.view.error                            ? Theme::Critical
                           : row.view.maxEventTime && !row.view.idle ? Theme::Ok
                                                                     : Theme::Muted);
    if (column == Reader && !row.view.assigned)
        return theme.color(Theme::Muted);
    return {};
}

QVariant TopicPartitionModel::toolTip(const TopicPartitionRow &row, int column) const
{
    return column == State && row.view.error ? QVariant(Qt::convertFromPlainText(Format::error(*row.view.error)))
                                             : QVariant();
}

}  // namespace observatorio
