// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/client/handles.h"

#include <future>
#include <thread>

namespace observatorio {

bool destroyWithin(ClientHandle client, int destroyFlags, std::chrono::milliseconds deadline)
{
    if (!client)
        return true;
    std::promise<void> done;
    std::future<void> finished = done.get_future();
    std::thread worker([raw = client.release(), destroyFlags, done = std::move(done)]() mutable {
        rd_kafka_destroy_flags(raw, destroyFlags);
        done.set_value();
    });
    if (finished.wait_for(deadline) == std::future_status::ready) {
        worker.join();
        return true;
    }
    worker.detach();
    return false;
}

}  // namespace observatorio
