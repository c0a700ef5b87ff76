// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QAbstractItemModel;
class QJsonValue;
class QObject;

namespace observatorio {

class DataTable;

/// A table over `model` that a person sorts by its headers (by SortRole); unsorted, as the rows come, until then.
/// `owner` owns what stands between.
DataTable *sortedTable(QAbstractItemModel *model, const QString &name, QObject *owner);

/// Column widths and order as a page's state holds them.
QString tableState(const DataTable *table);
void restoreTable(DataTable *table, const QJsonValue &state);

}  // namespace observatorio
