// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QAbstractItemModel;
class QJsonValue;
class QObject;

namespace observatorio {

class DataTable;

/// A table over `model` that a person sorts by its headers (by SortRole); unsorted, as the rows come, until then.
/// `samples` as in DataTable::fitColumns(). `owner` owns what stands between.
DataTable *sortedTable(QAbstractItemModel *model, const QString &name, const QStringList &samples, QObject *owner);

/// Column widths and order as a page's state holds them.
QString tableState(const DataTable *table);
void restoreTable(DataTable *table, const QJsonValue &state);

}  // namespace observatorio
