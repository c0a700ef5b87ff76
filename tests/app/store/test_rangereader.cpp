// SPDX-License-Identifier: GPL-3.0-or-later
// Any time out of the tables: what the views tell, of some series, at the seams too.
#include "tests/app/store/storefixture.h"

#include "app/store/rangereader.h"

#include <QDateTime>

#include <cmath>

namespace observatorio::test {
namespace {

const TopicPartition P0{"eventos_qog", 0}, P1{"eventos_qog", 1};
constexpr TimeMs Day = 86'400'000, Quarter = 900'000, Window = 30'000;
constexpr TimeMs Start = T0 - T0 % Day;
const SeriesName Argentina{"ARG", "inflacion"}, Brazil{"BRA", "inflacion"};

class StoreRange : public OpenStoreTest {
protected:
    void SetUp() override
    {
        OpenStoreTest::SetUp();
        if (IsSkipped())
            return;
        m_reader = makeRangeReader(m_database->settings(), "range-test");
    }
    /// A window every `every` over `span` in both partitions, and a third country that nobody asks for.
    void fill(DurationMs span, DurationMs every = Window)
    {
        int number = 0;
        for (const TopicPartition &partition : {P0, P1}) {
            const auto start = m_store->claim(Cluster, {partition});
            ASSERT_TRUE(succeeded(start));
            PartitionBatch batch = partitionBatch(start->front(), 0, 1);
            for (TimeMs at = Start; at < Start + span; at += every) {
                for (const char *country : {"ARG", "BRA", "CHL"}) {
                    ++number;
                    batch.cells.push_back(cell(country, "inflacion", at, {1.0 * number, number / 3.0}, number));
                }
            }
            batch.accounting.counted = 1;
            batch.maxEventTime = Start + span;
            batch.watermarkDelayMs = Quarter;
            ASSERT_TRUE(succeeded(m_store->commit(batchOf({std::move(batch)}))));
        }
    }
    RangeResult read(TimeMs from, TimeMs until, DurationMs resolution = Window,
                     std::vector<SeriesName> series = {Argentina, Brazil})
    {
        const auto result =
            m_reader->read({.from = from, .until = until, .series = std::move(series), .resolution = resolution},
                           [](const RangeResult &) { return true; });
        EXPECT_TRUE(succeeded(result));
        return result.value_or(RangeResult{});
    }
    /// What `view` tells of it, by start.
    void expectAsIn(const char *view, const RangeResult &result, TimeMs from, TimeMs until)
    {
        ASSERT_EQ(result.windows.size(), result.query.series.size());
        for (std::size_t i = 0; i < result.windows.size(); ++i) {
            const Rows rows =
                m_sql->rows(std::string("SELECT num_eventos, minimo, maximo, valor_promedio, final, enmendada FROM ")
                            + view + " WHERE pais = '" + result.query.series[i].country
                            + "' AND indicador = 'inflacion'" + " AND ventana_inicio >= '" + iso(from)
                            + "' AND ventana_inicio < '" + iso(until) + "' ORDER BY ventana_inicio");
            ASSERT_EQ(result.windows[i]->size(), rows.size());
            TimeMs before = 0;
            for (std::size_t at = 0; at < rows.size(); ++at) {
                const WindowPoint &point = (*result.windows[i])[at];
                EXPECT_GT(point.start, before);
                before = point.start;
                EXPECT_EQ(point.end - point.start, result.resolution);
                EXPECT_EQ(point.values.count, std::stoll(rows[at][0]));
                EXPECT_EQ(point.values.min, std::stod(rows[at][1]));
                EXPECT_EQ(point.values.max, std::stod(rows[at][2]));
                const double mean = std::stod(rows[at][3]);  // added in another order
                EXPECT_NEAR(point.values.mean(), mean, std::abs(mean) * 1e-12);
                EXPECT_EQ(point.final, rows[at][4] == "1" || rows[at][4] == "true") << at;
                EXPECT_EQ(point.amended, rows[at][5] == "1" || rows[at][5] == "true");
            }
        }
    }
    static std::string iso(TimeMs at)
    {
        return QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(Qt::ISODateWithMs).toStdString();
    }

