// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a log is the one that was read before. A partition's reading begins at its mark, the newest record that was
// stored, which is compared and not delivered; only then come new ones. After a lost connection everything is verified
// again, because what answers afterwards may be another broker.
#include "analytics/domain/partitionname.h"
#include "kafka/client/errormap.h"
#include "kafka/client/kafkasource_p.h"
#include "kafka/client/logmark.h"
#include "kafka/client/startposition.h"

#include <utility>

namespace observatorio {

namespace {

/// Of a connection that stood. One that never came about has brought nothing to doubt.
bool isLoss(rd_kafka_resp_err_t code, std::string_view words)
{
    return code == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN
           || (code == RD_KAFKA_RESP_ERR__TRANSPORT && words.find("in state UP") != words.npos);
}

}  // namespace

void KafkaSource::startResolved()
{
    bool changed = std::exchange(m_assignAgain, false);
    if (!m_pending.empty()) {
        const std::string cluster = clusterId();
        changed =
            std::erase_if(m_pending, [&](const Pending &pending) { return startNow(pending, cluster); }) > 0 || changed;
    }
    if (changed)
        assignPartitions();
}

/// False: wait.
bool KafkaSource::startNow(const Pending &pending, const std::string &cluster)
{
    const auto &[partition, wanted, mark] = pending.start;
    const OffsetWatch::Answer answer = m_watch->answer(partition);
    if (answer.round < pending.round || cluster.empty())
        return false;
    if (!pending.cluster.empty() && pending.cluster != cluster)
        return false;
    const StartDecision decision = decideStart(wanted, answer.offsets);
    if (decision.kind == StartDecision::Kind::PastTheEnd) {
        m_result.partitionErrors.emplace_back(partition,
                                              Error{ErrorCode::LogReplaced, partitionName(partition), LogCause::Cut});
        return true;
    }
    if (!wanted)
        m_result.positions.push_back({partition, decision.offset});
    AssignedPartition assigned{partition, pending.slot, decision.offset};
    // What retention has deleted cannot be compared.
    if (mark && mark->offset >= answer.offsets.begin && mark->offset < decision.offset)
        assigned.expected = mark;
    assigned.last = mark;
    assigned.cluster = cluster;
    m_assigned.add(std::move(assigned));
    return true;
}

/// `message` is older than what is read next: the mark's own, or none of its log.
void KafkaSource::verifyLog(AssignedPartition &assigned, const rd_kafka_message_t &message)
{
    if (!assigned.expected || message.offset < assigned.expected->offset)
        return;
    const LogMark expected = *assigned.expected;
    const LogMark found = markOf(message);
    if (found == expected) {
        assigned.expected.reset();
        return;
    }
    const TopicPartition partition = assigned.partition;
    const char *const cause = found.offset != expected.offset         ? LogCause::Missing
                              : found.timestamp != expected.timestamp ? LogCause::OtherTime
                                                                      : LogCause::OtherRecord;
    m_result.partitionErrors.emplace_back(partition, Error{ErrorCode::LogReplaced, partitionName(partition), cause});
    m_assigned.remove(partition);
    m_assignAgain = true;
}

/// It is assigned again once the offsets that the broker holds now, and its cluster, are known.
void KafkaSource::awaitVerification(const AssignedPartition &assigned)
{
    const std::optional<LogMark> mark = assigned.newest     ? markOf(*assigned.newest)
                                        : assigned.expected ? assigned.expected
                                                            : assigned.last;
    m_pending.push_back(
        {{assigned.partition, assigned.next, mark}, assigned.slot, m_watch->nextRound(), assigned.cluster});
    m_watch->ask();
}

void KafkaSource::connectionLost(rd_kafka_resp_err_t code, std::string_view words)
{
    if (m_watch && isLoss(code, words))
        doubtEverything();
}

void KafkaSource::doubtEverything()
{
    m_watch->forgetClusterId();
    for (Pending &pending : m_pending)
        pending.round = m_watch->nextRound();
    for (const AssignedPartition &assigned : m_assigned.all())
        awaitVerification(assigned);
    m_assignAgain = m_assignAgain || !m_assigned.all().empty();
    m_assigned.clear();
}

std::optional<LogMark> KafkaSource::newestRecord(const TopicPartition &partition) const
{
    if (const AssignedPartition *assigned = m_assigned.of(partition))
        return assigned->last;
    for (const Pending &pending : m_pending) {
        if (pending.start.partition == partition)
            return pending.start.mark;
    }
    return std::nullopt;
}

}  // namespace observatorio
