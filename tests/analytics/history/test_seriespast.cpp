// SPDX-License-Identifier: GPL-3.0-or-later
// The past of one series beside a plain model of it: every share in one map, nothing sealed, nothing shared.
#include "analytics/history/seriespast.h"

#include "analytics/domain/windowgrid.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace observatorio::test {

namespace {

constexpr TimeMs Base = 1'764'000'000'000;  // a multiple of 15 minutes
constexpr DurationMs Short = 30'000;
constexpr DurationMs Long = LongWindows.length();

std::vector<WindowPoint> points(const WindowRow &row) { return {row.begin(), row.end()}; }

/// Whole numbers, which add exactly in any order.
WindowPoint share(TimeMs start, int value, bool final)
{
    WindowPoint point;
    point.start = start;
    point.end = start + Short;
    point.values = {1 + value % 7, static_cast<double>(value), -static_cast<double>(value), static_cast<double>(value)};
    point.final = final;
    return point;
}

class Model {
public:
    void put(Origin origin, const WindowPoint &point)
    {
        if (point.start > m_foldedUntil)
            m_shares[point.start][origin] = point;
        trim();
    }
    void remember(Origin origin, const WindowPoint &point)
    {
        if (point.start > m_foldedUntil)
            m_shares[point.start].try_emplace(origin, point);
        trim();
    }
    void amend(WindowPoint point)
    {
        point.final = point.amended = true;
        if (point.start <= m_foldedUntil) {
            if (const auto it = m_long.find(floorOf(point.start)); it != m_long.end())
                merge(it->second, point);
            return;
        }
        const auto [it, fresh] = m_shares[point.start].try_emplace(Amendments, point);
        if (!fresh)
            merge(it->second, point);
        trim();
    }
    void dropBefore(TimeMs cut)
    {
        while (!m_shares.empty() && m_shares.begin()->first < cut)
            foldOldest();
        std::erase_if(m_long, [cut](const auto &entry) { return entry.second.end <= cut; });
    }

    std::vector<WindowPoint> shorts() const
    {
        std::vector<WindowPoint> result;
        for (const auto &[start, shares] : m_shares) {
            WindowPoint window = shares.begin()->second;
            for (auto it = std::next(shares.begin()); it != shares.end(); ++it) {
                merge(window, it->second);
                window.final = window.final && it->second.final;
            }
            result.push_back(window);
        }
        return result;
    }
    std::map<TimeMs, std::pair<std::int64_t, double>> longs() const
    {
        std::map<TimeMs, std::pair<std::int64_t, double>> result;
        for (const auto &[start, window] : m_long)
            result[start] = {window.values.count, window.values.sum};
        for (const WindowPoint &window : shorts()) {
            auto &[count, sum] = result[floorOf(window.start)];
            count += window.values.count;
            sum += window.values.sum;
        }
        return result;
    }

private:
    static TimeMs floorOf(TimeMs start) { return start - start % Long; }
    void foldOldest()
    {
        const auto &[start, shares] = *m_shares.begin();
        auto [it, fresh] = m_long.try_emplace(floorOf(start));
        if (fresh) {
            it->second.start = floorOf(start);
            it->second.end = floorOf(start) + Long;
        }
        for (const auto &[origin, point] : shares)
            merge(it->second, point);
        m_foldedUntil = start;
        m_shares.erase(m_shares.begin());
    }
    void trim()
    {
        while (m_shares.size() > SeriesPast::MaxShort)
            foldOldest();
    }

    std::map<TimeMs, std::map<Origin, WindowPoint>> m_shares;
    std::map<TimeMs, WindowPoint> m_long;
    TimeMs m_foldedUntil = INT64_MIN;
};

struct Stream {
    const char *name;
    unsigned origins;
    int spread;      ///< windows a share may lie behind the newest
    int finalAfter;  ///< windows behind the newest that are final
    unsigned far;    ///< one in so many lies anywhere
};

class SeriesPastBesideAModel : public testing::TestWithParam<Stream> {};

}  // namespace

