// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/recordedevent.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <limits>

namespace observatorio {

namespace {

bool isHex(const QByteArray &text)
{
    if (text.size() % 2 != 0)
        return false;
    return std::ranges::all_of(
        text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); });
}

/// Never null, so that an empty value stays apart from none.
QByteArray bytesOf(const QByteArray &bytes) { return bytes.isNull() ? QByteArray("") : bytes; }

}  // namespace

Expected<RecordedEvent> parseRecordedEvent(const QByteArray &line, const std::string &where)
{
    if (line.size() >= MaxRecordedLine - 1)
        return failure(ErrorCode::FileMalformed, where, "the line is too long");
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(line, &problem);
    if (problem.error != QJsonParseError::NoError)
        return failure(ErrorCode::FileMalformed, where, problem.errorString().toStdString());
    if (!document.isObject())
        return failure(ErrorCode::FileMalformed, where, "not a JSON object");
    const QJsonObject object = document.object();

    RecordedEvent event;
    if (const QJsonValue time = object.value(QLatin1String("ts_ms")); time.isDouble()) {
        constexpr qint64 NotWhole = std::numeric_limits<qint64>::min();
        const qint64 milliseconds = time.toInteger(NotWhole);
        if (milliseconds == NotWhole)
            return failure(ErrorCode::FileMalformed, where, "ts_ms is not a whole number of milliseconds");
        event.timestamp = milliseconds;
    } else if (!time.isNull() && !time.isUndefined()) {
        return failure(ErrorCode::FileMalformed, where, "ts_ms is not a number");
    }
    if (const QJsonValue key = object.value(QLatin1String("key")); key.isString())
        event.key = key.toString().toUtf8();
    else if (!key.isNull() && !key.isUndefined())
        return failure(ErrorCode::FileMalformed, where, "key is not text");

    const QJsonValue hex = object.value(QLatin1String("value_hex"));
    const QJsonValue value = object.value(QLatin1String("value"));
    if (!hex.isUndefined()) {
        const QByteArray digits = hex.toString().toLatin1();
        if (!hex.isString() || !value.isUndefined() || !isHex(digits))
            return failure(ErrorCode::FileMalformed, where,
                           "value_hex must be hexadecimal digits, and instead of value");
        event.value = bytesOf(QByteArray::fromHex(digits));
    } else if (value.isString()) {
        event.value = bytesOf(value.toString().toUtf8());
    } else if (!value.isNull()) {
        return failure(ErrorCode::FileMalformed, where, "value is neither text nor null");
    }
    return event;
}

}  // namespace observatorio
