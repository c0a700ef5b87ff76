// SPDX-License-Identifier: GPL-3.0-or-later
// Past alerts, page by page, and as lines of CSV.
#include "analytics/domain/csvtext.h"
#include "app/store/alertcsv.h"
#include "app/store/alerthistory.h"
#include "tests/app/store/storefixture.h"

#include <gmock/gmock.h>

#include <map>

namespace observatorio::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const TopicPartition P0{"eventos_qog", 0};
constexpr TimeMs Day = 86'400'000;

AlertQuery all() { return {.from = T0 - Day, .until = T0 + Day}; }

std::vector<std::string> idsOf(const AlertPage &page)
{
    std::vector<std::string> ids;
    for (const StoredAlert &alert : page.alerts)
        ids.push_back(alert.episode.id);
    return ids;
}

class History : public StoreTest {
protected:
    void SetUp() override
    {
        StoreTest::SetUp();
        m_store = openedStore();
        m_history = makeAlertHistory(m_database->settings(), "history");
    }

    void put(std::vector<AlertEpisode> episodes, const std::string &cluster = Cluster)
    {
        const auto starts = m_store->claim(cluster, {P0});
        ASSERT_TRUE(succeeded(starts));
        PartitionBatch part = partitionBatch(starts->front(), 0, 1);
        part.alerts = std::move(episodes);
        StoreBatch batch = batchOf({part});
        batch.cluster = cluster;
        ASSERT_TRUE(succeeded(m_store->commit(batch)));
    }
    std::vector<std::string> found(const AlertQuery &query)
    {
        const auto page = m_history->page(query, 100);
        EXPECT_TRUE(succeeded(page));
        return page ? idsOf(*page) : std::vector<std::string>{};
    }

    std::unique_ptr<Store> m_store;
    std::unique_ptr<AlertHistory> m_history;
};
OBSERVATORIO_BOTH_DATABASES(History);

TEST_P(History, PagesGoOnWhereTheLastOneEnded)
{
    std::vector<AlertEpisode> episodes;
    for (int i = 0; i < 7; ++i)  // some of one instant
        episodes.push_back(episode(std::string(1, static_cast<char>('a' + i)), {"ARG", "gini"}, T0 + i / 3, P0));
    put(episodes);
    put({episode("b", {"ARG", "gini"}, T0, P0)}, "another");
    AlertQuery query = all();
    std::vector<std::vector<std::string>> pages;
    do {
        const auto page = m_history->page(query, 3);
        ASSERT_TRUE(succeeded(page));
        pages.push_back(idsOf(*page));
        query.after = page->next;
    } while (query.after);
    EXPECT_THAT(pages, ElementsAre(ElementsAre("g", "d", "e"), ElementsAre("f", "a", "b"), ElementsAre("b", "c")));
}

TEST_P(History, APageThatIsFullToTheLastRowHasNoNext)
{
    put({episode("a", {"ARG", "gini"}, T0, P0), episode("b", {"ARG", "gini"}, T0, P0)});
    const auto page = m_history->page(all(), 2);
    ASSERT_TRUE(succeeded(page));
    EXPECT_EQ(page->alerts.size(), 2u);
    EXPECT_FALSE(page->next);
}

TEST_P(History, EachConditionNarrows)
{
    AlertEpisode over = episode("over", {"ARG", "inflacion"}, T0, P0);
    over.end = T0 + 5;
    AlertEpisode stale = episode("stale", {"PER", "gini"}, T0 + 1, P0);
    stale.staleSince = T0 + 9;
    AlertEpisode warning = episode("warning", {"VEN", "a_b%"}, T0 + 2, P0);
    warning.severity = Severity::Warning;
    warning.rule = "Propia!";
    warning.offset = 511'402;
    put({over, stale, warning});
    const auto with = [](auto change) {
        AlertQuery query = all();
        change(query);
        return query;
    };
    const std::map<std::string, std::pair<AlertQuery, std::vector<std::string>>> cases{
        {"all", {all(), {"warning", "stale", "over"}}},
        {"from is in, until is not",
         {with([](AlertQuery &q) {
              q.from = T0 + 1;
              q.until = T0 + 2;
          }),
          {"stale"}}},
        {"active", {with([](AlertQuery &q) { q.life = AlertLife::Active; }), {"warning"}}},
        {"stale", {with([](AlertQuery &q) { q.life = AlertLife::Stale; }), {"stale"}}},
        {"over", {with([](AlertQuery &q) { q.life = AlertLife::Over; }), {"over"}}},
        {"severity", {with([](AlertQuery &q) { q.severity = Severity::Warning; }), {"warning"}}},
        {"country", {with([](AlertQuery &q) { q.country = "PER"; }), {"stale"}}},
        {"indicator", {with([](AlertQuery &q) { q.indicator = "inflacion"; }), {"over"}}},
        {"text in a country", {with([](AlertQuery &q) { q.text = "pEr"; }), {"stale"}}},
        {"text in an indicator", {with([](AlertQuery &q) { q.text = "INFLA"; }), {"over"}}},
        {"text in a rule", {with([](AlertQuery &q) { q.text = "propia!"; }), {"warning"}}},
        {"text in a record", {with([](AlertQuery &q) { q.text = "qog [0] 511402"; }), {"warning"}}},
        {"a wildcard is itself", {with([](AlertQuery &q) { q.text = "a_b%"; }), {"warning"}}},
        {"and nothing else", {with([](AlertQuery &q) { q.text = "%"; }), {"warning"}}},
        {"a quote", {with([](AlertQuery &q) { q.text = "' OR 1=1 --"; }), {}}},
        {"names of countries",
         {with([](AlertQuery &q) {
              q.text = "perú";
              q.textCountries = {"PER", "ARG"};
          }),
          {"stale", "over"}}},
        {"names of indicators",
         {with([](AlertQuery &q) {
              q.text = "desigualdad";
              q.textIndicators = {"gini"};
          }),
          {"stale"}}},
        {"all at once",
         {with([](AlertQuery &q) {
              q.text = "gini";
              q.country = "PER";
              q.life = AlertLife::Active;
          }),
          {}}},
    };
    for (const auto &[what, one] : cases)
        EXPECT_EQ(found(one.first), one.second) << what;
}

