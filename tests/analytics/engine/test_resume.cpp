// SPDX-License-Identifier: GPL-3.0-or-later
// A worker may stop anywhere and another one go on from the tables: in the end they hold, bit for bit, what one run
// makes of them.
#include "tests/analytics/fakestore.h"
#include "tests/analytics/stream.h"

#include <gtest/gtest.h>

#include <random>

namespace observatorio::test {

namespace {

constexpr TimeMs Base = 1'764'000'000'000;
constexpr std::int32_t Partitions = 3;
const char *const Indicators[] = {"inflacion", "desempleo", "gini"};

struct Event {
    std::int32_t partition;
    Record record;
};

/// Three partitions with everything a stream can have: disorder, late ones, gaps, rejects, untimed, flapping values.
std::vector<Event> randomEvents(unsigned seed, int count)
{
    std::mt19937 random(seed);
    const auto chance = [&random](double share) { return std::uniform_real_distribution<>()(random) < share; };
    std::vector<std::int64_t> offsets(Partitions, 0);
    std::vector<TimeMs> clocks(Partitions, Base);
    std::vector<Event> events;
    for (int i = 0; i < count; ++i) {
        const auto partition = static_cast<std::int32_t>(random() % Partitions);
        const auto index = static_cast<std::size_t>(partition);
        if (chance(0.02))
            offsets[index] += static_cast<std::int64_t>(random() % 4);
        clocks[index] += static_cast<TimeMs>(random() % 50);
        if (chance(0.001))
            clocks[index] += 90'000;
        Record record;
        record.offset = offsets[index]++;
        record.timestamp = clocks[index];
        if (chance(0.2))
            record.timestamp -= static_cast<TimeMs>(random() % 150'000);
        record.hasTimestamp = !chance(0.01);
        record.rejected = chance(0.02);
        record.payload = "x";
        record.country = static_cast<CountryId>(chance(0.02) ? 60 + random() % 40 : random() % 60);  // some are seldom
        record.indicator = Indicators[random() % 3];
        record.value = std::uniform_real_distribution<>(-1.0, 1.0)(random) * 40.0;
        record.hasYear = chance(0.5);
        record.year = record.hasYear ? 2024 : 0;
        events.push_back({partition, record});
    }
    return events;
}

std::vector<AlertRule> rules()
{
    AlertRule flapping;
    flapping.id = flapping.indicator = "inflacion";
    flapping.warning = 5.0;
    flapping.critical = 30.0;
    flapping.staleWindows = 1;
    AlertRule patient;
    patient.id = patient.indicator = "desempleo";
    patient.direction = AlertDirection::Below;
    patient.warning = 10.0;
    patient.clear = 25.0;
    patient.pendingMs = 3'000;
    patient.keepFiringMs = 4'000;
    patient.staleWindows = 2;
    AlertRule average = flapping;
    average.id = "media";
    average.basis = AlertBasis::WindowAverage;
    average.pendingMs = 30'000;
    return {flapping, patient, average};
}

/// Runs the events in batches; whenever `cut` says so the batch is drained and stored, and sometimes a fresh engine
/// goes on.
template<typename Cut, typename Restart>
FakeStore run(const std::vector<Event> &events, const EngineSettings &settings, Cut cut, Restart restart)
{
    FakeStore store;
    std::unique_ptr<Engine> engine;
    std::vector<PartitionSlot> slots;
    const auto startEngine = [&] {
        engine = std::make_unique<Engine>(settings, rules(), countries());
        engine->setTrackChanges(true);  // must change nothing
        slots.clear();
        for (std::int32_t partition = 0; partition < Partitions; ++partition)
            slots.push_back(engine->attach(store.claim({"eventos", partition}), std::nullopt));
    };
    startEngine();
    std::vector<Record> batch;
    for (const Event &event : events) {
        batch.push_back(event.record);
        batch.back().slot = slots[static_cast<std::size_t>(event.partition)];
        if (!cut())
            continue;
        engine->step(batch, std::nullopt);
        batch.clear();
        if (const auto drained = engine->drain()) {
            EXPECT_TRUE(store.commit(*drained));
        }
        if (restart())
            startEngine();
    }
    engine->step(batch, std::nullopt);
    if (const auto drained = engine->drain()) {
        EXPECT_TRUE(store.commit(*drained));
    }
    return store;
}

void expectSame(const FakeStore &actual, const FakeStore &expected, const std::string &what)
{
    ASSERT_EQ(actual.partitions.size(), expected.partitions.size()) << what;
    for (const auto &[name, table] : expected.partitions) {
        const FakeStore::Partition &other = actual.partitions.at(name);
        EXPECT_EQ(other.accounting, table.accounting) << what;
        EXPECT_EQ(other.maxEventTime, table.maxEventTime) << what;
        EXPECT_EQ(other.watermark, table.watermark) << what;
        EXPECT_TRUE(other.cells == table.cells) << what;
        EXPECT_TRUE(other.lastValues == table.lastValues) << what;
        EXPECT_TRUE(other.rejected == table.rejected) << what;
        EXPECT_TRUE(other.alerts == table.alerts)
            << what << ": " << other.alerts.size() << " and " << table.alerts.size();
        EXPECT_TRUE(other.memories == table.memories) << what;
        EXPECT_TRUE(other.flood == table.flood) << what;
        ASSERT_EQ(other.late.size(), table.late.size()) << what;
        for (const auto &[key, delta] : table.late) {
            LateDelta added = other.late.at(key);
            EXPECT_NEAR(added.values.sum, delta.values.sum, 1e-9 * (1.0 + std::abs(delta.values.sum)))
                << what << ": increments add in another order";
            added.values.sum = delta.values.sum;
            EXPECT_EQ(added, delta) << what;
        }
    }
}

const auto never = [] { return false; };
const auto always = [] { return true; };

TEST(Resume, aCutAnywhereChangesNothing)
{
    const EngineSettings settings;
    const std::vector<Event> events = randomEvents(1, 700);
    const FakeStore whole = run(events, settings, never, never);
    for (std::size_t at = 0; at < events.size(); at += 3) {
        std::size_t seen = 0;
        expectSame(
            run(events, settings, [&] { return ++seen == at; }, always), whole, "cut after " + std::to_string(at));
        if (HasFailure())
            return;
    }
}

TEST(Resume, aRestartAfterEveryRecordChangesNothing)
{
    const std::vector<Event> events = randomEvents(2, 3'000);
    expectSame(run(events, {}, always, always), run(events, {}, never, never), "every record");
}

class ResumeAtRandom : public testing::TestWithParam<unsigned> {};

TEST_P(ResumeAtRandom, batchesAndRestartsChangeNothing)
{
    EngineSettings settings;
    settings.latePolicy = GetParam() % 2 ? LatePolicy::Amend : LatePolicy::Drop;
    const std::vector<Event> events = randomEvents(100 + GetParam(), 12'000);
    const FakeStore whole = run(events, settings, never, never);

    const FakeStore::Partition &sample = whole.partitions.at({"eventos", 0});
    EXPECT_GT(sample.late.size(), 10u);
    EXPECT_GT(sample.alerts.size(), 100u);
    EXPECT_GT(sample.accounting.gaps, 0);
    EXPECT_TRUE(std::any_of(sample.alerts.begin(), sample.alerts.end(),
                            [](const auto &row) { return row.second.suppressed > 0; }));
    EXPECT_GT(std::count_if(sample.alerts.begin(), sample.alerts.end(),
                            [](const auto &row) { return row.second.staleSince.has_value(); }),
              5);
    EXPECT_TRUE(sample.accounting.balances());

    std::mt19937 random(GetParam());
    for (const unsigned every : {2u, 40u, 1'000u}) {
        expectSame(run(
                       events, settings, [&] { return random() % every == 0; }, [&] { return random() % 3 == 0; }),
                   whole, "about every " + std::to_string(every));
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, ResumeAtRandom, testing::Range(0u, 4u));

TEST(Resume, whatWasClosedStaysClosedUnderALongerDelay)
{
    FakeStore store;
    EngineSettings settings;
    Stream before(settings, {}, store.claim({"eventos", 0}));
    before.feed(Base, 1.0);
    before.feed(Base + 200'000, 1.0);
    ASSERT_TRUE(store.commit(*before.engine.drain()));
    settings.watermarkDelayMs = 3'600'000;
    Stream after(settings, {}, store.claim({"eventos", 0}), std::nullopt);
    EXPECT_EQ(after.engine.watermark(after.slot), Base + 140'000);
    after.feed(Base + 1, 5.0);
    EXPECT_EQ(after.accounting().late, 1) << "counting it would replace the stored cell";
    after.feed(Base + 141'000, 5.0);
    EXPECT_EQ(after.accounting().counted, 3);
    ASSERT_TRUE(store.commit(*after.engine.drain()));
    EXPECT_EQ(store.partitions.at({"eventos", 0}).watermark, Base + 140'000);
}

TEST(Resume, aShorterDelayClosesAtOnce)
{
    FakeStore store;
    EngineSettings settings;
    Stream before(settings, {}, store.claim({"eventos", 0}));
    before.feed(Base, 1.0);
    before.feed(Base + 40'000, 1.0);
    ASSERT_TRUE(store.commit(*before.engine.drain()));
    settings.watermarkDelayMs = 0;
    Stream after(settings, {}, store.claim({"eventos", 0}), std::nullopt);
    EXPECT_EQ(after.engine.openWindows(after.slot), 1u);
    after.feed(Base + 1, 5.0);
    EXPECT_EQ(after.accounting().late, 1);
}

TEST(Resume, anotherWindowLengthLeavesWhatIsStored)
{
    FakeStore store;
    EngineSettings settings;
    Stream before(settings, {}, store.claim({"eventos", 0}));
    before.feed(Base, 1.0);
    ASSERT_TRUE(store.commit(*before.engine.drain()));
    settings.windowMs = 10'000;
    Stream after(settings, {}, store.claim({"eventos", 0}), std::nullopt);
    after.feed(Base + 1, 5.0);
    ASSERT_TRUE(store.commit(*after.engine.drain()));
    const auto &cells = store.partitions.at({"eventos", 0}).cells;
    ASSERT_EQ(cells.size(), 2u);
    EXPECT_EQ(cells.at({Base, Base + 30'000, {"ARG", "inflacion"}}).values.count, 1);
    EXPECT_EQ(cells.at({Base, Base + 10'000, {"ARG", "inflacion"}}).values.count, 1);
}

TEST(Resume, restoredSeriesAreLetInBeyondTheBound)
{
    FakeStore store;
    Stream before({}, {}, store.claim({"eventos", 0}));
    for (const char *country : {"ARG", "BRA", "CHL"})
        before.feed(Base, 1.0, country, "gini");
    ASSERT_TRUE(store.commit(*before.engine.drain()));
    EngineSettings settings;
    settings.maxSeries = 1;
    Stream after(settings, {}, store.claim({"eventos", 0}), std::nullopt);
    for (const char *country : {"ARG", "BRA", "CHL", "PER"})
        after.feed(Base, 1.0, country, "gini");
    EXPECT_EQ(after.accounting().counted, 6);
    EXPECT_EQ(after.accounting().rejected, 1);
    for (const Cell &cell : after.drain().cells)
        EXPECT_EQ(cell.values.count, 2);
}

TEST(Resume, anotherWorkersEpochIsNotOurs)
{
    FakeStore store;
    Stream mine({}, {}, store.claim({"eventos", 0}));
    mine.feed(Base);
    store.claim({"eventos", 0});
    EXPECT_FALSE(store.commit(*mine.engine.drain()));
    EXPECT_TRUE(store.partitions.empty());
}

}  // namespace

}  // namespace observatorio::test
