// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/countrytable.h"
#include "analytics/domain/storebatch.h"

#include <string>

namespace observatorio {

/// What a producer seems to have meant with a record that nearly was one. It is refused all the same.
enum class RejectHintCode : std::uint8_t {
    None,
    FormerState,       ///< subject: what `pais` says
    NearCountry,       ///< subject: the accepted name nearest to what `pais` says
    NumberAsText,      ///< "valor":"5.2"
    DecimalComma,      ///< "valor":"5,2", or 5,2
    JsonInText,        ///< the record's JSON is a JSON text: encoded twice
    ConnectEnvelope,   ///< {"schema":...,"payload":...} of Kafka Connect's JsonConverter
    DebeziumEnvelope,  ///< {"before":...,"after":...,"op":...}
    SchemaRegistry,    ///< begins with the magic byte 0 and a schema's id
    Utf16,
    ByteOrderMark,  ///< UTF-8's
    TimestampUnit,  ///< micro- or nanoseconds where Kafka counts milliseconds
};

struct RejectHint {
    RejectHintCode code = RejectHintCode::None;
    std::string subject;

    bool operator==(const RejectHint &) const = default;
};

/// From what is kept of the record, so that every reader of samples is told the same; what begins after its first 256
/// bytes gives no hint. Slow: for what a person looks at.
RejectHint hintFor(const RejectedSample &sample, const CountryTable &countries);

/// One sentence in English; %1 is the subject. The window translates these very texts, in the context "RejectHint".
/// Empty for None.
const char *sentenceOf(RejectHintCode code) noexcept;

std::string toEnglish(const RejectHint &hint);

}  // namespace observatorio
