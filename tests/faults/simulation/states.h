// SPDX-License-Identifier: GPL-3.0-or-later
// The dangerous states that schedules are there to reach; one that none of them reached proves nothing and fails the
// run.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace observatorio::simulation {

enum class State : std::uint8_t {
    InDoubtWritten,
    InDoubtNotWritten,
    InDoubtClaim,
    CommittedAfterTheClientWent,
    LostReply,
    DoubledCommitReply,
    DoubledClaimReply,
    AlreadyWritten,
    Fence,
    RebalanceInsideACommit,
    RebalanceInsideAClaim,
    RevokedWhileAClaimWaits,
    CrashInsideACommit,
    CrashInsideAClaim,
    LateClaim,
    StaleClaimReply,
    ZombieRead,
    ZombieCommit,
    ZombieCommitRefused,
    StaticReturn,
    FencedInstance,
    RebalanceTimeout,
    CleanLeave,
    DatabaseAway,
    BrokerAway,
    LockWait,
    PartitionAdded,
    RecordsDeletedUnread,
    RecordsDeletedUnderTheReader,
    OffsetsWithoutRecords,
    LogReplaced,
    LogReplacedWhileRead,
    RestartWithOpenWindows,
    RestartWithAlertActive,
    LateRecord,
    RecordExactlyAtTheWatermark,
    FutureRecord,
    ClocksDisagree,
    WindowToldFinal,
    OlderValueAfterRestart,
    StaleAlert,
    RestartWithAlertPending,
};

inline constexpr std::array<std::string_view, 42> StateNames = {
    "commit in doubt, written",
    "commit in doubt, not written",
    "claim in doubt",
    "committed after its client went",
    "reply lost",
    "commit's reply doubled",
    "claim's reply doubled",
    "commit repeated and found written",
    "fence",
    "rebalance inside a commit",
    "rebalance inside a claim",
    "revoked while a claim waits",
    "crash inside a commit",
    "crash inside a claim",
    "claim by one that lost the partition meanwhile",
    "reply of an older claim",
    "zombie reads on",
    "zombie commits before the next owner's claim",
    "zombie's commit refused",
    "static member returns",
    "instance fenced by its successor",
    "rebalance timeout",
    "clean leave",
    "database away",
    "broker away",
    "transaction waits for a lock",
    "partition added",
    "records deleted unread",
    "records deleted under the reader",
    "offsets without records",
    "log replaced",
    "log replaced while it is read",
    "restart with open windows",
    "restart with an alert active",
    "late record",
    "record exactly at the watermark",
    "record from the future",
    "future for one worker's clock only",
    "window told as final",
    "older value after a restart",
    "alert of a series that fell silent",
    "restart with an alert pending",
};

inline std::array<std::uint64_t, StateNames.size()> reachedStates{};
inline void reached(State state) { ++reachedStates[static_cast<std::size_t>(state)]; }

}  // namespace observatorio::simulation
