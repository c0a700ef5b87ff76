#include "analytics/rejectledger.h"

#include "analytics/eventtime.h"
#include "analytics/sampletext.h"

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
