// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/engine/rejectledger.h"

#include "analytics/domain/eventtime.h"
#include "analytics/engine/sampletext.h"

namespace observatorio {

RejectedSample sampleOf(const Record &record, RejectReason reason)
{
    RejectedSample sample;
    sample.offset = record.offset;
    sample.reason = reason;
    sample.sample = sampleText(record.payload);
    if (record.hasTimestamp && record.timestamp >= EarliestEventTime && record.timestamp <= LatestEventTime)
        sample.timestamp = record.timestamp;
    return sample;
}

}  // namespace observatorio
