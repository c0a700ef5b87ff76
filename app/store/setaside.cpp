// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/setaside.h"

#include <algorithm>
#include <cstdio>

namespace observatorio::store {

namespace {

constexpr std::size_t LongestSample = 256;
constexpr std::size_t LongestName = 60;

const Statement StoredCount = {
    "celdas, stored", QStringLiteral("SELECT c.num_eventos FROM {rows} JOIN celdas c "
                                     "ON c.ventana_inicio = v.ventana_inicio AND c.ventana_fin = v.ventana_fin "
                                     "AND c.pais = v.pais AND c.indicador = v.indicador "
                                     "AND c.progreso_id = v.progreso_id AND c.enmendado = v.enmendado")};

std::string nameOf(const SeriesName &series)
{
    return printable(series.country, LongestName) + '/' + printable(series.indicator, LongestName);
}

std::string told(const Aggregate &values)
{
    char text[160];
    std::snprintf(text, sizeof text, ", %lld records, sum %.17g, %.17g to %.17g", static_cast<long long>(values.count),
                  values.sum, values.min, values.max);
    return text;
}

const SeriesName Harmless = {"AAA", "observatorio_prueba"};

}  // namespace

std::string printable(std::string_view text, std::size_t most)
{
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        char escaped[8] = {c, 0};
        if (byte < 0x20 || byte > 0x7e)
            std::snprintf(escaped, sizeof escaped, "\\x%02x", byte);
        if (out.size() + std::string_view(escaped).size() > most)
            break;
        out += escaped;
    }
    return out;
}

void Refused::cell(const Cell &cell, std::int64_t records)
{
    const Window window(cell.series, cell.windowStart, cell.windowEnd);
    if (records > 0)
        m_open[window] = records;
    else
        m_open.erase(window);
}

void Refused::close(TimeMs watermark)
{
    std::erase_if(m_open, [&](const auto &open) {
        const bool over = std::get<2>(open.first) <= watermark;
        m_closed += over ? open.second : 0;
        return over;
    });
}

Accounting Refused::moved() const
{
    std::int64_t counted = m_closed;
    for (const auto &[window, records] : m_open)
        counted += records;
    Accounting moved;
    moved.counted = -counted;
    moved.late = -m_late;
    moved.rejected = counted + m_late;
    moved.rejectedBy[static_cast<std::size_t>(RejectReason::NotStorable)] = moved.rejected;
    return moved;
}

CarefulWrite::CarefulWrite(Connection &connection, std::vector<WrittenPart> &parts, Suspects &suspects)
    : m_connection(connection), m_parts(parts), m_suspects(suspects)
{
}

void CarefulWrite::collect()
{
    for (std::size_t part = 0; part < m_parts.size(); ++part) {
        const PartitionBatch &batch = *m_parts[part].batch;
        const auto all = [&](Kind kind, std::size_t count) {
            for (std::size_t index = 0; index < count; ++index) {
                const Unit unit{part, kind, index};
                const SeriesName *series = seriesOf(unit);
                const bool suspect = series && m_suspects.contains({batch.partition, *series});
                (suspect ? m_suspect : m_usual).push_back(unit);
            }
        };
        all(Kind::Cell, batch.cells.size());
        all(Kind::Late, batch.late.size());
        all(Kind::LastValue, batch.lastValues.size());
        all(Kind::Rejected, batch.rejected.size());
        all(Kind::Alert, batch.alerts.size());
        all(Kind::Memory, batch.alertMemories.size());
        all(Kind::Flood, 1);
    }
}

const SeriesName *CarefulWrite::seriesOf(const Unit &unit) const
{
    const PartitionBatch &batch = *m_parts[unit.part].batch;
    switch (unit.kind) {
    case Kind::Cell:
        return &batch.cells[unit.index].series;
    case Kind::Late:
        return &batch.late[unit.index].series;
    case Kind::LastValue:
        return &batch.lastValues[unit.index].series;
    case Kind::Alert:
        return &batch.alerts[unit.index].series;
    case Kind::Memory:
        return &batch.alertMemories[unit.index].series;
    case Kind::Rejected:
    case Kind::Flood:
        break;
    }
    return nullptr;
}

