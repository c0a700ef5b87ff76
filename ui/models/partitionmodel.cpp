// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/partitionmodel.h"

#include "ui/style/theme.h"

#include <algorithm>

namespace observatorio {

bool PartitionRow::operator==(const PartitionRow &other) const
{
    const PartitionView &a = view, &b = other.view;
    return a.partition == b.partition && a.state == b.state && a.assigned == b.assigned && a.member == b.member
           && a.beginOffset == b.beginOffset && a.endOffset == b.endOffset && a.committed == b.committed
           && a.position == b.position && a.lag == b.lag && a.lagMs == b.lagMs && a.rate == b.rate
           && a.maxEventTime == b.maxEventTime && a.watermark == b.watermark && a.idle == b.idle && a.error == b.error;
}

std::optional<double> retainedShare(const PartitionView &view)
{
    const std::optional<std::int64_t> at = view.position ? view.position : view.committed;
    if (!at || !view.beginOffset || !view.endOffset)
        return std::nullopt;
    if (*view.endOffset <= *view.beginOffset)
        return 1.0;  // it holds nothing: all of it is read
    return std::clamp(static_cast<double>(*at - *view.beginOffset)
                          / static_cast<double>(*view.endOffset - *view.beginOffset),
                      0.0, 1.0);
}

PartitionModel::PartitionModel(QObject *parent) : ColumnsModel(parent)
{
    using Row = PartitionRow;
    const QString offset = Format::integer(88'888'888), dash(QChar(0x2013));
    const auto errorOr = [](const Row &row, const QString &tip) -> QVariant {
        return row.view.error ? Format::error(*row.view.error).toHtmlEscaped() : tip;
    };
    addText(tr("Topic"), Term::Topic, QStringLiteral("eventos_economicos"),
            [](const Row &row) { return QString::fromStdString(row.view.partition.topic); });
    addId(tr("Part."), Term::Partition, {}, [](const Row &row) { return row.view.partition.partition; });
    addText(tr("Member"), Term::Member, QStringLiteral("aula-7-8f3\u2026"), [dash](const Row &row) {
        switch (row.view.state) {
        case ReadState::Claiming:
            return tr("waiting");
        case ReadState::Lost:
            return tr("stopped");
        case ReadState::Unheld:
        case ReadState::HeldByAnother:
        case ReadState::Reading:
            break;
        }
        if (row.view.state == ReadState::Reading && !row.view.assigned && row.view.member.empty())
            return tr("unnamed");
        return row.view.member.empty() ? (row.view.assigned ? tr("this program") : dash)
                                       : Format::member(row.view.member);
    }).tipped([](const Row &row) { return QString::fromStdString(row.view.member).toHtmlEscaped(); });
    addCount(tr("Begin"), Term::BeginOffset, Format::integer(0), [](const Row &row) { return row.view.beginOffset; });
    addCount(tr("End"), Term::EndOffset, offset, [](const Row &row) { return row.view.endOffset; });
    addNumber(
        tr("Committed"), Term::Committed, tr("none committed"),
        [](const Row &row) { return row.view.committed.value_or(-1); },
        [](std::int64_t at) { return at < 0 ? tr("none committed") : Format::integer(at); })
        .inked([](const Row &row) { return row.view.committed ? QVariant() : Theme::instance().color(Theme::Warning); })
        .tipped([errorOr](const Row &row) {
            return errorOr(row, row.view.committed
                                    ? QString()
                                    : tr("The group has not committed an offset here; lag counts from the beginning."));
        });
    addCount(tr("Position"), Term::Position, offset, [](const Row &row) { return row.view.position; });
    addText(tr("Position in log"), Term::PositionInLog, {}, [dash](const Row &row) {
        const std::optional<double> share = retainedShare(row.view);
        return share ? QStringLiteral("%1 %").arg(Format::decimal(*share * 100.0, 1)) : dash;
    }).sortedBy([](const Row &row) {
          return retainedShare(row.view).value_or(-1.0);
      }).tipped([errorOr](const Row &row) {
        return errorOr(row, tr("The position between the first and the last record the broker still retains."));
    });
    addCount(tr("Lag"), Term::Lag, Format::integer(88'888), [](const Row &row) { return row.view.lag; });
    addDuration(tr("Lag (time)"), Term::LagTime, Format::duration(624'000),
                [](const Row &row) { return row.view.lagMs; });
    addNumber(
        tr("ev/s"), Term::RecordRate, Format::integer(88'888), [](const Row &row) { return row.view.rate; },
        Format::rate);
}

QVariant PartitionModel::other(const PartitionRow &row, int column, int role) const
{
    switch (role) {
    case Qt::ToolTipRole:
        return row.view.error ? Format::error(*row.view.error).toHtmlEscaped() : QVariant();
    case Qt::FontRole:
        return column == Lag ? QVariant(Theme::semibold(Theme::instance().bodyFont())) : QVariant();
    case SeverityRole:
        return static_cast<int>(row.view.error || !row.view.committed ? Severity::Warning : Severity::None);
    case ShareRole: {
        const std::optional<double> share = retainedShare(row.view);
        return column == Retained && share ? QVariant(*share) : QVariant();
    }
    default:
        return {};
    }
}

}  // namespace observatorio
