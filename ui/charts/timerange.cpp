// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timerange.h"

#include "ui/format.h"

#include <QCoreApplication>
#include <QDateTime>

namespace observatorio {

namespace {

constexpr DurationMs OneMinute = 60'000, OneHour = 60 * OneMinute, OneDay = 24 * OneHour;

struct RangePhrases {
    Q_DECLARE_TR_FUNCTIONS(TimeRange)
};

QString minutes(TimeMs at)
{
    return Format::locale().toString(QDateTime::fromMSecsSinceEpoch(at), QStringLiteral("d MMM HH:mm"));
}

}  // namespace

TimeRange TimeRange::yesterday(TimeMs now)
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(now).date();
    return {Kind::Yesterday, 0, today.addDays(-1).startOfDay().toMSecsSinceEpoch(),
            today.startOfDay().toMSecsSinceEpoch()};
}

QString TimeRange::text() const
{
    switch (kind) {
    case Kind::Last:
        if (span % OneDay == 0 && span > OneDay)
            return RangePhrases::tr("Last %n days", nullptr, static_cast<int>(span / OneDay));
        if (span % OneHour == 0)
            return RangePhrases::tr("Last %n h", "hours", static_cast<int>(span / OneHour));
        return RangePhrases::tr("Last %n min", nullptr, static_cast<int>(span / OneMinute));
    case Kind::All:
        return RangePhrases::tr("All");
    case Kind::Yesterday:
        return RangePhrases::tr("Yesterday");
    default:
        break;
    }
    const QString end = minutes(until);
    const bool sameDay = QDateTime::fromMSecsSinceEpoch(from).date() == QDateTime::fromMSecsSinceEpoch(until).date();
    return minutes(from) + QStringLiteral(" – ") + (sameDay ? end.section(u' ', -1) : end);
}

QJsonObject TimeRange::toJson() const
{
    return {{QStringLiteral("kind"), static_cast<int>(kind)},
            {QStringLiteral("span"), static_cast<qint64>(span)},
            {QStringLiteral("from"), static_cast<qint64>(from)},
            {QStringLiteral("until"), static_cast<qint64>(until)}};
}

TimeRange TimeRange::fromJson(const QJsonObject &state, const TimeRange &otherwise)
{
    const int kind = state.value(QStringLiteral("kind")).toInt(-1);
    TimeRange range{static_cast<Kind>(kind), state.value(QStringLiteral("span")).toInteger(),
                    state.value(QStringLiteral("from")).toInteger(), state.value(QStringLiteral("until")).toInteger()};
    switch (kind) {
    case static_cast<int>(Kind::Last):
        return range.span >= OneMinute && range.span <= 3650 * OneDay ? last(range.span) : otherwise;
    case static_cast<int>(Kind::All):
        return all();
    case static_cast<int>(Kind::Yesterday):
    case static_cast<int>(Kind::Between):
        return range.from >= 0 && range.from < range.until ? range : otherwise;
    default:
        return otherwise;
    }
}

}  // namespace observatorio
