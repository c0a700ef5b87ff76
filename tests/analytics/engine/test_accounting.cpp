// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/analytics/stream.h"

#include <gtest/gtest.h>

#include <random>

namespace observatorio::test {

namespace {

constexpr TimeMs Base = 1'764'000'000'000;

TEST(Accounting, aJumpIsAGapAndARepeatIsIgnored)
{
    Stream stream;
    stream.feed(Base);
    stream.nextOffset = 5;
    stream.feed(Base);
    stream.nextOffset = 3;
    stream.feed(Base);
    EXPECT_EQ(stream.accounting().counted, 2);
    EXPECT_EQ(stream.accounting().gaps, 4);
    EXPECT_EQ(stream.accounting().nextOffset, 6);
    EXPECT_EQ(stream.engine.ignoredRepeats(), 1);
    EXPECT_TRUE(stream.accounting().balances());
}

TEST(Accounting, startsAtTheFirstOffsetEverRead)
{
    Stream stream({}, {}, Stream::plainStart(), 1'000);
    stream.feed(Base);
    EXPECT_EQ(stream.accounting().startOffset, 1'000);
    EXPECT_EQ(stream.accounting().gaps, 0);
    EXPECT_EQ(stream.drain().fromOffset, 1'000);
}

TEST(Accounting, anUnknownFirstOffsetIsToldByTheFirstRecordOrByAdvance)
{
    Stream byRecord({}, {}, Stream::plainStart(), std::nullopt);
    EXPECT_EQ(byRecord.accounting(), Accounting{});
    EXPECT_FALSE(byRecord.engine.drain());
    byRecord.nextOffset = 42;
    byRecord.feed(Base);
    EXPECT_EQ(byRecord.accounting().startOffset, 42);

    Stream byAdvance({}, {}, Stream::plainStart(), std::nullopt);
    byAdvance.engine.advance(byAdvance.slot, 42);
    EXPECT_EQ(byAdvance.accounting().startOffset, 42);
    EXPECT_FALSE(byAdvance.engine.drain()) << "nothing moved";
    byAdvance.engine.advance(byAdvance.slot, 50);
    EXPECT_EQ(byAdvance.accounting().gaps, 8);
    const PartitionBatch batch = byAdvance.drain();
    EXPECT_EQ(batch.fromOffset, 42);
    EXPECT_EQ(batch.accounting.nextOffset, 50);
}

TEST(Accounting, whatRetentionRemovedWhileNobodyReadIsAGap)
{
    PartitionStart start = Stream::plainStart();
    start.accounting = Accounting{};
    start.accounting->nextOffset = start.accounting->counted = 10;
    Stream stream({}, {}, start, 25);
    EXPECT_EQ(stream.accounting().gaps, 15);
    EXPECT_TRUE(stream.accounting().balances());
    const PartitionBatch batch = stream.drain();
    EXPECT_EQ(batch.fromOffset, 10) << "what the table still holds";
    EXPECT_EQ(batch.accounting.nextOffset, 25);
}

struct Judgement {
    const char *what;
    bool rejected, timed, future, newSeries, old;
    std::int64_t Accounting::*counter;
    std::optional<RejectReason> reason;
};

class OrderOfJudgement : public testing::TestWithParam<Judgement> {};

TEST_P(OrderOfJudgement, theFirstThatAppliesWins)
{
    const Judgement &judgement = GetParam();
    EngineSettings settings;
    settings.maxSeries = 1;
    Stream stream(settings);
    stream.feed(stream.record(Base), Base);
    const TimeMs at = judgement.future ? Base + 3'600'000 : judgement.old ? Base - 3'600'000 : Base;
    Record record = judgement.newSeries ? stream.record(at, 1.0, "BRA", "gini") : stream.record(at);
    record.hasTimestamp = judgement.timed;
    record.rejected = judgement.rejected;
    const Accounting before = stream.accounting();
    stream.feed(record, Base);
    EXPECT_EQ(stream.accounting().*judgement.counter, before.*judgement.counter + 1) << judgement.what;
    EXPECT_TRUE(stream.accounting().balances());
    if (judgement.reason) {
        EXPECT_EQ(stream.accounting().rejectedBy[static_cast<std::size_t>(*judgement.reason)], 1) << judgement.what;
    }
}

INSTANTIATE_TEST_SUITE_P(
    All, OrderOfJudgement,
    testing::Values(Judgement{"rejected before untimed", true, false, false, true, false, &Accounting::rejected,
                              RejectReason::NotJson},
                    Judgement{"rejected before future", true, true, true, false, false, &Accounting::rejected,
                              RejectReason::NotJson},
                    Judgement{"untimed before too many", false, false, false, true, false, &Accounting::untimed,
                              std::nullopt},
                    Judgement{"untimed", false, false, false, false, false, &Accounting::untimed, std::nullopt},
                    Judgement{"future before too many", false, true, true, true, false, &Accounting::rejected,
                              RejectReason::FromFuture},
                    Judgement{"too many before late", false, true, false, true, true, &Accounting::rejected,
                              RejectReason::TooManySeries},
                    Judgement{"late", false, true, false, false, true, &Accounting::late, std::nullopt},
                    Judgement{"counted", false, true, false, false, false, &Accounting::counted, std::nullopt}));

TEST(Accounting, aForeignKeyIsToldForCountedRecordsAlone)
{
    Stream stream;
    for (const TimeMs at : {Base, Base + 600'000, Base}) {  // counted, counted, late
        Record record = stream.record(at);
        record.keyMismatch = true;
        stream.feed(record);
    }
    EXPECT_EQ(stream.accounting().keyMismatch, 2);
    EXPECT_TRUE(stream.accounting().balances());
}

TEST(Accounting, balancesWhateverComes)
{
    std::mt19937 random(7);
    const auto chance = [&random](double share) { return std::uniform_real_distribution<>()(random) < share; };
    EngineSettings settings;
    settings.maxSeries = 6;
    Stream stream(settings);
    const char *countries[] = {"ARG", "BRA", "CHL", "PER"};
    for (int i = 0; i < 20'000; ++i) {
        if (chance(0.02))
            stream.nextOffset += static_cast<std::int64_t>(random() % 5);
        if (chance(0.02))
            stream.nextOffset = std::max<std::int64_t>(0, stream.nextOffset - 3);
        const TimeMs at = Base + i * 100 + static_cast<TimeMs>(random() % 400'000) - 200'000;
        Record record = chance(0.1) ? stream.refused(at, static_cast<RejectReason>(random() % 9))
                                    : stream.record(at, 1.0, countries[random() % 4], chance(0.5) ? "gini" : "idh");
        record.hasTimestamp = !chance(0.05);
        stream.feed(record, chance(0.3) ? std::optional(Base + i * 100 - 500'000) : std::nullopt);
        if (chance(0.01))
            stream.engine.advance(stream.slot, stream.nextOffset + 2);
        ASSERT_TRUE(stream.accounting().balances()) << i;
    }
    const Accounting &sum = stream.accounting();
    for (const std::int64_t part : {sum.counted, sum.late, sum.rejected, sum.untimed, sum.gaps})
        EXPECT_GT(part, 0);
    std::int64_t byReason = 0;
    for (const std::int64_t count : sum.rejectedBy)
        byReason += count;
    EXPECT_EQ(byReason, sum.rejected);
}

TEST(Rejected, samplesAreBoundedAndCountsAreNot)
{
    Stream stream;
    for (int i = 0; i < 1'500; ++i)
        stream.feed(stream.refused(Base));
    PartitionBatch batch = stream.drain();
    EXPECT_EQ(batch.accounting.rejected, 1'500);
    ASSERT_EQ(batch.rejected.size(), 1'000u);
    EXPECT_EQ(batch.rejected.front().offset, 0);
    EXPECT_EQ(batch.rejected.front().timestamp, Base);
    stream.feed(stream.refused(Base));
    EXPECT_EQ(stream.drain().rejected.size(), 1u);
}

struct Payload {
    std::string bytes;
    std::string sample;
};

class RejectedSampleText : public testing::TestWithParam<Payload> {};

TEST_P(RejectedSampleText, isValidUtf8OfAtMost256Bytes)
{
    Stream stream;
    Record record = stream.refused(Base);
    record.payload = GetParam().bytes;
    stream.feed(record);
    EXPECT_EQ(stream.drain().rejected.at(0).sample, GetParam().sample);
}

const std::string Unknown = "\xEF\xBF\xBD";

INSTANTIATE_TEST_SUITE_P(All, RejectedSampleText,
                         testing::Values(Payload{"", ""}, Payload{"hola", "hola"}, Payload{"ñandú €🇦", "ñandú €🇦"},
                                         Payload{std::string("a\0b", 3), "a" + Unknown + "b"},
                                         Payload{"A\xff"
                                                 "B",
                                                 "A" + Unknown + "B"},
                                         Payload{"\xC0\xAF", Unknown + Unknown},                // overlong
                                         Payload{"\xED\xA0\x80", Unknown + Unknown + Unknown},  // a surrogate
                                         Payload{"\xF4\x90\x80\x80",
                                                 Unknown + Unknown + Unknown + Unknown},  // beyond U+10FFFF
                                         Payload{"caf\xC3", "caf" + Unknown},             // cut inside a character
                                         Payload{std::string(1'000, 'x'), std::string(256, 'x')},
                                         Payload{std::string(255, 'x') + "ñ", std::string(255, 'x')},
                                         Payload{std::string(300, '\xff'), [] {
                                                     std::string text;
                                                     for (int i = 0; i < 85; ++i)
                                                         text += Unknown;
                                                     return text;
                                                 }()}));

TEST(Series, areBoundedAndKnownOnesGoOn)
{
    EngineSettings settings;
    settings.maxSeries = 50;
    Stream stream(settings);
    for (int i = 0; i < 200; ++i)
        stream.feed(Base, 1.0, "ARG", "indicador" + std::to_string(i));
    EXPECT_EQ(stream.accounting().counted, 50);
    EXPECT_EQ(stream.accounting().rejectedBy[static_cast<std::size_t>(RejectReason::TooManySeries)], 150);
    stream.feed(Base, 1.0, "ARG", "indicador7");
    EXPECT_EQ(stream.accounting().counted, 51);
}

TEST(Series, junkOfOneTopicAndCountryLocksNobodyElseOut)
{
    Stream stream;
    PartitionStart other;
    other.partition = {"otro", 0};
    const PartitionSlot elsewhere = stream.engine.attach(other, 0);
    stream.feed(Base, 1.0, "ARG", "gini");
    for (int i = 0; i < 20'000; ++i)
        stream.feed(Base, 1.0, "ARG", "basura" + std::to_string(i));
    EXPECT_EQ(stream.accounting().rejectedBy[static_cast<std::size_t>(RejectReason::TooManySeries)], 20'001 - 100);

    stream.feed(Base, 1.0, "ARG", "basura7");
    stream.feed(Base, 1.0, "BRA", "inflacion");
    EXPECT_EQ(stream.accounting().counted, 102) << "what is known goes on, another country is free";
    Record fromOther = stream.record(Base, 1.0, "ARG", "inflacion");
    fromOther.slot = elsewhere;
    fromOther.offset = 0;
    stream.feed(fromOther);
    EXPECT_EQ(stream.engine.accounting(elsewhere).counted, 1) << "so is another topic";
}

TEST(Series, oneTopicsJunkOfEveryCountryLeavesRoomForAnother)
{
    Stream stream;
    for (int i = 0; i < 120; ++i) {
        for (std::size_t country = 0; country < countries().size(); ++country)
            stream.feed(Base, 1.0, countries().at(static_cast<CountryId>(country)).iso3, "basura" + std::to_string(i));
    }
    PartitionStart other;
    other.partition = {"otro", 0};
    Record record = stream.record(Base, 1.0, "ARG", "inflacion");
    record.slot = stream.engine.attach(other, 0);
    record.offset = 0;
    stream.feed(record);
    EXPECT_EQ(stream.engine.accounting(record.slot).counted, 1);
}

TEST(Series, aBoundIsRemarkedOnceBeforeItIsReached)
{
    EngineSettings settings;
    settings.maxSeries = 30;
    settings.maxSeriesPerCountry = 10;
    Stream stream(settings);
    for (int i = 0; i < 7; ++i)
        stream.feed(Base, 1.0, "ARG", "i" + std::to_string(i));
    EXPECT_TRUE(stream.engine.remarks().empty());
    stream.feed(Base, 1.0, "ARG", "i7");
    EXPECT_EQ(stream.accounting().rejected, 0);
    const Error near{ErrorCode::SeriesBoundNear, "eventos", "ARG: 8 of 10 series"};
    EXPECT_EQ(stream.engine.remarks(), std::vector{near});
    for (const char *country : {"ARG", "BRA", "CHL"}) {
        for (int i = 0; i < 20; ++i)
            stream.feed(Base, 1.0, country, "i" + std::to_string(i));
    }
    const Error nearInAll{ErrorCode::SeriesBoundNear, "eventos", "all topics: 24 of 30 series"};
    EXPECT_EQ(stream.engine.remarks(), (std::vector{near, nearInAll}));
}

TEST(Slots, areForgottenAndGivenAgain)
{
    Stream stream;
    stream.feed(Base);
    stream.engine.detach(stream.slot);
    EXPECT_FALSE(stream.engine.drain()) << "what was not drained is gone";
    EXPECT_EQ(stream.engine.pendingCells(), 0u);
    stream.feed(Base);  // of a batch that was fetched before the partition went away
    PartitionStart start;
    start.partition = {"eventos", 7};
    const PartitionSlot slot = stream.engine.attach(start, 100);
    EXPECT_EQ(slot, stream.slot);
    EXPECT_EQ(stream.accounting().nextOffset, 100);
    EXPECT_EQ(stream.accounting().counted, 0);
}

TEST(Changes, areOffByDefaultAndNewestSamplesWhenOn)
{
    Stream stream;
    stream.feed(Base);
    stream.feed(stream.refused(Base));
    EXPECT_TRUE(stream.engine.takeChanges().cells.empty());
    stream.engine.setTrackChanges(true);
    EXPECT_EQ(stream.engine.takeChanges().cells.size(), 1u) << "what is open is news to a new view";
    for (int i = 0; i < 450; ++i)
        stream.feed(stream.refused(Base));
    const auto rejected = stream.engine.takeChanges().rejected;
    ASSERT_EQ(rejected.size(), 200u);
    for (std::size_t i = 0; i < rejected.size(); ++i)
        EXPECT_EQ(rejected[i].sample.offset, 252 + static_cast<std::int64_t>(i));
}

TEST(Changes, saySoWhenACellBecomesFinalAndNotBefore)
{
    Stream stream;
    stream.engine.setTrackChanges(true);
    stream.feed(Base);
    Engine::Changes changes = stream.engine.takeChanges();
    ASSERT_EQ(changes.cells.size(), 1u);
    EXPECT_FALSE(changes.cells[0].final);
    EXPECT_TRUE(stream.engine.takeChanges().cells.empty());
    stream.drain();
    stream.feed(Base + 600'000);
    changes = stream.engine.takeChanges();
    ASSERT_EQ(changes.cells.size(), 2u);
    EXPECT_EQ(changes.cells[0].cell.windowStart, Base);
    EXPECT_TRUE(changes.cells[0].final);
    EXPECT_FALSE(changes.cells[1].final);
}

}  // namespace

}  // namespace observatorio::test
