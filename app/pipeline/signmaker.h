// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/workersign.h"
#include "app/pipeline/ingest.h"

#include <optional>

namespace observatorio {

/// Says every SignEveryMs what a worker tells of itself. The worker's thread, so that a worker that hangs tells
/// nothing.
class SignMaker {
public:
    SignMaker(ProgramName program, std::string group, TimeMs now);

    struct Inputs {
        TimeMs now = 0;
        std::string member;              ///< its id in the group
        const Ingest *ingest = nullptr;  ///< null while not connected
        const RecordSource *source = nullptr;
        std::int64_t consumed = 0;  ///< by this worker, all in all
        std::optional<TimeMs> lastCommit;
    };
    [[nodiscard]] bool isDue(TimeMs now) const;
    WorkerSign make(const Inputs &inputs);

private:
    const ProgramName m_program;
    const std::string m_group;
    const TimeMs m_began;
    std::optional<TimeMs> m_last;
    std::int64_t m_consumed = 0;
};

}  // namespace observatorio
