// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/legendmodel.h"
#include "ui/widgets/card.h"

class QMenu;

namespace observatorio {

class DataTable;
class TimeChart;

/// What the lines of a chart come to in what it shows, and what to do with a line: only this one, another one in its
/// place, away with it, away with all. By the menu of the card or of a row; Enter: only this; Delete: away.
class LegendCard : public Card {
    Q_OBJECT
public:
    explicit LegendCard(const TimeChart *chart, QWidget *parent = nullptr);

    void refresh();  ///< the chart shows something else
    [[nodiscard]] DataTable *table() const { return m_table; }

Q_SIGNALS:
    void onlyRequested(const QString &key);
    void replaceRequested(const QString &key);
    void removeRequested(const QStringList &keys);
    void clearRequested();

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    [[nodiscard]] QStringList selected() const;
    void remove();

    const TimeChart *m_chart;
    LegendModel *m_model;
    DataTable *m_table;
    QMenu *m_menu;
};

}  // namespace observatorio
