// SPDX-License-Identifier: GPL-3.0-or-later
// Every text and what is measured by it follow the desktop's font.
#include "tests/ui/uiworld.h"
#include "ui/dialogs/settingsdialog.h"
#include "ui/mainwindow.h"
#include "ui/pages/pages.h"
#include "ui/style/theme.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/labels.h"

#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <gtest/gtest.h>

namespace observatorio {
namespace {

QFont points(double size)
{
    QFont font;
    font.setPointSizeF(size);
    return font;
}

class Typography : public testing::Test {
protected:
    ~Typography() override { Theme::instance().setFont(points(9)); }

    /// What a person could not read whole in `window`, by class and text.
    static QStringList cut(const QWidget &window)
    {
        QStringList found;
        for (const QWidget *each : window.findChildren<QWidget *>()) {
            const auto *label = qobject_cast<const QLabel *>(each);
            const auto *button = qobject_cast<const QAbstractButton *>(each);
            const auto *line = qobject_cast<const QLineEdit *>(each);
            const QString text = label ? label->text() : button ? button->text() : line ? line->text() : QString();
            if (!each->isVisible() || text.isEmpty())
                continue;
            const bool wraps = label && label->wordWrap();
            const bool elides = line || qobject_cast<const ElidedLabel *>(each);
            const int need = wraps    ? label->heightForWidth(each->width())
                             : button ? std::max(each->minimumSizeHint().height(), each->fontMetrics().height())
                                      : each->fontMetrics().height();
            if (each->height() < need)
                found.append(QStringLiteral("%1 “%2” is %3 high, needs %4")
                                 .arg(QLatin1String(each->metaObject()->className()), text)
                                 .arg(each->height())
                                 .arg(need));
            const int words = button ? each->fontMetrics().horizontalAdvance(QString(text).remove(u'&'))
                                     : each->minimumSizeHint().width();
            if (!wraps && !elides && each->width() < words)
                found.append(QStringLiteral("%1 “%2” is %3 wide, needs %4")
                                 .arg(QLatin1String(each->metaObject()->className()), text)
                                 .arg(each->width())
                                 .arg(words));
        }
        return found;
    }
};

TEST_F(Typography, BodyTextIsAsLargeAsTheDesktopsAndAsEverWhereNobodyChoseASize)
{
    const struct {
        double points;
        int body, small, number;
    } cases[] = {{7, 10, 9, 19}, {9, 13, 11, 24}, {9.75, 13, 11, 24}, {11, 15, 12, 27}, {16, 21, 18, 39}};
    for (const auto &expected : cases) {
        Theme::instance().setFont(points(expected.points));
        EXPECT_EQ(Theme::instance().bodyFont().pixelSize(), expected.body) << expected.points;
        EXPECT_EQ(Theme::instance().smallFont().pixelSize(), expected.small) << expected.points;
        EXPECT_EQ(Theme::instance().numberFont().pixelSize(), expected.number) << expected.points;
        EXPECT_EQ(QApplication::font().pixelSize(), expected.body) << expected.points;
    }
}

TEST_F(Typography, ALabelAFieldAndARowGrowWithTheFont)
{
    const auto heights = [] {
        const QLabel label(QStringLiteral("text"));
        const QLabel *hint = hintLabel(QStringLiteral("text"));
        const QLineEdit line;
        DataTable table;
        QStandardItemModel model(1, 1);
        table.setModel(&model);
        const std::vector<int> all{label.sizeHint().height(), hint->sizeHint().height(), line.sizeHint().height(),
                                   table.verticalHeader()->defaultSectionSize()};
        delete hint;
        return all;
    };
    Theme::instance().setFont(points(9));
    const std::vector<int> usual = heights();
    Theme::instance().setFont(points(16));
    const std::vector<int> large = heights();
    for (std::size_t i = 0; i < usual.size(); ++i)
        EXPECT_GE(large[i], usual[i] + 7) << i;
}

TEST_F(Typography, NoPageCutsItsTextAtSixteenPoints)
{
    for (const double size : {9.0, 16.0, 20.0}) {
        Theme::instance().setFont(points(size));
        test::UiWorld world;
        MainWindow window(world.context);
        window.resize(1280, 800);
        window.show();
        Snapshot snapshot = test::emptySnapshot();
        snapshot.broker = {
            LinkState::Failed, "127.0.0.1:9092", Error{ErrorCode::BrokerUnreachable, "127.0.0.1:9092"}, {}};
        window.apply(test::shared(snapshot));
        for (const PageKind &kind : pageKinds()) {
            window.showPage(kind.id);
            QApplication::processEvents();
            EXPECT_EQ(cut(window).join(u'\n').toStdString(), "") << kind.name << " at " << size << " pt";
        }
    }
}

TEST_F(Typography, NoSettingIsCutAtSixteenPoints)
{
    Theme::instance().setFont(points(16));
    test::UiWorld world;
    SettingsDialog dialog(world.context);
    dialog.show();
    for (const char *section : {"broker", "database", "windows", "thresholds", "appearance"}) {
        dialog.showSection(QString::fromLatin1(section));
        QApplication::processEvents();
        EXPECT_EQ(cut(dialog).join(u'\n').toStdString(), "") << section;
    }
}

}  // namespace
}  // namespace observatorio
