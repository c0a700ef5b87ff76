// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/dialect.h"

#include <QStringList>

namespace observatorio::store {

namespace {

// Replaces every {word:a:b...} by what `made` says of its operands.
template<typename F>
void replaceCalls(QString &sql, const QString &opening, F made)
{
    for (qsizetype at = sql.indexOf(opening); at >= 0; at = sql.indexOf(opening, at)) {
        const qsizetype end = sql.indexOf(u'}', at);
        const qsizetype first = at + opening.size();
        sql.replace(at, end - at + 1, made(sql.mid(first, end - first).split(u':')));
    }
}

}  // namespace

QString inDialect(StoreKind kind, const char *text)
{
    const bool postgres = kind == StoreKind::PostgreSql;
    QString sql = QString::fromUtf8(text);
    sql.replace(QStringLiteral("{now}"),
                postgres ? QStringLiteral("now()") : QStringLiteral("strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"));
    sql.replace(QStringLiteral("{least}"), postgres ? QStringLiteral("least") : QStringLiteral("min"));
    sql.replace(QStringLiteral("{greatest}"), postgres ? QStringLiteral("greatest") : QStringLiteral("max"));
    sql.replace(QStringLiteral("{bytes}"), postgres ? QStringLiteral("COLLATE \"C\"") : QString());
    sql.replace(QStringLiteral("{lock}"), postgres ? QStringLiteral("FOR UPDATE OF p") : QString());
    replaceCalls(sql, QStringLiteral("{sum:"), [postgres](const QStringList &operands) {
        return (postgres
                    ? QStringLiteral("observatorio_suma(%1, observatorio_mas(%2, %3), %4, %5)")
                    : QStringLiteral("CASE WHEN (%1) <= 1 OR max(-(%4), %5) <= 1e308 / (%1) THEN %2 + %3 "
                                     "WHEN %5 >= -(%4) THEN 1.7976931348623157e308 ELSE -1.7976931348623157e308 END"))
            .arg(operands[0], operands[1], operands[2], operands[3], operands[4]);
    });
    replaceCalls(sql, QStringLiteral("{ms:"), [postgres](const QStringList &operands) {
        return postgres ? QStringLiteral("(extract(epoch FROM %1) * 1000)::bigint").arg(operands[0]) : operands[0];
    });
    return sql;
}

}  // namespace observatorio::store
