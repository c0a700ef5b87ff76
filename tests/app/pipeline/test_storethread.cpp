// SPDX-License-Identifier: GPL-3.0-or-later
// Pruning goes on while nothing else is to do, and a commit goes before it.
#include "app/pipeline/storethread.h"
#include "tests/app/pipeline/fakestore.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>

namespace observatorio::test {
namespace {

using namespace std::chrono_literals;

struct Pruned {
    std::atomic<int> steps = 0;
    std::atomic<int> left = 0;
    std::atomic<int> measured = 0;
};

class PrunedStore final : public FakeStore {
public:
    PrunedStore(Tables &tables, Pruned &pruned) : FakeStore(tables), m_pruned(pruned) {}
    Expected<bool> prune(const RetentionSettings &keep, TimeMs) override
    {
        EXPECT_EQ(keep.windowDays, 7);
        ++m_pruned.steps;
        return m_pruned.left < 0 || m_pruned.left-- > 0;
    }
    Expected<StoreSize> measure(TimeMs now) override
    {
        ++m_pruned.measured;
        return StoreSize{.bytes = 4'096, .measured = now};
    }
    std::vector<Error> remarks() const override { return {{ErrorCode::FileExposed, "x.sqlite", {}}}; }

private:
    Pruned &m_pruned;
};

bool eventually(const std::function<bool()> &condition)
{
    for (const auto deadline = std::chrono::steady_clock::now() + 20s; std::chrono::steady_clock::now() < deadline;
         std::this_thread::sleep_for(1ms))
        if (condition())
            return true;
    return condition();
}

class StoreThreadTest : public testing::Test {
protected:
    Tables tables;
    Pruned pruned;
    std::unique_ptr<StoreThread> started(std::optional<RetentionSettings> keep)
    {
        return std::make_unique<StoreThread>([this] { return std::make_unique<PrunedStore>(tables, pruned); },
                                             StoreKind::Sqlite, keep);
    }
};

TEST_F(StoreThreadTest, nothingIsPrunedUnasked)
{
    const auto thread = started(std::nullopt);
    thread->loadPast(0, 1, 1);
    ASSERT_TRUE(eventually([&] { return thread->takeReplies().past.has_value(); }));
    EXPECT_EQ(pruned.steps, 0);
    ASSERT_EQ(thread->view().remarks.size(), 1u);
    EXPECT_FALSE(thread->view().size);
}

TEST_F(StoreThreadTest, aRoundEndsWithTheSize)
{
    pruned.left = 5;
    const auto thread = started(RetentionSettings{.windowDays = 7});
    ASSERT_TRUE(eventually([&] { return thread->view().size.has_value(); }));
    EXPECT_EQ(pruned.steps, 6);
    EXPECT_EQ(pruned.measured, 1);
    EXPECT_EQ(thread->view().size->bytes, 4'096);
}

TEST_F(StoreThreadTest, requestsAreServedBetweenTwoSteps)
{
    pruned.left = -1;  // there is always more
    const auto thread = started(RetentionSettings{.windowDays = 7});
    ASSERT_TRUE(eventually([&] { return pruned.steps > 3; }));
    thread->claim(1, "cluster", {{"t", 0}});
    std::optional<StoreThread::Claimed> claimed;
    ASSERT_TRUE(eventually([&] {
        if (auto replies = thread->takeReplies(); replies.claimed)
            claimed = std::move(replies.claimed);
        return claimed.has_value();
    }));
    auto batch = std::make_shared<StoreBatch>();
    batch->partitions.push_back({.partition = {"t", 0}, .epoch = claimed->starts.front().epoch});
    ASSERT_TRUE(thread->commit(batch));
    ASSERT_TRUE(eventually([&] { return thread->view().batches == 1; }));
    const int before = pruned.steps;
    EXPECT_TRUE(eventually([&] { return pruned.steps > before; })) << "pruning goes on";
    EXPECT_EQ(thread->link().state, LinkState::Up);
}

}  // namespace
}  // namespace observatorio::test
