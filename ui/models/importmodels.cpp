// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/importmodels.h"

#include <QCoreApplication>

namespace observatorio {

namespace {

QString importWords(const char *text) { return QCoreApplication::translate("ImportText", text); }

/// Plain text from a file: without what would break a cell's line.
QString oneCell(const std::string &text) { return QString::fromStdString(text).simplified(); }

}  // namespace

ImportPreviewModel::ImportPreviewModel(const UiContext &context, QObject *parent) : ColumnsModel(parent)
{
    addId(tr("Line"), Term::SourceLine, QStringLiteral("88888"),
          [](const ImportedValueRow &row) { return row.value.line; });
    addText(tr("Country"), Term::Country, QStringLiteral("Bosnia & Herzegovina"),
            [&context](const ImportedValueRow &row) {
                return context.countryName(QString::fromStdString(row.value.series.country));
            });
    addText(tr("Indicator"), Term::Indicator, QStringLiteral("Government effectiveness"),
            [](const ImportedValueRow &row) {
                return Format::indicatorName(QString::fromStdString(row.value.series.indicator));
            })
        .tipped([](const ImportedValueRow &row) {
            return Format::indicatorToolTip(QString::fromStdString(row.value.series.indicator));
        });
    addId(tr("Year"), Term::ImportedYear, QStringLiteral("8888"),
          [](const ImportedValueRow &row) { return qint64{row.value.year}; });
    addNumber(
        tr("Value"), Term::ImportedValue, Format::decimal(-888'888.88, 2),
        [](const ImportedValueRow &row) { return row.value.value; }, Format::exact);
}

bool ImportedIndicatorRow::operator==(const ImportedIndicatorRow &other) const
{
    const auto all = [](const ImportedIndicator &one) {
        return std::tie(one.name, one.countries, one.values, one.firstYear, one.lastYear);
    };
    return all(indicator) == all(other.indicator);
}

ImportTakenModel::ImportTakenModel(QObject *parent) : ColumnsModel(parent)
{
    addText(tr("Indicator"), Term::Indicator, QStringLiteral("Government effectiveness"),
            [](const ImportedIndicatorRow &row) {
                return Format::indicatorName(QString::fromStdString(row.indicator.name));
            })
        .tipped([](const ImportedIndicatorRow &row) {
            return Format::indicatorToolTip(QString::fromStdString(row.indicator.name));
        });
    addCount(tr("Countries"), Term::CountriesTaken, {},
             [](const ImportedIndicatorRow &row) { return row.indicator.countries; });
    addCount(tr("Values"), Term::ValuesTaken, Format::integer(88'888),
             [](const ImportedIndicatorRow &row) { return row.indicator.values; });
    addText(tr("Years"), Term::YearsTaken, QStringLiteral("8888–8888"), [](const ImportedIndicatorRow &row) {
        const QString first = QString::number(row.indicator.firstYear);
        return row.indicator.firstYear == row.indicator.lastYear
                   ? first
                   : first + QChar(0x2013) + QString::number(row.indicator.lastYear);
    });
}

ImportNoteModel::ImportNoteModel(const UiContext &context, QObject *parent) : ColumnsModel(parent), m_context(context)
{
    addId(tr("Line"), Term::SourceLine, QStringLiteral("88888"), [](const ImportNoteRow &row) { return row.line; });
    addText(tr("What"), Term::NotTaken, QStringLiteral("wdi_inflation"), [](const ImportNoteRow &row) {
        return row.what;
    }).tipped([](const ImportNoteRow &row) { return Format::rich(row.what); });
    addText(tr("Reason"), Term::NotTakenWhy, tr("two values: %1 (line %2) counts, %3 does not"),
            [](const ImportNoteRow &row) { return row.why; })
        .tipped([](const ImportNoteRow &row) { return Format::rich(row.why); });
    addCount(tr("Rows"), Term::NotTakenRows, Format::integer(88'888),
             [](const ImportNoteRow &row) { return row.rows; });
}

void ImportNoteModel::update(const ImportOutcome &outcome)
{
    std::vector<ImportNoteRow> rows;
    rows.reserve(outcome.problems.size() + outcome.conflicts.size() + outcome.leftOut.size());
    for (const ImportProblem &problem : outcome.problems) {
        rows.push_back({ImportNoteRow::NotRead, problem.line, oneCell(problem.column),
                        importWords(problemText(problem.kind)).arg(oneCell(problem.text))});
    }
    for (const ImportConflict &conflict : outcome.conflicts) {
        const ImportedValue &counts = conflict.counts;
        rows.push_back({ImportNoteRow::TwoValues, conflict.dropped.line,
                        Format::dotted({m_context.countryName(QString::fromStdString(counts.series.country)),
                                        Format::indicatorName(QString::fromStdString(counts.series.indicator)),
                                        QString::number(counts.year)}),
                        tr("two values: %1 (line %2) counts, %3 does not")
                            .arg(Format::exact(counts.value), QString::number(counts.line),
                                 Format::exact(conflict.dropped.value))});
    }
    for (const observatorio::LeftOut &left : outcome.leftOut) {
        rows.push_back({ImportNoteRow::LeftOut, left.firstLine, oneCell(left.what),
                        importWords(leftOutText(left.reason)), left.rows});
    }
    assign(std::move(rows));
}

}  // namespace observatorio
