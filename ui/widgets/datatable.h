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

    QByteArray state() const;
    void restoreState(const QByteArray &state);  ///< ignored when it was made under other column titles

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QByteArray titlesMark() const;
};

}  // namespace observatorio
