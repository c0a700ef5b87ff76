// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/csv.h"

#include "analytics/domain/csvtext.h"

#include <QDateTime>
#include <QLocale>

namespace observatorio::Csv {

QByteArray line(const QStringList &fields)
{
    QByteArray out;
    for (qsizetype i = 0; i < fields.size(); ++i) {
        if (i > 0)
            out += ',';
        bool isNumber = false;
        static_cast<void>(QLocale::c().toDouble(fields[i], &isNumber));
        const std::string text = fields[i].toStdString();
        out += isNumber ? csvQuoted(text) : csvHarmless(text);
    }
    return out += "\r\n";
}

QByteArray inLanguage(const QByteArray &lines, const QLocale &locale)
{
    const QString mark = locale.decimalPoint();
    if (mark == QLatin1String("."))
        return lines;
    QByteArray out;
    out.reserve(lines.size());
    for (qsizetype at = 0; at < lines.size(); ++at) {
        const qsizetype begin = at;
        if (lines[at] == '"') {
            for (++at; at < lines.size() && (lines[at] != '"' || lines.mid(at, 2) == "\"\""); ++at)
                at += lines[at] == '"' ? 1 : 0;
            ++at;
        } else {
            while (at < lines.size() && lines[at] != ',' && lines[at] != '\r')
                ++at;
        }
        QByteArray field = lines.mid(begin, at - begin);
        bool isNumber = false;
        static_cast<void>(field.toDouble(&isNumber));
        if (isNumber)
            field.replace('.', mark.toUtf8());
        else if (!field.startsWith('"') && field.contains(';'))
            field = '"' + field + '"';
        out += field;
        if (at >= lines.size())
            break;
        out += lines[at] == ',' ? QByteArray(";") : QByteArray("\r\n");
        at += lines[at] == ',' ? 0 : 1;
    }
    return out;
}

QString number(double value) { return QString::number(value, 'g', QLocale::FloatingPointShortest); }

QString utc(qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs); }

}  // namespace observatorio::Csv
