// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/alertarchive.h"

namespace observatorio {

AlertArchive::AlertArchive(Factory factory) : m_factory(std::move(factory))
{
    m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
}

AlertArchive::~AlertArchive() = default;

void AlertArchive::read(AlertQuery query, Answer answer)
{
    std::lock_guard lock(m_mutex);
    m_page.emplace(std::move(query), std::move(answer));
    m_wake.notify_all();
}

void AlertArchive::readAll(AlertQuery query, Lines lines, End end)
{
    std::lock_guard lock(m_mutex);
    m_wholes.push_back({std::move(query), std::move(lines), std::move(end)});
    m_wake.notify_all();
}

void AlertArchive::run(const std::stop_token &stop)
{
    const std::unique_ptr<AlertHistory> history = m_factory();
    while (true) {
        std::optional<std::pair<AlertQuery, Answer>> page;
        std::optional<Whole> whole;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, stop, [this] { return m_page || !m_wholes.empty(); });
            if (stop.stop_requested())
                return;
            page = std::exchange(m_page, std::nullopt);
            if (!page) {
                whole = std::move(m_wholes.front());
                m_wholes.erase(m_wholes.begin());
            }
        }
        if (page)
            page->second(history->page(page->first, PageRows));
        else
            whole->end(readWhole(*history, *whole, stop));
    }
}

Expected<void> AlertArchive::readWhole(AlertHistory &history, Whole &whole, const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        auto page = history.page(whole.query, ExportRows);
        if (!page)
            return tl::unexpected(page.error());
        if (!whole.lines(*page) || !page->next)
            break;
        whole.query.after = page->next;
    }
    return {};
}

}  // namespace observatorio
