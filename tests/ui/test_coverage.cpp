// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/uiworld.h"
#include "ui/coverage.h"
#include "ui/livepill.h"
#include "ui/statusitems.h"
#include "ui/strips.h"

#include <gtest/gtest.h>

#include <functional>

namespace observatorio {
namespace {

Snapshot whole()
{
    Snapshot snapshot = test::emptySnapshot();
    snapshot.broker.state = LinkState::Up;
    snapshot.database.state = LinkState::Up;
    snapshot.eventsPerSecond = 20.0;
    snapshot.total = {0, 3, 3, 0, 0, 0, 0, 0, {}};
    snapshot.group.membership = Membership::Member;
    snapshot.partitions.resize(3);
    for (PartitionView &view : snapshot.partitions)
        view.state = ReadState::Reading;
    snapshot.partitionsRead = snapshot.partitionsExpected = 3;
    return snapshot;
}

/// What is shown of a broker that answers while not all is read: never a green sign alone.
TEST(CoverageTest, WhatAPictureThatIsAPartSays)
{
    const auto lost = [](Snapshot &snapshot) {
        snapshot.partitions[1].state = ReadState::Lost;
        snapshot.partitions[1].error = Error{ErrorCode::OffsetOutOfRange, "eventos_qog [1]", "<i>gone</i>"};
    };
    const auto elsewhere = [](Snapshot &snapshot) { snapshot.partitions[1].state = ReadState::HeldByAnother; };
    const auto nobody = [](Snapshot &snapshot) { snapshot.partitions[1].state = ReadState::Unheld; };
    const auto fenced = [](Snapshot &snapshot) {
        snapshot.group.error = Error{ErrorCode::GroupFenced, "grupo-analisis", "another has its place"};
    };
    const auto deleted = [](Snapshot &snapshot) {
        snapshot.topicErrors.emplace_back("borrado", Error{ErrorCode::TopicUnknown, "borrado", {}});
    };
    const struct {
        void (*change)(Snapshot &);
        int read;
        LivePill::State pill;
        const char *verdictIcon;
        const char *banner;  ///< a part of its text; none: no banner
    } rows[] = {
        {[](Snapshot &) {}, 3, LivePill::Live, "check", nullptr},
        {lost, 2, LivePill::Partial, "warning", "<i>gone</i>"},
        {elsewhere, 2, LivePill::Live, "warning", "Other members"},
        {nobody, 2, LivePill::Partial, "warning", "Nobody reads"},
        {fenced, 3, LivePill::Partial, "warning", "another has its place"},
        {deleted, 3, LivePill::Partial, "warning", "borrado"},
        {[](Snapshot &snapshot) { snapshot.group.membership = Membership::Lost; }, 3, LivePill::Partial, "warning",
         "no member"},
        {[](Snapshot &snapshot) { snapshot.group.membership = Membership::Joining; }, 3, LivePill::Connecting,
         "warning", nullptr},
        {[](Snapshot &snapshot) { snapshot.broker.state = LinkState::Retrying; }, 3, LivePill::Interrupted, "warning",
         nullptr},
    };
    for (std::size_t row = 0; row < std::size(rows); ++row) {
        Snapshot snapshot = whole();
        rows[row].change(snapshot);
        snapshot.partitionsRead = rows[row].read;
        snapshot.partitionsExpected += static_cast<int>(snapshot.topicErrors.size());
        snapshot.partial = snapshot.partitionsRead < snapshot.partitionsExpected;
        EXPECT_EQ(LivePill::stateOf(snapshot), rows[row].pill) << row;
        EXPECT_EQ(statusItems(snapshot).last().icon.toStdString(), rows[row].verdictIcon) << row;
        CoverageBanner banner;
        banner.apply(snapshot);
        EXPECT_EQ(!banner.isHidden(), rows[row].banner != nullptr) << row;
        if (rows[row].banner) {
            EXPECT_TRUE(banner.accessibleName().contains(QString::fromUtf8(rows[row].banner)))
                << row << ": " << banner.accessibleName().toStdString();
        }
    }
}

TEST(CoverageTest, WhatPartitionsHaveAlikeIsToldOnce)
{
    Snapshot snapshot = whole();
    for (std::size_t i = 0; i < 3; ++i) {
        PartitionView &view = snapshot.partitions[i];
        view.partition = {"eventos", static_cast<std::int32_t>(i)};
        view.state = ReadState::Lost;
        view.error = Error{i < 2 ? ErrorCode::LogReplaced : ErrorCode::OffsetOutOfRange,
                           "eventos [" + std::to_string(i) + ']', i < 2 ? LogCause::OtherTime : ""};
    }
    snapshot.partitionsRead = 0;
    snapshot.partial = true;
    const auto notice = Coverage::notice(snapshot);
    ASSERT_TRUE(notice);
    EXPECT_TRUE(notice->text.contains(QStringLiteral("eventos [0, 1] does not hold"))) << notice->text.toStdString();
    EXPECT_TRUE(notice->text.contains(QStringLiteral("beyond the end of eventos [2]"))) << notice->text.toStdString();
    EXPECT_EQ(notice->text.count(QStringLiteral("another timestamp")), 1);
}

Snapshot observed()
{
    Snapshot snapshot = whole();
    snapshot.settings.observe = true;
    snapshot.group.membership = Membership::Off;
    snapshot.broker = {};
    snapshot.store.lastCommit = snapshot.at - 3'000;
    for (const char *id : {"uno", "dos"})
        snapshot.workers.push_back({{.id = id, .group = "g", .host = "aula-7"}, snapshot.at - 1'000, false});
    return snapshot;
}

/// Who observes is green only while workers work, whatever the broker does; the newest commit's age is always told.
TEST(CoverageTest, WhatAPictureOfOthersWorkSays)
{
    const auto quiet = [](Snapshot &snapshot, std::size_t worker) {
        snapshot.workers[worker].seen = snapshot.at - SilentAfterMs - 1;
    };
    const struct {
        std::function<void(Snapshot &)> change;
        LivePill::State pill;
        const char *verdictIcon;
        const char *banner;  ///< a part of its text; none: no banner
    } rows[] = {
        {[](Snapshot &) {}, LivePill::Observing, "check", nullptr},
        {[](Snapshot &s) { s.broker.state = LinkState::Failed; }, LivePill::Observing, "check", nullptr},
        {[&](Snapshot &s) { quiet(s, 1); }, LivePill::Silent, "warning", "dos (aula-7)"},
        {[&](Snapshot &s) { quiet(s, 0), quiet(s, 1); }, LivePill::Silent, "warning", "Every worker is silent"},
        {[](Snapshot &s) { s.workers.clear(); }, LivePill::Silent, "warning", "Nobody processes"},
        {[](Snapshot &s) { s.workers.assign(1, WorkerView{{}, s.at - 90'000, false}); }, LivePill::Observing, "check",
         nullptr},
        {[](Snapshot &s) { s.partitionsRead = 2, s.partial = true; }, LivePill::Silent, "warning", "nobody reads"},
        {[](Snapshot &s) { s.database.state = LinkState::Retrying; }, LivePill::Interrupted, "warning", nullptr},
        {[](Snapshot &s) { s.database.state = LinkState::Connecting; }, LivePill::Connecting, "warning", nullptr},
    };
    for (std::size_t row = 0; row < std::size(rows); ++row) {
        Snapshot snapshot = observed();
        rows[row].change(snapshot);
        EXPECT_EQ(LivePill::stateOf(snapshot), rows[row].pill) << row;
        EXPECT_EQ(statusItems(snapshot).last().icon.toStdString(), rows[row].verdictIcon) << row;
        CoverageBanner banner;
        banner.apply(snapshot);
        EXPECT_EQ(!banner.isHidden(), rows[row].banner != nullptr) << row;
        if (rows[row].banner) {
            EXPECT_TRUE(banner.accessibleName().contains(QString::fromUtf8(rows[row].banner)))
                << row << ": " << banner.accessibleName().toStdString();
        }
        LivePill pill;
        pill.apply(snapshot);
        EXPECT_TRUE(pill.accessibleName().endsWith(QStringLiteral("3 s ago"))) << row;
    }
}

TEST(CoverageTest, OffersToStartATopicAnewThatHoldsAnotherLog)
{
    Snapshot snapshot = whole();
    PartitionView &lost = snapshot.partitions[1];
    lost.partition = {"a<b>", 1};
    lost.state = ReadState::Lost;
    --snapshot.partitionsRead;
    snapshot.partial = true;
    for (const auto &[code, offered] : {std::pair(ErrorCode::LogReplaced, true), {ErrorCode::PartitionTaken, false}}) {
        lost.error = Error{code, "a<b> [1]", {}};
        CoverageBanner banner;
        QStringList topics;
        QObject::connect(&banner, &CoverageBanner::startAnewClicked, [&](const QString &topic) { topics += topic; });
        banner.apply(snapshot);
        QAbstractButton *anew = test::button(banner, QStringLiteral("Start the topic anew"));
        ASSERT_TRUE(anew);
        EXPECT_EQ(!anew->isHidden(), offered);
        if (offered) {
            anew->click();
            EXPECT_EQ(topics, QStringList(QStringLiteral("a<b>")));
        }
    }
}

}  // namespace
}  // namespace observatorio
