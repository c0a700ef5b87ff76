// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/alertcsv.h"

#include "analytics/domain/csvtext.h"
#include "app/store/tables.h"
#include "app/store/timetext.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace observatorio {

namespace {

std::string numberText(double value)
{
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value);
    return {text.data(), end.ptr};
}

std::string timeText(std::optional<TimeMs> time)
{
    if (!time)
        return {};
    const store::CivilTime t = store::toCivil(*time);
    std::array<char, 64> text{};
    const int size = std::snprintf(text.data(), text.size(), "%04lld-%02u-%02uT%02u:%02u:%02u.%03uZ",
                                   static_cast<long long>(t.year), t.month, t.day, t.hour, t.minute, t.second, t.milli);
    return {text.data(), static_cast<std::size_t>(size)};
}

}  // namespace

std::string alertCsvHeader()
{
    return "inicio,fin,estado,severidad,pais,indicador,regla,direccion,umbral,valor_inicio,valor_pico,valor_ultimo,"
           "obsoleta_desde,reconocida_en,reconocida_por,comentario,suprimidas,topic,particion,offset_evento,id\r\n";
}

std::string alertCsvLines(const AlertPage &page)
{
    std::string lines;
    for (const StoredAlert &alert : page.alerts) {
        const AlertEpisode &e = alert.episode;
        const std::string cells[] = {timeText(e.start),
                                     timeText(e.end),
                                     std::string(store::stateOf(alert)),
                                     std::string(severityName(e.severity)),
                                     csvHarmless(e.series.country),
                                     csvHarmless(e.series.indicator),
                                     csvHarmless(e.rule),
                                     e.direction == AlertDirection::Above ? "sobre" : "bajo",
                                     numberText(e.threshold),
                                     numberText(e.firstValue),
                                     numberText(e.peakValue),
                                     numberText(e.lastValue),
                                     timeText(e.staleSince),
                                     timeText(alert.acknowledgedAt),
                                     csvHarmless(alert.acknowledgedBy),
                                     csvHarmless(alert.acknowledgeComment),
                                     std::to_string(e.suppressed),
                                     csvHarmless(e.partition.topic),
                                     std::to_string(e.partition.partition),
                                     std::to_string(e.offset),
                                     csvHarmless(e.id)};
        const char *separator = "";
        for (const std::string &cell : cells) {
            lines += separator;
            lines += cell;
            separator = ",";
        }
        lines += "\r\n";
    }
    return lines;
}

}  // namespace observatorio
