// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/uiworld.h"
#include "ui/dialogs/settingsdialog.h"
#include "ui/pages/healthpage.h"

#include <QLabel>
#include <QSpinBox>
#include <gtest/gtest.h>

namespace observatorio {
namespace {

/// What stands beside or under `name`.
QString fact(const QWidget &page, const QString &name)
{
    for (const QLabel *label : page.findChildren<QLabel *>()) {
        if (label->accessibleName() == name)
            return label->text();
    }
    return QStringLiteral("no such fact");
}

bool says(const QWidget &page, const QString &text)
{
    return std::ranges::any_of(page.findChildren<QLabel *>(), [&](const QLabel *label) {
        return !label->isHidden() && label->parentWidget()->isVisibleTo(&page) && label->text().contains(text);
    });
}

TEST(HealthPage, TellsHowLargeTheDatabaseIsAndHowItGrows)
{
    const test::UiWorld world;
    HealthPage page(world.context);
    Snapshot snapshot = test::emptySnapshot();
    page.apply(test::shared(snapshot));
    EXPECT_EQ(fact(page, QStringLiteral("Size")), QStringLiteral("–"));
    snapshot.store.size = StoreSize{.bytes = 1'480'000'000, .measured = snapshot.at};
    page.apply(test::shared(snapshot));
    EXPECT_EQ(fact(page, QStringLiteral("Size")), QStringLiteral("1.5"));
    EXPECT_EQ(fact(page, QStringLiteral("Growth")), QStringLiteral("not known yet"));
    snapshot.store.size->bytesPerDay = -2'500'000.0;
    snapshot.store.size->oldestWindow = 1'700'000'000'000;
    page.apply(test::shared(snapshot));
    EXPECT_EQ(fact(page, QStringLiteral("Growth")), QStringLiteral("\u22122.5"));
    EXPECT_TRUE(fact(page, QStringLiteral("Oldest window")).startsWith(QStringLiteral("2023-11-1")));
}

TEST(HealthPage, RemarksStayUntilThereAreNone)
{
    const test::UiWorld world;
    HealthPage page(world.context);
    Snapshot snapshot = test::emptySnapshot();
    snapshot.store.remarks = {Error{ErrorCode::FileExposed, "/srv/observatorio.sqlite"}};
    snapshot.store.rowsSetAside = 2;
    snapshot.store.recordsSetAside = 1234;
    snapshot.store.lastSetAside = SetAside{{"t", 0}, "ultimos_valores", "ARG inflacion", "value too long", 1234};
    page.apply(test::shared(snapshot));
    EXPECT_TRUE(says(page, QStringLiteral("/srv/observatorio.sqlite")));
    EXPECT_TRUE(says(page, QStringLiteral("ultimos_valores")));
    EXPECT_TRUE(says(page, QStringLiteral("value too long")));
    snapshot.store = {};
    page.apply(test::shared(snapshot));
    EXPECT_FALSE(says(page, QStringLiteral("/srv/observatorio.sqlite")));
    EXPECT_FALSE(says(page, QStringLiteral("ultimos_valores")));
}

TEST(SettingsOfRetention, AreAskedForInTheDatabaseSection)
{
    test::UiWorld world;
    world.context.settings.pipeline.retention = {.windowDays = 7, .resultDays = 400};
    SettingsDialog dialog(world.context);
    QSpinBox *windows = nullptr;
    for (QSpinBox *box : dialog.findChildren<QSpinBox *>()) {
        if (box->accessibleName() == QLatin1String("Windows"))
            windows = box;
    }
    ASSERT_TRUE(windows);
    EXPECT_EQ(windows->value(), 7);
    windows->setValue(9);
    AppSettings asked;
    QObject::connect(&world.actions, &Actions::settingsRequested,
                     [&asked](const AppSettings &wanted) { asked = wanted; });
    test::button(dialog, QStringLiteral("Apply"))->click();
    EXPECT_EQ(asked.pipeline.retention, (RetentionSettings{.windowDays = 9, .resultDays = 400}));
}

}  // namespace
}  // namespace observatorio
