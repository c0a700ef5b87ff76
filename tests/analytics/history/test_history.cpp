// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/history/history.h"
#include "tests/analytics/fakestore.h"
#include "tests/analytics/stream.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace observatorio::test {

namespace {

constexpr TimeMs Base = 1'764'000'000'000;  // a multiple of 15 minutes
const SeriesName Argentina{"ARG", "inflacion"};

Engine::Changes change(std::uint32_t slot, TimeMs start, std::int64_t count, double sum, bool final = false,
                       const SeriesName &series = Argentina)
{
    Cell cell;
    cell.series = series;
    cell.windowStart = start;
    cell.windowEnd = start + 30'000;
    const double mean = sum / static_cast<double>(count);
    cell.values = {count, sum, mean - 1.0, mean + 1.0};
    Engine::Changes changes;
    changes.cells.push_back({PartitionSlot(slot), cell, final});
    return changes;
}

StoredWindow stored(const std::string &cluster, std::int32_t partition, TimeMs start, std::int64_t count, double sum)
{
    StoredWindow window;
    window.cluster = cluster;
    window.partition = {"eventos", partition};
    window.series = Argentina;
    window.windowStart = start;
    window.windowEnd = start + 30'000;
    const double mean = sum / static_cast<double>(count);
    window.values = {count, sum, mean, mean};
    return window;
}

LateDelta amendment(TimeMs start, double value)
{
    LateDelta delta;
    delta.series = Argentina;
    delta.windowStart = start;
    delta.windowEnd = start + 30'000;
    delta.amended = true;
    delta.values.add(value);
    return delta;
}

struct Fixture {
    explicit Fixture(std::size_t cap = 2'000'000) : history(EngineSettings{}.windows(), cap)
    {
        for (std::int32_t partition : {0, 1, 2})
            history.bind(static_cast<PartitionSlot>(partition), "cluster", {"eventos", partition});
    }

    std::vector<WindowPoint> shorts() { return points(*history.series()->at(0).shortWindows); }
    std::vector<WindowPoint> longs() { return points(*history.series()->at(0).longWindows); }
    static std::vector<WindowPoint> points(const WindowRow &row) { return {row.begin(), row.end()}; }

