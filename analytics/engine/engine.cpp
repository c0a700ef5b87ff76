// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/engine/engine.h"

#include "analytics/engine/partitionstate.h"

namespace observatorio {

struct Engine::Private {
    Private(EngineSettings engineSettings, std::vector<AlertRule> rules, const CountryTable &countries)
        : settings(engineSettings), registry(countries, settings), plan(std::move(rules), registry)
    {
    }

    const EngineSettings settings;
    SeriesRegistry registry;
    AlertPlan plan;
    ViewSamples samples;
    IndexedVector<PartitionSlot, std::unique_ptr<PartitionState>> partitions;  ///< null = free
    std::int64_t ignoredRepeats = 0;
};

Engine::Engine(EngineSettings settings, std::vector<AlertRule> rules, const CountryTable &countries)
    : d(std::make_unique<Private>(settings, std::move(rules), countries))
{
}

Engine::~Engine() = default;
Engine::Engine(Engine &&) noexcept = default;
Engine &Engine::operator=(Engine &&) noexcept = default;

PartitionSlot Engine::attach(const PartitionStart &start, std::optional<std::int64_t> firstOffset)
{
    PartitionSlot slot;
    while (d->partitions.holds(slot) && d->partitions[slot])
        slot = PartitionSlot(slot.value() + 1);
    d->partitions.cover(slot);
    d->partitions[slot] = std::make_unique<PartitionState>(
        slot, start, firstOffset, PartitionState::Shared{d->settings, d->registry, d->plan, d->samples});
    return slot;
}

void Engine::detach(PartitionSlot slot) { d->partitions[slot].reset(); }

void Engine::step(std::span<const Record> records, std::optional<TimeMs> now)
{
    for (const Record &record : records) {
        PartitionState *partition = d->partitions.holds(record.slot) ? d->partitions[record.slot].get() : nullptr;
        if (partition && !partition->step(record, now))
            ++d->ignoredRepeats;
    }
}

void Engine::advance(PartitionSlot slot, std::int64_t position) { d->partitions[slot]->advance(position); }

void Engine::setIdle(PartitionSlot slot, std::optional<TimeMs> since) { d->partitions[slot]->setIdle(since); }

std::optional<std::vector<PartitionBatch>> Engine::drain()
{
    std::vector<PartitionBatch> batches;
    for (const auto &partition : d->partitions) {
        if (partition && partition->hasChanges())
            batches.push_back(partition->drain());
    }
    if (batches.empty())
        return std::nullopt;
    return batches;
}

std::size_t Engine::pendingCells() const noexcept
{
    std::size_t cells = 0;
    for (const auto &partition : d->partitions)
        cells += partition ? partition->pendingCells() : 0;
    return cells;
}

const Accounting &Engine::accounting(PartitionSlot slot) const noexcept { return d->partitions[slot]->accounting(); }
std::optional<TimeMs> Engine::maxEventTime(PartitionSlot slot) const noexcept
{
    return d->partitions[slot]->maxEventTime();
}
std::optional<TimeMs> Engine::watermark(PartitionSlot slot) const noexcept { return d->partitions[slot]->watermark(); }
std::size_t Engine::openWindows(PartitionSlot slot) const noexcept { return d->partitions[slot]->openWindows(); }
std::shared_ptr<const EventDots> Engine::eventDots(PartitionSlot slot) { return d->partitions[slot]->eventDots(); }
const std::vector<Error> &Engine::remarks() const noexcept { return d->registry.remarks(); }
std::int64_t Engine::ignoredRepeats() const noexcept { return d->ignoredRepeats; }

Engine::Changes Engine::takeChanges()
{
    Changes changes;
    for (const auto &partition : d->partitions) {
        if (partition)
            partition->showChanges(changes);
    }
    changes.late = d->samples.late.take();
    changes.rejected = d->samples.rejected.take();
    return changes;
}

void Engine::setTrackChanges(bool on)
{
    if (std::exchange(d->samples.wanted, on) == on)
        return;
    for (const auto &partition : d->partitions) {
        if (partition)
            partition->setTrackChanges(on);
    }
}

void Engine::setTrackAlerts(bool on)
{
    if (std::exchange(d->samples.alertsWanted, on) == on || d->samples.wanted)
        return;
    for (const auto &partition : d->partitions) {
        if (partition)
            partition->setTrackAlerts(on);
    }
}

}  // namespace observatorio
