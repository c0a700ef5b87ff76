// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/ticks.h"

#include "ui/format.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace observatorio {

namespace {

double niceStep(double span, int most)
{
    const double rough = span / std::max(1, most);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= rough * (1.0 - 1e-9))
            return factor * power;
    }
    return 10.0 * power;
}

}  // namespace

ValueTicks valueTicks(double from, double to, int most)
{
    ValueTicks ticks;
    ticks.step = niceStep(to - from, most);
    ticks.digits = std::clamp(static_cast<int>(std::ceil(-std::log10(ticks.step) - 1e-9)), 0, 12);
    const double slack = ticks.step * 1e-6;
    for (int i = 0; i <= most; ++i) {
        const double at = (std::ceil((from - slack) / ticks.step) + i) * ticks.step;
        if (at > to + slack)
            break;
        ticks.at.push_back(at == 0.0 ? 0.0 : at);  // no -0
    }
    return ticks;
}

ValueRange niceRange(double low, double high, int most, bool fromZero)
{
    if (fromZero || (low > 0.0 && low < 0.45 * high))
        low = std::min(low, 0.0);
    if (fromZero || (high < 0.0 && high > 0.45 * low))
        high = std::max(high, 0.0);
    // Below a millionth of its size a difference is no difference to look at.
    const double least = std::max(std::abs(low), std::abs(high)) * 1e-6;
    if (high - low <= least) {
        const double room = low == 0.0 && high == 0.0 ? 1.0 : std::max(std::abs(high) * 0.1, 1e-9);
        high += room;
        low -= fromZero || low == 0.0 ? 0.0 : room;
    }
    const double step = niceStep(high - low, most);
    return {std::min(low, std::floor(low / step + 1e-9) * step), std::max(high, std::ceil(high / step - 1e-9) * step)};
}

TimeTicks timeTicks(TimeMs from, TimeMs to, int most)
{
    constexpr DurationMs second = 1000, minute = 60 * second, hour = 60 * minute, day = 24 * hour;
    constexpr DurationMs steps[] = {second,  2 * second, 5 * second, 10 * second, 15 * second, 30 * second,
                                    minute,  2 * minute, 5 * minute, 10 * minute, 15 * minute, 30 * minute,
                                    hour,    2 * hour,   3 * hour,   6 * hour,    12 * hour,   day,
                                    2 * day, 7 * day,    14 * day,   28 * day,    91 * day,    365 * day};
    TimeTicks ticks;
    ticks.step = steps[std::size(steps) - 1];
    for (const DurationMs step : steps) {
        if ((to - from) / step <= most) {
            ticks.step = step;
            break;
        }
    }
    const TimeMs offset = TimeMs{1000} * QDateTime::fromMSecsSinceEpoch(from).offsetFromUtc();
    TimeMs at = (from + offset) / ticks.step * ticks.step - offset;
    while (at < from)
        at += ticks.step;
    for (; at <= to && ticks.at.size() <= static_cast<std::size_t>(most); at += ticks.step)
        ticks.at.push_back(at);
    return ticks;
}

QString timeTickText(TimeMs at, DurationMs step)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(at);
    if (step >= 24 * 3'600'000 || time.time() == QTime(0, 0))
        return Format::locale().toString(time, QStringLiteral("d MMM"));
    return time.toString(step % 60'000 == 0 ? QStringLiteral("HH:mm") : QStringLiteral("HH:mm:ss"));
}

}  // namespace observatorio
