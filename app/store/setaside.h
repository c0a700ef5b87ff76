// SPDX-License-Identifier: GPL-3.0-or-later
// What a database refuses for its content, set aside so that the rest of the batch is stored.
//
// The accounting stays balanced because the records of a refused row change their place in it: from `counted` or `late`
// to `rejected`, under not-storable. The engine knows nothing of it and goes on telling its own figures, which are
// absolute; so what was moved is kept from the partition's claim on and moved again in every later batch. With the next
// claim the engine begins with the stored figures, where it is moved for good.
#pragma once

#include "app/store/batchrows.h"

#include <map>
#include <set>
#include <tuple>

namespace observatorio::store {

/// A partition's records that were refused since its claim.
class Refused {
public:
    using Window = std::tuple<SeriesName, TimeMs, TimeMs>;  ///< start and end

    /// A cell comes with absolute values, so the newest number counts; 0: it was stored after all.
    void cell(const Cell &cell, std::int64_t records);
    void late(std::int64_t records) { m_late += records; }
    /// Windows that ended by then come no more.
    void close(TimeMs watermark);

    /// What the stored accounting is more than the engine's. Its read() is 0.
    [[nodiscard]] Accounting moved() const;
    [[nodiscard]] bool knows(const Cell &cell) const
    {
        return m_open.contains({cell.series, cell.windowStart, cell.windowEnd});
    }

private:
    std::map<Window, std::int64_t> m_open;
    std::int64_t m_closed = 0;
    std::int64_t m_late = 0;
};

/// Series of which a row was refused: written apart from the others, so that they cost no second attempt again.
using Suspects = std::set<std::pair<TopicPartition, SeriesName>>;
inline constexpr std::size_t MostSuspects = 10'000;

/// A partition that is written.
struct WrittenPart {
    Owner owner;
    const PartitionBatch *batch;
    Refused refused;  ///< before, and then after
};

/// Writes the parts' contents inside the caller's transaction, all but progress; what is refused for its content is
/// left out, found by halving. Fails with the database's own error for any other trouble, and where a table refuses
/// whatever it is given, which is a fault of the table.
class CarefulWrite {
public:
    CarefulWrite(Connection &connection, std::vector<WrittenPart> &parts, Suspects &suspects);

    Expected<void> run();
    std::vector<SetAside> takeSetAside() { return std::move(m_setAside); }

private:
    enum class Kind : std::uint8_t { Cell, Late, LastValue, Rejected, Alert, Memory, Flood };
    struct Unit {
        std::size_t part;
        Kind kind;
        std::size_t index;
    };

    void collect();
    [[nodiscard]] const SeriesName *seriesOf(const Unit &unit) const;
    void add(BatchRows &rows, const Unit &unit) const;
    Expected<void> write(const Unit *first, const Unit *last);
    Expected<bool> attempt(const BatchRows &rows);  ///< false: refused for its content, and undone
    Expected<void> refuse(const Unit &unit);
    Expected<void> requireSoundTable(Kind kind, const Error &refusal);
    Expected<std::int64_t> storedRecords(const Owner &owner, const Cell &cell);
    [[nodiscard]] std::int64_t freeOffset(const PartitionBatch &batch) const;
    Expected<void> writeSamples();

    Connection &m_connection;
    std::vector<WrittenPart> &m_parts;
    Suspects &m_suspects;
    Suspects m_refusedNow;
    std::vector<Unit> m_usual, m_suspect;
    std::set<Kind> m_sound;  ///< tables that take a harmless row
    Error m_refusal;
    std::vector<SetAside> m_setAside;
    std::map<std::pair<std::size_t, std::int64_t>, RejectedSample> m_samples;  ///< by part and offset
};

/// At most `most` bytes of it, printable ASCII alone, other bytes as \xNN.
std::string printable(std::string_view text, std::size_t most);

}  // namespace observatorio::store
