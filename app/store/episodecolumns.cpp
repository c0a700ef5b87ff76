// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/episodecolumns.h"

namespace observatorio::store {

const char *directionName(AlertDirection direction) noexcept
{
    return direction == AlertDirection::Above ? "sobre" : "bajo";
}

AlertDirection directionFromName(std::string_view name) noexcept
{
    return name == "bajo" ? AlertDirection::Below : AlertDirection::Above;
}

Severity severityFromName(std::string_view name) noexcept
{
    for (const Severity severity : {Severity::Warning, Severity::Critical})
        if (name == severityName(severity))
            return severity;
    return Severity::None;
}

void appendEpisodeColumns(std::vector<Column> &columns)
{
    columns.insert(columns.end(), {{"epi_id", ColumnType::Text},
                                   {"epi_regla", ColumnType::Text},
                                   {"epi_pais", ColumnType::Text},
                                   {"epi_indicador", ColumnType::Text},
                                   {"epi_severidad", ColumnType::Text},
                                   {"epi_umbral", ColumnType::Real},
                                   {"epi_direccion", ColumnType::Text},
                                   {"epi_valor_inicio", ColumnType::Real},
                                   {"epi_valor_pico", ColumnType::Real},
                                   {"epi_valor_ultimo", ColumnType::Real},
                                   {"epi_inicio", ColumnType::Integer},
                                   {"epi_fin", ColumnType::Integer},
                                   {"epi_offset", ColumnType::Integer},
                                   {"epi_suprimidas", ColumnType::Integer}});
}

void addEpisode(RowSet &rows, const std::optional<AlertEpisode> &episode)
{
    if (!episode) {
        for (int i = 0; i < EpisodeColumnCount; ++i)
            rows.null();
        return;
    }
    const AlertEpisode &e = *episode;
    rows.text(e.id)
        .text(e.rule)
        .text(e.series.country)
        .text(e.series.indicator)
        .text(severityName(e.severity))
        .real(e.threshold);
    rows.text(directionName(e.direction)).real(e.firstValue).real(e.peakValue).real(e.lastValue);
    rows.integer(e.start).integer(e.end).integer(e.offset).integer(e.suppressed);
}

std::optional<AlertEpisode> readEpisode(const Row &row, int first, const TopicPartition &partition)
{
    if (row.isNull(first))
        return std::nullopt;
    AlertEpisode e;
    e.id = row.text(first);
    e.rule = row.text(first + 1);
    e.series = {row.text(first + 2), row.text(first + 3)};
    e.severity = severityFromName(row.text(first + 4));
    e.threshold = row.real(first + 5);
    e.direction = directionFromName(row.text(first + 6));
    e.firstValue = row.real(first + 7);
    e.peakValue = row.real(first + 8);
    e.lastValue = row.real(first + 9);
    e.start = row.integer(first + 10);
    e.end = row.optionalInteger(first + 11);
    e.partition = partition;
    e.offset = row.integer(first + 12);
    e.suppressed = row.integer(first + 13);
    return e;
}

}  // namespace observatorio::store
