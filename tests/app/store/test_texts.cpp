// SPDX-License-Identifier: GPL-3.0-or-later
// The small pure parts: times, escapes.
#include "app/store/product.h"
#include "app/store/storetext.h"
#include "app/store/timetext.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>

namespace observatorio::test {
namespace {

struct TimeCase {
    TimeMs time;
    const char *iso;
    const char *postgres;
};

TEST(TimeText, KnownInstants)
{
    const TimeCase cases[] = {
        {0, "1970-01-01T00:00:00.000Z", "1970-01-01 00:00:00.000+00"},
        {-1, "1969-12-31T23:59:59.999Z", "1969-12-31 23:59:59.999+00"},
        {1'795'429'470'000, "2026-11-23T10:24:30.000Z", "2026-11-23 10:24:30.000+00"},
        {951'782'400'001, "2000-02-29T00:00:00.001Z", "2000-02-29 00:00:00.001+00"},
        {-2'203'891'200'000, "1900-03-01T00:00:00.000Z", "1900-03-01 00:00:00.000+00"},
        {-62'135'596'800'000, "0001-01-01T00:00:00.000Z", "0001-01-01 00:00:00.000+00"},
        {-62'135'596'800'001, "0000-12-31T23:59:59.999Z", "0001-12-31 23:59:59.999+00 BC"},
        {-62'167'219'200'001, "-0001-12-31T23:59:59.999Z", "0002-12-31 23:59:59.999+00 BC"},
        {253'402'300'799'999, "9999-12-31T23:59:59.999Z", "9999-12-31 23:59:59.999+00"},
        {253'402'300'800'000, "+10000-01-01T00:00:00.000Z", "10000-01-01 00:00:00.000+00"},
        {store::MinTime, "-4713-11-24T00:00:00.000Z", "4714-11-24 00:00:00.000+00 BC"},
        {store::MaxTime, "+294276-12-31T23:59:59.999Z", "294276-12-31 23:59:59.999+00"},
        {std::numeric_limits<TimeMs>::min(), "-4713-11-24T00:00:00.000Z", "4714-11-24 00:00:00.000+00 BC"},
        {std::numeric_limits<TimeMs>::max(), "+294276-12-31T23:59:59.999Z", "294276-12-31 23:59:59.999+00"},
    };
    const auto sqlite = store::makeProduct({.kind = StoreKind::Sqlite});
    const auto postgres = store::makeProduct({.kind = StoreKind::PostgreSql});
    for (const TimeCase &c : cases) {
        EXPECT_EQ(sqlite->timeText(c.time).toStdString(), c.iso);
        EXPECT_EQ(postgres->timeText(c.time).toStdString(), c.postgres);
        EXPECT_EQ(sqlite->timeOf(QString::fromLatin1(c.iso)), store::storableTime(c.time)) << c.iso;
    }
}

TEST(TimeText, AnyInstantComesBack)
{
    const auto sqlite = store::makeProduct({.kind = StoreKind::Sqlite});
    std::mt19937_64 random(3);
    std::uniform_int_distribution<TimeMs> any(store::MinTime, store::MaxTime),
        near(-4'000'000'000'000, 8'000'000'000'000);
    for (int i = 0; i < 100'000; ++i) {
        for (const TimeMs time : {any(random), near(random)})
            ASSERT_EQ(sqlite->timeOf(sqlite->timeText(time)), time);
    }
}

TEST(TimeText, AnythingElseIsNoTime)
{
    const auto sqlite = store::makeProduct({.kind = StoreKind::Sqlite});
    for (const char *text :
         {"", "2026", "2026-11-23", "2026-11-23 10:24:30.000Z", "2026-11-23T10:24:30Z", "2026-11-23T10:24:30.000",
          "2026-13-01T00:00:00.000Z", "2026-11-23T24:00:00.000Z", "2026-11-23T10:24:30.000Zx", "26-11-23T10:24:30.000Z",
          "x026-11-23T10:24:30.000Z", "--026-11-23T10:24:30.000Z", "20260000-11-23T10:24:30.000Z"})
        EXPECT_EQ(sqlite->timeOf(QString::fromLatin1(text)), std::nullopt) << text;
}

TEST(StoreText, EscapesAreOneToOne)
{
    using namespace std::string_literals;
    for (const std::string &text : {""s, "abc"s, "\0"s, "a\0b\0"s, "\xE2\x90\x80"s,
                                    "\xE2\x90\x80"
                                    "0"s,
                                    "\xE2\x90\x80\0"
                                    "1"s,
                                    "\xEF\xBB\xBF"
                                    "a"s,
                                    "\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBF\xBD"s,
                                    "\xE2\x90\x80"
                                    "9"s,
                                    "\x1b[31m\a\t\r\n\x7f"s,
                                    "\xC2\x9b"
                                    "1m\xC2\x85\xC2\xA0\xC3\x9F"s,
                                    "\xE2\x90\x80x1b"s, "\xE2\x90\x80\x1b"s}) {
        const std::string stored = store::escapedText(text);
        const QString shown = QString::fromStdString(stored);
        EXPECT_TRUE(std::ranges::none_of(shown, [](QChar c) { return c.category() == QChar::Other_Control; }))
            << stored;
        EXPECT_EQ(store::unescapedText(QString::fromStdString(stored)), text);
    }
    EXPECT_NE(store::escapedText("\0"s), store::escapedText("\xE2\x90\x80"
                                                            "0"s));
    EXPECT_EQ(store::escapedText("a\x1b[1m\xC2\x9b"), "a\xE2\x90\x80x1b[1m\xE2\x90\x80x9b");
    // What somebody else wrote into the table stays as it is.
    for (const QString &text : {QStringLiteral("\u2400"), QStringLiteral("\u2400x"), QStringLiteral("\u2400x41"),
                                QStringLiteral("\u2400xzz"), QStringLiteral("\u2400x00")})
        EXPECT_EQ(store::unescapedText(text), text.toStdString());
}

}  // namespace
}  // namespace observatorio::test
