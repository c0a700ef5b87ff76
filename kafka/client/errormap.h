// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/error.h"
#include "analytics/domain/settings.h"

#include <librdkafka/rdkafka.h>

#include <string>
#include <string_view>

namespace observatorio {

/// A library error as our value. `subject` is the topic or group it happened to, used where the error is not the
/// broker's; `otherwise` is the code for what has none of its own. `words` are the library's own, may be empty.
Error toError(rd_kafka_resp_err_t code, std::string_view words, const BrokerSettings &settings,
              std::string_view subject, ErrorCode otherwise);

/// The broker itself: away, refusing us, or not speaking our language.
bool isAboutBroker(ErrorCode code) noexcept;

}  // namespace observatorio
