// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a picture covers what the settings ask for: the broker may answer and the group refuse, the group may count
// this program and its partitions stand still. One home for what pill, banner and status bar say of it.
#pragma once

#include "analytics/domain/snapshot.h"

#include <QString>

#include <optional>

namespace observatorio::Coverage {

/// Nothing that a sign of health may pass over: the broker answers, the group counts this program, and it reads every
/// partition that no other member reads. Of a program that only observes: the database answers, some worker gave a sign
/// of life lately, none is silent, and workers read every partition.
bool isWhole(const Snapshot &snapshot);

/// "5 of 6 partitions"
QString share(const Snapshot &snapshot);

struct Notice {
    QString text;
    bool warns = false;  ///< somebody should look; else it is as the group wants it: other members read the rest
};
/// Why the broker answers and the picture is a part all the same; none: nothing is missing, or the broker's own banner
/// says it.
std::optional<Notice> notice(const Snapshot &snapshot);

/// Of a program that observes: some worker gave a sign of life lately, or one that gives none stored lately.
bool anyWorkerLives(const Snapshot &snapshot);

/// A topic that holds another log than the one that was read: it may be started anew.
std::optional<QString> replacedTopic(const Snapshot &snapshot);

}  // namespace observatorio::Coverage