    History history;
};

TEST(History, mergesPartitionsAndReplacesWhatOneSaidBefore)
{
    Fixture f;
    f.history.apply(change(0, Base, 1, 5.0));
    f.history.apply(change(1, Base, 2, 20.0, true));
    f.history.apply(change(0, Base, 3, 9.0));
    const auto windows = f.shorts();
    ASSERT_EQ(windows.size(), 1u);
    EXPECT_EQ(windows[0].values.count, 5);
    EXPECT_EQ(windows[0].values.sum, 29.0);
    EXPECT_EQ(windows[0].values.min, 2.0);
    EXPECT_EQ(windows[0].values.max, 11.0);
    EXPECT_FALSE(windows[0].final) << "one partition may still add";
    f.history.apply(change(0, Base, 3, 9.0, true));
    EXPECT_TRUE(f.shorts()[0].final);
}

TEST(History, aRestoredOpenWindowIsNotCountedTwice)
{
    Fixture f;
    f.history.load(
        {stored("cluster", 0, Base, 4, 40.0), stored("cluster", 1, Base, 1, 1.0), stored("another", 0, Base, 2, 2.0)});
    EXPECT_EQ(f.shorts()[0].values.count, 7);
    EXPECT_TRUE(f.shorts()[0].final) << "nobody adds to it as far as we know";
    f.history.apply(change(0, Base, 4, 40.0));  // the engine says again what it was attached with
    EXPECT_EQ(f.shorts()[0].values.count, 7);
    EXPECT_FALSE(f.shorts()[0].final);
    f.history.apply(change(0, Base, 5, 50.0));
    EXPECT_EQ(f.shorts()[0].values.count, 8) << "the other partition's and the other cluster's share stays";
    EXPECT_EQ(f.shorts()[0].values.sum, 53.0);
}

TEST(History, aLoadThatComesLateDoesNotUndoWhatTheEngineSaid)
{
    Fixture f;
    f.history.apply(change(0, Base, 6, 60.0));
    f.history.load({stored("cluster", 0, Base, 4, 40.0), stored("cluster", 0, Base - 30'000, 1, 1.0)});
    const auto windows = f.shorts();
    ASSERT_EQ(windows.size(), 2u);
    EXPECT_EQ(windows[0].values.count, 1);
    EXPECT_EQ(windows[1].values.count, 6);
}

TEST(History, aSlotGivenToAnotherPartitionLeavesTheFormersShare)
{
    Fixture f;
    f.history.apply(change(0, Base, 2, 4.0));
    f.history.bind(PartitionSlot(0), "cluster", {"eventos", 9});
    f.history.apply(change(0, Base, 3, 9.0));
    EXPECT_EQ(f.shorts()[0].values.count, 5);
    f.history.bind(PartitionSlot(1), "cluster", {"eventos", 0});  // back, elsewhere
    f.history.apply(change(1, Base, 4, 8.0));
    EXPECT_EQ(f.shorts()[0].values.count, 7);
}

TEST(History, anotherWindowLengthIsLeftOut)
{
    Fixture f;
    StoredWindow other = stored("cluster", 0, Base, 4, 40.0);
    other.windowEnd = Base + 10'000;
    f.history.load({other});
    EXPECT_TRUE(f.history.series()->empty());
}

TEST(History, longWindowsAreMadeOfTheSamePanes)
{
    Fixture f;
    for (int i = 0; i < 40; ++i)
        f.history.apply(change(0, Base + i * 30'000, 2, 2.0 * i, true));
    const auto windows = f.longs();
    ASSERT_EQ(windows.size(), 2u);
    EXPECT_EQ(windows[0].start, Base);
    EXPECT_EQ(windows[0].end, Base + 900'000);
    EXPECT_EQ(windows[0].values.count, 60);
    EXPECT_EQ(windows[0].values.sum, 2.0 * (29 * 30 / 2));
    EXPECT_TRUE(windows[0].final);
    EXPECT_EQ(windows[1].values.count, 20);
    EXPECT_FALSE(windows[1].final) << "most of it is still to come";
}

TEST(History, amendedOnesAreMarkedInBothLengths)
{
    Fixture f;
    f.history.apply(change(0, Base, 2, 4.0, true));
    Engine::Changes late;
    late.amended = {amendment(Base, 10.0), amendment(Base, 20.0)};
    f.history.apply(late);
    for (const auto &windows : {f.shorts(), f.longs()}) {
        ASSERT_EQ(windows.size(), 1u);
        EXPECT_EQ(windows[0].values.count, 4);
        EXPECT_EQ(windows[0].values.sum, 34.0);
        EXPECT_EQ(windows[0].values.max, 20.0);
        EXPECT_TRUE(windows[0].amended);
    }
    EXPECT_TRUE(f.shorts()[0].final);
}

TEST(History, storedAmendmentsAddToTheirPartitionsShare)
{
    Fixture f;
    StoredWindow late = stored("cluster", 0, Base, 1, 9.0);
    late.amended = true;
    f.history.load({stored("cluster", 0, Base, 2, 4.0), late});
    EXPECT_EQ(f.shorts()[0].values.count, 3);
    EXPECT_TRUE(f.shorts()[0].amended);
    f.history.apply(change(0, Base + 30'000, 1, 1.0));
    EXPECT_FALSE(f.shorts()[1].amended);
}

TEST(History, unchangedSeriesKeepTheirVectors)
{
    Fixture f;
    const SeriesName brazil{"BRA", "gini"};
    f.history.apply(change(0, Base, 1, 1.0));
    f.history.apply(change(0, Base, 1, 1.0, false, brazil));
    const auto before = f.history.series();
    EXPECT_EQ(f.history.series(), before) << "nothing changed: the same list";
    f.history.apply(change(0, Base, 2, 2.0, false, brazil));
    const auto after = f.history.series();
    ASSERT_EQ(after->size(), 2u);
    EXPECT_EQ(after->at(0).shortWindows, before->at(0).shortWindows);
    EXPECT_EQ(after->at(0).longWindows, before->at(0).longWindows);
    EXPECT_NE(after->at(1).shortWindows, before->at(1).shortWindows);
    EXPECT_EQ(before->at(1).shortWindows->front().values.count, 1) << "what was published never changes";
}

TEST(History, shortOnesAreBoundedAndLongOnesKeepTheirShare)
{
    Fixture f;
    constexpr int Windows = 1'000;
    for (int i = 0; i < Windows; ++i)
        f.history.apply(change(0, Base + i * 30'000, 1, 1.0, true));
    EXPECT_EQ(f.shorts().size(), 360u);
    EXPECT_EQ(f.shorts().front().start, Base + (Windows - 360) * 30'000);
    std::int64_t count = 0;
    for (const WindowPoint &window : f.longs())
        count += window.values.count;
    EXPECT_EQ(count, Windows);
    f.history.apply(change(0, Base, 99, 99.0, true));
    EXPECT_EQ(f.longs().front().values.count, 30) << "the folded past cannot be replaced";
    Engine::Changes late;
    late.amended = {amendment(Base, 10.0)};
    f.history.apply(late);
    EXPECT_EQ(f.longs().front().values.count, 31) << "but amended";
}

TEST(History, longOnesAreBounded)
{
    Fixture f;
    for (int i = 0; i < 1'100; ++i)
        f.history.apply(change(0, Base + i * 900'000, 1, 1.0, true));
    EXPECT_EQ(f.longs().size(), 672u);
    EXPECT_EQ(f.longs().back().start, Base + 1'099 * 900'000LL);
}

TEST(History, beyondThePointCapTheOldestGoFirst)
{
    Fixture f(3'000);
    for (int i = 0; i < 200; ++i) {
        for (CountryId id = 0; id < 100; ++id)
            f.history.apply(change(0, Base + i * 30'000, 1, 1.0, true, {countries().at(id).iso3, "gini"}));
    }
    std::size_t points = 0;
    const auto series = f.history.series();
    for (const SeriesView &view : *series) {
        points += view.shortWindows->size();
        EXPECT_EQ(view.shortWindows->back().start, Base + 199 * 30'000);
        EXPECT_GE(view.shortWindows->size(), 20u);
    }
    EXPECT_LE(points, 3'000u);
}

TEST(History, afterRestartsItShowsWhatOneRunShows)
{
    std::mt19937 random(5);
    FakeStore store;
    std::map<TimeMs, std::pair<std::int64_t, double>> expected;
    auto history = std::make_unique<History>(EngineSettings{}.windows());
    auto engine = std::make_unique<Engine>(EngineSettings{}, std::vector<AlertRule>{}, countries());
    std::vector<PartitionSlot> slots;
    const auto attach = [&] {
        slots.clear();
        engine->setTrackChanges(true);
        for (const std::int32_t partition : {0, 1}) {
            const TopicPartition name{"eventos", partition};
            slots.push_back(engine->attach(store.claim(name), std::nullopt));
            history->bind(slots.back(), "cluster", name);
        }
    };
    attach();
    std::int64_t offset[2] = {0, 0};
    for (int i = 0; i < 3'000; ++i) {
        const unsigned partition = random() % 2;
        Record record;
        record.slot = slots[partition];
        record.offset = offset[partition]++;
        record.country = country("ARG");
        record.indicator = "inflacion";
        record.timestamp = Base + i * 200 - static_cast<TimeMs>(random() % 30'000);
        record.value = static_cast<double>(random() % 100);
        engine->step({&record, 1}, std::nullopt);
        auto &[count, sum] = expected[record.timestamp - record.timestamp % 30'000];
        ++count;
        sum += record.value;
        if (random() % 20 == 0)
            history->apply(engine->takeChanges());
        if (random() % 100 != 0)
            continue;
        ASSERT_TRUE(store.commit(*engine->drain()));
        if (random() % 2) {  // the whole program starts again
            history = std::make_unique<History>(EngineSettings{}.windows());
            std::vector<StoredWindow> past;
            for (const auto &[name, table] : store.partitions) {
                for (const auto &[key, cell] : table.cells)
                    past.push_back(
                        {"cluster", name, cell.series, cell.windowStart, cell.windowEnd, cell.values, false});
            }
            history->load(past);
        }
        engine = std::make_unique<Engine>(EngineSettings{}, std::vector<AlertRule>{}, countries());
        attach();
    }
    history->apply(engine->takeChanges());
    const auto series = history->series();
    ASSERT_EQ(series->size(), 1u);
    ASSERT_EQ(series->at(0).shortWindows->size(), expected.size());
    for (const WindowPoint &window : *series->at(0).shortWindows) {
        EXPECT_EQ(window.values.count, expected.at(window.start).first);
        EXPECT_EQ(window.values.sum, expected.at(window.start).second) << "whole numbers add exactly in any order";
    }
}

}  // namespace

}  // namespace observatorio::test
