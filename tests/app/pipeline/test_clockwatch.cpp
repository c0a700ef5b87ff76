// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/clockwatch.h"

#include <gtest/gtest.h>

namespace observatorio {
namespace {

constexpr TimeMs Now = 1'764'000'000'000;
constexpr DurationMs Minute = 60'000;

class ClockWatchTest : public testing::Test {
protected:
    ClockWatchTest()
    {
        names.cover(PartitionSlot(1));
        names[PartitionSlot(0)] = {"eventos", 0};
        names[PartitionSlot(1)] = {"eventos", 1};
    }

    /// `count` records whose times are so far ahead of this machine's clock.
    void see(std::uint32_t slot, DurationMs lead, int count = 1, bool hasTimestamp = true)
    {
        std::vector<Record> records(static_cast<std::size_t>(count));
        for (Record &record : records) {
            record.slot = PartitionSlot(slot);
            record.offset = offset++;
            record.timestamp = now + lead;
            record.hasTimestamp = hasTimestamp;
            record.payload = R"({"pais":"ARG"})";
        }
        watch.see(records, names, now);
    }
    std::vector<ErrorCode> codes() const
    {
        std::vector<ErrorCode> codes;
        for (const Error &remark : watch.remarks(now))
            codes.push_back(remark.code);
        return codes;
    }

    TimeMs now = Now;
    std::int64_t offset = 0;
    IndexedVector<PartitionSlot, TopicPartition> names;
    ClockWatch watch{10 * Minute, Minute};
};

using Codes = std::vector<ErrorCode>;

TEST_F(ClockWatchTest, aProducerThatCountsOtherUnitsIsToldWithoutBlamingAClock)
{
    for (const TimeMs stamp : {Now / 1'000, Now * 1'000, Now * 1'000'000}) {
        see(1, stamp - now, 50);
        see(0, 0, 5);
        ASSERT_EQ(codes(), Codes{ErrorCode::TimestampUnit}) << stamp;
        const std::string said = toEnglish(watch.remarks(now).front());
        EXPECT_NE(said.find("eventos [1]"), std::string::npos) << said;
        EXPECT_NE(said.find(std::to_string(stamp)), std::string::npos) << said;
        now += ClockWatch::UnitRemarkMs;
        EXPECT_EQ(codes(), Codes{ErrorCode::TimestampUnit});
        now += 1;
        EXPECT_EQ(codes(), Codes{}) << "none came for a while";
    }
}

TEST_F(ClockWatchTest, oldAndFarTimesAreNoOtherUnit)
{
    for (const TimeMs stamp : {TimeMs(0), TimeMs(-1), TimeMs(900'000'000), TimeMs(4'200'000'000), Now, Now + 60'000})
        see(0, stamp - now);
    EXPECT_EQ(codes(), Codes{});
}

TEST_F(ClockWatchTest, aClockBehindIsToldWhenEveryRecordIsFromTheFuture)
{
    see(0, 15 * Minute, 9);
    EXPECT_EQ(codes(), Codes{}) << "too few to judge by";
    see(1, 17 * Minute, 41);
    ASSERT_EQ(codes(), Codes{ErrorCode::ClockBehind}) << "of whichever partition";
    const std::string said = toEnglish(watch.remarks(now).front());
    EXPECT_NE(said.find("17 min"), std::string::npos) << said;
    EXPECT_NE(said.find("50"), std::string::npos) << said;
    see(0, 0);
    EXPECT_EQ(codes(), Codes{}) << "one of the present: not this clock";
}

TEST_F(ClockWatchTest, oneProducerFromTheFutureAmongOthersIsNotThisClock)
{
    for (int i = 0; i < 100; ++i) {
        see(0, 60 * Minute);
        see(0, 0);
    }
    EXPECT_EQ(codes(), Codes{});
    see(0, 60 * Minute, 100, false);
    EXPECT_EQ(codes(), Codes{}) << "without a time nothing is told";
}

TEST_F(ClockWatchTest, aProducerThatMovedTheWatermarkIsNamedWhereItMakesOthersLate)
{
    see(0, 0, 5);
    see(0, 9 * Minute);
    EXPECT_EQ(codes(), Codes{}) << "nobody is late yet";
    see(1, 0);
    EXPECT_EQ(codes(), Codes{}) << "another partition has its own watermark";
    see(0, 0);
    ASSERT_EQ(codes(), Codes{ErrorCode::ClockAhead});
    const Error remark = watch.remarks(now).front();
    EXPECT_EQ(remark.subject, "9 min");
    EXPECT_EQ(remark.cause, R"(eventos [0] offset 5: {"pais":"ARG"})");
    now += 8 * Minute;
    EXPECT_EQ(codes(), Codes{}) << "the present has come so far";
}

TEST_F(ClockWatchTest, whatMovesNoWatermarkPastThePresentIsNotSaid)
{
    see(0, Minute);
    see(0, 0);
    see(0, 11 * Minute);  // rejected
    see(0, -30 * Minute);
    EXPECT_EQ(codes(), Codes{});
}

}  // namespace
}  // namespace observatorio
