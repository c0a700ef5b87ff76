// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/signmaker.h"

#include <QSysInfo>

#include <algorithm>

namespace observatorio {

SignMaker::SignMaker(ProgramName program, std::string group, TimeMs now)
    : m_program(std::move(program)), m_group(std::move(group)), m_began(now)
{
}

bool SignMaker::isDue(TimeMs now) const
{
    return !m_last || now - *m_last >= SignEveryMs || now < *m_last;  // a clock may be set back
}

WorkerSign SignMaker::make(const Inputs &inputs)
{
    WorkerSign sign{.id = inputs.member,
                    .group = m_group,
                    .host = QSysInfo::machineHostName().toStdString(),
                    .program = m_program.name,
                    .version = m_program.version,
                    .runningMs = std::max<DurationMs>(0, inputs.now - m_began)};
    if (inputs.source)
        sign.cluster = inputs.source->clusterId();
    if (inputs.ingest) {
        for (const auto &[partition, state] : inputs.ingest->partitions()) {
            if (state.state() != ReadState::Reading)
                continue;
            sign.partitions.push_back(partition);
            if (const std::int64_t end = inputs.source->offsets(partition).end; end >= 0)
                sign.lag = sign.lag.value_or(0) + std::max<std::int64_t>(0, end - state.storedOffset);
        }
    }
    if (m_last && inputs.now > *m_last)
        sign.rate =
            1000.0 * static_cast<double>(inputs.consumed - m_consumed) / static_cast<double>(inputs.now - *m_last);
    if (inputs.lastCommit)
        sign.sinceCommitMs = std::max<DurationMs>(0, inputs.now - *inputs.lastCommit);
    m_last = inputs.now;
    m_consumed = inputs.consumed;
    return sign;
}

}  // namespace observatorio
