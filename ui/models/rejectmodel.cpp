// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rejectmodel.h"

#include <QTextDocument>

#include <map>

namespace observatorio {

namespace {

/// One line: control characters and line breaks as the symbols Unicode has for them.
QString oneLine(const std::string &bytes)
{
    QString text = QString::fromStdString(bytes);
    for (QChar &c : text) {
        if (c.unicode() < 0x20)
            c = QChar(0x2400 + c.unicode());
        else if (c == QChar::LineSeparator || c == QChar::ParagraphSeparator || c.unicode() == 0x7F)
            c = QChar(0x2424);
    }
    return text;
}

}  // namespace

RejectModel::RejectModel(const CountryTable &countries, QObject *parent) : ColumnsModel(parent), m_countries(countries)
{
    addText(tr("Topic"), Term::Topic, QStringLiteral("eventos_economicos"),
            [](const RejectRow &row) { return QString::fromStdString(row.view.partition.topic); });
    addId(tr("Part."), Term::Partition, {}, [](const RejectRow &row) { return row.view.partition.partition; });
    addCount(tr("Offset"), Term::Offset, Format::integer(88'888'888),
             [](const RejectRow &row) { return row.view.sample.offset; });
    addText(tr("Event time"), Term::EventTime, Format::time(0), [](const RejectRow &row) {
        return row.view.sample.timestamp ? Format::time(*row.view.sample.timestamp) : tr("none");
    }).sortedBy([](const RejectRow &row) {
        return QVariant::fromValue<qint64>(row.view.sample.timestamp.value_or(0));
    });
    addText(tr("Reason"), Term::Reason, Format::rejectReason(RejectReason::UnknownCountry),
            [](const RejectRow &row) { return Format::rejectReason(row.view.sample.reason); });
    addText(tr("Hint"), Term::RejectHint, Format::rejectHint({RejectHintCode::NearCountry, "Uruguay"}),
            [](const RejectRow &row) { return Format::rejectHint(row.hint); })
        .tipped([](const RejectRow &row) { return Qt::convertFromPlainText(Format::rejectHint(row.hint)); });
    addText(tr("First bytes"), Term::FirstBytes, {}, [](const RejectRow &row) {
        return row.view.sample.sample.empty() ? tr("(empty)") : oneLine(row.view.sample.sample);
    }).tipped([](const RejectRow &row) { return Qt::convertFromPlainText(oneLine(row.view.sample.sample)); });
}

/// A hint takes a look at all names of countries: one for each record, not for each picture.
void RejectModel::update(const std::vector<RejectView> &samples)
{
    std::map<std::tuple<std::string, std::int32_t, std::int64_t>, const RejectRow *> known;
    for (int row = 0; row < rowCount(); ++row)
        known.emplace(rowAt(row).key(), &rowAt(row));
    std::vector<RejectRow> next;
    next.reserve(samples.size());
    for (const RejectView &view : samples) {
        RejectRow row{view};
        const auto same = known.find(row.key());
        row.hint =
            same != known.end() && same->second->view == view ? same->second->hint : hintFor(view.sample, m_countries);
        next.push_back(std::move(row));
    }
    assign(std::move(next));
}

ReasonModel::ReasonModel(QObject *parent) : ColumnsModel(parent)
{
    addText(tr("Reason"), Term::Reason, Format::rejectReason(RejectReason::TooManySeries),
            [](const ReasonRow &row) { return Format::rejectReason(row.reason); });
    addCount(tr("Records"), Term::RejectedCount, Format::integer(88'888'888),
             [](const ReasonRow &row) { return row.count; });
    addNumber(
        tr("Share"), Term::RejectedShare, {},
        [](const ReasonRow &row) { return row.total > 0 ? 100.0 * double(row.count) / double(row.total) : 0.0; },
        [](double percent) { return Format::decimal(percent, 1) + QStringLiteral(" %"); });
}

void ReasonModel::update(const Accounting &total)
{
    std::vector<ReasonRow> next;
    for (int i = 0; i < RejectReasonCount; ++i) {
        const std::int64_t count = total.rejectedBy[static_cast<std::size_t>(i)];
        if (count > 0)
            next.push_back({static_cast<RejectReason>(i), count, total.rejected});
    }
    assign(std::move(next));
}

}  // namespace observatorio
