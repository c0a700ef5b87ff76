// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/embedded/embeddedbroker.h"

#include "kafka/embedded/childprocess.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <string_view>
#include <thread>

namespace observatorio {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds FirstBackoff = 200ms;
constexpr std::chrono::milliseconds LongestBackoff = 10s;
constexpr auto AddressWait = 10s;  // a child that says no address for so long is ended
constexpr auto StableAfter = 30s;  // a child that lived so long starts the backoff anew
constexpr std::size_t MaxKeptOutput = 4096;
constexpr std::string_view AddressWord = "bootstrap ";

/// Appends what is there to read, keeping the last bytes; false at its end.
bool drain(int descriptor, std::string &kept)
{
    std::array<char, 4096> buffer;
    const ssize_t got = read(descriptor, buffer.data(), buffer.size());
    if (got < 0)
        return errno == EINTR || errno == EAGAIN;
    kept.append(buffer.data(), static_cast<std::size_t>(got));
    if (kept.size() > MaxKeptOutput)
        kept.erase(0, kept.size() - MaxKeptOutput);
    return got > 0;
}

std::string oneLine(std::string text)
{
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

}  // namespace

struct EmbeddedBroker::Private {
    explicit Private(std::string path) : program(std::move(path)), wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

    const std::string program;
    const Descriptor wake;  // readable: stop
    mutable std::mutex mutex;
    std::condition_variable changed;
    Status status;
    bool everRan = false;
    int attempts = 0;
    std::jthread watcher;

    void watch(std::stop_token stop);
    std::string live(std::stop_token stop, ChildProcess &child);
    bool pause(std::stop_token stop, std::chrono::milliseconds duration);
    void died(Error error);
    void stopWatching();
};

/// Reads the child's output until it ends or we are to stop; then how it ended.
std::string EmbeddedBroker::Private::live(std::stop_token stop, ChildProcess &child)
{
    std::string output, errors;
    bool addressKnown = false;
    bool errorsOpen = true;
    const auto addressBy = Clock::now() + AddressWait;
    while (!stop.stop_requested()) {
        pollfd descriptors[] = {{child.standardOutput(), POLLIN, 0},
                                {wake.get(), POLLIN, 0},
                                {errorsOpen ? child.standardError() : -1, POLLIN, 0}};
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(addressBy - Clock::now()).count();
        if (!addressKnown && left <= 0)
            break;
        if (::poll(descriptors, std::size(descriptors), addressKnown ? -1 : static_cast<int>(left)) < 0
            && errno != EINTR)
            break;
        if (descriptors[2].revents != 0)
            errorsOpen = drain(child.standardError(), errors);
        if (descriptors[0].revents != 0 && !drain(child.standardOutput(), output))
            break;
        const std::size_t end = output.find('\n');
        if (!addressKnown && end != std::string::npos && output.starts_with(AddressWord)) {
            addressKnown = true;
            std::lock_guard lock(mutex);
            status.running = true;
            status.bootstrap = output.substr(AddressWord.size(), end - AddressWord.size());
            if (everRan)
                ++status.restarts;
            everRan = true;
            changed.notify_all();
        }
    }
    for (pollfd last{child.standardError(), POLLIN, 0}; errorsOpen && ::poll(&last, 1, 0) > 0;)
        errorsOpen = drain(child.standardError(), errors);
    const bool silent = !addressKnown && Clock::now() >= addressBy;
    // Its output ends a moment before the process does.
    std::string how = child.end(stop.stop_requested() || silent ? 0ms : 500ms, 1000ms);
    if (silent)
        how = "no address within 10 s";
    const std::string words = oneLine(errors);
    return words.empty() ? how : how + ": " + words;
}

void EmbeddedBroker::Private::died(Error error)
{
    std::lock_guard lock(mutex);
    status.running = false;
    status.bootstrap.clear();
    status.lastDeath = std::move(error);
    ++attempts;
    changed.notify_all();
}

bool EmbeddedBroker::Private::pause(std::stop_token stop, std::chrono::milliseconds duration)
{
    pollfd descriptor{wake.get(), POLLIN, 0};
    ::poll(&descriptor, 1, static_cast<int>(duration.count()));
    return !stop.stop_requested();
}

void EmbeddedBroker::Private::watch(std::stop_token stop)
{
    auto backoff = FirstBackoff;
    while (!stop.stop_requested()) {
        const auto began = Clock::now();
        Expected<ChildProcess> child = ChildProcess::spawn({program, "broker"});
        if (child) {
            std::string cause = live(stop, *child);
            if (stop.stop_requested())
                return;
            died({ErrorCode::BrokerProcessFailed, program, std::move(cause)});
        } else {
            died(child.error());
        }
        if (Clock::now() - began > StableAfter)
            backoff = FirstBackoff;
        if (!pause(stop, backoff))
            return;
        backoff = std::min(backoff * 2, LongestBackoff);
    }
}

void EmbeddedBroker::Private::stopWatching()
{
    if (!watcher.joinable())
        return;
    watcher.request_stop();
    const std::uint64_t one = 1;
    static_cast<void>(!write(wake.get(), &one, sizeof one));
    watcher.join();
    std::uint64_t rest = 0;
    static_cast<void>(!read(wake.get(), &rest, sizeof rest));
    std::lock_guard lock(mutex);
    status.running = false;
    status.bootstrap.clear();
}

EmbeddedBroker::EmbeddedBroker(std::string program) : d(std::make_unique<Private>(std::move(program))) {}

EmbeddedBroker::~EmbeddedBroker() { d->stopWatching(); }

Expected<std::string> EmbeddedBroker::start(std::chrono::milliseconds deadline)
{
    std::unique_lock lock(d->mutex);
    if (d->status.running)
        return d->status.bootstrap;
    const int before = d->attempts;
    if (!d->watcher.joinable())
        d->watcher = std::jthread([this](std::stop_token stop) { d->watch(stop); });
    d->changed.wait_for(lock, deadline, [this, before] { return d->status.running || d->attempts != before; });
    if (d->status.running)
        return d->status.bootstrap;
    Error error = d->attempts != before ? d->status.lastDeath
                                        : Error{ErrorCode::BrokerProcessFailed, d->program, "no address in time"};
    lock.unlock();
    d->stopWatching();
    return tl::unexpected(std::move(error));
}

EmbeddedBroker::Status EmbeddedBroker::status() const
{
    std::lock_guard lock(d->mutex);
    return d->status;
}

}  // namespace observatorio
