// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/tables.h"

#include "app/store/partitionlist.h"

namespace observatorio::store {

Severity Stored<Severity>::read(const Row &row, int column)
{
    const std::string name = row.text(column);
    for (const Severity severity : {Severity::Warning, Severity::Critical})
        if (name == severityName(severity))
            return severity;
    return Severity::None;
}

void Stored<AlertDirection>::write(RowSet &rows, AlertDirection value)
{
    rows.text(value == AlertDirection::Above ? "sobre" : "bajo");
}

AlertDirection Stored<AlertDirection>::read(const Row &row, int column)
{
    return row.text(column) == "bajo" ? AlertDirection::Below : AlertDirection::Above;
}

void Stored<std::vector<TopicPartition>>::write(RowSet &rows, const std::vector<TopicPartition> &value)
{
    rows.text(partitionList(value));
}

std::vector<TopicPartition> Stored<std::vector<TopicPartition>>::read(const Row &row, int column)
{
    return partitionsOf(row.text(column));
}

std::string_view stateOf(const StoredAlert &alert) noexcept
{
    return alert.episode.end ? "resuelta" : alert.episode.staleSince ? "obsoleta" : "activa";
}

std::string_view reasonOf(const RejectedSample &sample) noexcept { return rejectReasonName(sample.reason); }

std::vector<DescribedTable> describedTables()
{
    return {{Claims.info(), true},          {Progress.info(), false},        {Reasons.info(), true},
            {Cells.info(), true},           {CellsAfterFinal.info(), false}, {Amendments.info(), true},
            {LateRecords.info(), true},     {StoredWindows.info(), false},   {LastValues.info(), true},
            {RejectedSamples.info(), true}, {Alerts.info(), true},           {AlertEnds.info(), false},
            {Memories.info(), true},        {Floods.info(), true},           {Signs.info(), true}};
}

}  // namespace observatorio::store
