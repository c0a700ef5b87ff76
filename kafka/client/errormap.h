// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/basictypes.h"
#include "analytics/domain/error.h"
#include "analytics/domain/settings.h"

#include <librdkafka/rdkafka.h>

#include <optional>
#include <string>
#include <string_view>

namespace observatorio {

/// Which broker the library's words are about: "[protocol://]host:port/ID: what happened", or
/// "GroupCoordinator: host:port: what happened".
struct NamedBroker {
    std::string_view address;  ///< host:port
    bool isBootstrap = false;  ///< known from the settings alone: it has not told its id
    std::string_view rest;     ///< what happened
};
std::optional<NamedBroker> brokerIn(std::string_view words);

/// Which partition they are about: "topic [0]: what happened".
std::optional<TopicPartition> partitionIn(std::string_view words);

/// A library error as our value. `subject` is the topic or group it happened to, used where the error is not the
/// broker's; `otherwise` is the code for what has none of its own. `words` are the library's own, may be empty.
Error toError(rd_kafka_resp_err_t code, std::string_view words, const BrokerSettings &settings,
              std::string_view subject, ErrorCode otherwise);

/// The broker itself: away, refusing us, or not speaking our language.
bool isAboutBroker(ErrorCode code) noexcept;

}  // namespace observatorio