TEST_P(History, WhatPeopleSaidComesToo)
{
    put({episode("a", {"ARG", "gini"}, T0, P0)});
    ASSERT_TRUE(succeeded(m_store->acknowledge({"a"}, {"ana", "lo miro", T0 + 9})));
    const auto page = m_history->page(all(), 10);
    ASSERT_TRUE(succeeded(page));
    EXPECT_EQ(page->alerts.front().acknowledgedBy, "ana");
    EXPECT_EQ(page->alerts.front().acknowledgeComment, "lo miro");
    EXPECT_EQ(page->alerts.front().acknowledgedAt, T0 + 9);
}

TEST_P(History, WithoutTablesItSaysSoAndMakesNone)
{
    const TestDatabase empty(GetParam());
    const auto page = makeAlertHistory(empty.settings(), "empty")->page(all(), 10);
    EXPECT_TRUE(failedWith(ErrorCode::NothingToObserve, page));
    EXPECT_TRUE(failedWith(ErrorCode::NothingToObserve, makeAlertHistory(empty.settings(), "again")->page(all(), 10)));
}

TEST(CsvText, WhatASpreadsheetWouldRunIsText)
{
    const std::pair<const char *, const char *> cases[] = {
        {"", ""},
        {"gini", "gini"},
        {"a,b", "\"a,b\""},
        {"say \"so\"", "\"say \"\"so\"\"\""},
        {"=1+1", "'=1+1"},
        {"=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""},
        {"+1", "'+1"},
        {"-1", "'-1"},
        {"@SUM(A1)", "'@SUM(A1)"},
        {"\t=1", "'\t=1"},
        {"\r=1", "\"'\r=1\""},
        {"1=1", "1=1"},
    };
    for (const auto &[text, cell] : cases)
        EXPECT_EQ(csvHarmless(text), cell) << text;
}

TEST(AlertCsv, TextsAreMadeHarmlessAndNumbersStay)
{
    AlertEpisode e = episode("a", {"ARG", "=cmd|'/c calc'!A1"}, 1'795'429'470'000, P0);
    e.rule = "@regla";
    e.firstValue = -12.5;
    e.peakValue = -1e300;
    e.lastValue = 0.1;
    e.end = 1'795'429'470'123;
    StoredAlert alert{
        .episode = e, .acknowledgedAt = {}, .acknowledgedBy = "+ana", .acknowledgeComment = "dice \"sí\""};
    const std::string lines = alertCsvLines({{alert}, {}});
    EXPECT_THAT(lines, HasSubstr("2026-11-23T10:24:30.000Z,2026-11-23T10:24:30.123Z,resuelta,critica,ARG,"
                                 "'=cmd|'/c calc'!A1,'@regla,"));
    EXPECT_THAT(lines, HasSubstr(",-12.5,-1e+300,0.1,"));
    EXPECT_THAT(lines, HasSubstr(",'+ana,\"dice \"\"sí\"\"\","));
    const auto commas = [](const std::string &line) { return std::count(line.begin(), line.end(), ','); };
    EXPECT_EQ(commas(lines), commas(alertCsvHeader())) << "a title for each cell";
    EXPECT_TRUE(lines.ends_with("\r\n"));
    EXPECT_THAT(alertCsvLines({}), IsEmpty());
}

}  // namespace
}  // namespace observatorio::test
