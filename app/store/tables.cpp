// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/tables.h"

#include "app/store/partitionlist.h"

#include <algorithm>

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

void Stored<std::vector<std::string>>::write(RowSet &rows, const std::vector<std::string> &value)
{
    std::string all;
    for (const std::string &one : value)
        all += (all.empty() ? "" : ",") + one;
    rows.text(all);
}

std::vector<std::string> Stored<std::vector<std::string>>::read(const Row &row, int column)
{
    std::vector<std::string> found;
    const std::string all = row.text(column);
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t comma = std::min(all.find(',', at), all.size());
        if (comma > at)
            found.push_back(all.substr(at, comma - at));
        at = comma + 1;
    }
    return found;
}

std::string_view stateOf(const StoredAlert &alert) noexcept
{
    return alert.episode.end ? "resuelta" : alert.episode.staleSince ? "obsoleta" : "activa";
}

std::string_view reasonOf(const RejectedSample &sample) noexcept { return rejectReasonName(sample.reason); }

std::vector<DescribedTable> describedTables()
{
    return {{Claims.info(), true},           {Progress.info(), false},
            {Reasons.info(), true},          {Cells.info(), true},
            {CellsAfterFinal.info(), false}, {Amendments.info(), true},
            {LateRecords.info(), true},      {StoredWindows.info(), false},
            {LastValues.info(), true},       {RejectedSamples.info(), true},
            {Alerts.info(), true},           {AlertEnds.info(), false},
            {Memories.info(), true},         {Floods.info(), true},
            {Silences.info(), true},         {Signs.info(), true}};
}

}  // namespace observatorio::store
