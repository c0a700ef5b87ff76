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

/// `name` of the object: whole milliseconds, null or nothing.
Expected<std::optional<TimeMs>> timeOf(const QJsonObject &object, const char *name, const std::string &where)
{
    const QJsonValue time = object.value(QLatin1String(name));
    if (time.isNull() || time.isUndefined())
        return std::nullopt;
    if (!time.isDouble())
        return failure(ErrorCode::FileMalformed, where, std::string(name) + " is not a number");
    constexpr qint64 NotWhole = std::numeric_limits<qint64>::min();
    const qint64 milliseconds = time.toInteger(NotWhole);
    if (milliseconds == NotWhole)
        return failure(ErrorCode::FileMalformed, where, std::string(name) + " is not a whole number of milliseconds");
    return milliseconds;
}

Expected<QByteArray> keyOf(const QJsonObject &object, const std::string &where)
{
    const QJsonValue key = object.value(QLatin1String("key"));
    if (key.isString())
        return key.toString().toUtf8();
    if (!key.isNull() && !key.isUndefined())
        return failure(ErrorCode::FileMalformed, where, "key is not text");
    return QByteArray();
}

Expected<QByteArray> ownValue(const QJsonObject &object, const std::string &where)
{
    const QJsonValue hex = object.value(QLatin1String("value_hex"));
    const QJsonValue value = object.value(QLatin1String("value"));
    if (!hex.isUndefined()) {
        const QByteArray digits = hex.toString().toLatin1();
        if (!hex.isString() || !value.isUndefined() || !isHex(digits))
            return failure(ErrorCode::FileMalformed, where,
                           "value_hex must be hexadecimal digits, and instead of value");
        return bytesOf(QByteArray::fromHex(digits));
    }
    if (value.isString())
        return bytesOf(value.toString().toUtf8());
    if (!value.isNull() || value.isUndefined())
        return failure(ErrorCode::FileMalformed, where, "value is neither text nor null");
    return QByteArray();
}

Expected<RecordedEvent> ownEvent(const QJsonObject &object, const std::string &where)
{
    RecordedEvent event;
    const auto time = timeOf(object, "ts_ms", where);
    if (!time)
        return tl::unexpected(time.error());
    auto key = keyOf(object, where);
    if (!key)
        return tl::unexpected(key.error());
    auto value = ownValue(object, where);
    if (!value)
        return tl::unexpected(value.error());
    event.timestamp = *time;
    event.key = *std::move(key);
    event.value = *std::move(value);
    return event;
}

/// kcat tells a record without a time as ts -1.
Expected<RecordedEvent> kcatEvent(const QJsonObject &object, const std::string &where)
{
    RecordedEvent event;
    const auto time = timeOf(object, "ts", where);
    if (!time)
        return tl::unexpected(time.error());
    auto key = keyOf(object, where);
    if (!key)
        return tl::unexpected(key.error());
    const QJsonValue payload = object.value(QLatin1String("payload"));
    if (!payload.isString() && !payload.isNull())
        return failure(ErrorCode::FileMalformed, where, "payload is neither text nor null");
    const qint64 partition = object.value(QLatin1String("partition")).toInteger(0);
    if (partition < 0 || partition > std::numeric_limits<std::int32_t>::max())
        return failure(ErrorCode::FileMalformed, where, "partition is not a partition's number");
    event.partition = {object.value(QLatin1String("topic")).toString().toStdString(),
                       static_cast<std::int32_t>(partition)};
    if (*time && **time >= 0)
        event.timestamp = *time;
    event.key = *std::move(key);
    if (payload.isString())
        event.value = bytesOf(payload.toString().toUtf8());
    return event;
}

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

    return object.contains(QLatin1String("payload")) ? kcatEvent(object, where) : ownEvent(object, where);
}

}  // namespace observatorio
