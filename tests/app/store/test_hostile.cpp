// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever records carry comes back as it was, and never becomes SQL.
#include "analytics/domain/definedsum.h"
#include "app/store/sqlstore.h"
#include "tests/app/store/storefixture.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>
#include <set>

namespace observatorio::test {
namespace {

using namespace std::string_literals;

const std::vector<std::string> HostileTexts = {
    "'; DROP TABLE progreso; --",
    "\"},{\"",
    "{a,b}",
    "\\",
    "\\\\\"\\",
    "NULL",
    "null",
    "",
    " ",
    "a,b",
    "?::text[] $1 :name ?",
    "%1 %2",
    "\x01\x02\t\r\n\x1b[31m\x7f",
    "U+0000 \0 in the middle"s,
    "\0"s,
    "\xE2\x90\x80",
    "\xE2\x90\x80"
    "0",
    "\xE2\x90\x80"
    "1",
    "\xF0\x9F\x92\xA9 \xF0\x9F\x87\xA6\xF0\x9F\x87\xB7",
    "e\xCC\x81 \xC3\xA9",
    "\xEF\xBF\xBD\xEF\xBF\xBE",
    "\xE2\x80\xAE RTL",
    "$$ $q$ E'\\047'",
    "2026-11-23",
    "1e999",
};

class StoreHostile : public StoreTest {
protected:
    PartitionStart claim(Store &store, const std::string &topic = "eventos_qog")
    {
        const auto starts = store.claim(Cluster, {{topic, 0}});
        EXPECT_TRUE(succeeded(starts));
        return starts ? starts->front() : PartitionStart{};
    }
};
OBSERVATORIO_BOTH_DATABASES(StoreHostile);

TEST_P(StoreHostile, TextsComeBackEverywhere)
{
    auto store = openedStore();
    std::vector<TopicPartition> partitions;
    for (const std::string &text : HostileTexts)
        partitions.push_back({text, 3});
    const std::string cluster = HostileTexts[0] + '\0' + HostileTexts[4];
    const auto starts = store->claim(cluster, partitions);
    ASSERT_TRUE(succeeded(starts));
    ASSERT_EQ(starts->size(), HostileTexts.size());

    StoreBatch batch = batchOf({});
    batch.cluster = cluster;
    for (const PartitionStart &start : *starts) {
        PartitionBatch p = partitionBatch(start, 0, static_cast<std::int64_t>(HostileTexts.size()));
        p.maxEventTime = T0;
        for (std::size_t i = 0; i < HostileTexts.size(); ++i) {
            const std::string &text = HostileTexts[i];
            p.cells.push_back(cell(text, text, T0, {1.0}, static_cast<std::int64_t>(i)));
            p.lastValues.push_back({{text, text}, 1.0, 2024, T0, 0});
            p.rejected.push_back({static_cast<std::int64_t>(i), RejectReason::NotJson, text, T0});
            AlertMemory memory;
            memory.rule = text;
            memory.series = {text, text};
            memory.firing = episode(text, {text, text}, T0, start.partition);
            p.alerts.push_back(*memory.firing);
            p.alerts.back().id = start.partition.topic + "/" + text;
            p.alertMemories.push_back(memory);
        }
        std::sort(p.alertMemories.begin(), p.alertMemories.end(),
                  [](const AlertMemory &a, const AlertMemory &b) { return a.rule < b.rule; });
        batch.partitions.push_back(std::move(p));
    }
    const auto committed = store->commit(batch);
    ASSERT_TRUE(succeeded(committed));
    EXPECT_TRUE(committed->lost.empty());

    const auto again = store->claim(cluster, partitions);
    ASSERT_TRUE(succeeded(again));
    const auto byPlace = [](const auto &a, const auto &b) { return a.firstOffset < b.firstOffset; };
    const auto byRule = [](const AlertMemory &a, const AlertMemory &b) { return a.rule < b.rule; };
    for (std::size_t i = 0; i < again->size(); ++i) {
        PartitionStart start = again->at(i);
        EXPECT_EQ(start.partition, batch.partitions[i].partition);
        std::sort(start.openCells.begin(), start.openCells.end(), byPlace);
        EXPECT_EQ(start.openCells, batch.partitions[i].cells);
        std::sort(start.alertMemories.begin(), start.alertMemories.end(), byRule);
        EXPECT_EQ(start.alertMemories, batch.partitions[i].alertMemories);
    }
    const std::string id = HostileTexts[0] + '/' + HostileTexts[3];
    ASSERT_TRUE(succeeded(store->acknowledge({id}, {HostileTexts[13], HostileTexts[2], T0})));
    for (const std::string &text : HostileTexts) {
        const Silence silence{.id = text,
                              .matcher = {{"ARG"}, text, text, text},
                              .from = T0,
                              .until = T0 + 1,
                              .reason = text,
                              .author = text,
                              .created = T0};
        ASSERT_TRUE(succeeded(store->silence(silence)));
        const auto silences = store->silences(10'000);
        ASSERT_TRUE(succeeded(silences));
        EXPECT_NE(std::find(silences->begin(), silences->end(), silence), silences->end());
    }
    const auto alerts = store->alerts(10'000);
    ASSERT_TRUE(succeeded(alerts));
    EXPECT_EQ(alerts->size(), HostileTexts.size() * HostileTexts.size());
    EXPECT_EQ(std::count_if(alerts->begin(), alerts->end(),
                            [](const StoredAlert &a) {
                                return a.acknowledgedBy == HostileTexts[13] && a.acknowledgeComment == HostileTexts[2];
                            }),
              1);
    EXPECT_EQ(store->lastValues()->size(), HostileTexts.size());
    EXPECT_EQ(store->windows(0, 10'000)->size(), HostileTexts.size() * HostileTexts.size());
    RawSql sql(m_database->settings());
    EXPECT_EQ(sql.value("SELECT count(*) FROM progreso"), std::to_string(HostileTexts.size()));
    // What a terminal obeys is in no table.
    const std::string control = postgresql() ? "muestra ~ E'[\\u0001-\\u001f\\u007f-\\u009f]'"
                                             : "muestra GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || "
                                               "char(159) || ']*'";
    EXPECT_EQ(sql.value("SELECT count(*) FROM eventos_rechazados WHERE " + control), "0");
    EXPECT_EQ(sql.value("SELECT count(*) FROM eventos_rechazados WHERE muestra = '\\\\\"\\'"),
              std::to_string(HostileTexts.size()));
}

TEST_P(StoreHostile, RandomTextsComeBack)
{
    std::mt19937 random(20'261'123);
    const std::u32string alphabet =
        U"\0\0'\"\\{},$?:;%-/* \n\r\t\x01\x7f\u0085\u00e9\u2400\u2028\ufeff\ufffd\U0001F1E6\U0010FFFF01aZ"s;
    auto store = openedStore();
    PartitionBatch batch = partitionBatch(claim(*store), 0, 3'000);
    batch.maxEventTime = T0;
    std::set<SeriesName> seen;
    while (seen.size() < 3'000) {
        QString text;
        for (auto length = random() % 24; length > 0; --length)
            text += QString::fromUcs4(&alphabet[random() % alphabet.size()], 1);
        seen.insert({text.toStdString(), std::to_string(seen.size() % 7)});
    }
    for (const SeriesName &series : seen)
        batch.cells.push_back(
            cell(series.country, series.indicator, T0, {1.0}, static_cast<std::int64_t>(batch.cells.size())));
    ASSERT_TRUE(succeeded(store->commit(batchOf({batch}))));
    auto cells = claim(*store).openCells;
    std::sort(cells.begin(), cells.end(), [](const Cell &a, const Cell &b) { return a.firstOffset < b.firstOffset; });
    EXPECT_EQ(cells, batch.cells);
}

TEST_P(StoreHostile, RandomDoublesComeBackBitForBit)
{
    std::mt19937_64 random(7);
    auto store = openedStore();
    PartitionBatch batch = partitionBatch(claim(*store), 0, 5'000);
    batch.maxEventTime = T0;
    for (int i = 0; i < 5'000; ++i) {
        double value = 0.0;
        do {
            const std::uint64_t bits = random();
            std::memcpy(&value, &bits, sizeof value);
        } while (!std::isfinite(value));
        batch.cells.push_back(cell("ARG", std::to_string(i), T0, {value}, i));
        batch.cells.back().values.sum = std::nextafter(value / 3.0, 0.0);
    }
    batch.cells[0].values.sum = std::numeric_limits<double>::infinity();
    ASSERT_TRUE(succeeded(store->commit(batchOf({batch}))));
    auto cells = claim(*store).openCells;
    std::sort(cells.begin(), cells.end(), [](const Cell &a, const Cell &b) { return a.firstOffset < b.firstOffset; });
    EXPECT_EQ(cells, batch.cells);
}

TEST_P(StoreHostile, DoublesAtTheirLimitsFailNoCommitAndNoView)
{
    const double huge = std::numeric_limits<double>::max();
    const double tiny = std::numeric_limits<double>::denorm_min();
    auto store = openedStore();
    const auto starts = store->claim(Cluster, {{"a", 0}, {"b", 0}});
    ASSERT_TRUE(succeeded(starts));
    std::int64_t next = 0;
    for (int round = 0; round < 2; ++round) {
        std::vector<PartitionBatch> partitions;
        for (const PartitionStart &start : *starts) {
            PartitionBatch p = partitionBatch(start, next, 10);
            p.accounting = {.startOffset = 0, .nextOffset = next + 10, .counted = next + 10};
            p.cells = {cell("ARG", "alto", T0, {huge}, 0), cell("ARG", "bajo", T0, {-huge}, 1),
                       cell("ARG", "minimo", T0, {tiny}, 2), cell("BRA", "minimo", T0, {tiny, 0.0, 0.0}, 3)};
            for (const double value : {huge, -huge, tiny})
                p.late.push_back({{"ARG", std::to_string(value > 0) + std::to_string(value > 1)},
                                  T0,
                                  T0 + 30'000,
                                  true,
                                  {1, value, value, value},
                                  1});
            partitions.push_back(std::move(p));
        }
        ASSERT_TRUE(succeeded(store->commit(batchOf(partitions))));
        next += 10;
    }
    RawSql sql(m_database->settings());
    EXPECT_THAT(sql.rows("SELECT indicador, suma, num_eventos FROM metricas_30s WHERE pais = 'ARG' AND indicador IN "
                         "('alto', 'bajo') ORDER BY indicador"),
                testing::ElementsAre(testing::ElementsAre("alto", "1.7976931348623157e+308", "2"),
                                     testing::ElementsAre("bajo", "-1.7976931348623157e+308", "2")));
    EXPECT_THAT(sql.rows("SELECT num_eventos, suma > 0 FROM metricas_30s WHERE indicador = 'minimo' AND pais = 'ARG'"),
                testing::ElementsAre(testing::ElementsAre("2", postgresql() ? "true" : "1")));
    for (const char *view : {"metricas_15min", "metricas_pais_30s", "eventos_tardios", "ultimos_valores"})
        sql.rows(std::string("SELECT * FROM ") + view);  // an error fails the test
    EXPECT_TRUE(succeeded(store->windows(0, 100)));
}

TEST_P(StoreHostile, SumsStayDefinedHoweverTheyCome)
{
    constexpr double Huge = 1.7e308;
    const TopicPartition hostile{"hostil", 0}, plain{"llano", 0};
    auto store = openedStore();
    const auto starts = store->claim(Cluster, {hostile, plain});
    ASSERT_TRUE(succeeded(starts));
    const std::string most = "1.7976931348623157e+308";
    struct Case {
        const char *indicator;
        std::vector<std::vector<double>> batches;
        std::string sum, average;
    };
    const std::vector<Case> cases = {
        {"alternan", {{Huge}, {-Huge}, {Huge}, {-Huge}}, most, "4.4942328371557893e+307"},
        {"bajan", {{-Huge, -Huge}, {}, {Huge}, {-1.75e308}}, '-' + most, "-4.4942328371557893e+307"},
        {"caben",
         {{0x1p1020}, {0x1p1020}, {-0x1p1020}, {0x1p1020}},
         "2.247116418577895e+307",
         "5.617791046444737e+306"},
        {"llanos", {{1, 2}, {3}, {}, {4}}, "10", "2.5"},
        {"solo", {{}, {}, {Huge}, {}}, "1.7e+308", "1.7e+308"},
        {"suben", {{Huge, Huge}, {-Huge, -Huge}, {}, {}}, most, "4.4942328371557893e+307"},
    };
    for (std::size_t round = 0; round < 4; ++round) {
        PartitionBatch p = partitionBatch(starts->at(0), static_cast<std::int64_t>(round), 1);
        p.accounting = {.startOffset = 0,
                        .nextOffset = static_cast<std::int64_t>(round) + 1,
                        .counted = static_cast<std::int64_t>(round) + 1};
        for (const Case &each : cases) {
            if (const std::vector<double> &values = each.batches[round]; !values.empty()) {
                const Cell sums = cell("ARG", each.indicator, T0, values, 0);
                for (const bool amended : {true, false}) {
                    p.late.push_back({sums.series, T0, T0 + 30'000, amended, sums.values.defined(), 1});
                }
            }
        }
        PartitionBatch other = partitionBatch(starts->at(1), static_cast<std::int64_t>(round), 1);
        other.accounting = p.accounting;
        other.cells = {cell("BRA", "gini", T0, std::vector<double>(round + 1, 2.0), 0)};
        const auto committed = store->commit(batchOf({p, other}));
        ASSERT_TRUE(succeeded(committed)) << "round " << round;
        EXPECT_THAT(committed->committed, testing::ElementsAre(hostile, plain));
    }
    RawSql sql(m_database->settings());
    std::vector<testing::Matcher<std::vector<std::string>>> sums, windows;
    for (const Case &each : cases) {
        sums.push_back(testing::ElementsAre(each.indicator, each.sum));
        windows.push_back(testing::ElementsAre(each.indicator, each.sum, each.average));
    }
    EXPECT_THAT(sql.rows("SELECT indicador, suma FROM tardios WHERE NOT enmendado ORDER BY indicador"),
                testing::ElementsAreArray(sums));
    EXPECT_THAT(sql.rows("SELECT indicador, suma FROM celdas WHERE enmendado ORDER BY indicador"),
                testing::ElementsAreArray(sums));
    for (const char *view : {"metricas_30s", "metricas_15min"}) {
        EXPECT_THAT(
            sql.rows("SELECT indicador, suma, valor_promedio FROM "s + view + " WHERE pais = 'ARG' ORDER BY indicador"),
            testing::ElementsAreArray(windows))
            << view;
    }
    EXPECT_EQ(sql.value("SELECT suma FROM metricas_pais_30s WHERE pais = 'ARG'"), '-' + most)
        << "the largest is -1.75e308";
    EXPECT_EQ(sql.value("SELECT suma FROM eventos_tardios WHERE indicador = 'llanos'"), "20");
    EXPECT_EQ(sql.value("SELECT suma FROM metricas_30s WHERE pais = 'BRA'"), "8");
    EXPECT_EQ(
        sql.value("SELECT count(*) FROM eventos_tardios WHERE abs(suma) > 1.7976931348623157e308 OR suma <> suma"),
        "0");
}

TEST_P(StoreHostile, ViewsReadTheInfiniteSumsOfOlderVersionsAsDefined)
{
    auto store = openedStore();
    PartitionBatch batch = partitionBatch(claim(*store), 0, 4);
    batch.maxEventTime = T0;
    batch.cells = {cell("ARG", "inflacion", T0, {1.7e308, 1.7e308, -1.7e308}, 0)};
    batch.cells[0].values.sum = std::numeric_limits<double>::infinity();
    batch.late = {{{"ARG", "inflacion"},
                   T0,
                   T0 + 30'000,
                   false,
                   {2, -std::numeric_limits<double>::infinity(), -1.7e308, -1.7e308},
                   1}};
    ASSERT_TRUE(succeeded(store->commit(batchOf({batch}))));
    RawSql sql(m_database->settings());
    for (const char *view : {"metricas_30s", "metricas_15min", "metricas_pais_30s"})
        EXPECT_EQ(sql.value("SELECT suma FROM "s + view), "1.7976931348623157e+308") << view;
    EXPECT_EQ(sql.value("SELECT suma FROM eventos_tardios"), "-1.7976931348623157e+308");
}

TEST_P(StoreHostile, ForgedTimestampsOfRejectedRecordsAreKeptWithinTheCalendar)
{
    auto store = openedStore();
    PartitionBatch batch = partitionBatch(claim(*store), 0, 4);
    batch.accounting.counted = 0;
    batch.accounting.rejected = 4;
    batch.accounting.rejectedBy[static_cast<std::size_t>(RejectReason::FromFuture)] = 4;
    constexpr auto Least = std::numeric_limits<std::int64_t>::min(), Most = std::numeric_limits<std::int64_t>::max();
    batch.rejected = {{0, RejectReason::FromFuture, "", Least},
                      {1, RejectReason::FromFuture, "", Most},
                      {2, RejectReason::FromFuture, "", -1},
                      {3, RejectReason::FromFuture, "", std::nullopt}};
    ASSERT_TRUE(succeeded(store->commit(batchOf({batch}))));
    RawSql sql(m_database->settings());
    if (postgresql())
        EXPECT_THAT(sql.rows("SELECT to_char(ts_evento, 'YYYY-MM-DD HH24:MI:SS.MS BC') FROM eventos_rechazados ORDER "
                             "BY offset_evento"),
                    testing::ElementsAre(testing::ElementsAre("4714-11-24 00:00:00.000 BC"),
                                         testing::ElementsAre("294276-12-31 23:59:59.999 AD"),
                                         testing::ElementsAre("1969-12-31 23:59:59.999 AD"),
                                         testing::ElementsAre("NULL")));
    else
        EXPECT_THAT(sql.rows("SELECT ts_evento FROM eventos_rechazados ORDER BY offset_evento"),
                    testing::ElementsAre(testing::ElementsAre("-4713-11-24T00:00:00.000Z"),
                                         testing::ElementsAre("+294276-12-31T23:59:59.999Z"),
                                         testing::ElementsAre("1969-12-31T23:59:59.999Z"),
                                         testing::ElementsAre("NULL")));
    EXPECT_EQ(sql.value("SELECT cantidad FROM rechazos_por_motivo WHERE motivo = 'future'"), "4");
}

TEST_P(StoreHostile, RejectedRecordsAreBounded)
{
    auto store = openedStore();
    const PartitionStart start = claim(*store);
    RawSql sql(m_database->settings());
    const std::string many = std::to_string(store::RejectedKept + 300);
    sql.exec("INSERT INTO eventos_rechazados (cluster, topic, particion, offset_evento, motivo, muestra) "
             "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
             + many
             + ") "
               "SELECT 'cluster-1', 'eventos_qog', 0, i, 'not-json', 'x' FROM n");
    PartitionBatch batch = partitionBatch(start, 500'000, 1);
    batch.accounting.counted = 0;
    batch.accounting.rejected = 1;
    batch.rejected = {{500'000, RejectReason::NotJson, "the newest", T0}};
    ASSERT_TRUE(succeeded(store->commit(batchOf({batch}))));
    EXPECT_THAT(sql.rows("SELECT count(*), min(offset_evento), max(offset_evento) FROM eventos_rechazados"),
                testing::ElementsAre(testing::ElementsAre(std::to_string(store::RejectedKept), "302", "500000")));
}

}  // namespace
}  // namespace observatorio::test
