// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace observatorio {

/// The one table style: no grid, a hairline between rows, numbers right-aligned by the model, header in muted semibold,
/// sortable, Ctrl+C copies the selected rows as tab-separated text, column widths kept by state().
class DataTable : public QTableView {
    Q_OBJECT
public:
    explicit DataTable(QWidget *parent = nullptr);

    /// Each column as wide as its header and its sample (SampleRole of the header) need. Languages and fonts differ, so
    /// no width is written down.
    void fitColumns();

    void stretchColumn(int column);  ///< that one takes what is left, not the last

    [[nodiscard]] QByteArray state() const;
    void restoreState(const QByteArray &state);  ///< ignored when it was made under other column titles

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QByteArray titlesMark() const;
};

/// A table over `model` that a person sorts by its headers (by SortRole); unsorted, as the rows come, until then.
/// `owner` owns what stands between.
DataTable *sortedTable(QAbstractItemModel *model, const QString &name, QObject *owner);

}  // namespace observatorio
