// SPDX-License-Identifier: GPL-3.0-or-later
// Silences in the tables, and those that were made of what earlier versions kept with each alert.
#include "app/store/migrations.h"
#include "app/store/observerstore.h"
#include "tests/app/store/storefixture.h"

#include <QFile>
#include <gmock/gmock.h>

namespace observatorio::test {
namespace {

using testing::ElementsAre;

const TopicPartition P0{"eventos_qog", 0};

Silence silenceOf(const std::string &id, TimeMs until)
{
    return {.id = id,
            .matcher = {{"ARG", "VEN"}, "america", "inflacion", "inflacion/VEN"},
            .from = T0,
            .until = until,
            .reason = "obras, 'hasta' mañana",
            .author = "ana",
            .created = T0 - 5};
}

class StoreSilences : public StoreTest {
protected:
    static std::vector<std::string> ids(const Expected<std::vector<Silence>> &silences)
    {
        std::vector<std::string> found;
        EXPECT_TRUE(succeeded(silences));
        for (const Silence &silence : silences.value())
            found.push_back(silence.id);
        return found;
    }
};
OBSERVATORIO_BOTH_DATABASES(StoreSilences);

TEST_P(StoreSilences, ComeBackAsTheyWereGivenTheLastToEndFirst)
{
    const auto store = openedStore();
    Silence country{.id = "c", .matcher = {{"PER"}, "", "", ""}, .from = T0, .until = T0 + 50, .created = T0};
    Silence region{.id = "r", .matcher = {{}, "america", "", ""}, .from = T0, .until = T0 + 70, .created = T0};
    for (const Silence &silence : {country, silenceOf("all", T0 + 90), region})
        ASSERT_TRUE(succeeded(store->silence(silence)));
    const auto found = store->silences(10);
    ASSERT_TRUE(succeeded(found));
    EXPECT_THAT(*found, ElementsAre(silenceOf("all", T0 + 90), region, country));
    EXPECT_THAT(ids(store->silences(2)), ElementsAre("all", "r"));
    EXPECT_EQ(raw().value("SELECT paises FROM silencios WHERE id = 'all'"), "ARG,VEN");
}

TEST_P(StoreSilences, AnEndComesEarlierAndNeverLater)
{
    const auto store = openedStore();
    const auto other = openedStore();
    ASSERT_TRUE(succeeded(store->silence(silenceOf("s", T0 + 90))));
    Silence ended = silenceOf("s", T0 + 40);
    ended.reason = "another";
    ASSERT_TRUE(succeeded(other->silence(ended)));
    ASSERT_TRUE(succeeded(store->silence(silenceOf("s", T0 + 60)))) << "it had not heard of that";
    const auto found = store->silences(10);
    ASSERT_TRUE(succeeded(found));
    EXPECT_THAT(*found, ElementsAre(silenceOf("s", T0 + 40)));
}

TEST_P(StoreSilences, WhoOnlyLooksReadsAndSilencesToo)
{
    openedStore()->close();
    const auto observer = makeObserverStore(m_database->settings(), "looks");
    ASSERT_TRUE(succeeded(observer->store().open()));
    ASSERT_TRUE(succeeded(observer->store().silence(silenceOf("s", T0 + 90))));
    EXPECT_THAT(ids(observer->store().silences(10)), ElementsAre("s"));
}

TEST_P(StoreSilences, FormerSilencesOfAlertsBecomeOnesOfTheirRuleAndSeries)
{
    auto store = openedStore();
    const auto starts = store->claim(Cluster, {P0});
    ASSERT_TRUE(succeeded(starts));
    PartitionBatch batch = partitionBatch(starts->front(), 0, 1);
    batch.alerts = {episode("a", {"ARG", "inflacion"}, T0, P0), episode("b", {"ARG", "inflacion"}, T0 + 10, P0),
                    episode("c", {"PER", "gini"}, T0, P0), episode("d", {"*", "*"}, T0, P0)};
    ASSERT_TRUE(succeeded(store->commit(batchOf({batch}))));
    store->close();
    RawSql sql(m_database->settings());
    const std::string until = postgresql() ? "timestamptz '2030-01-01T00:00:00Z'" : "'2030-01-01T00:00:00.000Z'";
    sql.exec("UPDATE alertas SET silenciada_hasta = " + until + ", motivo_silencio = 'obras' WHERE id <> 'c'");
    sql.exec("DROP TABLE silencios");
    sql.exec("ALTER TABLE alertas DROP COLUMN comentario");
    QFile file(QStringLiteral(":/migrations/%1/009_silences.sql")
                   .arg(postgresql() ? QStringLiteral("postgresql") : QStringLiteral("sqlite")));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    for (const QString &statement : store::migrationStatements(QString::fromUtf8(file.readAll())))
        sql.exec(statement.toStdString());
    store = openedStore();
    const auto found = store->silences(10);
    ASSERT_TRUE(succeeded(found));
    ASSERT_EQ(found->size(), 1u) << "two episodes of one series, and none of a summary";
    EXPECT_EQ(found->front().matcher, (SilenceMatcher{{"ARG"}, "", "inflacion", batch.alerts[0].rule}));
    EXPECT_EQ(found->front().from, T0);
    EXPECT_EQ(found->front().until, 1'893'456'000'000);
    EXPECT_EQ(found->front().reason, "obras");
    EXPECT_EQ(found->front().id.size(), 32u);
}

}  // namespace
}  // namespace observatorio::test
