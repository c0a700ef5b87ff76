// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/basictypes.h"
#include "analytics/domain/error.h"

#include <QByteArray>

#include <optional>
#include <string>

namespace observatorio {

/// One line of a recorded-events file. A null `value` is a tombstone; an empty one is an empty value.
struct RecordedEvent {
    TopicPartition partition{"replay", 0};  ///< kcat tells it; our own lines are of one partition
    std::optional<TimeMs> timestamp;        ///< `ts_ms`; absent or null = the record has none
    QByteArray key;
    QByteArray value;
};

/// No line is longer: a value of 1 MiB in hexadecimal or with every byte escaped, and room for the rest.
inline constexpr qint64 MaxRecordedLine = 8 << 20;

/// An object with `ts_ms`, `key`, and `value` or `value_hex`; or one as `kcat -J` prints it (topic, partition, tstype,
/// ts, key, payload). `where` is path:line, the subject of FileMalformed.
Expected<RecordedEvent> parseRecordedEvent(const QByteArray &line, const std::string &where);

}  // namespace observatorio