TEST_P(SeriesPastBesideAModel, showsTheSameAndNeverChangesWhatItShowed)
{
    const Stream &stream = GetParam();
    std::mt19937 random(7);
    SeriesPast past;
    Model model;
    struct Shown {
        std::shared_ptr<const WindowRow> row;
        std::vector<WindowPoint> copy;
    };
    std::vector<Shown> shown;
    for (int step = 0; step < 12'000; ++step) {
        const int newest = step / 16;
        int back = static_cast<int>(random() % static_cast<unsigned>(stream.spread + 1));
        if (random() % stream.far == 0)
            back = static_cast<int>(random() % 500);
        const TimeMs start = Base + std::max(0, newest - back) * Short;
        const WindowPoint point = share(start, static_cast<int>(random() % 1'000), back >= stream.finalAfter);
        const Origin origin = 1 + random() % stream.origins;
        switch (random() % 40) {
        case 0:
            past.remember(origin, point), model.remember(origin, point);
            break;
        case 1:
            past.amend(point), model.amend(point);
            break;
        case 2:
            if (random() % 20 == 0) {
                const TimeMs cut = Base + std::max(0, newest - 300 + static_cast<int>(random() % 40)) * Short;
                past.dropBefore(cut), model.dropBefore(cut);
            }
            break;
        default:
            past.put(origin, point), model.put(origin, point);
        }
        if (step % 50 != 0)
            continue;
        const auto row = past.shortWindows();
        ASSERT_EQ(points(*row), model.shorts()) << "step " << step;
        std::map<TimeMs, std::pair<std::int64_t, double>> longs;
        const auto longRow = past.longWindows();
        for (const WindowPoint &window : *longRow)
            longs[window.start] = {window.values.count, window.values.sum};
        ASSERT_EQ(longs, model.longs()) << "step " << step;
        shown.push_back({row, points(*row)});
    }
    for (const Shown &each : shown)
        EXPECT_EQ(points(*each.row), each.copy);
}

INSTANTIATE_TEST_SUITE_P(Streams, SeriesPastBesideAModel,
                         testing::Values(Stream{"onePartition", 1, 1, 3, 1'000'000},
                                         Stream{"threePartitions", 3, 2, 3, 1'000'000},
                                         Stream{"manyOpenWindows", 1, 60, 60, 1'000'000},
                                         Stream{"neverFinal", 2, 2, 10'000, 1'000'000},
                                         Stream{"anythingGoes", 3, 50, 60, 20}),
                         [](const auto &stream) { return std::string(stream.param.name); });

TEST(WindowRow, isARowOfItsChunksAndItsTail)
{
    std::vector<WindowPoint> all;
    for (int i = 0; i < 70; ++i)
        all.push_back(share(Base + i * Short, i, true));
    const auto chunk = [&all](std::ptrdiff_t from) {
        return std::make_shared<const std::vector<WindowPoint>>(all.begin() + from, all.begin() + from + 32);
    };
    const WindowRow row({chunk(0), chunk(32)}, 5, {all.begin() + 64, all.end()});
    ASSERT_EQ(row.size(), 65u);
    EXPECT_EQ(points(row), std::vector<WindowPoint>(all.begin() + 5, all.end()));
    EXPECT_EQ(row.front(), all[5]);
    EXPECT_EQ(row.back(), all[69]);
    EXPECT_EQ(row, WindowRow(std::vector<WindowPoint>(all.begin() + 5, all.end())));
    const auto found = std::lower_bound(row.begin(), row.end(), all[40].start,
                                        [](const WindowPoint &point, TimeMs at) { return point.start < at; });
    EXPECT_EQ(found - row.begin(), 35);
    EXPECT_EQ(*row.rbegin(), all[69]);
    EXPECT_EQ(*std::prev(row.rend()), all[5]);
    EXPECT_TRUE(WindowRow().empty());
    static_assert(std::random_access_iterator<WindowRow::Iterator>);
}

TEST(SeriesPast, aGrowingRowSharesItsOlderWindowsWithItsNextVersion)
{
    SeriesPast past;
    for (int i = 0; i < 200; ++i)
        past.put(1, share(Base + i * Short, i, true));
    const auto before = past.shortWindows();
    past.put(1, share(Base + 200 * Short, 200, false));
    const auto after = past.shortWindows();
    EXPECT_EQ(before->size(), 200u);
    EXPECT_EQ(after->size(), 201u);
    int copied = 0;
    for (std::size_t i = 0; i < before->size(); ++i)
        copied += &(*before)[i] != &(*after)[i] ? 1 : 0;
    EXPECT_LE(copied, 48);
}

}  // namespace observatorio::test
