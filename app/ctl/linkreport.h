// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pipeline/linkpolicy.h"

#include <optional>
#include <set>
#include <string>

namespace observatorio {

/// Says on stderr what keeps a worker from its work, each once: a link's trouble when it changes and when it ends, a
/// topic, a partition, alerts that are not delivered.
class LinkReport {
public:
    void report(const Links &links, const PublisherView &published);

private:
    struct Said {
        const char *name;
        std::optional<Error> last;
        void report(const std::optional<Error> &error);
    };
    void once(const Error &error);

    Said m_broker{"The broker", {}};
    Said m_database{"The database", {}};
    Said m_publisher{"The topic of alerts", {}};
    std::set<std::string> m_once;
};

}  // namespace observatorio
