// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/dialect.h"

#include <QStringList>

namespace observatorio::store {

namespace {

void replaceWord(QString &sql, QLatin1String word, const char *by) { sql.replace(word, QLatin1String(by)); }

// Replaces every {word:a:b...} by `pattern` with the operands at its places.
void replaceCalls(QString &sql, QLatin1String opening, const char *pattern)
{
    for (qsizetype at = sql.indexOf(opening); at >= 0; at = sql.indexOf(opening, at)) {
        const qsizetype end = sql.indexOf(u'}', at);
        const qsizetype first = at + opening.size();
        QString call = QString::fromLatin1(pattern);
        for (const QString &operand : sql.mid(first, end - first).split(u':'))
            call = call.arg(operand);
        sql.replace(at, end - at + 1, call);
    }
}

}  // namespace

QString inDialect(const Dialect &dialect, QString text)
{
    replaceWord(text, QLatin1String("{now}"), dialect.now);
    replaceWord(text, QLatin1String("{least}"), dialect.least);
    replaceWord(text, QLatin1String("{greatest}"), dialect.greatest);
    replaceWord(text, QLatin1String("{bytes}"), dialect.bytes);
    replaceWord(text, QLatin1String("{lock}"), dialect.lock);
    replaceCalls(text, QLatin1String("{sum:"), dialect.sum);
    replaceCalls(text, QLatin1String("{ms:"), dialect.ms);
    return text;
}

}  // namespace observatorio::store
