// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/client/alertpublisher.h"

#include "kafka/client/producer.h"

#include <charconv>

namespace observatorio {

using namespace std::chrono_literals;

struct AlertPublisher::Private {
    std::unique_ptr<Producer> producer;
    std::uint64_t published = 0;
    std::uint64_t full = 0;
};

std::string corruptionAlertText(const AlertEpisode &episode)
{
    // Countries are alpha-3: nothing in them needs an escape.
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, episode.lastValue).ptr;
    return R"({"pais":")" + episode.series.country + R"(","indice":)" + std::string(digits, end) + R"(,"alerta":")"
           + (episode.severity == Severity::Critical ? "critico" : "aviso") + R"("})";
}

AlertPublisher::AlertPublisher(std::unique_ptr<Private> priv) : d(std::move(priv)) {}

AlertPublisher::~AlertPublisher() = default;

Expected<std::unique_ptr<AlertPublisher>> AlertPublisher::open(const BrokerSettings &settings)
{
    auto producer = Producer::open(settings, Topic, {.lingerMs = 5, .queueMessages = 10'000});
    if (!producer)
        return tl::unexpected(producer.error());
    auto priv = std::make_unique<Private>();
    priv->producer = *std::move(producer);
    return std::unique_ptr<AlertPublisher>(new AlertPublisher(std::move(priv)));
}

void AlertPublisher::publish(const AlertEpisode &episode)
{
    if (episode.series.indicator != Indicator || episode.suppressed > 0 || episode.severity == Severity::None)
        return;
    ++d->published;
    const std::string value = corruptionAlertText(episode);
    if (d->producer->send({episode.series.country, value, std::nullopt, "observatorio"}) == Producer::Sent::Full)
        ++d->full;
}

void AlertPublisher::serve() { d->producer->serve(0ms); }

void AlertPublisher::close(std::chrono::milliseconds timeout)
{
    if (!d->producer->flush(timeout))
        d->producer->abandon();
}

AlertPublisher::Counts AlertPublisher::counts() const
{
    return {d->published, d->producer->delivered(), d->producer->failed() + d->full};
}

std::optional<Error> AlertPublisher::error() const { return d->producer->error(); }

}  // namespace observatorio