void CarefulWrite::add(BatchRows &rows, const Unit &unit) const
{
    const auto &[owner, batch, refused] = m_parts[unit.part];
    switch (unit.kind) {
    case Kind::Cell:
        return rows.add(owner, batch->cells[unit.index]);
    case Kind::Late:
        return rows.add(owner, batch->late[unit.index]);
    case Kind::LastValue:
        return rows.add(owner, batch->lastValues[unit.index]);
    case Kind::Rejected:
        return rows.add(owner, batch->rejected[unit.index]);
    case Kind::Alert:
        return rows.add(owner, batch->alerts[unit.index]);
    case Kind::Memory:
        return rows.add(owner, batch->alertMemories[unit.index]);
    case Kind::Flood:
        return rows.add(owner, batch->flood);
    }
}

Expected<bool> CarefulWrite::attempt(const BatchRows &rows)
{
    if (auto begun = m_connection.execute("savepoint", QStringLiteral("SAVEPOINT aparte")); !begun)
        return tl::unexpected(begun.error());
    auto written = rows.write(m_connection);
    const bool refused = !written && m_connection.refusedContent();
    if (!written && !refused)
        return tl::unexpected(written.error());
    if (refused) {
        m_refusal = written.error();
        if (auto undone = m_connection.execute("savepoint", QStringLiteral("ROLLBACK TO aparte")); !undone)
            return tl::unexpected(undone.error());
    }
    return m_connection.execute("savepoint", QStringLiteral("RELEASE aparte")).map([refused] { return !refused; });
}

Expected<void> CarefulWrite::write(const Unit *first, const Unit *last)
{
    if (first == last)
        return {};
    BatchRows rows(m_connection);
    std::for_each(first, last, [&](const Unit &unit) { add(rows, unit); });
    const auto done = attempt(rows);
    if (!done)
        return tl::unexpected(done.error());
    if (*done) {
        for (const Unit *unit = first; unit != last; ++unit) {
            WrittenPart &part = m_parts[unit->part];
            if (unit->kind == Kind::Cell && part.refused.knows(part.batch->cells[unit->index]))
                part.refused.cell(part.batch->cells[unit->index], 0);
        }
        return {};
    }
    if (last - first == 1)
        return refuse(*first);
    const Unit *middle = first + (last - first) / 2;
    return write(first, middle).and_then([&] { return write(middle, last); });
}

// A row like any other that comes from records, undone at once: where a table refuses it too, setting rows aside would
// throw away all there is.
Expected<void> CarefulWrite::requireSoundTable(Kind kind, const Error &refusal)
{
    if (m_sound.contains(kind))
        return {};
    BatchRows rows(m_connection);
    const Owner &owner = m_parts.front().owner;
    const TopicPartition &partition = m_parts.front().batch->partition;
    const Aggregate one{1, 1.0, 1.0, 1.0};
    constexpr TimeMs Start = 0, End = 30'000;
    switch (kind) {
    case Kind::Cell:
        rows.add(owner, Cell{Harmless, Start, End, one, 0, 0});
        break;
    case Kind::Late:
        rows.add(owner, LateDelta{Harmless, Start, End, true, one, 1});
        break;
    case Kind::LastValue:
        rows.add(owner, LastValue{Harmless, 1.0, 2000, Start, 0});
        break;
    case Kind::Rejected:
        rows.add(owner, RejectedSample{-1, RejectReason::NotJson, "x", Start});
        break;
    case Kind::Alert:
    case Kind::Memory: {
        AlertEpisode episode{.id = "observatorio_prueba", .rule = "prueba", .series = Harmless, .partition = partition};
        if (kind == Kind::Alert)
            rows.add(owner, episode);
        else
            rows.add(owner, AlertMemory{.rule = "prueba", .series = Harmless, .firing = episode});
        break;
    }
    case Kind::Flood:
        rows.add(owner, FloodMemory{});
        break;
    }
    if (auto begun = m_connection.execute("savepoint", QStringLiteral("SAVEPOINT prueba")); !begun)
        return begun;
    const auto taken = attempt(rows);
    if (!taken)
        return tl::unexpected(taken.error());
    if (auto undone = m_connection.execute("savepoint", QStringLiteral("ROLLBACK TO prueba")); !undone)
        return undone;
    if (!*taken)
        return tl::unexpected(refusal);
    m_sound.insert(kind);
    return m_connection.execute("savepoint", QStringLiteral("RELEASE prueba"));
}

