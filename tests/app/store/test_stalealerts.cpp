// SPDX-License-Identifier: GPL-3.0-or-later
// Stale alerts in the tables: kept, and ended by what is newer.
#include "tests/app/store/storefixture.h"

#include <gmock/gmock.h>

namespace observatorio::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const TopicPartition P0{"eventos_qog", 0}, P1{"eventos_qog", 1}, Other{"otro", 0};
const SeriesName Inflation{"ARG", "inflacion"};
constexpr TimeMs LastSeen = T0 + 29'999, StaleAt = T0 + 330'000, Later = T0 + 600'000;

std::vector<AlertRule> rules()
{
    AlertRule event;
    event.id = "inflacion";
    event.indicator = "inflacion";
    event.warning = 15.0;
    event.clear = 12.0;
    AlertRule mean = event;
    mean.id = "media";
    mean.basis = AlertBasis::WindowAverage;
    return {event, mean};
}

AlertEpisode ruledBy(const std::string &rule, AlertEpisode episode)
{
    episode.rule = rule;
    episode.lastEvent = LastSeen;
    return episode;
}

/// What another partition, or the same one, brings.
struct Brought {
    TopicPartition partition = P1;
    std::vector<LastValue> lastValues = {};
    std::vector<AlertEpisode> alerts = {};
    std::vector<Cell> cells = {};
    TimeMs maxEventTime = Later;
};

LastValue value(double value, TimeMs at, const SeriesName &series = Inflation)
{
    return {series, value, std::nullopt, at, 0};
}

struct Ending {
    const char *what;
    const char *rule;
    Brought brought;
    std::optional<TimeMs> end;  ///< none: it stays stale
};

class StaleAlerts : public StoreTest {
protected:
    void SetUp() override
    {
        StoreTest::SetUp();
        if (!IsSkipped())
            store = open(rules());
    }
    std::unique_ptr<Store> open(std::vector<AlertRule> by) const
    {
        static int number = 0;
        auto opened = makeStore(m_database->settings(), "stale " + std::to_string(++number), std::move(by));
        EXPECT_TRUE(succeeded(opened->open()));
        return opened;
    }
    CommitResult bring(const Brought &brought, Store &into)
    {
        const auto starts = into.claim(Cluster, {brought.partition});
        EXPECT_TRUE(succeeded(starts));
        const std::int64_t from = starts->front().accounting ? starts->front().accounting->nextOffset : 0;
        PartitionBatch batch = partitionBatch(starts->front(), from, 1);
        batch.lastValues = brought.lastValues;
        batch.alerts = brought.alerts;
        batch.cells = brought.cells;
        batch.maxEventTime = brought.maxEventTime;
        batch.watermarkDelayMs = 60'000;
        const auto result = into.commit(batchOf({std::move(batch)}));
        EXPECT_TRUE(succeeded(result));
        return result.value_or(CommitResult{});
    }
    CommitResult bring(const Brought &brought) { return bring(brought, *store); }
    /// An alert of `rule` in the first partition that is stale.
    CommitResult leaveStale(const std::string &rule)
    {
        AlertEpisode stale = ruledBy(rule, episode("a", Inflation, T0, P0));
        stale.staleSince = StaleAt;
        return bring({.partition = P0, .lastValues = {value(20.0, LastSeen - 999)}, .alerts = {stale}});
    }
    AlertEpisode kept(const std::string &id)
    {
        const auto alerts = store->alerts(10);
        EXPECT_TRUE(succeeded(alerts));
        for (const StoredAlert &alert : *alerts) {
            if (alert.episode.id == id)
                return alert.episode;
        }
        return {};
    }

    std::unique_ptr<Store> store;
};
OBSERVATORIO_BOTH_DATABASES(StaleAlerts);

