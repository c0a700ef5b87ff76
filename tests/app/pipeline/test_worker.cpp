// SPDX-License-Identifier: GPL-3.0-or-later
// The worker of both programs on a broker and a database in memory.
#include "app/pipeline/worker.h"
#include "tests/app/pipeline/inmemory.h"

#include <QFile>
#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace observatorio {
namespace {

using namespace std::chrono_literals;
using test::Base;
using test::FakeSource;
using test::FakeStore;
using test::P0;
using test::Tables;

struct Published {
    std::vector<std::string> series;
    bool closed = false;
};

class FakeOutlet : public AlertOutlet {
public:
    explicit FakeOutlet(Published &published) : m_published(published) {}
    void publish(const AlertEpisode &episode) override { m_published.series.push_back(episode.series.country); }
    PublisherView view() override { return {true, m_published.series.size(), 0, 0, {}}; }
    void close(std::chrono::milliseconds) override { m_published.closed = true; }

private:
    Published &m_published;
};

class WorkerTest : public testing::Test {
protected:
    WorkerTest()
    {
        session.countries = &test::countries();
        session.settings.broker.embedded = false;
        session.settings.broker.bootstrapServers = "memory:1";
        session.settings.broker.instanceId = "prueba";  // else it would take a place on this machine
        session.ingest = {.commitEvery = 0ms, .maxRecords = 1000};
        AlertRule rule;
        rule.id = "propia";
        rule.indicator = "gini";
        rule.warning = 10.0;
        session.settings.rules = {rule};
    }

    std::unique_ptr<Worker> make()
    {
        Worker::Ports ports{.source = [this](const BrokerSettings &broker) -> Expected<std::unique_ptr<RecordSource>> {
                                asked = broker;
                                if (refusal)
                                    return tl::unexpected(*refusal);
                                ++sources;
                                auto made = std::make_unique<FakeSource>();
                                source = made.get();
                                return made;
                            },
                            .store = [this] { return std::make_unique<FakeStore>(tables); },
                            .outlet = [this](const BrokerSettings &) -> Expected<std::unique_ptr<AlertOutlet>> {
                                if (outletRefusal)
                                    return tl::unexpected(*outletRefusal);
                                return std::make_unique<FakeOutlet>(published);
                            },
                            .wallClock = [this] { return now; }};
        return std::make_unique<Worker>(session, std::move(ports));
    }

    static Record record(std::int64_t offset, const char *country, double value)
    {
        return test::makeRecord(country, "gini", offset, Base + offset, value);
    }
    void send(std::vector<Record> records) { source->send(P0, std::move(records)); }
    template<typename Condition>
    ::testing::AssertionResult until(Worker &worker, Condition condition)
    {
        return test::turnUntil([&worker] { worker.turn(0ms); }, condition);
    }
    ::testing::AssertionResult assign(Worker &worker)
    {
        source->assign(P0);
        return until(worker, [this] { return source->started.contains(P0); });
    }
    std::int64_t storedOffset() { return test::storedOffset(tables, P0); }

    Tables tables;  // first: the workers of a test go before it
    TimeMs now = Base;
    Worker::Session session;
    FakeSource *source = nullptr;
    int sources = 0;
    BrokerSettings asked;
    Published published;
    std::optional<Error> refusal, outletRefusal;
};

TEST_F(WorkerTest, judgesByTheRulesOfItsSettingsAndStores)
{
    const auto worker = make();
    ASSERT_TRUE(worker->connect("memory:2"));
    EXPECT_EQ(asked.bootstrapServers, "memory:2");
    EXPECT_EQ(asked.instanceId, "prueba");
    ASSERT_TRUE(assign(*worker));
    send({record(0, "ARG", 5.0), record(1, "VEN", 11.0)});
    ASSERT_TRUE(until(*worker, [this] { return storedOffset() == 2; }));
    EXPECT_EQ(tables.alerts.size(), 1u) << "only VEN is above a threshold that no default rule has";
    EXPECT_EQ(worker->counted().counted, 2);
    EXPECT_EQ(worker->links().broker.state, LinkState::Up);
    EXPECT_EQ(worker->links().database.state, LinkState::Up);
    EXPECT_TRUE(published.series.empty()) << "publishing is off";
    worker->disconnect(0ms);
    EXPECT_EQ(worker->counted().counted, 2) << "known after the end too";
}

/// A data folder of a test's own.
struct Home {
    Home() { qputenv("XDG_DATA_HOME", QFile::encodeName(folder.path())); }
    ~Home() { before.isEmpty() ? qunsetenv("XDG_DATA_HOME") : qputenv("XDG_DATA_HOME", before); }

