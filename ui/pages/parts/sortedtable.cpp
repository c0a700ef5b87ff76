// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/parts/sortedtable.h"

#include "ui/models/columnsmodel.h"
#include "ui/widgets/datatable.h"

#include <QJsonValue>
#include <QSortFilterProxyModel>

namespace observatorio {

DataTable *sortedTable(QAbstractItemModel *model, const QString &name, QObject *owner)
{
    auto *sorted = new QSortFilterProxyModel(owner);
    sorted->setSortRole(SortRole);
    sorted->setSortLocaleAware(true);
    sorted->setSourceModel(model);
    auto *table = new DataTable;
    table->setModel(sorted);
    table->sortByColumn(-1, Qt::AscendingOrder);
    table->setAccessibleName(name);
    table->fitColumns();
    return table;
}

QString tableState(const DataTable *table) { return QString::fromLatin1(table->state().toBase64()); }

void restoreTable(DataTable *table, const QJsonValue &state)
{
    table->restoreState(QByteArray::fromBase64(state.toString().toLatin1()));
}

}  // namespace observatorio
