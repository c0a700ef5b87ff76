// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/domain/basictypes.h"

namespace observatorio {

const char *rejectReasonName(RejectReason reason) noexcept
{
    switch (reason) {
    case RejectReason::EmptyValue:
        return "no-value";
    case RejectReason::NotJson:
        return "not-json";
    case RejectReason::NotAnObject:
        return "not-an-object";
    case RejectReason::MissingCountry:
        return "no-pais";
    case RejectReason::MissingIndicator:
        return "no-indicador";
    case RejectReason::MissingValue:
        return "no-valor";
    case RejectReason::WrongType:
        return "wrong-type";
    case RejectReason::NotFinite:
        return "not-finite";
    case RejectReason::UnknownCountry:
        return "unknown-country";
    case RejectReason::FromFuture:
        return "future";
    case RejectReason::TooLong:
        return "too-long";
    case RejectReason::TooManySeries:
        return "too-many-series";
    case RejectReason::NotStorable:
        return "not-storable";
    }
    return "unknown";
}

const char *severityName(Severity severity) noexcept
{
    switch (severity) {
    case Severity::None:
        return "";
    case Severity::Warning:
        return "aviso";
    case Severity::Critical:
        return "critica";
    }
    return "";
}

}  // namespace observatorio
