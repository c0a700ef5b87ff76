// SPDX-License-Identifier: GPL-3.0-or-later
// When the store's thread signs and tells others: with a clock of the test's own.
#include "app/pipeline/storechores.h"

#include <gtest/gtest.h>

namespace observatorio {
namespace {

using namespace std::chrono_literals;

class StoreChoresTest : public testing::Test {
protected:
    enum What { Nothing, Tell, Sign };
    What take(bool idle = true)
    {
        const auto chore = chores.take(now, idle);
        return !chore ? Nothing : chore->sign ? Sign : Tell;
    }

    StoreChores chores;
    StoreChores::Time now = StoreChores::Time{} + 1h;
};

TEST_F(StoreChoresTest, othersAreToldOnceOfWhatWasStoredAndNotTooOften)
{
    EXPECT_EQ(take(), Nothing);
    chores.stored();
    EXPECT_EQ(take(false), Nothing) << "requests go first";
    EXPECT_EQ(take(), Tell);
    EXPECT_EQ(take(), Nothing);
    chores.stored();
    EXPECT_EQ(take(), Nothing) << "just told";
    EXPECT_EQ(chores.nextAt(), now + StoreChores::TellEvery);
    now += StoreChores::TellEvery;
    EXPECT_EQ(take(), Tell);
    EXPECT_FALSE(chores.nextAt());
}

TEST_F(StoreChoresTest, aSignGivesWayButNotForEver)
{
    chores.sign({.id = "a"});
    EXPECT_EQ(take(), Sign);
    EXPECT_EQ(chores.signedAs()->id, "a");
    chores.sign({.id = "b"});
    chores.sign({.id = "c"});
    now += StoreChores::LongestUnsigned - 1ms;
    EXPECT_EQ(take(false), Nothing) << "requests go first";
    now += 1ms;
    EXPECT_EQ(take(false), Sign) << "else a worker that is busy would look dead";
    EXPECT_EQ(chores.signedAs()->id, "c") << "the newest alone";
    EXPECT_EQ(take(), Nothing);
}

TEST_F(StoreChoresTest, whatFailedIsNotTriedAtOnceAgain)
{
    chores.sign({.id = "a"});
    const auto chore = chores.take(now, true);
    ASSERT_TRUE(chore);
    chores.failed(*chore, {ErrorCode::DatabaseReadOnly, "db", "permission denied"}, now);
    chores.sign({.id = "a"});
    EXPECT_EQ(take(), Nothing);
    EXPECT_EQ(chores.nextAt(), now + StoreChores::PauseAfterFailure);
    now += StoreChores::PauseAfterFailure;
    EXPECT_EQ(take(), Sign);
}

}  // namespace
}  // namespace observatorio
