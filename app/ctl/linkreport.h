// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pipeline/linkpolicy.h"

#include <optional>
#include <set>
#include <string>
#include <utility>

namespace observatorio {

/// Says on stderr what keeps a worker from its work, each once: a link's or the group's trouble when it changes and
/// when it ends, that nothing is read, a topic, a partition, alerts that are not delivered.
class LinkReport {
public:
    void report(const Links &links, const PublisherView &published);

private:
    struct Said {
        const char *back;  ///< said at its end; null: nothing is
        std::optional<Error> last;
        void report(const std::optional<Error> &error);
    };
    void once(const Error &error);

    Said m_broker{"The broker is back", {}};
    Said m_group{"The consumer group lets this program in again", {}};
    Said m_idle{nullptr, {}};
    Said m_database{"The database is back", {}};
    Said m_publisher{"The topic of alerts is back", {}};
    std::set<std::pair<ErrorCode, std::string>> m_once;  ///< identityOf()
};

}  // namespace observatorio
