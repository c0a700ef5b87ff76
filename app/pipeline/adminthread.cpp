// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/adminthread.h"

#include "app/pipeline/wallclock.h"

#include <utility>

namespace observatorio {

using namespace std::chrono_literals;

AdminThread::AdminThread(BrokerSettings settings)
    : m_settings(std::move(settings)), m_group(m_settings.group), m_thread([this](std::stop_token stop) { run(stop); })
{
}

AdminThread::~AdminThread()
{
    m_thread.request_stop();
    m_thread.join();
}

void AdminThread::setGroup(const std::string &group)
{
    std::lock_guard lock(m_mutex);
    if (std::exchange(m_group, group) != group)
        m_newest.reset();
}

std::optional<GroupOffsets> AdminThread::newest() const
{
    std::lock_guard lock(m_mutex);
    return m_newest;
}

std::optional<Error> AdminThread::error() const
{
    std::lock_guard lock(m_mutex);
    return m_error;
}

void AdminThread::run(std::stop_token stop)
{
    std::unique_ptr<Admin> admin;
    while (!stop.stop_requested()) {
        std::optional<Error> error;
        if (!admin) {
            if (auto connected = Admin::connect(m_settings))
                admin = std::move(*connected);
            else
                error = connected.error();
        }
        const std::string group = [this] {
            std::lock_guard lock(m_mutex);
            return m_group;
        }();
        std::optional<GroupOffsets> answer;
        if (admin) {
            if (auto offsets = admin->groupOffsets(group, m_settings.topics, 2000ms)) {
                answer = std::move(*offsets);
                answer->group.asked = wallClockMs();
            } else {
                error = offsets.error();
            }
        }
        std::unique_lock lock(m_mutex);
        if (answer && group == m_group)
            m_newest = std::move(answer);
        m_error = std::move(error);
        m_wake.wait_for(lock, stop, 1000ms, [] { return false; });
    }
}

}  // namespace observatorio
