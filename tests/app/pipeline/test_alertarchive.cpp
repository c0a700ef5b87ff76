// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/alertarchive.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

namespace observatorio {
namespace {

/// A database of `rows` alerts with ids "0", "1", ...
class FakeHistory : public AlertHistory {
public:
    explicit FakeHistory(std::size_t rows) : m_rows(rows) {}

    Expected<AlertPage> page(const AlertQuery &query, std::size_t limit) override
    {
        if (query.text == "wrong")
            return failure(ErrorCode::DatabaseUnreachable, "memory", "away");
        AlertPage page;
        const std::size_t first = query.after ? std::stoul(query.after->id) + 1 : 0;
        for (std::size_t i = first; i < std::min(m_rows, first + limit); ++i) {
            page.alerts.emplace_back();
            page.alerts.back().episode.id = std::to_string(i);
        }
        if (first + limit < m_rows)
            page.next = AlertPlace{0, page.alerts.back().episode.id, {}};
        return page;
    }

private:
    const std::size_t m_rows;
};

AlertArchive::Factory of(std::size_t rows)
{
    return [rows] { return std::make_unique<FakeHistory>(rows); };
}

TEST(AlertArchive, answersEachQuestion)
{
    AlertArchive archive(of(AlertArchive::PageRows + 1));
    AlertQuery query;
    for (const std::size_t expected : {AlertArchive::PageRows, std::size_t{1}}) {
        std::promise<Expected<AlertPage>> answered;
        archive.read(query, [&answered](Expected<AlertPage> page) { answered.set_value(std::move(page)); });
        const auto page = answered.get_future().get();
        ASSERT_TRUE(page);
        EXPECT_EQ(page->alerts.size(), expected);
        query.after = page->next;
    }
    EXPECT_FALSE(query.after);
    std::promise<Expected<AlertPage>> refused;
    archive.read({.text = "wrong"}, [&refused](Expected<AlertPage> page) { refused.set_value(std::move(page)); });
    const auto page = refused.get_future().get();
    ASSERT_FALSE(page);
    EXPECT_EQ(page.error().code, ErrorCode::DatabaseUnreachable);
}

TEST(AlertArchive, readsAllPageByPageUntilNobodyWantsMore)
{
    constexpr std::size_t Rows = 2 * AlertArchive::ExportRows + 7;
    AlertArchive archive(of(Rows));
    for (const std::size_t wanted : {Rows, AlertArchive::ExportRows}) {
        std::size_t rows = 0;
        std::promise<Expected<void>> ended;
        archive.readAll(
            {},
            [&](const AlertPage &page) {
                rows += page.alerts.size();
                return rows < wanted;
            },
            [&ended](const Expected<void> &done) { ended.set_value(done); });
        EXPECT_TRUE(ended.get_future().get());
        EXPECT_EQ(rows, wanted);
    }
    std::promise<Expected<void>> failed;
    archive.readAll(
        {.text = "wrong"}, [](const AlertPage &) { return true; },
        [&failed](const Expected<void> &done) { failed.set_value(done); });
    EXPECT_FALSE(failed.get_future().get());
}

TEST(AlertArchive, ofQuestionsThatWaitOnlyTheNewestIsAnswered)
{
    std::promise<void> mayGoOn;
    auto gate = mayGoOn.get_future();
    AlertArchive archive([&gate] {
        gate.wait();
        return std::make_unique<FakeHistory>(1);
    });
    std::atomic<bool> older = false;
    std::promise<void> newer;
    archive.read({}, [&older](const Expected<AlertPage> &) { older = true; });
    archive.read({}, [&newer](const Expected<AlertPage> &) { newer.set_value(); });
    mayGoOn.set_value();
    newer.get_future().wait();
    EXPECT_FALSE(older);
}

}  // namespace
}  // namespace observatorio
