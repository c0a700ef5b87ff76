// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/csv.h"

#include <QDateTime>
#include <QLocale>

namespace observatorio::Csv {

namespace {

bool isFormula(const QString &field)
{
    static const QString begin = QStringLiteral("=+-@\t\r");
    bool isNumber = false;
    return !field.isEmpty() && begin.contains(field.front()) && (QLocale::c().toDouble(field, &isNumber), !isNumber);
}

}  // namespace

QByteArray line(const QStringList &fields)
{
    QByteArray out;
    for (qsizetype i = 0; i < fields.size(); ++i) {
        if (i > 0)
            out += ',';
        QByteArray field = (isFormula(fields[i]) ? u'\'' + fields[i] : fields[i]).toUtf8();
        if (field.contains('"') || field.contains(',') || field.contains('\r') || field.contains('\n'))
            field = '"' + field.replace('"', "\"\"") + '"';
        out += field;
    }
    return out += "\r\n";
}

QString number(double value) { return QString::number(value, 'g', QLocale::FloatingPointShortest); }

QString utc(qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs); }

}  // namespace observatorio::Csv
