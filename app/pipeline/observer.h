// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pipeline/linkpolicy.h"
#include "app/pipeline/observation.h"
#include "app/store/observerstore.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <variant>
#include <vector>

namespace observatorio {

/// Looks at what workers store, in a thread of its own: when the database tells that something was stored, when its
/// number of commits has changed (SQLite, asked every 500 ms), and every two seconds all the same, because what is told
/// may be lost with a connection. It reads what may have changed since the last look, and waits ten times as long as
/// that took before the next one. Any thread may call it; no call blocks but the destructor.
class Observer {
public:
    struct Options {
        std::vector<std::string> topics;  ///< in the picture also while nobody reads them
        std::function<TimeMs()> wallClock;
    };
    using Factory = std::function<std::unique_ptr<ObserverStore>()>;

    Observer(Factory factory, Options options);
    ~Observer();

    /// What is new since the last call.
    Observation take();
    LinkView link() const;

    /// Written as soon as the database answers; until then what is told has them.
    void acknowledge(std::vector<std::string> ids, Acknowledgement said);
    void silence(Silence silence);
    /// Why the newest mark was refused; none: it was not.
    std::optional<Error> refusedMark() const;
    void retryNow();

private:
    struct Acknowledged {
        std::vector<std::string> ids;
        Acknowledgement said;
    };
    using Mark = std::variant<Acknowledged, Silence>;
    struct Sight;

    void run(std::stop_token stop);
    Expected<void> look(ObserverStore &store, Sight &sight);
    Expected<void> writeMarks(ObserverStore &store, Sight &sight);
    void addMark(Mark mark);
    void tell(Observation &&seen);
    void setLink(LinkState state, std::optional<Error> error);

    const Factory m_factory;
    const Options m_options;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    LinkView m_link;
    Observation m_seen;
    std::vector<Mark> m_marks;
    std::optional<Error> m_refusedMark;
    bool m_wanted = false;
    std::jthread m_thread;  // last: it uses all the above
};

}  // namespace observatorio
