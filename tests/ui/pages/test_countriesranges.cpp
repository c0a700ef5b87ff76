// SPDX-License-Identifier: GPL-3.0-or-later
// The Countries page as an analyst uses it: scales and the legend.
#include "tests/ui/pages/countriesworld.h"

#include "ui/pages/countries/legendcard.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/indicatorpicker.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QTest>

#include <gmock/gmock.h>

namespace observatorio {
namespace {

using test::CountriesTest;
using test::Start;
using test::Window;

TEST_F(CountriesTest, theScaleIsChosenBesideTheChartAndTold)
{
    fill({"ARG", "BRA"});
    show();
    const auto choose = [this](const QString &text) {
        for (QAbstractButton *segment : page.findChildren<QAbstractButton *>()) {
            if (segment->accessibleName() == text)
                return QTest::mouseClick(segment, Qt::LeftButton);
        }
        ADD_FAILURE() << "no segment " << text.toStdString();
    };
    const auto told = [this] { return chart()->parentWidget()->parentWidget()->accessibleDescription().toStdString(); };
    choose(QStringLiteral("Index 100"));
    EXPECT_EQ(chart()->drawnData()->scale, ValueScale::Index);
    EXPECT_EQ(chart()->drawnData()->series[0].points.back().value, 100.0);
    EXPECT_THAT(told(), testing::HasSubstr(Format::time(chart()->view().from()).toStdString() + " = 100"));
    EXPECT_EQ(chart()->data()->series[0].points.back().value, 10.0) << "the file keeps values";

    world.windows[{"BRA", "inflacion"}].clear();
    for (int i = 0; i < 40; ++i)
        world.add("BRA", "inflacion", i, -3.0);
    page.apply(world.snapshot());
    EXPECT_THAT(told(), testing::HasSubstr("without BRA"));
    choose(QStringLiteral("Value"));
    EXPECT_THAT(told(), testing::Not(testing::HasSubstr("BRA")));
}

TEST_F(CountriesTest, theLegendTellsTheLinesAndChangesThem)
{
    fill({"ARG", "BRA", "CHL"});
    for (int i = 0; i < 40; ++i)
        world.windows[{"ARG", "inflacion"}][static_cast<std::size_t>(i)].values = {2, 2.0 * i, i - 1.0, i + 1.0};
    show();
    auto *legend = page.findChild<LegendModel *>();
    QAbstractItemModelTester tester(legend, QAbstractItemModelTester::FailureReportingMode::Fatal);
    ASSERT_EQ(legend->rowCount(), 3);
    const auto text = [&](int row, int column) { return legend->index(row, column).data().toString(); };
    EXPECT_EQ(text(0, LegendModel::Line), QStringLiteral("Argentina"));
    EXPECT_EQ(text(0, LegendModel::Last), QStringLiteral("39.00"));
    EXPECT_EQ(text(0, LegendModel::Least), QStringLiteral("9.00")) << "of what is in sight";
    EXPECT_EQ(text(0, LegendModel::Most), QStringLiteral("39.00"));
    EXPECT_EQ(text(0, LegendModel::Mean), QStringLiteral("24.00"));
    EXPECT_EQ(text(1, LegendModel::Mean), QStringLiteral("17.00"));
    chart()->zoomTime(0.5);
    EXPECT_NE(text(0, LegendModel::Least), QStringLiteral("9.00")) << "it follows the view";
    chart()->goLive();
    chart()->setScale(ValueScale::Index);
    EXPECT_EQ(text(1, LegendModel::Last), QStringLiteral("100.0"));
    chart()->setScale(ValueScale::Log);
    EXPECT_EQ(text(1, LegendModel::Mean), QStringLiteral("17.00"));

    auto *card = page.findChild<LegendCard *>();
    card->table()->selectRow(2);
    QTest::keyClick(card->table(), Qt::Key_Delete);
    EXPECT_EQ(chosen(), (QStringList{QStringLiteral("ARG"), QStringLiteral("BRA")}));
    Q_EMIT card->replaceRequested(QStringLiteral("BRA"));
    auto *search = page.findChild<QLineEdit *>();
    EXPECT_THAT(search->placeholderText().toStdString(), testing::HasSubstr("Brazil"));
    QTest::keyClicks(search, QStringLiteral("chl"));
    QTest::keyClick(search, Qt::Key_Return);
    EXPECT_EQ(chosen(), (QStringList{QStringLiteral("ARG"), QStringLiteral("CHL")}));
    EXPECT_EQ(model()->chosen().last().color, 1) << "the tone of the one that went";
    card->table()->selectRow(1);
    QTest::keyClick(card->table(), Qt::Key_Return);
    EXPECT_EQ(chosen(), QStringList{QStringLiteral("CHL")});
    Q_EMIT card->clearRequested();
    EXPECT_TRUE(chosen().isEmpty());
    EXPECT_EQ(legend->rowCount(), 0);
}

}  // namespace
}  // namespace observatorio