    std::unique_ptr<RangeReader> m_reader;
};
OBSERVATORIO_BOTH_DATABASES(StoreRange);

TEST_P(StoreRange, TellsWhatTheViewsTell)
{
    fill(3 * Quarter);
    const TimeMs from = Start + 4 * Window, until = Start + 50 * Window;
    const RangeResult shorts = read(from, until);
    EXPECT_TRUE(shorts.complete);
    EXPECT_EQ(shorts.resolution, Window);
    EXPECT_EQ(shorts.windows[0]->size(), 46U);
    expectAsIn("metricas_30s", shorts, from, until);
    const RangeResult longs = read(Start, Start + 3 * Quarter, Quarter);
    EXPECT_EQ(longs.windows[0]->size(), 3U);
    expectAsIn("metricas_15min", longs, Start, Start + 3 * Quarter);
    EXPECT_TRUE((*longs.windows[0])[1].final);
    EXPECT_FALSE((*longs.windows[0])[2].final);
}

TEST_P(StoreRange, WindowsAreWholeWhereverTheRangeBeginsAndEnds)
{
    fill(8 * Quarter, 5 * 60'000);
    const RangeResult hours = read(Start + 17 * 60'000, Start + 61 * 60'000, 4 * Quarter);
    ASSERT_EQ(hours.windows[0]->size(), 2U);
    EXPECT_EQ(hours.windows[0]->front().start, Start);
    EXPECT_EQ(hours.windows[0]->front().values.count, 12 * 2 * 2);
    EXPECT_EQ(hours.windows[0]->back().values.count, 12 * 2 * 2);
}

TEST_P(StoreRange, QuarterHoursTakeThePlaceOfWindowsThatAreGone)
{
    fill(4 * Day, 5 * 60'000);
    const RangeResult before = read(Start, Start + 4 * Day, Quarter);
    ASSERT_EQ(before.windows[0]->size(), 4U * 96U);
    const RetentionSettings aDay{.windowDays = 1, .resultDays = 0};
    bool more = true;
    while (more) {
        const auto step = m_store->prune(aDay, Start + 4 * Day);
        ASSERT_TRUE(succeeded(step));
        more = *step;
    }
    ASSERT_NE(m_sql->value("SELECT count(*) FROM cuartos"), "0");
    const RangeResult fine = read(Start, Start + 4 * Day);
    EXPECT_EQ(fine.resolution, Quarter) << "no finer ones of all of it are there";
    ASSERT_EQ(fine.windows[0]->size(), 4U * 96U);
    expectAsIn("metricas_15min", fine, Start, Start + 4 * Day);
    EXPECT_EQ(read(Start + 4 * Day - Quarter, Start + 4 * Day).resolution, Window);
    const RangeResult days = read(Start, Start + 4 * Day, Day);
    ASSERT_EQ(days.windows[1]->size(), 4U);
    EXPECT_EQ((*days.windows[1])[2].values.count, 288 * 2 * 2);
}

TEST_P(StoreRange, StoredAndLiveWindowsMakeOneLine)
{
    fill(20 * Window);
    const RangeResult stored = read(Start, Start + Day, Window, {Argentina});
    // Live goes on: the newest stored window grows, others come, and what is stored later is the same line.
    std::vector<WindowPoint> live((*stored.windows[0]).begin() + 15, (*stored.windows[0]).end());
    const auto start = m_store->claim(Cluster, {P0});
    ASSERT_TRUE(succeeded(start));
    PartitionBatch batch = partitionBatch(start->front(), 1, 3);
    batch.cells = {cell("ARG", "inflacion", Start + 19 * Window, {5.0, 6.0, 7.0, 8.0}, 1),
                   cell("ARG", "inflacion", Start + 20 * Window, {9.0}, 2)};
    batch.accounting.counted = 4;
    ASSERT_TRUE(succeeded(m_store->commit(batchOf({std::move(batch)}))));
    const RangeResult later = read(Start, Start + Day, Window, {Argentina});
    live.back() = (*later.windows[0])[19];
    live.push_back((*later.windows[0])[20]);
    const std::vector<WindowPoint> line = joined(*stored.windows[0], live);
    ASSERT_EQ(line.size(), later.windows[0]->size());
    for (std::size_t i = 0; i < line.size(); ++i)
        EXPECT_EQ(line[i].values, (*later.windows[0])[i].values) << i;
}

TEST_P(StoreRange, NothingIsFoundWhereNothingIs)
{
    EXPECT_TRUE(read(Start, Start + Day).windows[0]->empty()) << "tables without rows";
    fill(2 * Window);
    EXPECT_TRUE(read(Start - 400 * Day, Start - Day).windows[0]->empty());
    EXPECT_TRUE(read(Start + Day, Start + 2 * Day).windows[1]->empty());
    const RangeResult strange = read(Start, Start + Day, Window, {{"ARG", "o'clock"}, {"ZZZ", "inflacion"}, Brazil});
    EXPECT_TRUE(strange.windows[0]->empty());
    EXPECT_EQ(strange.windows[2]->size(), 2U);
    EXPECT_EQ(read(-62'135'596'800'000, 253'402'300'799'000, 364 * Day).windows[0]->size(), 1U)
        << "all that could ever be costs no more than what is there";
}

TEST_P(StoreRange, HugeValuesHaveTheSumThatIsDefined)
{
    const auto start = m_store->claim(Cluster, {P0});
    ASSERT_TRUE(succeeded(start));
    PartitionBatch batch = partitionBatch(start->front(), 0, 4);
    for (int i = 0; i < 4; ++i)
        batch.cells.push_back(cell("ARG", "inflacion", Start + i * Window, {1.7e308}, i));
    ASSERT_TRUE(succeeded(m_store->commit(batchOf({std::move(batch)}))));
    const RangeResult quarter = read(Start, Start + Quarter, Quarter, {Argentina});
    ASSERT_EQ(quarter.windows[0]->size(), 1U);
    EXPECT_EQ(quarter.windows[0]->front().values.count, 4);
    expectAsIn("metricas_15min", quarter, Start, Start + Quarter);
}

TEST_P(StoreRange, CommitsWhileItIsReadAndMakesNothing)
{
    const auto missing = makeRangeReader(
        [&] {
            StoreSettings settings = m_database->settings();
            settings.sqlitePath += ".none";
            settings.database += "_none";
            return settings;
        }(),
        "range-missing");
    const auto failed =
        missing->read({.from = Start, .until = Start + Day, .series = {Argentina}, .resolution = Window},
                      [](const RangeResult &) { return true; });
    EXPECT_FALSE(failed);
    if (!postgresql()) {
        EXPECT_FALSE(QFile::exists(QString::fromStdString(m_database->settings().sqlitePath + ".none")));
    }
    fill(2 * Quarter);
    EXPECT_EQ(read(Start, Start + Day).windows[0]->size(), 60U);
    m_sql->exec("BEGIN");  // another reader, which stays: nobody waits for anybody
    m_sql->rows("SELECT count(*) FROM celdas");
    EXPECT_EQ(read(Start, Start + Day).windows[0]->size(), 60U);
    m_sql->exec("COMMIT");
}

}  // namespace
}  // namespace observatorio::test
