// SPDX-License-Identifier: GPL-3.0-or-later
// An alert episode inside the two memory tables: fourteen columns epi_*, all NULL where there is none.
#pragma once

#include "analytics/domain/storebatch.h"
#include "app/store/connection.h"

#include <optional>

namespace observatorio::store {

inline constexpr int EpisodeColumnCount = 14;

/// For SELECT and INSERT lists, in this file's order.
#define OBSERVATORIO_EPISODE_COLUMNS                                                                                   \
    "epi_id, epi_regla, epi_pais, epi_indicador, epi_severidad, epi_umbral, epi_direccion, epi_valor_inicio, "         \
    "epi_valor_pico, "                                                                                                 \
    "epi_valor_ultimo, epi_inicio, epi_fin, epi_offset, epi_suprimidas"

void appendEpisodeColumns(std::vector<Column> &columns);
void addEpisode(RowSet &rows, const std::optional<AlertEpisode> &episode);
std::optional<AlertEpisode> readEpisode(const Row &row, int firstColumn, const TopicPartition &partition);

const char *directionName(AlertDirection direction) noexcept;
AlertDirection directionFromName(std::string_view name) noexcept;
Severity severityFromName(std::string_view name) noexcept;

}  // namespace observatorio::store