    const QByteArray before = qgetenv("XDG_DATA_HOME");
    const QTemporaryDir folder;
};

TEST_F(WorkerTest, whoseClientDiedOrOnlyClosedComesBackInItsPlace)
{
    const Home home;
    session.settings.broker.instanceId.clear();
    const auto placeOfNext = [this](TimeMs at) {
        now = at;
        const auto worker = make();
        EXPECT_TRUE(worker->connect("memory:1"));
        return asked.instanceId.back();
    };
    auto stays = make();
    ASSERT_TRUE(stays->connect("memory:1"));
    {
        const auto dies = make();
        ASSERT_TRUE(dies->connect("memory:1"));
        EXPECT_EQ(asked.instanceId.back(), '1');
        source->givesUp = false;
        now += 60'000;
        dies->turn(0ms);
        stays.reset();
        now += 60'000;
        dies->disconnect(0ms);
    }
    EXPECT_EQ(placeOfNext(now + 5'000), '1');
    {
        const auto leaves = make();
        ASSERT_TRUE(leaves->connect("memory:1"));
        EXPECT_EQ(asked.instanceId.back(), '1');
        source->givesUp = true;
        leaves->disconnect(0ms);
    }
    EXPECT_EQ(placeOfNext(now), '0');
}

TEST_F(WorkerTest, tellsInTheDatabaseWhoItIsAndTakesThatAwayWhenItEnds)
{
    session.program = {"observatorioctl work", "2.0"};
    session.observed = true;
    const auto worker = make();
    ASSERT_TRUE(worker->connect("memory:1"));
    ASSERT_TRUE(assign(*worker));
    send({record(0, "ARG", 5.0), record(1, "VEN", 6.0)});
    ASSERT_TRUE(until(*worker, [this] { return storedOffset() == 2; }));
    const auto signedAs = [this] {
        std::lock_guard lock(tables.mutex);
        return tables.signs.contains("prueba") ? tables.signs["prueba"] : WorkerSign{};
    };
    now += SignEveryMs;
    ASSERT_TRUE(until(*worker, [&] { return signedAs().partitions == std::vector{P0} && signedAs().rate > 0.0; }));
    EXPECT_EQ(signedAs().group, session.settings.broker.group);
    EXPECT_EQ(signedAs().program, "observatorioctl work");
    EXPECT_EQ(signedAs().rate, 1.0) << "two records in two seconds";
    EXPECT_EQ(signedAs().runningMs, SignEveryMs);
    EXPECT_TRUE(signedAs().sinceCommitMs.has_value());
    EXPECT_FALSE(signedAs().host.empty());
    ASSERT_TRUE(until(*worker, [&] { return worker->workers().size() == 1 && worker->workers().front().isThis; }));
    ASSERT_TRUE(until(*worker, [this] {
        std::lock_guard lock(tables.mutex);
        return tables.told > 0;
    })) << "others are told of what was stored";
    worker->disconnect(0ms);
    worker->stop(1s);
    EXPECT_TRUE(tables.signs.empty());
}

TEST_F(WorkerTest, thatItCannotTellWhoItIsStopsNothing)
{
    tables.mayNotSign = true;
    const auto worker = make();
    ASSERT_TRUE(worker->connect("memory:1"));
    ASSERT_TRUE(assign(*worker));
    for (std::int64_t offset = 0; offset < 5; ++offset) {
        now += SignEveryMs;
        send({record(offset, "ARG", 5.0)});
        ASSERT_TRUE(until(*worker, [this, offset] { return storedOffset() == offset + 1; }));
        EXPECT_EQ(worker->links().database.state, LinkState::Up);
    }
    EXPECT_TRUE(tables.signs.empty());
}

TEST_F(WorkerTest, aFencedProgramComesBackUnderAnotherId)
{
    const Home home;
    session.settings.broker.instanceId.clear();
    const auto worker = make();
    ASSERT_TRUE(worker->connect("memory:1"));
    const std::string first = asked.instanceId;
    worker->disconnect(0ms);
    ASSERT_TRUE(worker->connect("memory:1"));
    EXPECT_EQ(asked.instanceId, first) << "nothing is wrong with it";
    source->turns.push_back({.fatal = Error{ErrorCode::GroupFenced, "g", ""}});
    worker->turn(0ms);
    ASSERT_TRUE(worker->connect("memory:1"));
    EXPECT_NE(asked.instanceId, first);
    EXPECT_EQ(worker->links().remarks, (std::vector{Error{ErrorCode::PlaceTaken, asked.instanceId, ""}}));
}

TEST_F(WorkerTest, publishesNewsWhetherSomebodyLooksOrNot)
{
    session.settings.publishCorruptionAlerts = true;
    for (const bool observed : {false, true}) {
        session.observed = observed;
        published = {};
        tables.rows.clear();
        tables.alerts.clear();
        const auto worker = make();
        ASSERT_TRUE(worker->connect("memory:1"));
        ASSERT_TRUE(assign(*worker));
        send({record(0, "ARG", 50.0), record(1, "VEN", 1.0)});
        std::size_t changes = 0;
        ASSERT_TRUE(until(*worker, [&] {
            if (const auto progress = worker->takeProgress(); progress.changes)
                changes += progress.changes->cells.size();
            return published.series.size() == 1;
        })) << observed;
        EXPECT_EQ(published.series, std::vector<std::string>{"ARG"});
        EXPECT_EQ(changes > 0, observed) << "who does not look pays for no picture";
        EXPECT_EQ(worker->published().published, 1u);
        send({record(2, "CHL", 60.0)});
        source->turns.push_back({});
        ASSERT_TRUE(until(*worker, [&] { return source->turns.empty(); }));
        worker->takeProgress();
        ASSERT_TRUE(worker->flush(10s));
        EXPECT_EQ(published.series.size(), 2u) << "the last news goes out before the end";
        worker->disconnect(0ms);
        EXPECT_TRUE(published.closed);
        worker->stop(1s);
    }
}

TEST_F(WorkerTest, anOutletThatCannotOpenIsSaidAndStopsNothing)
{
    session.settings.publishCorruptionAlerts = true;
    outletRefusal = Error{ErrorCode::ProducerFailed, "alertas_corrupcion", "no"};
    const auto worker = make();
    ASSERT_TRUE(worker->connect("memory:1"));
    EXPECT_EQ(worker->published().error, outletRefusal);
    ASSERT_TRUE(assign(*worker));
    send({record(0, "ARG", 50.0)});
    EXPECT_TRUE(until(*worker, [this] { return storedOffset() == 1; }));
}

TEST_F(WorkerTest, aSilencedAlertIsPublishedOnceItsSilenceIsOver)
{
    session.settings.publishCorruptionAlerts = true;
    tables.silences["s"] = {.id = "s", .matcher = {{"ARG"}, "", "", ""}, .from = now, .until = now + 60'000};
    const auto worker = make();
    ASSERT_TRUE(worker->connect("memory:1"));
    ASSERT_TRUE(assign(*worker));
    send({record(0, "ARG", 50.0), record(1, "VEN", 50.0)});
    ASSERT_TRUE(until(*worker, [this] { return storedOffset() == 2 && !published.series.empty(); }));
    EXPECT_EQ(published.series, std::vector<std::string>{"VEN"});
    now += 60'000;
    ASSERT_TRUE(until(*worker, [this] { return published.series.size() == 2; }));
    EXPECT_EQ(published.series.back(), "ARG");
}

TEST_F(WorkerTest, aSilenceThatAnotherProgramWroteIsHeardOfWithASign)
{
    session.settings.publishCorruptionAlerts = true;
    const auto worker = make();
    ASSERT_TRUE(worker->connect("memory:1"));
    ASSERT_TRUE(assign(*worker));
    {
        std::lock_guard lock(tables.mutex);
        tables.silences["s"] = {.id = "s", .matcher = {{"ARG"}, "", "", ""}, .from = now, .until = now + 60'000};
    }
    ASSERT_TRUE(until(*worker, [&] {
        now += 3'000;  // past the next sign
        std::lock_guard lock(tables.mutex);
        tables.silences["s"].until = now + 60'000;
        return worker->alertBook().silences()->size() == 1;
    }));
    Silence ended = worker->alertBook().silences()->front();
    ended.until = now;
    worker->silence(ended);
    EXPECT_EQ(worker->alertBook().silences()->front().until, now) << "at once";
    worker->stop(10s);
    EXPECT_EQ(tables.silences.at("s").until, ended.until);
}

TEST_F(WorkerTest, aSourceThatCannotBeMadeFailsTheLink)
{
    refusal = Error{ErrorCode::FileUnreadable, "/no/ca.pem", "No such file"};
    const auto worker = make();
    const auto connected = worker->connect("memory:1");
    ASSERT_FALSE(connected);
    EXPECT_FALSE(worker->isConnected());
    EXPECT_EQ(worker->links().broker.state, LinkState::Failed);
    EXPECT_EQ(worker->links().broker.error, refusal);
    refusal.reset();
    EXPECT_TRUE(worker->connect("memory:1")) << "tried again";
}

TEST_F(WorkerTest, aBrokerThatComesBackAsAnotherKeepsTheBook)
{
    session.observed = true;
    const auto worker = make();
    ASSERT_TRUE(worker->connect("memory:1"));
    ASSERT_TRUE(assign(*worker));
    send({record(0, "ARG", 50.0)});
    ASSERT_TRUE(until(*worker, [&] {
        worker->takeProgress();
        return worker->alertBook().alerts()->size() == 1 && storedOffset() == 1;
    }));
    const std::string id = worker->alertBook().alerts()->front().episode.id;
    worker->acknowledge({id}, {.who = "ana", .at = now});
    worker->disconnect(0ms);
    worker->interruptAlerts("embedded-");
    ASSERT_TRUE(worker->connect("memory:2"));
    const AlertView &view = worker->alertBook().alerts()->front();
    EXPECT_EQ(view.acknowledgedBy, "ana");
    EXPECT_TRUE(view.episode.end);
    ASSERT_TRUE(assign(*worker)) << "claimed anew";
    worker->stop(10s);
    EXPECT_EQ(tables.alerts.at(id), "ana");
}

TEST_F(WorkerTest, aClientThatTheLibraryGaveUpIsReplacedAfterAPause)
{
    const Error fatal{ErrorCode::GroupFailed, "grupo-analisis", "idempotence"};
    const auto worker = make();
    ASSERT_TRUE(worker->connect("memory:1"));
    ASSERT_TRUE(assign(*worker));
    send({record(0, "ARG", 5.0)});
    ASSERT_TRUE(until(*worker, [this] { return storedOffset() == 1; }));
    for (const DurationMs pause : {1'000, 2'000, 4'000}) {
        const int before = sources;
        source->turns.push_back({.fatal = fatal});
        ASSERT_TRUE(until(*worker, [&] { return !worker->isConnected(); }));
        EXPECT_EQ(worker->links().group.membership, Membership::Lost);
        EXPECT_EQ(worker->links().group.error, fatal);
        EXPECT_FALSE(hopeless(worker->links()));
        now += pause - 1;
        worker->turn(0ms);
        EXPECT_EQ(sources, before) << "not before the pause";
        now += 1;
        worker->turn(0ms);
        EXPECT_EQ(sources, before + 1);
        worker->turn(0ms);
        EXPECT_EQ(worker->links().broker.state, LinkState::Up);
        EXPECT_EQ(worker->links().group.error, fatal) << "a broker that answers cures nothing";
    }
    ASSERT_TRUE(assign(*worker));
    EXPECT_EQ(source->started[P0].first, 1) << "where the database is";
    EXPECT_EQ(worker->links().group.membership, Membership::Member);
    EXPECT_FALSE(worker->links().group.error);
    send({record(1, "ARG", 5.0)});
    ASSERT_TRUE(until(*worker, [this] { return storedOffset() == 2; }));
    EXPECT_EQ(worker->counted().counted, 2) << "of all clients";
    EXPECT_EQ(worker->totals().consumed, 2);
}

TEST_F(WorkerTest, aFencedProgramWhosePlaceTheSettingsFixIsHopeless)
{
    const auto worker = make();  // its settings have an instance id
    ASSERT_TRUE(worker->connect("memory:1"));
    source->turns.push_back({.fatal = Error{ErrorCode::GroupFenced, "grupo-analisis", {}}});
    ASSERT_TRUE(until(*worker, [&] { return !worker->isConnected(); }));
    EXPECT_TRUE(hopeless(worker->links()));
    now += 3'600'000;
    worker->turn(0ms);
    EXPECT_EQ(sources, 1) << "the other program has the place";
    worker->retryNow();
    worker->turn(0ms);
    EXPECT_EQ(sources, 2) << "a person knows better";
}

TEST_F(WorkerTest, aCommitOfTheLastClientIsNotTakenForOneOfTheNew)
{
    const auto worker = make();
    ASSERT_TRUE(worker->connect("memory:1"));
    ASSERT_TRUE(assign(*worker));
    send({record(0, "ARG", 5.0)});
    ASSERT_TRUE(until(*worker, [this] { return storedOffset() == 1; }));
    tables.away = true;
    send({record(1, "ARG", 5.0)});
    ASSERT_TRUE(until(*worker, [&] { return worker->links().database.state == LinkState::Retrying; }));
    worker->disconnect(0ms);
    ASSERT_TRUE(worker->connect("memory:1"));
    source->assign(P0);
    worker->turn(0ms);
    tables.away = false;
    worker->retryNow();
    ASSERT_TRUE(until(*worker, [this] { return source->started.contains(P0); }));
    EXPECT_EQ(source->started[P0].first, 2) << "the old batch came first";
    send({record(2, "ARG", 5.0)});
    ASSERT_TRUE(until(*worker, [this] { return storedOffset() == 3; }));
    EXPECT_TRUE(worker->links().partitionErrors.empty());
}

TEST_F(WorkerTest, whereEveryTopicThatWasReadIsGoneNothingIsLeft)
{
    session.settings.broker.topics = {"eventos"};
    const auto worker = make();
    ASSERT_TRUE(worker->connect("memory:1"));
    const Error gone{ErrorCode::TopicUnknown, "eventos", {}};
    source->turns.push_back({.partitionErrors = {{{"eventos", -1}, gone}}});
    worker->turn(0ms);
    now += 3'600'000;
    worker->turn(0ms);
    EXPECT_FALSE(worker->links().allLost) << "it was never there: it may come";
    ASSERT_TRUE(assign(*worker));
    source->turns.push_back({.revoked = {P0}, .partitionErrors = {{{"eventos", -1}, gone}}});
    ASSERT_TRUE(until(*worker, [&] { return !worker->links().topicErrors.empty(); }));
    EXPECT_FALSE(worker->links().allLost) << "it may be made anew";
    now += 15'000;
    ASSERT_TRUE(until(*worker, [&] { return worker->links().allLost; }));
    EXPECT_EQ(hopeless(worker->links()), gone);
}

TEST_F(WorkerTest, linksSayWhatKeepsItFromReading)
{
    tables.away = true;
    const auto worker = make();
    ASSERT_TRUE(worker->connect("memory:1"));
    EXPECT_EQ(worker->links().broker.state, LinkState::Connecting);
    source->turns.push_back({.error = Error{ErrorCode::BrokerUnreachable, "memory:1", {}}});
    source->up = false;
    ASSERT_TRUE(until(*worker, [&] { return worker->links().broker.state == LinkState::Retrying; }));
    source->turns.push_back({.partitionErrors = {{{"nada", -1}, Error{ErrorCode::TopicUnknown, "nada", {}}}}});
    source->up = true;
    ASSERT_TRUE(until(*worker, [&] { return worker->links().broker.state == LinkState::Up; }));
    EXPECT_TRUE(worker->links().topicErrors.contains("nada"));
    ASSERT_TRUE(until(*worker, [&] { return worker->links().database.state == LinkState::Retrying; }));
    EXPECT_FALSE(worker->links().databaseEverOpened);
    tables.away = false;
    worker->retryNow();
    EXPECT_TRUE(until(*worker, [&] { return worker->links().databaseEverOpened; }));
}

}  // namespace
}  // namespace observatorio
