// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/error.h"
#include "analytics/domain/settings.h"
#include "kafka/client/handles.h"

#include <optional>
#include <string>

namespace observatorio {

/// librdkafka's properties for one client of the broker in `settings`. The first property it refuses is the error that
/// create() returns; a password never appears in one. Library logging is off: what goes wrong comes as error values.
class ClientConfig {
public:
    explicit ClientConfig(const BrokerSettings &settings);

    ClientConfig &set(const char *property, const std::string &value);
    ClientConfig &set(const char *property, int value) { return set(property, std::to_string(value)); }

    /// For callbacks and the opaque pointer.
    [[nodiscard]] rd_kafka_conf_t *conf() const noexcept { return m_conf.get(); }

    Expected<ClientHandle> create(rd_kafka_type_t type) &&;

private:
    void setFile(const char *property, const std::string &path);

    ConfHandle m_conf;
    std::optional<Error> m_error;
};

}  // namespace observatorio
