// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/alertoutlet.h"

#include "kafka/client/alertpublisher.h"

namespace observatorio {

namespace {

class TopicOutlet : public AlertOutlet {
public:
    explicit TopicOutlet(std::unique_ptr<AlertPublisher> publisher) : m_publisher(std::move(publisher)) {}

    void publish(const AlertEpisode &episode) override { m_publisher->publish(episode); }
    PublisherView view() override
    {
        m_publisher->serve();
        const AlertPublisher::Counts counts = m_publisher->counts();
        return {true, counts.published, counts.delivered, counts.failed, m_publisher->error()};
    }
    void close(std::chrono::milliseconds timeout) override { m_publisher->close(timeout); }

private:
    const std::unique_ptr<AlertPublisher> m_publisher;
};

}  // namespace

Expected<std::unique_ptr<AlertOutlet>> makeAlertOutlet(const BrokerSettings &broker)
{
    return AlertPublisher::open(broker).map([](std::unique_ptr<AlertPublisher> publisher) {
        return std::unique_ptr<AlertOutlet>(std::make_unique<TopicOutlet>(std::move(publisher)));
    });
}

}  // namespace observatorio
