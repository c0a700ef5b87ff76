// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/simulation/finality.h"

#include "tests/faults/simulation/planted.h"
#include "tests/faults/simulation/states.h"

#include <algorithm>
#include <limits>

namespace observatorio::simulation {

bool Finality::allows(const PartitionBatch &batch) const
{
    return std::none_of(batch.cells.begin(), batch.cells.end(), [&](const Cell &cell) {
        if (planted(Bug::FinalTooEarly))
            return m_told.contains({cell.windowStart, cell.series});
        return m_toldUntil && cell.windowEnd <= *m_toldUntil && batch.partition.partition < m_voters;
    });
}

void Finality::written(const PartitionBatch &batch)
{
    if (!batch.maxEventTime)
        return;
    TimeMs &watermark =
        m_watermarks.try_emplace(batch.partition.partition, std::numeric_limits<TimeMs>::min()).first->second;
    const TimeMs before = std::exchange(watermark, std::max(watermark, *batch.maxEventTime - batch.watermarkDelayMs));
    if (planted(Bug::FinalTooEarly))
        tellWhatHasCells(batch, before);
    else
        tellAll();
}

void Finality::tellAll()
{
    if (static_cast<int>(m_watermarks.size()) < m_partitions)
        return;
    const auto slowest = std::min_element(m_watermarks.begin(), m_watermarks.end(),
                                          [](const auto &a, const auto &b) { return a.second < b.second; });
    m_toldUntil = std::max(m_toldUntil.value_or(slowest->second), slowest->second);
    m_voters = m_partitions;
    reached(State::WindowToldFinal);
}

void Finality::tellWhatHasCells(const PartitionBatch &batch, TimeMs before)
{
    const int partition = batch.partition.partition;
    for (const Cell &cell : batch.cells)
        m_cells[{cell.windowStart, cell.series}].insert(partition);
    for (const auto &[window, partitions] : m_cells) {
        const TimeMs end = std::get<TimeMs>(window) + 3'000;
        if (end > before && end <= m_watermarks.at(partition) && partitions.contains(partition)
            && std::all_of(partitions.begin(), partitions.end(),
                           [&](int other) { return m_watermarks.contains(other) && m_watermarks.at(other) >= end; }))
            m_told.insert(window);
    }
}

}  // namespace observatorio::simulation
