// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/alertbook.h"
#include "tests/app/pipeline/inmemory.h"

#include <gtest/gtest.h>

namespace observatorio {
namespace {

AlertEpisode episode(std::string id, TimeMs start, Severity severity = Severity::Warning,
                     std::optional<TimeMs> end = {})
{
    AlertEpisode result;
    result.id = std::move(id);
    result.start = start;
    result.severity = severity;
    result.end = end;
    return result;
}

std::vector<std::string> idsOf(const std::vector<AlertEpisode> &episodes)
{
    std::vector<std::string> ids;
    for (const AlertEpisode &each : episodes)
        ids.push_back(each.id);
    return ids;
}

using Ids = std::vector<std::string>;

TEST(AlertBook, newsIsWhatBeginsOrGrowsWorse)
{
    struct Step {
        const char *what;
        AlertEpisode episode;
        Ids news;
    };
    AlertBook book;
    StoredAlert known;
    known.episode = episode("known", 5);
    book.load({known});
    EXPECT_TRUE(book.takeNews().empty());
    for (const Step &step :
         {Step{"begins", episode("a", 10), {"a"}}, Step{"goes on", episode("a", 10), {}},
          Step{"grows critical", episode("a", 10, Severity::Critical), {"a"}},
          Step{"is a warning again", episode("a", 10), {}}, Step{"ends", episode("a", 10, Severity::Warning, 20), {}},
          Step{"the database knew it", episode("known", 5), {}},
          Step{"and it grows critical", episode("known", 5, Severity::Critical), {"known"}},
          Step{"the same id on another broker", episode("a", 30), {"a"}}}) {
        book.apply(step.episode);
        EXPECT_EQ(idsOf(book.takeNews()), step.news) << step.what;
    }
}

TEST(AlertBook, whatPeopleDidStaysWithTheEpisode)
{
    AlertBook book;
    book.apply(episode("a", 10));
    book.apply(episode("b", 20));
    book.acknowledge({"a", "unknown"}, {"ana", "lo miro", 15});
    book.apply(episode("a", 10, Severity::Critical));
    const auto list = book.alerts();
    ASSERT_EQ(list->size(), 2u);
    EXPECT_EQ((*list)[0].episode.id, "b") << "newest first";
    EXPECT_EQ((*list)[1].acknowledgedBy, "ana");
    EXPECT_EQ((*list)[1].acknowledgedAt, 15);
    EXPECT_EQ((*list)[1].acknowledgeComment, "lo miro");
    EXPECT_EQ((*list)[1].episode.severity, Severity::Critical);
    EXPECT_EQ(book.alerts(), list) << "the same list until something changes";

    book.apply(episode("a", 30));
    EXPECT_FALSE(book.alerts()->front().acknowledgedAt) << "another episode under the same id";
}

TEST(AlertBook, aBrokerThatIsGoneEndsWhatFires)
{
    AlertBook book;
    book.apply(episode("over", 10, Severity::Warning, 12));
    book.apply(episode("fires", 20));
    book.apply(episode("ahead", 90));
    book.interrupt(50);
    for (const AlertView &view : *book.alerts())
        EXPECT_EQ(view.episode.end, view.episode.id == "over" ? 12 : view.episode.id == "fires" ? 50 : 90);
    EXPECT_EQ(book.takeNews().size(), 3u) << "an end is no news, the beginnings were";
}

TEST(AlertBook, aStaleOneEndsByTheDatabasesWord)
{
    AlertBook book;
    AlertEpisode stale = episode("stale", 10);
    book.apply(stale);
    stale.staleSince = 40;
    book.apply(stale);
    EXPECT_EQ(book.alerts()->front().episode.staleSince, 40);
    EXPECT_EQ(book.takeNews().size(), 1u) << "its beginning alone is news";

    AlertEpisode ended = stale, unknown = episode("unknown", 10), namesake = stale;
    ended.end = unknown.end = 70;
    namesake.start = 11;
    namesake.end = 60;
    book.end({unknown, namesake});
    EXPECT_FALSE(book.alerts()->front().episode.end);
    book.end({ended});
    ASSERT_EQ(book.alerts()->size(), 1u);
    EXPECT_EQ(book.alerts()->front().episode.end, 70);
    EXPECT_TRUE(book.takeNews().empty());
}

TEST(AlertBook, whatStillFiresIsNotForgottenForWhatIsOver)
{
    AlertBook book;
    constexpr auto Most = static_cast<TimeMs>(AlertBook::MaxAlerts);
    for (TimeMs at = 0; at < 5 * Most; ++at)  // nobody asks for the list meanwhile
        book.apply(episode("e" + std::to_string(at), at, Severity::Warning,
                           at < 10 ? std::nullopt : std::optional<TimeMs>(at + 1)));
    const auto list = book.alerts();
    ASSERT_EQ(list->size(), AlertBook::MaxAlerts);
    EXPECT_EQ(list->front().episode.start, 5 * Most - 1);
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ((*list)[list->size() - 10 + i].episode.start, 9 - i) << "the old ones that fire";
}

AlertEpisode of(const char *country, std::string id, TimeMs start = 10)
{
    AlertEpisode result = episode(std::move(id), start);
    result.series = {country, "inflacion"};
    return result;
}

Silence silenceOf(const char *id, const char *country, TimeMs from, TimeMs until)
{
    return {.id = id, .matcher = {{country}, "", "", ""}, .from = from, .until = until, .created = from};
}

const AlertView &viewOf(AlertBook &book, const std::string &id)
{
    const auto list = book.alerts();
    return *std::ranges::find_if(*list, [&](const AlertView &view) { return view.episode.id == id; });
}

TEST(AlertBookSilences, holdForPresentAndComingEpisodesUntilTheClockEndsThem)
{
    AlertBook book(&test::countries());
    book.follow(100);
    book.apply(of("VEN", "before"));
    EXPECT_EQ(idsOf(book.takeNews()), Ids{"before"});
    book.silence(silenceOf("s", "VEN", 100, 200));
    book.apply(of("VEN", "after"));
    book.apply(of("ARG", "other"));
    EXPECT_EQ(idsOf(book.takeNews()), Ids{"other"});
    for (const char *id : {"before", "after"}) {
        EXPECT_EQ(viewOf(book, id).silencedUntil, 200) << id;
        EXPECT_EQ(viewOf(book, id).silencedBy, "s");
    }
    EXPECT_FALSE(viewOf(book, "other").silencedUntil);
    const auto list = book.alerts();
    book.follow(199);
    EXPECT_EQ(book.alerts(), list) << "the same list while nothing changes";
    EXPECT_TRUE(book.takeNews().empty());
    book.follow(200);
    EXPECT_FALSE(viewOf(book, "before").silencedUntil);
    EXPECT_EQ(idsOf(book.takeNews()), Ids{"after"}) << "it still fires and nobody has heard of it";
    EXPECT_TRUE(book.takeNews().empty());
}

TEST(AlertBookSilences, aRegionsHoldForItsCountries)
{
    AlertBook book(&test::countries());
    book.apply(of("VEN", "in"));
    book.apply(of("JPN", "out"));
    Silence silence = silenceOf("s", "", 0, 200);
    silence.matcher = {{}, test::countries().at(*test::countries().find("VEN")).region, "", ""};
    book.silence(silence);
    EXPECT_TRUE(viewOf(book, "in").silencedUntil);
    EXPECT_FALSE(viewOf(book, "out").silencedUntil);
}

TEST(AlertBookSilences, whatEndedSilentlyIsNoNews)
{
    AlertBook book(&test::countries());
    book.silence(silenceOf("s", "VEN", 0, 200));
    AlertEpisode over = of("VEN", "over");
    book.apply(over);
    over.end = 50;
    book.apply(over);
    book.follow(200);
    EXPECT_TRUE(book.takeNews().empty());
}

TEST(AlertBookSilences, oneThatBeginsLaterWaitsForItsTime)
{
    AlertBook book(&test::countries());
    book.apply(of("VEN", "a"));
    book.silence(silenceOf("s", "VEN", 100, 200));
    for (const auto &[now, holds] : {std::pair<TimeMs, bool>{99, false}, {100, true}, {199, true}, {200, false}}) {
        book.follow(now);
        EXPECT_EQ(viewOf(book, "a").silencedUntil.has_value(), holds) << now;
    }
    book.follow(150);
    EXPECT_TRUE(viewOf(book, "a").silencedUntil) << "a clock that was set back";
}

TEST(AlertBookSilences, theDatabasesOnesReplaceAllButWhatItHasNotWrittenYet)
{
    AlertBook book(&test::countries());
    book.follow(10);
    book.setSilences({silenceOf("elsewhere", "ARG", 0, 300)});
    book.silence(silenceOf("here", "VEN", 0, 200));
    ASSERT_EQ(book.silences()->size(), 2u);
    EXPECT_EQ(book.silences()->front().id, "elsewhere") << "the last to end first";
    book.setSilences({silenceOf("elsewhere", "ARG", 0, 300)});
    EXPECT_EQ(book.silences()->size(), 2u) << "it is on its way into the database";
    const auto list = book.silences();
    book.setSilences({silenceOf("elsewhere", "ARG", 0, 300), silenceOf("here", "VEN", 0, 200)});
    EXPECT_EQ(book.silences(), list) << "the same list while nothing changes";
    book.setSilences({silenceOf("elsewhere", "ARG", 0, 300)});
    EXPECT_EQ(book.silences()->size(), 1u) << "once it was seen there, the database decides";

    Silence ended = silenceOf("elsewhere", "ARG", 0, 5);
    book.silence(ended);
    book.setSilences({silenceOf("elsewhere", "ARG", 0, 300)});
    EXPECT_EQ(book.silences()->front().until, 5) << "ended here, not yet there";
}

TEST(AlertBookSilences, whatTheDatabaseRemembersSilencedIsHeldBackAgain)
{
    AlertBook book(&test::countries());
    book.follow(10);
    book.setSilences({silenceOf("s", "VEN", 0, 200)});
    StoredAlert silenced, told;
    silenced.episode = of("VEN", "silenced");
    told.episode = of("ARG", "told");
    book.load({silenced, told});
    EXPECT_TRUE(book.takeNews().empty());
    book.follow(200);
    EXPECT_EQ(idsOf(book.takeNews()), Ids{"silenced"});
}

}  // namespace
}  // namespace observatorio
