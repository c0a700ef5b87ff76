// SPDX-License-Identifier: GPL-3.0-or-later
// Who asks gets the answer to the newest question, whatever the one before takes.
#include "app/pipeline/rangethread.h"

#include <gtest/gtest.h>

#include <chrono>
#include <semaphore>

namespace observatorio {
namespace {

using namespace std::chrono_literals;

RangeQuery query(RangeLane lane, TimeMs from)
{
    return {.lane = lane, .from = from, .until = from + 1'000, .series = {{"ARG", "inflacion"}}, .resolution = 30'000};
}

/// Answers each question in two parts; before each part it waits to be let on, where it is `stepped`.
struct Reader final : RangeReader {
    struct Steps {
        std::counting_semaphore<> begun{0}, go{0};
        std::atomic<int> parts = 0;
        bool stepped = false;
        bool fails = false;
    };
    explicit Reader(Steps &s) : steps(s) {}

    Expected<RangeResult> read(const RangeQuery &asked, const Part &part) override
    {
        if (steps.fails)
            return failure(ErrorCode::DatabaseFailed, "x", "y");
        RangeResult result{.query = asked, .resolution = asked.resolution};
        result.windows = {std::make_shared<const WindowRow>()};
        if (steps.stepped) {
            steps.begun.release();
            steps.go.acquire();
        }
        ++steps.parts;
        if (!part(result))
            return result;
        result.complete = true;
        return result;
    }
    void close() override {}

    Steps &steps;
};

class RangeThreadTest : public testing::Test {
protected:
    /// The answers that came until all that is wanted is complete.
    std::map<TimeMs, std::shared_ptr<const RangeResult>> await(const std::set<TimeMs> &wanted)
    {
        std::map<TimeMs, std::shared_ptr<const RangeResult>> got;
        const auto deadline = std::chrono::steady_clock::now() + 20s;
        const auto here = [&] {
            return std::all_of(wanted.begin(), wanted.end(), [&](TimeMs from) {
                return got.contains(from) && (got[from]->complete || got[from]->error);
            });
        };
        while (!here() && std::chrono::steady_clock::now() < deadline) {
            for (auto &answer : thread.take())
                got[answer->query.from] = answer;
            std::this_thread::yield();
        }
        EXPECT_TRUE(here());
        return got;
    }

    Reader::Steps steps;
    RangeThread thread{[this] { return std::make_unique<Reader>(steps); }};
};

TEST_F(RangeThreadTest, bothLanesAreAnswered)
{
    thread.ask(query(RangeLane::Beside, 1));
    thread.ask(query(RangeLane::Main, 2));
    EXPECT_EQ(await({1, 2}).size(), 2U);
}

TEST_F(RangeThreadTest, anOlderQuestionIsGivenUpForANewerOne)
{
    steps.stepped = true;
    thread.ask(query(RangeLane::Main, 1));
    ASSERT_TRUE(steps.begun.try_acquire_for(20s));
    thread.ask(query(RangeLane::Main, 2));
    steps.go.release(2);
    const auto got = await({2});
    EXPECT_FALSE(got.contains(1));
    EXPECT_EQ(steps.parts, 2);
}

TEST_F(RangeThreadTest, whatStandsBesideWaitsForTheMainOneAndIsReadAfterwards)
{
    steps.stepped = true;
    thread.ask(query(RangeLane::Beside, 1));
    ASSERT_TRUE(steps.begun.try_acquire_for(20s));
    thread.ask(query(RangeLane::Main, 2));
    steps.go.release(3);
    await({1, 2});
    EXPECT_EQ(steps.parts, 3) << "the first reading was given up";
}

TEST_F(RangeThreadTest, aFailureIsToldAndTheNextQuestionIsAnswered)
{
    steps.fails = true;
    thread.ask(query(RangeLane::Main, 1));
    const auto failed = await({1});
    ASSERT_TRUE(failed.at(1)->error);
    EXPECT_EQ(failed.at(1)->windows.size(), 1U);
    steps.fails = false;
    thread.ask(query(RangeLane::Main, 2));
    EXPECT_FALSE(await({2}).at(2)->error);
}

}  // namespace
}  // namespace observatorio
