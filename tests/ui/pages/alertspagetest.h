// SPDX-License-Identifier: GPL-3.0-or-later
// The page of alerts as its tests look at it.
#pragma once

#include "tests/ui/uiworld.h"
#include "ui/pages/alerts/alertrange.h"
#include "ui/pages/alertspage.h"
#include "ui/widgets/datatable.h"

#include <QApplication>
#include <QComboBox>
#include <QDateTime>
#include <QDateTimeEdit>
#include <QDialog>
#include <QTest>

#include <algorithm>

namespace observatorio::test {

inline AlertView alert(int number, Severity severity = Severity::Warning)
{
    AlertView view;
    view.episode.id = "id" + std::to_string(number);
    view.episode.rule = "inflacion";
    view.episode.series = {"ARG", "inflacion"};
    view.episode.severity = severity;
    view.episode.threshold = 15.0;
    view.episode.firstValue = view.episode.peakValue = view.episode.lastValue = 16.0;
    view.episode.start = 1'700'000'000'000 + number;
    view.episode.partition = {"eventos_qog", 0};
    view.episode.offset = number;
    return view;
}

class AlertsPageTest : public testing::Test {
protected:
    AlertsPageTest() : page(world.context)
    {
        world.context.userName = QStringLiteral("ana");
        page.resize(1096, 720);
        page.show();
    }

    void apply(std::vector<AlertView> alerts)
    {
        Snapshot snapshot = emptySnapshot();
        snapshot.alerts = std::make_shared<const std::vector<AlertView>>(std::move(alerts));
        page.apply(shared(std::move(snapshot)));
    }

    DataTable &table()
    {
        const auto tables = page.findChildren<DataTable *>();
        return **std::find_if(tables.begin(), tables.end(),
                              [](const DataTable *one) { return one->accessibleName() == u"Alerts"; });
    }

    /// A key pressed while the table has the keyboard: only then its shortcuts are in force.
    void press(Qt::Key key)
    {
        page.activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&page));
        table().setFocus();
        QTest::keyClick(&table(), key);
    }

    void choose(AlertRange::Choice choice)
    {
        auto *box = page.findChild<AlertRange *>()->findChild<QComboBox *>();
        box->setCurrentIndex(box->findData(choice));
    }
    void chooseFromTo(TimeMs from, TimeMs until)
    {
        const auto edits = page.findChild<AlertRange *>()->findChildren<QDateTimeEdit *>();
        edits[0]->setDateTime(QDateTime::fromMSecsSinceEpoch(from));
        edits[1]->setDateTime(QDateTime::fromMSecsSinceEpoch(until));
        choose(AlertRange::FromTo);
    }
    /// Where the keyboard is once the dialog has come.
    static void typeInto(QDialog &dialog, const QString &text)
    {
        ASSERT_TRUE(QTest::qWaitFor([&dialog] { return dialog.isAncestorOf(QApplication::focusWidget()); }));
        QTest::keyClicks(QApplication::focusWidget(), text);
    }

    UiWorld world;
    AlertsPage page;
};

}  // namespace observatorio::test
