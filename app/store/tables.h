// SPDX-License-Identifier: GPL-3.0-or-later
// Every table's description: the one place that says which column holds what. The migrations make the columns; a test
// holds the two against each other in both databases.
#pragma once

#include "analytics/domain/silence.h"
#include "analytics/domain/storebatch.h"
#include "analytics/domain/windowgrid.h"
#include "analytics/domain/workersign.h"
#include "app/store/table.h"

namespace observatorio::store {

template<>
struct Stored<Severity> {
    static constexpr ColumnType type = ColumnType::Text;
    static constexpr bool nullable = false;
    static void write(RowSet &rows, Severity value) { rows.text(severityName(value)); }
    static Severity read(const Row &row, int column);
};

template<>
struct Stored<AlertDirection> {
    static constexpr ColumnType type = ColumnType::Text;
    static constexpr bool nullable = false;
    static void write(RowSet &rows, AlertDirection value);
    static AlertDirection read(const Row &row, int column);
};

template<>
struct Stored<std::vector<TopicPartition>> {
    static constexpr ColumnType type = ColumnType::Text;
    static constexpr bool nullable = false;
    static void write(RowSet &rows, const std::vector<TopicPartition> &value);
    static std::vector<TopicPartition> read(const Row &row, int column);
};

/// Codes, which hold no comma: "ARG,VEN".
template<>
struct Stored<std::vector<std::string>> {
    static constexpr ColumnType type = ColumnType::Text;
    static constexpr bool nullable = false;
    static void write(RowSet &rows, const std::vector<std::string> &value);
    static std::vector<std::string> read(const Row &row, int column);
};

struct ReasonCount {
    std::string reason;  ///< rejectReasonName()
    std::int64_t count = 0;
};

template<typename Window>
TimeMs quarterHourOf(const Window &window)
{
    return LongWindows.startOf(window.windowStart);
}
template<typename Window>
bool isAmendment(const Window & /*window*/)
{
    return std::is_same_v<Window, LateDelta>;
}
inline bool isAfterFinal(const Cell & /*cell*/) { return true; }
std::string_view stateOf(const StoredAlert &alert) noexcept;
std::string_view reasonOf(const RejectedSample &sample) noexcept;
inline std::int64_t oneMore(const TopicPartition &) { return 1; }

// clang-format off: one column a line

// progreso

/// A claim: a new partition's row has epoch 1, a known one's the next epoch.
inline constexpr auto Claims = table<TopicPartition>("progreso",
    column<&Owner::cluster>("cluster", Key),
    column<&TopicPartition::topic>("topic", Key),
    column<&TopicPartition::partition>("particion", Key),
    column<oneMore>("epoca", Add),
    stamp("ociosa_desde", "NULL"),  // what lies unread nobody knows
    stamp("actualizado", "{now}"));

/// The first one is NULL until the first batch.
inline constexpr auto AccountingColumns = columns<Accounting>(
    column<&Accounting::nextOffset>("siguiente_offset"),
    column<&Accounting::startOffset>("inicio_offset"),
    column<&Accounting::counted>("contados"),
    column<&Accounting::late>("tardios"),
    column<&Accounting::rejected>("rechazados"),
    column<&Accounting::untimed>("sin_tiempo"),
    column<&Accounting::gaps>("huecos"),
    column<&Accounting::keyMismatch>("clave_distinta"));

/// NULL where nobody could tell, as by the Spark job.
inline constexpr auto MarkColumns = columns<LogMark>(
    column<&LogMark::offset>("huella_offset", {.merged = "coalesce({new}, {old})"}),
    column<&LogMark::timestamp>("huella_ms", {.merged = "coalesce({new}, {old})"}),
    column<&LogMark::checksum>("huella_crc", {.merged = "coalesce({new}, {old})"}));

/// The watermark never goes back.
inline constexpr auto Progress = table<PartitionStart>("progreso",
    column<&Owner::progress>("id", Key),
    column<&PartitionStart::partition, &TopicPartition::topic>("topic", OnlyRead),
    column<&PartitionStart::partition, &TopicPartition::partition>("particion", OnlyRead),
    column<&PartitionStart::epoch>("epoca", OnlyRead),
    part<&PartitionStart::accounting, AccountingColumns>(),
    time<&PartitionStart::maxEventTime>("evento_max"),
    time<&PartitionStart::watermark>("marca_agua",
        {.merged = "CASE WHEN {new} IS NULL OR {old} > {new} THEN {old} ELSE {new} END"}),
    part<&PartitionStart::mark, MarkColumns>(),
    time<&PartitionStart::finalUntil>("final_hasta",
        {.merged = "CASE WHEN {new} IS NULL OR {old} > {new} THEN {old} ELSE {new} END"}),
    time<&PartitionStart::idleSince>("ociosa_desde"),
    stamp("actualizado", "{now}"));

inline constexpr auto Reasons = table<ReasonCount>("rechazos_por_motivo",
    column<&Owner::progress>("progreso_id", Key),
    column<&ReasonCount::reason>("motivo", Key),
    column<&ReasonCount::count>("cantidad"));

// celdas and tardios

template<typename Window>
inline constexpr auto WindowColumns = columns<Window>(
    time<&Window::windowStart>("ventana_inicio", Key),
    time<&Window::windowEnd>("ventana_fin", Key),
    column<&Window::series, &SeriesName::country>("pais", Key),
    column<&Window::series, &SeriesName::indicator>("indicador", Key));

/// Absolute values replace what the row holds.
template<typename Window>
inline constexpr auto AggregateColumns = columns<Window>(
    column<&Window::values, &Aggregate::count>("num_eventos"),
    column<&Window::values, &Aggregate::sum>("suma"),
    column<&Window::values, &Aggregate::min>("minimo"),
    column<&Window::values, &Aggregate::max>("maximo"));

/// Increments are added to it: Aggregate::merge() in SQL.
template<typename Window>
inline constexpr auto IncrementColumns = columns<Window>(
    column<&Window::values, &Aggregate::count>("num_eventos", Add),
    column<&Window::values, &Aggregate::sum>("suma",
        {.merged = "{sum:{table}.num_eventos + {row}.num_eventos:{old}:{new}"
                   ":{least}({table}.minimo, {row}.minimo):{greatest}({table}.maximo, {row}.maximo)}"}),
    column<&Window::values, &Aggregate::min>("minimo", Least),
    column<&Window::values, &Aggregate::max>("maximo", Greatest));

inline constexpr auto Cells = table<Cell>("celdas",
    WindowColumns<Cell>,
    column<&Owner::progress>("progreso_id", Key),
    column<isAmendment<Cell>>("enmendado", Key),
    time<quarterHourOf<Cell>>("inicio_15min", Keep),
    AggregateColumns<Cell>,
    column<&Cell::firstOffset>("primer_offset"),
    column<&Cell::lastOffset>("ultimo_offset"));

inline constexpr auto CellsAfterFinal = table<Cell>("celdas",
    WindowColumns<Cell>,
    column<&Owner::progress>("progreso_id", Key),
    column<isAmendment<Cell>>("enmendado", Key),
    column<isAfterFinal>("tras_final"));

inline constexpr auto Amendments = table<LateDelta>("celdas",
    WindowColumns<LateDelta>,
    column<&Owner::progress>("progreso_id", Key),
    column<isAmendment<LateDelta>>("enmendado", Key),
    time<quarterHourOf<LateDelta>>("inicio_15min", Keep),
    IncrementColumns<LateDelta>);

inline constexpr auto LateRecords = table<LateDelta>("tardios",
    WindowColumns<LateDelta>,
    column<&Owner::progress>("progreso_id", Key),
    column<&LateDelta::amended>("enmendado", Key),
    IncrementColumns<LateDelta>,
    column<&LateDelta::maxDelayMs>("retraso_max_ms", Greatest));

/// For reading alone, from celdas c LEFT JOIN progreso p.
inline constexpr auto StoredWindows = table<StoredWindow>("celdas",
    column<&StoredWindow::cluster>("cluster", {.selected = "coalesce(p.cluster, '')"}),
    column<&StoredWindow::partition, &TopicPartition::topic>("topic", {.selected = "coalesce(p.topic, '')"}),
    column<&StoredWindow::partition, &TopicPartition::partition>("particion",
        {.selected = "coalesce(p.particion, -1)"}),
    WindowColumns<StoredWindow>,
    AggregateColumns<StoredWindow>,
    column<&StoredWindow::amended>("enmendado"));

// ultimos_por_particion

/// Merged by replaces() of the domain (analytics/domain/recency.h) in SQL: after a claim the engine knows no last value
/// and hands over whatever comes first, so the stored row decides.
inline constexpr auto LastValues = table<LastValue>("ultimos_por_particion",
    column<&LastValue::series, &SeriesName::country>("pais", Key),
    column<&LastValue::series, &SeriesName::indicator>("indicador", Key),
    column<&Owner::partition, &TopicPartition::topic>("topic", {.merge = Merge::Key, .read = false}),
    column<&Owner::partition, &TopicPartition::partition>("particion", {.merge = Merge::Key, .read = false}),
    column<&Owner::cluster>("cluster", OnlyWritten),
    column<&LastValue::value>("valor"),
    column<&LastValue::year>("anio"),
    time<&LastValue::timestamp>("ts_evento"),
    column<&LastValue::offset>("offset_evento"))
    .readFrom("ultimos_valores")
    .mergedIf("excluded.ts_evento > ultimos_por_particion.ts_evento "
              "OR (excluded.ts_evento IS NOT NULL AND ultimos_por_particion.ts_evento IS NULL) "
              "OR ((excluded.ts_evento = ultimos_por_particion.ts_evento "
              "OR (excluded.ts_evento IS NULL AND ultimos_por_particion.ts_evento IS NULL)) "
              "AND (excluded.cluster <> ultimos_por_particion.cluster "
              "OR excluded.offset_evento >= ultimos_por_particion.offset_evento))");

// eventos_rechazados

inline constexpr auto RejectedSamples = table<RejectedSample>("eventos_rechazados",
    column<&Owner::cluster>("cluster", Key),
    column<&Owner::partition, &TopicPartition::topic>("topic", Key),
    column<&Owner::partition, &TopicPartition::partition>("particion", Key),
    column<&RejectedSample::offset>("offset_evento", Key),
    column<reasonOf>("motivo"),
    column<&RejectedSample::sample>("muestra"),
    time<&RejectedSample::timestamp>("ts_evento"));

// alertas, and the episodes inside the two memory tables

/// In all three tables; in the memories under epi_, and NULL where there is no episode.
inline constexpr auto EpisodeColumns = columns<AlertEpisode>(
    column<&AlertEpisode::id>("id", Key),
    column<&AlertEpisode::rule>("regla"),
    column<&AlertEpisode::series, &SeriesName::country>("pais"),
    column<&AlertEpisode::series, &SeriesName::indicator>("indicador"),
    column<&AlertEpisode::severity>("severidad"),
    column<&AlertEpisode::threshold>("umbral"),
    column<&AlertEpisode::direction>("direccion"),
    column<&AlertEpisode::firstValue>("valor_inicio"),
    column<&AlertEpisode::peakValue>("valor_pico"),
    column<&AlertEpisode::lastValue>("valor_ultimo"),
    time<&AlertEpisode::start>("inicio"),
    time<&AlertEpisode::end>("fin"),
    time<&AlertEpisode::lastEvent>("ultimo_evento"),
    time<&AlertEpisode::staleSince>("obsoleta_desde"),
    column<&AlertEpisode::suppressed>("suprimidas"));

/// What people say about an alert is never written with it.
inline constexpr auto Alerts = table<StoredAlert>("alertas",
    part<&StoredAlert::episode, EpisodeColumns>(),
    column<stateOf>("estado"),
    column<&Owner::cluster>("cluster", {.merge = Merge::Key, .read = false}),
    column<&StoredAlert::episode, &AlertEpisode::partition, &TopicPartition::topic>("topic"),
    column<&StoredAlert::episode, &AlertEpisode::partition, &TopicPartition::partition>("particion"),
    column<&StoredAlert::episode, &AlertEpisode::offset>("offset_evento"),
    time<&StoredAlert::acknowledgedAt>("reconocida_en", OnlyRead),
    column<&StoredAlert::acknowledgedBy>("reconocida_por", OnlyRead),
    column<&StoredAlert::acknowledgeComment>("comentario", OnlyRead));

/// How a stale one ends.
inline constexpr auto AlertEnds = table<StoredAlert>("alertas",
    column<&StoredAlert::episode, &AlertEpisode::id>("id", Key),
    column<&Owner::cluster>("cluster", Key),
    column<stateOf>("estado"),
    time<&StoredAlert::episode, &AlertEpisode::end>("fin"));

/// An episode's partition is its memory's.
inline constexpr auto RememberedEpisode = columns<AlertEpisode>(
    EpisodeColumns,
    column<&AlertEpisode::offset>("offset"));

inline constexpr auto Memories = table<AlertMemory>("memoria_alertas",
    column<&Owner::progress>("progreso_id", Key),
    column<&AlertMemory::rule>("regla", Key),
    column<&AlertMemory::series, &SeriesName::country>("pais", Key),
    column<&AlertMemory::series, &SeriesName::indicator>("indicador", Key),
    column<&AlertMemory::pendingSince>("pendiente_desde"),
    column<&AlertMemory::pendingOffset>("pendiente_offset"),
    column<&AlertMemory::pendingValue>("pendiente_valor"),
    column<&AlertMemory::pendingLast>("pendiente_ultimo"),
    column<&AlertMemory::goodSince>("bien_desde"),
    remembered<&AlertMemory::firing, RememberedEpisode>("epi_"));

inline constexpr auto Floods = table<FloodMemory>("memoria_avalancha",
    column<&Owner::progress>("progreso_id", Key),
    column<&FloodMemory::windowStart>("ventana_inicio"),
    column<&FloodMemory::started>("iniciadas"),
    remembered<&FloodMemory::summary, RememberedEpisode>("epi_"));

// silencios

/// An empty text is no condition. What was said once stays; a silence can only end earlier, so that of two programs
/// that end it at once none makes it longer.
inline constexpr auto Silences = table<Silence>("silencios",
    column<&Silence::id>("id", Key),
    column<&Silence::matcher, &SilenceMatcher::countries>("paises", Keep),
    column<&Silence::matcher, &SilenceMatcher::region>("region", Keep),
    column<&Silence::matcher, &SilenceMatcher::indicator>("indicador", Keep),
    column<&Silence::matcher, &SilenceMatcher::rule>("regla", Keep),
    time<&Silence::from>("desde", Keep),
    time<&Silence::until>("hasta", Least),
    column<&Silence::reason>("motivo", Keep),
    column<&Silence::author>("autor", Keep),
    time<&Silence::created>("creado", Keep));

// trabajadores

/// Spans, not times: what is a time is the database's clock's.
inline constexpr auto Signs = table<WorkerSign>("trabajadores",
    column<&WorkerSign::id>("id", Key),
    column<&WorkerSign::group>("grupo", Key),
    column<&WorkerSign::host>("host"),
    column<&WorkerSign::program>("programa"),
    column<&WorkerSign::version>("version"),
    column<&WorkerSign::cluster>("cluster"),
    column<&WorkerSign::partitions>("particiones"),
    column<&WorkerSign::rate>("registros_s"),
    column<&WorkerSign::lag>("pendientes"),
    column<&WorkerSign::runningMs>("activo_ms"),
    column<&WorkerSign::sinceCommitMs>("escribio_hace_ms"),
    stamp("visto", "{now}"));

// clang-format on

/// All of them, for the test that holds them against the tables.
struct DescribedTable {
    TableInfo info;
    bool makesRows;
};
std::vector<DescribedTable> describedTables();

}  // namespace observatorio::store
