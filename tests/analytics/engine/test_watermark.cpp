// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/analytics/stream.h"

#include <gtest/gtest.h>

namespace observatorio::test {

namespace {

constexpr TimeMs Base = 1'764'000'000'000;

struct Lateness {
    const char *what;
    TimeMs newest;  ///< event time seen before
    TimeMs timestamp;
    bool late;
};

class LateRule : public testing::TestWithParam<Lateness> {};

TEST_P(LateRule, comparesTheWindowsEndWithTheWatermark)
{
    Stream stream;
    stream.feed(GetParam().newest);
    stream.feed(GetParam().timestamp, 4.0);
    EXPECT_EQ(stream.accounting().late, GetParam().late ? 1 : 0) << GetParam().what;
    EXPECT_EQ(stream.accounting().counted, GetParam().late ? 1 : 2);
}

INSTANTIATE_TEST_SUITE_P(All, LateRule,
                         testing::Values(Lateness{"watermark one below the end", Base + 89'999, Base + 29'999, false},
                                         Lateness{"watermark at the end", Base + 90'000, Base + 29'999, true},
                                         Lateness{"watermark past the end", Base + 90'001, Base, true},
                                         Lateness{"older than the watermark, window open", Base + 60'000 + 10'000, Base,
                                                  false},
                                         Lateness{"exactly the delay behind", Base + 75'000, Base + 15'000, false},
                                         Lateness{"negative watermark, never clamped at 0", -1, -30'000, false},
                                         Lateness{"negative times, late", -30'000, -120'000, true},
                                         Lateness{"watermark below zero at the end", 59'999, -30'001, true},
                                         Lateness{"a jump by itself is not late", 0, Base, false}));

TEST(Watermark, theRecordThatRaisesItIsJudgedBefore)
{
    Stream stream;
    stream.feed(Base);
    stream.feed(Base + 600'000);
    stream.feed(Base + 1);
    EXPECT_EQ(stream.accounting().counted, 2);
    EXPECT_EQ(stream.accounting().late, 1);
    EXPECT_EQ(stream.engine.watermark(stream.slot), Base + 540'000);
}

TEST(Watermark, nothingIsLateBeforeTheFirstTime)
{
    Stream stream;
    EXPECT_FALSE(stream.engine.watermark(stream.slot));
    EXPECT_FALSE(stream.engine.maxEventTime(stream.slot));
    stream.feed(-5'000'000);
    EXPECT_EQ(stream.accounting().counted, 1);
}

TEST(Watermark, aSilentPartitionKeepsItsWindowsOpen)
{
    Stream stream;
    stream.feed(Base);
    PartitionStart other;
    other.partition = {"eventos", 1};
    Record record = stream.record(Base + 86'400'000);
    record.slot = stream.engine.attach(other, record.offset);
    stream.feed(record);
    EXPECT_EQ(stream.engine.openWindows(stream.slot), 1u);
    EXPECT_EQ(stream.engine.watermark(stream.slot), Base - 60'000);
    stream.nextOffset = 1;
    stream.feed(Base + 1);
    EXPECT_EQ(stream.accounting().counted, 2);
}

struct Mover {
    const char *what;
    bool rejected;
    bool timed;
    TimeMs ahead;  ///< of the clock
    bool moves;
};

class WatermarkMover : public testing::TestWithParam<Mover> {};

TEST_P(WatermarkMover, everyTimedRecordButTheOnesFromTheFuture)
{
    const Mover &mover = GetParam();
    Stream stream;
    stream.feed(stream.record(Base), Base);
    Record record = mover.rejected ? stream.refused(Base + mover.ahead) : stream.record(Base + mover.ahead);
    record.hasTimestamp = mover.timed;
    stream.feed(record, Base);
    EXPECT_EQ(stream.engine.maxEventTime(stream.slot), mover.moves ? Base + mover.ahead : Base) << mover.what;
    EXPECT_TRUE(stream.accounting().balances());
}

INSTANTIATE_TEST_SUITE_P(All, WatermarkMover,
                         testing::Values(Mover{"counted", false, true, 1'000, true},
                                         Mover{"rejected", true, true, 1'000, true},
                                         Mover{"at the tolerance", false, true, 600'000, true},
                                         Mover{"past the tolerance", false, true, 600'001, false},
                                         Mover{"rejected, past the tolerance", true, true, 600'001, false},
                                         Mover{"untimed", false, false, 1'000, false},
                                         Mover{"rejected, untimed", true, false, 1'000, false}));

TEST(Watermark, aSeriesTooManyMovesIt)
{
    EngineSettings settings;
    settings.maxSeries = 1;
    Stream stream(settings);
    stream.feed(Base);
    stream.feed(Base + 5'000, 1.0, "BRA", "gini");
    EXPECT_EQ(stream.accounting().rejectedBy[static_cast<std::size_t>(RejectReason::TooManySeries)], 1);
    EXPECT_EQ(stream.engine.maxEventTime(stream.slot), Base + 5'000);
}

TEST(Future, needsAClockExceptBeyondWhatADatabaseHolds)
{
    Stream stream;
    stream.feed(Base + 86'400'000'000);
    EXPECT_EQ(stream.accounting().counted, 1);
    stream.feed(std::numeric_limits<TimeMs>::max());
    EXPECT_EQ(stream.accounting().rejectedBy[static_cast<std::size_t>(RejectReason::FromFuture)], 1);
    EXPECT_EQ(stream.engine.maxEventTime(stream.slot), Base + 86'400'000'000);
    const PartitionBatch batch = stream.drain();
    ASSERT_EQ(batch.rejected.size(), 1u);
    EXPECT_FALSE(batch.rejected[0].timestamp) << "no database could store it";
}

TEST(Future, absurdlyEarlyTimesAreAsGoodAsNone)
{
    Stream stream;
    stream.feed(std::numeric_limits<TimeMs>::min());
    stream.feed(stream.refused(std::numeric_limits<TimeMs>::min()), std::numeric_limits<TimeMs>::min());
    EXPECT_EQ(stream.accounting().untimed, 1);
    EXPECT_EQ(stream.accounting().rejected, 1);
    EXPECT_FALSE(stream.engine.maxEventTime(stream.slot));
}

TEST(Late, isCountedExactlyPerWindowAndSeries)
{
    Stream stream;
    stream.feed(Base + 600'000);
    stream.feed(Base + 1'000, 2.0);
    stream.feed(Base + 2'000, 5.0);
    stream.feed(Base + 31'000, 7.0);
    stream.feed(Base + 1'000, 1.0, "BRA", "gini");
    const PartitionBatch batch = stream.drain();
    ASSERT_EQ(batch.late.size(), 3u);
    const LateDelta &first = batch.late[0];
    EXPECT_EQ(first.windowStart, Base);
    EXPECT_EQ(first.windowEnd, Base + 30'000);
    EXPECT_EQ(first.values.count, 2);
    EXPECT_EQ(first.values.sum, 7.0);
    EXPECT_EQ(first.values.min, 2.0);
    EXPECT_EQ(first.values.max, 5.0);
    EXPECT_EQ(first.maxDelayMs, 510'000);
    EXPECT_FALSE(first.amended);
    stream.feed(Base + 1'000, 2.0);
    EXPECT_EQ(stream.drain().late.at(0).values.count, 1) << "increments since the last drain";
}

TEST(Late, underThePolicyAmendIsMarkedAndShown)
{
    EngineSettings settings;
    settings.latePolicy = LatePolicy::Amend;
    Stream stream(settings);
    stream.engine.setTrackChanges(true);
    stream.feed(Base + 600'000);
    stream.feed(Base + 1'000, 2.0);
    const Engine::Changes changes = stream.engine.takeChanges();
    ASSERT_EQ(changes.amended.size(), 1u);
    EXPECT_EQ(changes.amended[0].values.sum, 2.0);
    ASSERT_EQ(changes.late.size(), 1u);
    EXPECT_EQ(changes.late[0].offset, 1);
    EXPECT_EQ(changes.late[0].delayMs, 510'000);
    EXPECT_TRUE(stream.drain().late.at(0).amended);
    EXPECT_EQ(stream.accounting().late, 1) << "amended ones are late all the same";
}

TEST(Late, theLedgerIsBoundedAndStillExact)
{
    Stream stream;
    stream.feed(Base);
    constexpr std::int64_t Windows = 100'500;
    for (std::int64_t i = 0; i < Windows; ++i)
        stream.feed(Base - 200'000 - i * 30'000, 2.0);
    const PartitionBatch batch = stream.drain();
    EXPECT_EQ(batch.late.size(), 100'001u);
    std::int64_t count = 0;
    double sum = 0.0;
    for (const LateDelta &delta : batch.late) {
        count += delta.values.count;
        sum += delta.values.sum;
    }
    EXPECT_EQ(count, Windows);
    EXPECT_EQ(sum, 2.0 * static_cast<double>(Windows));
    EXPECT_EQ(batch.late[0].values.count, 500) << "the unknown window comes first";
}

}  // namespace

}  // namespace observatorio::test
