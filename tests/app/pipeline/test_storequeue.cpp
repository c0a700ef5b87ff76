// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/storequeue.h"

#include <gtest/gtest.h>

namespace observatorio {

namespace {

std::uint64_t generationOf(const StoreQueue::Job &job) { return std::get<StoreQueue::ClaimJob>(job.work).generation; }

StoreQueue::CommitJob commitOf(std::uint64_t id)
{
    auto batch = std::make_shared<StoreBatch>();
    batch->id = id;
    return {std::move(batch)};
}

}  // namespace

TEST(StoreQueue, ANewerClaimReplacesTheOneThatWaitsAndTheAnswerNobodyTook)
{
    StoreQueue queue;
    queue.claim({1, "cluster", {}});
    queue.done(queue.next(), std::vector<PartitionStart>(1));
    queue.claim({2, "cluster", {}});
    EXPECT_FALSE(queue.takeReplies().claimed);
    queue.claim({3, "cluster", {}});
    EXPECT_EQ(generationOf(queue.next()), 3u);
    queue.done(queue.next(), std::vector<PartitionStart>(1));
    EXPECT_TRUE(queue.isEmpty());
    EXPECT_EQ(queue.takeReplies().claimed->generation, 3u);
}

TEST(StoreQueue, AClaimReplacedWhileItIsAskedAnswersForItsOwnGeneration)
{
    StoreQueue queue;
    queue.claim({1, "cluster", {}});
    const StoreQueue::Job asked = queue.next();
    queue.claim({2, "cluster", {}});
    queue.done(asked, std::vector<PartitionStart>(1));
    EXPECT_EQ(queue.takeReplies().claimed->generation, 1u);
    EXPECT_EQ(generationOf(queue.next()), 2u);
}

TEST(StoreQueue, TakesOneCommitAtATimeAndKeepsItUntilItIsDone)
{
    StoreQueue queue;
    EXPECT_TRUE(queue.commit(commitOf(1)));
    EXPECT_FALSE(queue.commit(commitOf(2)));
    const StoreQueue::Job asked = queue.next();
    EXPECT_EQ(queue.next().number, asked.number) << "asked again until it is answered";
    queue.done(asked, CommitResult{.batchId = 1});
    EXPECT_TRUE(queue.isEmpty());
    EXPECT_TRUE(queue.commit(commitOf(2)));
    EXPECT_EQ(queue.takeReplies().committed.size(), 1u);
}

TEST(StoreQueue, MarksAnAlertOnceMoreAfterTheNextCommit)
{
    StoreQueue queue;
    queue.add(StoreQueue::AcknowledgeJob{{"here", "coming"}, {"ana", "", 1}});
    queue.done(queue.next(), StoreQueue::Marked{{"coming"}});
    EXPECT_TRUE(queue.isEmpty());
    ASSERT_TRUE(queue.commit(commitOf(1)));
    queue.done(queue.next(), CommitResult{.batchId = 1});
    ASSERT_FALSE(queue.isEmpty());
    EXPECT_EQ(std::get<StoreQueue::AcknowledgeJob>(queue.next().work).ids, std::vector<std::string>{"coming"});
    queue.done(queue.next(), StoreQueue::Marked{{"coming"}});
    ASSERT_TRUE(queue.commit(commitOf(2)));
    queue.done(queue.next(), CommitResult{.batchId = 2});
    EXPECT_TRUE(queue.isEmpty()) << "once again is enough";
}

}  // namespace observatorio
