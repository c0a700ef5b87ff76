// SPDX-License-Identifier: GPL-3.0-or-later
// A program's way to the database: the product's queue (app/pipeline/storequeue.h) and one request under way, which
// goes in small steps so that everything else may happen between any two: taken, begun (rows locked), committed,
// answered. It does what StoreThread does with a thread; opening, pauses and maintenance are not modelled: when a
// request is tried again is the scheduler's choice.
#pragma once

#include "app/pipeline/storequeue.h"
#include "tests/faults/simulation/broker.h"
#include "tests/faults/simulation/database.h"
#include "tests/faults/simulation/weather.h"

#include <functional>

namespace observatorio::simulation {

/// A transaction whose client is gone, or believes it has failed: the server may commit it or roll it back.
struct Ghost {
    std::uint64_t transaction = 0;
    StoreQueue::Work work;
};

/// What a schedule's programs share.
struct Commons {
    explicit Commons(std::uint64_t seed, int partitions) : random(seed), broker(partitions), database(ledger) {}

    Random random;
    Weather weather;
    Broker broker;
    Ledger ledger;
    Database database;
    std::vector<Ghost> ghosts;
    TimeMs now = 1'764'000'000'000;
    std::string fault;
    std::function<void(const std::string &)> trace;  ///< none: nobody listens

    void say(const auto &...words)
    {
        if (trace) {
            std::string line;
            (line.append(words), ...);
            trace(line);
        }
    }
};

class StoreSide final : public StorePort {
public:
    StoreSide(Commons &commons, std::uint64_t program) : m_commons(commons), m_program(program) {}

    void claim(std::uint64_t generation, std::string cluster, std::vector<TopicPartition> partitions) override;
    void withdrawClaim() override { m_queue.withdrawClaim(); }
    bool commit(std::shared_ptr<const StoreBatch> batch) override;
    bool canCommit() const override { return m_queue.canCommit(); }
    std::uint64_t newNumber() override { return m_queue.newNumber(); }
    Replies takeReplies() override;
    void startAnew(std::string cluster, std::string topic) override
    {
        m_queue.add(StoreQueue::AnewJob{std::move(cluster), std::move(topic)});
    }

    void step();
    /// Nothing waits and nothing is under way.
    bool isIdle() const { return !m_request && m_queue.isEmpty(); }
    void revoked();
    /// The program dies; what the server holds of it goes on.
    void crash();

    /// What the newest answer to a claim said of a partition.
    struct Claim {
        Epoch epoch;
        std::optional<int> logId;
    };
    const Claim &claimOf(int partition) const { return m_claims.at(partition); }

    /// Whether the program still believes that the group gives it the partition.
    std::function<bool(const TopicPartition &)> holds;

private:
    enum class Phase : std::uint8_t { Taken, Begun, Answered };
    struct Request {
        StoreQueue::Job job;
        Phase phase = Phase::Taken;
        std::uint64_t transaction = 0;
        StoreQueue::Answer answer = StoreQueue::Interrupted{};
    };

    void take();
    void begin();
    void finish();
    void cutInside();
    void answer();
    void apply();
    bool isClaim() const { return std::holds_alternative<StoreQueue::ClaimJob>(m_request->job.work); }

    Commons &m_commons;
    const std::uint64_t m_program;
    StoreQueue m_queue;
    std::optional<Request> m_request;
    std::map<int, Claim> m_claims;
    std::uint64_t m_generation = 0;
    Replies m_again;  ///< answers that come once more
};

/// Which partitions a request locks.
std::vector<int> partitionsOf(const StoreQueue::Work &work);
/// The server ends it, one way or the other.
void settle(Commons &commons, const Ghost &ghost, bool commits);

}  // namespace observatorio::simulation
