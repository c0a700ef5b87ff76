// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/csv.h"

#include <QDateTime>
#include <QLocale>

namespace observatorio::Csv {

QByteArray line(const QStringList &fields)
{
    QByteArray out;
    for (qsizetype i = 0; i < fields.size(); ++i) {
        if (i > 0)
            out += ',';
        QByteArray field = fields[i].toUtf8();
        if (field.contains('"') || field.contains(',') || field.contains('\r') || field.contains('\n'))
            field = '"' + field.replace('"', "\"\"") + '"';
        out += field;
    }
    return out += "\r\n";
}

QString number(double value) { return QString::number(value, 'g', QLocale::FloatingPointShortest); }

QString utc(qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs); }

}  // namespace observatorio::Csv
