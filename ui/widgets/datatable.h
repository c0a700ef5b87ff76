// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QTableView>
#include <QTimer>

#include <vector>

namespace observatorio {

/// The one table style: no grid, a hairline between rows, numbers right-aligned by the model, header in muted semibold,
/// sortable, Ctrl+C copies the selected rows as tab-separated text; Left, Right and Shift+F1 show what the current
/// column's head explains.
///
/// Columns are as wide as what they hold (columnWidths()): titles, the rows on screen, and where there is room the
/// samples (SampleRole of the header). While rows come a column grows and never shrinks. Left-aligned ones are cut
/// first, numbers never. A column that a person sized stays so, and is kept by state().
class DataTable : public QTableView {
    Q_OBJECT
public:
    explicit DataTable(QWidget *parent = nullptr);

    void stretchColumn(int column);  ///< that one takes what is left, not the last
    void fitColumns();               ///< forgets what rows held before

    void setModel(QAbstractItemModel *model) override;
    [[nodiscard]] QByteArray state() const;
    void restoreState(const QByteArray &state);  ///< ignored when it was made under other column titles

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QByteArray titlesMark() const;
    void copyRows() const;
    void explainColumn() const;
    void rowsChanged();
    void layOutColumns();
    void share();

    int m_stretching = -1;    ///< -1: the last one that is shown
    QMap<int, int> m_byHand;  ///< column, width
    std::vector<int> m_held;  ///< the widest of each column so far
    bool m_sharing = false;
    QTimer m_later;
};

/// A table over `model` that a person sorts by its headers (by SortRole); unsorted, as the rows come, until then.
/// `owner` owns what stands between.
DataTable *sortedTable(QAbstractItemModel *model, const QString &name, QObject *owner);

}  // namespace observatorio