std::vector<Ending> endings()
{
    const auto another = [](const char *rule, TimeMs start, TimeMs lastEvent, const SeriesName &series = Inflation) {
        AlertEpisode episode = ruledBy(rule, test::episode("b", series, start, P1));
        episode.lastEvent = lastEvent;
        return episode;
    };
    const auto window = [](TimeMs start, double mean) { return cell("ARG", "inflacion", start, {mean}, 0); };
    const TimeMs closed = T0 + 480'000, open = T0 + 570'000;  // the watermark stands at T0 + 540 s
    return {
        {"a good value elsewhere", "inflacion", {.lastValues = {value(12.0, Later)}}, Later},
        {"in another topic", "inflacion", {.partition = Other, .lastValues = {value(5.0, Later)}}, Later},
        {"in the same partition", "inflacion", {.partition = P0, .lastValues = {value(5.0, Later)}}, Later},
        {"a good value of the same instant", "inflacion", {.lastValues = {value(5.0, LastSeen)}}, {}},
        {"an older one", "inflacion", {.lastValues = {value(5.0, T0)}}, {}},
        {"one that is not clear", "inflacion", {.lastValues = {value(12.1, Later)}}, {}},
        {"a bad one", "inflacion", {.lastValues = {value(30.0, Later)}}, {}},
        {"of another series", "inflacion", {.lastValues = {value(5.0, Later, {"BRA", "inflacion"})}}, {}},
        {"a newer episode",
         "inflacion",
         {.lastValues = {value(30.0, Later)}, .alerts = {another("inflacion", T0 + 500'000, Later)}},
         T0 + 500'000},
        {"an older episode that went on",
         "inflacion",
         {.lastValues = {value(30.0, Later)}, .alerts = {another("inflacion", T0 - 1'000, Later)}},
         LastSeen},
        {"an episode of another rule",
         "inflacion",
         {.lastValues = {value(30.0, Later)}, .alerts = {another("media", T0 + 500'000, Later)}},
         {}},
        {"a good value to a rule on means", "media", {.lastValues = {value(5.0, Later)}}, {}},
        {"a good mean",
         "media",
         {.lastValues = {value(30.0, Later)}, .cells = {window(closed - 30'000, 30.0), window(closed, 5.0)}},
         closed + 30'000},
        {"a good mean of an open window",
         "media",
         {.lastValues = {value(30.0, Later)}, .cells = {window(closed, 30.0), window(open, 5.0)}},
         {}},
        {"a good mean, and a bad one since",
         "media",
         {.lastValues = {value(30.0, Later)}, .cells = {window(closed - 30'000, 5.0), window(closed, 30.0)}},
         {}},
        {"a good mean of the same window",
         "media",
         {.lastValues = {value(30.0, Later)}, .cells = {window(T0, 5.0)}},
         {}},
        {"a rule that is not this program's", "otra", {.lastValues = {value(5.0, Later)}}, {}},
    };
}

TEST_P(StaleAlerts, EndByWhatIsNewer)
{
    for (const Ending &ending : endings()) {
        SCOPED_TRACE(ending.what);
        for (const char *table : {"alertas", "ultimos_por_particion", "celdas", "progreso"})
            raw().exec(std::string("DELETE FROM ") + table);
        EXPECT_THAT(leaveStale(ending.rule).endedAlerts, IsEmpty());
        EXPECT_EQ(raw().value("SELECT estado FROM alertas"), "obsoleta");
        const CommitResult result = bring(ending.brought);
        const AlertEpisode after = kept("a");
        EXPECT_EQ(after.end, ending.end);
        EXPECT_EQ(after.staleSince, StaleAt) << "it stays to be seen that it was";
        EXPECT_EQ(raw().value("SELECT estado FROM alertas WHERE id = 'a'"), ending.end ? "resuelta" : "obsoleta");
        EXPECT_EQ(result.endedAlerts, ending.end ? std::vector{after} : std::vector<AlertEpisode>{});
        EXPECT_THAT(bring({.partition = Other}).endedAlerts, IsEmpty()) << "told once";
    }
}

TEST_P(StaleAlerts, EndAtOnceWhereTheNewerValueWasThereBefore)
{
    bring({.lastValues = {value(5.0, Later)}});
    const CommitResult result = leaveStale("inflacion");
    ASSERT_EQ(result.endedAlerts.size(), 1u);
    EXPECT_EQ(result.endedAlerts[0].end, Later);
}

TEST_P(StaleAlerts, AnActiveOneIsLeftAlone)
{
    AlertEpisode active = ruledBy("inflacion", episode("a", Inflation, T0, P0));
    bring({.partition = P0, .lastValues = {value(20.0, LastSeen)}, .alerts = {active}});
    EXPECT_THAT(bring({.lastValues = {value(5.0, Later)}}).endedAlerts, IsEmpty());
    EXPECT_EQ(kept("a"), active);
}

TEST_P(StaleAlerts, AnOrphanEndsWithTheClaimOfItsPartition)
{
    leaveStale("inflacion");
    std::vector<AlertRule> changed = rules();
    changed[0].enabled = false;
    const auto next = open(changed);
    EXPECT_THAT(bring({.partition = P1}, *next).endedAlerts, IsEmpty()) << "another partition's";
    const CommitResult result = bring({.partition = P0}, *next);
    ASSERT_EQ(result.endedAlerts.size(), 1u);
    EXPECT_EQ(result.endedAlerts[0].end, StaleAt) << "nobody knows more";
    EXPECT_EQ(raw().value("SELECT estado FROM alertas"), "resuelta");
}

TEST_P(StaleAlerts, WhatAMemoryKnowsOfSilenceComesBack)
{
    const auto starts = store->claim(Cluster, {P0});
    ASSERT_TRUE(succeeded(starts));
    AlertMemory firing, pending;
    firing.rule = "inflacion";
    firing.series = Inflation;
    firing.firing = ruledBy("inflacion", episode("a", Inflation, T0, P0));
    pending.rule = "media";
    pending.series = Inflation;
    pending.pendingSince = T0;
    pending.pendingLast = LastSeen;
    PartitionBatch batch = partitionBatch(starts->front(), 0, 1);
    batch.alertMemories = {firing, pending};
    ASSERT_TRUE(succeeded(store->commit(batchOf({batch}))));
    const auto again = store->claim(Cluster, {P0});
    ASSERT_TRUE(succeeded(again));
    EXPECT_THAT(again->front().alertMemories, ElementsAre(firing, pending));
}

TEST_P(StaleAlerts, AreForgottenWithTheResultsOfTheirTime)
{
    leaveStale("inflacion");
    const RetentionSettings keep{.windowDays = 0, .resultDays = 1};
    const TimeMs day = 86'400'000;
    bring({.partition = P1, .maxEventTime = StaleAt + day});
    while (store->prune(keep, StaleAt + day).value_or(false)) {}
    EXPECT_EQ(raw().value("SELECT count(*) FROM alertas"), "1");
    bring({.partition = P1, .maxEventTime = StaleAt + day + 1'000});
    while (store->prune(keep, StaleAt + day + 1'000).value_or(false)) {}
    EXPECT_EQ(raw().value("SELECT count(*) FROM alertas"), "0");
}

}  // namespace
}  // namespace observatorio::test
