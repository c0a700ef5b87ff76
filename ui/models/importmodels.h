// SPDX-License-Identifier: GPL-3.0-or-later
// What a file that is to be imported gives: its first values, what is taken of each indicator, and what is not taken.
#pragma once

#include "analytics/domain/dataimport.h"
#include "ui/models/columnsmodel.h"
#include "ui/page.h"

#include <tuple>

namespace observatorio {

struct ImportedValueRow {
    ImportedValue value;

    [[nodiscard]] std::tuple<std::int64_t, SeriesName, std::int32_t> key() const
    {
        return {value.line, value.series, value.year};
    }
    bool operator==(const ImportedValueRow &other) const
    {
        return key() == other.key() && value.value == other.value.value;
    }
};

/// The first values of the file, as they were understood.
class ImportPreviewModel : public ColumnsModel<ImportedValueRow> {
    Q_OBJECT
public:
    enum Column { Line, Country, Indicator, Year, Value };

    explicit ImportPreviewModel(const UiContext &context, QObject *parent = nullptr);
    void update(const std::vector<ImportedValue> &values) { assignEach(values); }
};

struct ImportedIndicatorRow {
    ImportedIndicator indicator;

    [[nodiscard]] const std::string &key() const { return indicator.name; }
    bool operator==(const ImportedIndicatorRow &other) const;
};

/// One row an indicator that is taken.
class ImportTakenModel : public ColumnsModel<ImportedIndicatorRow> {
    Q_OBJECT
public:
    enum Column { Name, Countries, Values, Years };

    explicit ImportTakenModel(QObject *parent = nullptr);
    void update(const std::vector<ImportedIndicator> &indicators) { assignEach(indicators); }
};

/// Something of the file that does not count.
struct ImportNoteRow {
    enum Kind { NotRead, TwoValues, LeftOut };
    Kind kind = NotRead;
    std::int64_t line = 0;
    QString what;  ///< a place, a column, a series: plain text
    QString why;
    std::int64_t rows = 1;

    [[nodiscard]] std::tuple<int, std::int64_t, QString, QString> key() const { return {kind, line, what, why}; }
    bool operator==(const ImportNoteRow &) const = default;
};

/// Problems first, then years with two values, then what was left out.
class ImportNoteModel : public ColumnsModel<ImportNoteRow> {
    Q_OBJECT
public:
    enum Column { Line, What, Why, Rows };

    explicit ImportNoteModel(const UiContext &context, QObject *parent = nullptr);
    void update(const ImportOutcome &outcome);

private:
    const UiContext &m_context;
};

}  // namespace observatorio