// The row may be there from before, with fewer records.
Expected<std::int64_t> CarefulWrite::storedRecords(const Owner &owner, const Cell &cell)
{
    std::int64_t stored = 0;
    const std::unique_ptr<RowSet> key = m_connection.rowSet(keyColumns(Cells.info()));
    Cells.writeKey(*key, owner, cell);
    return m_connection.execute(StoredCount, *key, [&](const Row &row) { stored = row.integer(0); }).map([&] {
        return stored;
    });
}

// One of the batch's offsets that no other sample has. There is one: the late record's own.
std::int64_t CarefulWrite::freeOffset(const PartitionBatch &batch) const
{
    std::set<std::int64_t> taken;
    for (const RejectedSample &sample : batch.rejected)
        taken.insert(sample.offset);
    for (const Cell &cell : batch.cells)
        taken.insert(cell.lastOffset);
    for (const auto &[place, sample] : m_samples)
        taken.insert(place.second);
    std::int64_t offset = batch.accounting.nextOffset - 1;
    while (offset > batch.fromOffset && taken.contains(offset))
        --offset;
    return offset;
}

Expected<void> CarefulWrite::refuse(const Unit &unit)
{
    const Error refusal = m_refusal;
    if (auto sound = requireSoundTable(unit.kind, refusal); !sound)
        return sound;
    WrittenPart &part = m_parts[unit.part];
    const PartitionBatch &batch = *part.batch;
    SetAside row{batch.partition, refusal.subject, {}, refusal.cause, 0};
    std::optional<std::int64_t> offset;
    std::optional<TimeMs> time;
    if (const SeriesName *series = seriesOf(unit)) {
        row.what = nameOf(*series);
        m_refusedNow.insert({batch.partition, *series});
    }
    switch (unit.kind) {
    case Kind::Cell: {
        const Cell &cell = batch.cells[unit.index];
        const auto stored = storedRecords(part.owner, cell);
        if (!stored)
            return tl::unexpected(stored.error());
        row.records = std::max<std::int64_t>(0, cell.values.count - *stored);
        row.what += told(cell.values);
        part.refused.cell(cell, row.records);
        offset = cell.lastOffset;
        time = cell.windowStart;
        break;
    }
    case Kind::Late: {
        const LateDelta &late = batch.late[unit.index];
        row.records = late.values.count;
        row.what += told(late.values);
        part.refused.late(late.values.count);
        offset = freeOffset(batch);
        time = late.windowStart;
        break;
    }
    case Kind::LastValue:
        offset = batch.lastValues[unit.index].offset;
        time = batch.lastValues[unit.index].timestamp;
        break;
    case Kind::Rejected: {
        const RejectedSample &sample = batch.rejected[unit.index];
        row.what = "sample of offset " + std::to_string(sample.offset);
        m_samples.insert_or_assign(
            {unit.part, sample.offset},
            RejectedSample{sample.offset, sample.reason, printable(sample.sample, LongestSample), sample.timestamp});
        break;
    }
    case Kind::Alert:
        offset = batch.alerts[unit.index].offset;
        time = batch.alerts[unit.index].start;
        break;
    case Kind::Memory:
        row.what += ", rule " + printable(batch.alertMemories[unit.index].rule, LongestName);
        break;
    case Kind::Flood:
        row.what = "flood memory";
        break;
    }
    if (offset)
        m_samples.try_emplace({unit.part, *offset},
                              RejectedSample{*offset, RejectReason::NotStorable,
                                             printable(row.table + ": " + row.what + ": " + row.cause, LongestSample),
                                             time});
    m_setAside.push_back(std::move(row));
    return {};
}

Expected<void> CarefulWrite::writeSamples()
{
    BatchRows rows(m_connection);
    for (const auto &[place, sample] : m_samples)
        rows.add(m_parts[place.first].owner, sample);
    const auto done = attempt(rows);  // refused all the same: the counts say what happened
    return done ? Expected<void>{} : tl::unexpected(done.error());
}

Expected<void> CarefulWrite::run()
{
    collect();
    for (const std::vector<Unit> *units : {&m_usual, &m_suspect}) {
        if (auto done = write(units->data(), units->data() + units->size()); !done)
            return done;
    }
    for (const Unit &unit : m_suspect) {
        if (const SeriesName *series = seriesOf(unit))
            m_suspects.erase({m_parts[unit.part].batch->partition, *series});
    }
    for (const auto &refused : m_refusedNow)
        if (m_suspects.size() < MostSuspects)
            m_suspects.insert(refused);
    return m_samples.empty() ? Expected<void>{} : writeSamples();
}

}  // namespace observatorio::store
