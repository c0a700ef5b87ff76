// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/alerthistory.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace observatorio {

/// Past alerts, read in a thread of its own while somebody asks; nothing that is stored waits for it. Any thread may
/// call it; no call blocks but the destructor, which waits for a statement that runs. Answers come on its thread.
class AlertArchive {
public:
    using Factory = std::function<std::unique_ptr<AlertHistory>()>;
    using Answer = std::function<void(Expected<AlertPage>)>;
    /// Lines of a CSV file; false: no more are wanted.
    using Lines = std::function<bool(const AlertPage &)>;
    using End = std::function<void(Expected<void>)>;

    static constexpr std::size_t PageRows = 500;
    static constexpr std::size_t ExportRows = 5'000;  ///< at once

    explicit AlertArchive(Factory factory);
    ~AlertArchive();

    /// A page that was asked for and not begun is replaced: only the newest question matters.
    void read(AlertQuery query, Answer answer);
    /// All of them, page by page; one at a time, a second one waits.
    void readAll(AlertQuery query, Lines lines, End end);

private:
    struct Whole {
        AlertQuery query;
        Lines lines;
        End end;
    };
    void run(const std::stop_token &stop);
    static Expected<void> readWhole(AlertHistory &history, Whole &whole, const std::stop_token &stop);

    const Factory m_factory;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::optional<std::pair<AlertQuery, Answer>> m_page;
    std::vector<Whole> m_wholes;
    std::jthread m_thread;  // last: it uses all the above
};

}  // namespace observatorio
