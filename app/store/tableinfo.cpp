// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/tableinfo.h"

#include <QStringList>

namespace observatorio::store {

namespace {

QString nameOf(const ColumnInfo &column) { return QLatin1String(column.name.text); }

bool isKey(const ColumnInfo &column) { return column.rules.merge == Merge::Key; }

template<typename Predicate>
QStringList names(const TableInfo &table, Predicate wanted)
{
    QStringList found;
    for (const ColumnInfo &column : table.columns)
        if (wanted(column))
            found.append(nameOf(column));
    return found;
}

QStringList written(const TableInfo &table)
{
    return names(table, [](const ColumnInfo &column) { return column.rules.written; });
}

QStringList keys(const TableInfo &table) { return names(table, isKey); }

// `row` is what SQL calls the row that comes.
QString mergedValue(const ColumnInfo &column, QLatin1String table, QLatin1String row)
{
    const QString before = table + u'.' + nameOf(column);
    QString now = row + u'.' + nameOf(column);
    if (column.rules.merged)
        return QString::fromUtf8(column.rules.merged)
            .replace(QStringLiteral("{table}"), table)
            .replace(QStringLiteral("{row}"), row)
            .replace(QStringLiteral("{old}"), before)
            .replace(QStringLiteral("{new}"), now);
    switch (column.rules.merge) {
    case Merge::Add:
        return QStringLiteral("%1 + %2").arg(before, now);
    case Merge::Least:
        return QStringLiteral("{least}(%1, %2)").arg(before, now);
    case Merge::Greatest:
        return QStringLiteral("{greatest}(%1, %2)").arg(before, now);
    case Merge::Replace:
    case Merge::Key:
    case Merge::Keep:
        break;
    }
    return now;
}

QString assignments(const TableInfo &table, QLatin1String row)
{
    QStringList all;
    for (const ColumnInfo &column : table.columns) {
        const Merge merge = column.rules.merge;
        const bool changes = column.rules.written && merge != Merge::Key && merge != Merge::Keep;
        if (!changes && !column.rules.merged)
            continue;
        all.append(nameOf(column) + QStringLiteral(" = ") + mergedValue(column, QLatin1String(table.name), row));
    }
    return all.join(QStringLiteral(", "));
}

template<typename Predicate>
std::vector<RowColumn> rowColumns(const TableInfo &table, Predicate wanted)
{
    std::vector<RowColumn> found;
    for (const ColumnInfo &column : table.columns)
        if (wanted(column))
            found.push_back({column.name.text, column.type});
    return found;
}

}  // namespace

QString upsertText(const TableInfo &table)
{
    const QString columns = written(table).join(QStringLiteral(", "));
    QString text = QStringLiteral("INSERT INTO %1 (%2) SELECT %2 FROM {rows} WHERE true "
                                  "ON CONFLICT (%3) DO UPDATE SET %4")
                       .arg(QLatin1String(table.name), columns, keys(table).join(QStringLiteral(", ")),
                            assignments(table, QLatin1String("excluded")));
    if (table.guard)
        text += QStringLiteral(" WHERE ") + QString::fromUtf8(table.guard);
    return text;
}

QString updateText(const TableInfo &table)
{
    QStringList matches;
    for (const QString &key : keys(table))
        matches.append(QStringLiteral("%1.%2 = v.%2").arg(QLatin1String(table.name), key));
    return QStringLiteral("UPDATE %1 SET %2 FROM {rows} WHERE %3")
        .arg(QLatin1String(table.name), assignments(table, QLatin1String("v")), matches.join(QStringLiteral(" AND ")));
}

QString eraseText(const TableInfo &table)
{
    return QStringLiteral("DELETE FROM %1 WHERE (%2) IN (SELECT %2 FROM {rows})")
        .arg(QLatin1String(table.name), keys(table).join(QStringLiteral(", ")));
}

QString selectList(const TableInfo &table, QLatin1String alias)
{
    QStringList all;
    for (const ColumnInfo &column : table.columns) {
        if (!column.rules.read)
            continue;
        QString value = alias.isEmpty() ? nameOf(column) : alias + u'.' + nameOf(column);
        if (column.rules.selected)
            value = QString::fromUtf8(column.rules.selected);
        all.append(column.type == ColumnType::Time ? QStringLiteral("{ms:%1}").arg(value) : value);
    }
    return all.join(QStringLiteral(", "));
}

QString selectText(const TableInfo &table, QLatin1String alias, const char *rest)
{
    return QStringLiteral("SELECT ") + selectList(table, alias) + u' ' + QString::fromUtf8(rest);
}

std::vector<RowColumn> writtenColumns(const TableInfo &table)
{
    return rowColumns(table, [](const ColumnInfo &column) { return column.rules.written; });
}

std::vector<RowColumn> keyColumns(const TableInfo &table) { return rowColumns(table, isKey); }

}  // namespace observatorio::store
