// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/analytics/stream.h"

#include <gtest/gtest.h>

#include <map>

namespace observatorio::test {

namespace {

std::map<std::pair<TimeMs, SeriesName>, Cell> cellsOf(const PartitionBatch &batch)
{
    std::map<std::pair<TimeMs, SeriesName>, Cell> cells;
    for (const Cell &cell : batch.cells)
        cells[{cell.windowStart, cell.series}] = cell;
    return cells;
}

struct Boundary {
    TimeMs timestamp;
    TimeMs windowStart;
};

class WindowBoundary : public testing::TestWithParam<Boundary> {};

TEST_P(WindowBoundary, isHalfOpenAndAlignedToTheEpoch)
{
    Stream stream;
    stream.feed(GetParam().timestamp, 2.5);
    const PartitionBatch batch = stream.drain();
    ASSERT_EQ(batch.cells.size(), 1u);
    EXPECT_EQ(batch.cells[0].windowStart, GetParam().windowStart);
    EXPECT_EQ(batch.cells[0].windowEnd, GetParam().windowStart + 30'000);
}

INSTANTIATE_TEST_SUITE_P(All, WindowBoundary,
                         testing::Values(Boundary{0, 0}, Boundary{29'999, 0}, Boundary{30'000, 30'000},
                                         Boundary{-1, -30'000}, Boundary{-30'000, -30'000}, Boundary{-30'001, -60'000},
                                         Boundary{1'764'000'029'999, 1'764'000'000'000},
                                         Boundary{-62'104'060'800'000, -62'104'060'800'000},
                                         Boundary{253'370'764'799'999, 253'370'764'770'000}));

TEST(Windows, aCellHoldsCountSumExtremesAndOffsets)
{
    Stream stream;
    stream.feed(1'000, 3.0);
    stream.feed(2'000, -1.5, "BRA", "inflacion");
    stream.feed(29'999, 7.25);
    stream.feed(0, 1.0);
    stream.feed(30'000, 9.0);
    const auto cells = cellsOf(stream.drain());
    ASSERT_EQ(cells.size(), 3u);
    const Cell &cell = cells.at({0, {"ARG", "inflacion"}});
    EXPECT_EQ(cell.values.count, 3);
    EXPECT_EQ(cell.values.sum, 11.25);
    EXPECT_EQ(cell.values.min, 1.0);
    EXPECT_EQ(cell.values.max, 7.25);
    EXPECT_EQ(cell.firstOffset, 0);
    EXPECT_EQ(cell.lastOffset, 3);
}

TEST(Windows, equalRecordsAreDifferentEvents)
{
    Stream stream;
    for (int i = 0; i < 5; ++i)
        stream.feed(1'000, 2.0);
    EXPECT_EQ(stream.drain().cells.at(0).values.count, 5);
    EXPECT_EQ(stream.accounting().counted, 5);
}

TEST(Windows, aDrainHoldsOnlyWhatWasTouchedSince)
{
    Stream stream;
    stream.feed(1'000, 1.0);
    stream.feed(1'000, 1.0, "BRA", "gini");
    EXPECT_EQ(stream.engine.pendingCells(), 2u);
    stream.drain();
    EXPECT_EQ(stream.engine.pendingCells(), 0u);
    EXPECT_FALSE(stream.engine.drain());
    stream.feed(2'000, 4.0);
    const PartitionBatch batch = stream.drain();
    ASSERT_EQ(batch.cells.size(), 1u);
    EXPECT_EQ(batch.cells[0].values.count, 2);
    EXPECT_EQ(batch.cells[0].values.sum, 5.0);
    EXPECT_EQ(batch.fromOffset, 2);
    EXPECT_EQ(batch.accounting.nextOffset, 3);
}

TEST(Windows, onesThatCloseBeforeADrainAreNotLost)
{
    Stream stream;
    for (TimeMs window = 0; window < 50; ++window)
        stream.feed(window * 600'000, static_cast<double>(window));
    EXPECT_EQ(stream.engine.openWindows(stream.slot), 1u);
    const auto cells = cellsOf(stream.drain());
    ASSERT_EQ(cells.size(), 50u);
    for (TimeMs window = 0; window < 50; ++window)
        EXPECT_EQ(cells.at({window * 600'000, {"ARG", "inflacion"}}).values.sum, static_cast<double>(window));
}

TEST(Windows, aRecycledWindowStartsEmpty)
{
    Stream stream;
    for (TimeMs window = 0; window < 20; ++window) {
        stream.feed(window * 600'000, 1.0, window % 2 ? "ARG" : "BRA", "gini");
        for (const Cell &cell : stream.drain().cells)
            EXPECT_EQ(cell.values.count, 1);
    }
}

TEST(Windows, openOnesAreBoundedByTheWatermark)
{
    Stream stream;
    for (int i = 0; i < 2'000; ++i)
        stream.feed((i * 7'919) % 100'000 + i * 1'000);
    EXPECT_LE(stream.engine.openWindows(stream.slot), 4u);
}

TEST(Windows, aCountryThatMovesToAnotherPartitionHasACellInEach)
{
    Engine engine({}, {}, countries());
    std::vector<Record> records;
    for (std::int32_t partition : {0, 1}) {
        PartitionStart start;
        start.partition = {"eventos", partition};
        Record record;
        record.slot = engine.attach(start, 0);
        record.country = country("ARG");
        record.indicator = "inflacion";
        record.timestamp = 5'000;
        record.value = partition + 1.0;
        records.push_back(record);
    }
    engine.step(records, std::nullopt);
    const auto batches = engine.drain();
    ASSERT_TRUE(batches);
    ASSERT_EQ(batches->size(), 2u);
    for (const PartitionBatch &batch : *batches) {
        ASSERT_EQ(batch.cells.size(), 1u);
        EXPECT_EQ(batch.cells[0].values.sum, batch.partition.partition + 1.0);
    }
}

TEST(LastValues, newestByEventTimeThenByOffset)
{
    Stream stream;
    stream.feed(20'000, 1.0);
    stream.feed(10'000, 2.0);  // out of order: older
    Record record = stream.record(20'000, 3.0);
    record.hasYear = true;
    record.year = 2024;
    stream.feed(record);
    const PartitionBatch batch = stream.drain();
    ASSERT_EQ(batch.lastValues.size(), 1u);
    EXPECT_EQ(batch.lastValues[0].value, 3.0);
    EXPECT_EQ(batch.lastValues[0].timestamp, 20'000);
    EXPECT_EQ(batch.lastValues[0].year, 2024);
    EXPECT_EQ(batch.lastValues[0].offset, 2);
    stream.feed(5'000, 9.0);
    EXPECT_TRUE(stream.drain().lastValues.empty());
}

TEST(LastValues, comeFromCountedRecordsAlone)
{
    Stream stream;
    stream.feed(600'000, 1.0);
    stream.feed(1'000, 2.0, "BRA", "gini");  // late
    Record untimed = stream.record(0, 3.0, "CHL", "gini");
    untimed.hasTimestamp = false;
    stream.feed(untimed);
    const PartitionBatch batch = stream.drain();
    ASSERT_EQ(batch.lastValues.size(), 1u);
    EXPECT_EQ(batch.lastValues[0].series.country, "ARG");
}

}  // namespace

}  // namespace observatorio::test
