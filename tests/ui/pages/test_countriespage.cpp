// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pages/countriesworld.h"

#include "ui/charts/chartcontrols.h"
#include "ui/charts/timechart.h"
#include "ui/models/countrylistmodel.h"
#include "ui/pages/countries/countrylist.h"
#include "ui/pages/countries/minichart.h"
#include "ui/pages/countriespage.h"
#include "ui/widgets/indicatorpicker.h"
#include "ui/widgets/placeholderstack.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <gmock/gmock.h>

namespace observatorio {
namespace {

using test::Start;
using test::Window;

QStringList codes(const QAbstractItemModel &model, int count)
{
    QStringList list;
    for (int row = 0; row < std::min(count, model.rowCount()); ++row)
        list.append(model.index(row, 0).data(CountryListModel::CodeRole).toString());
    return list;
}

using test::CountriesTest;

TEST(IndicatorPicker, offersNoneFromTheStartAndPutsAnotherOneInTheLastPlace)
{
    IndicatorPicker picker(2, 2, QStringLiteral("Alerts"));
    const auto segments = [&picker] {
        QStringList texts;
        for (const QAbstractButton *segment : picker.findChild<SegmentedControl *>()->findChildren<QAbstractButton *>())
            texts.append(segment->text());
        return texts.join(u' ');
    };
    EXPECT_EQ(segments(), QStringLiteral("Alerts"));
    picker.setIndicators({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    EXPECT_EQ(segments(), QStringLiteral("Alerts a b"));
    picker.setCurrent(QStringLiteral("c"));
    EXPECT_EQ(segments(), QStringLiteral("Alerts a c"));
    picker.setCurrent({});
    EXPECT_EQ(picker.current(), QString());
}

TEST_F(CountriesTest, firstRunShowsTheLargestEconomiesWhoeverSpeaksFirst)
{
    fill({"AGO", "IRQ", "LCA"}, "inflacion", 1);
    show();
    fill({"ARG", "BRA", "IND", "MEX", "PER"}, "inflacion", 4);
    page.apply(world.snapshot());
    EXPECT_EQ(chosen(), (QStringList{QStringLiteral("BRA"), QStringLiteral("IND"), QStringLiteral("MEX")}));
    EXPECT_EQ(chart()->data()->series.size(), 3U);
    EXPECT_FALSE(chart()->data()->thresholds.empty());
    fill({"USA"}, "inflacion", 4);
    page.apply(world.snapshot());
    EXPECT_FALSE(chosen().contains(QStringLiteral("USA"))) << "the choice is settled";
}

TEST_F(CountriesTest, ofOtherCountriesThoseWithTheMostEvents)
{
    fill({"AGO", "IRQ", "LCA", "PER"}, "inflacion", 4);
    fill({"BOL", "PRY"}, "inflacion", 9);
    fill({"ARG"}, "inflacion", 2);
    show();
    EXPECT_EQ(chosen(), (QStringList{QStringLiteral("ARG"), QStringLiteral("BOL"), QStringLiteral("PRY")}));
}

TEST_F(CountriesTest, isDrawnAnewWhenAValueChangesAndNotForAnotherObjectOfTheSameValue)
{
    fill({"ARG", "BRA", "CHL"});
    world.alerts = {test::crossing("ARG", "inflacion", Start + 5 * Window, 41.0, Severity::Critical)};
    show();
    const std::function<void()> changes[] = {
        [this] { world.windows[{"BRA", "inflacion"}][3].amended = true; },
        [this] { world.alerts.front().episode.peakValue = 45.0; },
        [this] { world.rules.front().warning += 1.0; },
        [this] { world.add("CHL", "inflacion", 40, 30.0); },
    };
    for (const auto &change : changes) {
        const auto drawn = chart()->data();
        page.apply(world.snapshot());  // shares nothing with the one before
        EXPECT_EQ(chart()->data(), drawn) << "equal values, drawn anew";
        change();
        page.apply(world.snapshot());
        EXPECT_NE(chart()->data(), drawn) << "a change that is not drawn: " << &change - changes;
    }
}

TEST_F(CountriesTest, emptyStatesSayWhatToDoNext)
{
    show();
    auto *empty = page.findChild<EmptyState *>();
    ASSERT_TRUE(empty->isVisible());
    EXPECT_EQ(empty->accessibleName(), QStringLiteral("No data yet"));
    QSignalSpy wanted(&around.actions, &Actions::showPageRequested);
    empty->findChild<QPushButton *>()->click();
    ASSERT_EQ(wanted.size(), 1);
    EXPECT_EQ(wanted.first().first().value<PageId>(), PageId::Simulator);

    fill({"ARG"});
    page.apply(world.snapshot());
    EXPECT_FALSE(empty->isVisible());
    model()->choose(QStringLiteral("ARG"), false);
    EXPECT_EQ(empty->accessibleName(), QStringLiteral("No country chosen"));
    model()->choose(QStringLiteral("BRA"), true);
    EXPECT_THAT(empty->accessibleName().toStdString(), testing::HasSubstr("No windows of Inflation"));
}

TEST_F(CountriesTest, choosingChangesTheChartAndTonesStay)
{
    fill({"ARG", "BRA", "CHL"});
    show();
    model()->choose(QStringLiteral("BRA"), false);
    ASSERT_EQ(chart()->data()->series.size(), 2U);
    EXPECT_EQ(chart()->data()->series[1].key, QStringLiteral("CHL"));
    EXPECT_EQ(chart()->data()->series[1].color, 2);
    model()->choose(QStringLiteral("PER"), true);
    EXPECT_EQ(chart()->data()->series[2].color, 1) << "the tone that is free";
}

TEST_F(CountriesTest, aNinthCountryIsRefusedAloud)
{
    QSignalSpy notice(&around.actions, &Actions::notice);
    for (const char *country : {"ARG", "BRA", "CHL", "PER", "COL", "ECU", "BOL", "URY"})
        EXPECT_TRUE(model()->choose(QString::fromLatin1(country), true));
    EXPECT_FALSE(model()->choose(QStringLiteral("PRY"), true));
    EXPECT_EQ(notice.size(), 1);
    EXPECT_EQ(model()->chosen().size(), 8);
    EXPECT_FALSE(model()->choose(QStringLiteral("ZZZ"), true)) << "no such country";
}

TEST_F(CountriesTest, nothingNewCostsNothing)
{
    fill({"ARG", "BRA", "CHL"});
    show();
    const auto before = chart()->data();
    auto same = std::make_shared<Snapshot>(*world.snapshot());
    page.apply(same);
    const auto first = chart()->data();
    page.apply(std::make_shared<Snapshot>(*same));
    EXPECT_EQ(chart()->data(), first);
}

TEST_F(CountriesTest, aSmallChartBecomesTheBigOne)
{
    fill({"ARG", "BRA", "CHL"});
    fill({"ARG"}, "desempleo");
    show();
    const QList<MiniChart *> small = page.findChildren<MiniChart *>();
    ASSERT_FALSE(small.isEmpty());
    ASSERT_EQ(small.first()->indicator(), QStringLiteral("desempleo"));
    QTest::mouseClick(small.first(), Qt::LeftButton);
    EXPECT_EQ(page.findChild<IndicatorPicker *>()->current(), QStringLiteral("desempleo"));
    EXPECT_EQ(chart()->data()->series[0].points.size(), 40U);
    EXPECT_EQ(small.first()->indicator(), QStringLiteral("inflacion")) << "the others stay small";
}

TEST_F(CountriesTest, indicatorsOfPeoplesOwnProducersCanBeChosen)
{
    fill({"ARG"});
    fill({"ARG"}, "<b>mi & propio</b>");
    show();
    auto *picker = page.findChild<IndicatorPicker *>();
    EXPECT_TRUE(picker->indicators().contains(QStringLiteral("<b>mi & propio</b>")));
    picker->setCurrent(QStringLiteral("<b>mi & propio</b>"));
    EXPECT_EQ(chart()->data()->series[0].points.size(), 40U);
    picker->setCurrent(QStringLiteral("inflacion"));
    picker->setCurrent(QStringLiteral("<b>mi & propio</b>"));
}

TEST_F(CountriesTest, showCountryGoesToTheMomentOfAnOldAlert)
{
    fill({"ARG", "BRA", "CHL", "PER"}, "desempleo", 200);
    fill({"ARG"}, "inflacion", 200);
    show();
    const TimeMs old = Start + 50 * Window;
    Q_EMIT around.actions.showCountryRequested(QStringLiteral("PER"), QStringLiteral("desempleo"), old);
    EXPECT_TRUE(chosen().contains(QStringLiteral("PER")));
    EXPECT_EQ(page.findChild<IndicatorPicker *>()->current(), QStringLiteral("desempleo"));
    EXPECT_FALSE(chart()->isLive());
    EXPECT_NEAR(static_cast<double>((chart()->view().from() + chart()->view().to()) / 2), static_cast<double>(old),
                1.0);

    Q_EMIT around.actions.showCountryRequested(QStringLiteral("ARG"), QStringLiteral("inflacion"),
                                               Start + 199 * Window);
    EXPECT_TRUE(chart()->isLive()) << "a moment that live shows needs no stopping";
    Q_EMIT around.actions.showCountryRequested(QStringLiteral("ARG"), QString(), 0);
    EXPECT_TRUE(chart()->isLive());
    EXPECT_EQ(page.findChild<IndicatorPicker *>()->current(), QStringLiteral("inflacion"));
}

TEST_F(CountriesTest, showCountryBeforeTheFirstSnapshotIsKept)
{
    page.showCountry(QStringLiteral("NGA"), QStringLiteral("desempleo"), Start + 10 * Window);
    fill({"NGA"}, "desempleo", 200);
    show();
    EXPECT_EQ(chosen(), QStringList{QStringLiteral("NGA")});
    EXPECT_FALSE(chart()->isLive());
}

TEST_F(CountriesTest, longWindowsAreShownWhereTheShortOnesForgot)
{
    fill({"ARG"}, "inflacion", 40);
    auto &longs = world.longWindows[{"ARG", "inflacion"}];
    for (int i = -20; i < 1; ++i)
        longs.push_back({Start + i * 900'000, Start + (i + 1) * 900'000, {2, 40.0, 19.0, 21.0}, i < 0, false});
    show();
    page.showCountry(QStringLiteral("ARG"), QStringLiteral("inflacion"), Start - 10 * 900'000);
    EXPECT_EQ(chart()->data()->series[0].points.front().end - chart()->data()->series[0].points.front().at, 900'000);
    EXPECT_LE(chart()->view().from(), Start - 10 * 900'000);
    EXPECT_GE(chart()->view().to(), Start - 10 * 900'000);
}

TEST_F(CountriesTest, stateSurvives)
{
    fill({"ARG", "BRA", "CHL", "PER"}, "desempleo");
    show();
    page.restoreState(QJsonObject{{QStringLiteral("indicator"), QStringLiteral("desempleo")}});
    model()->choose(QStringLiteral("PER"), true);
    page.findChild<CountryList *>()->setOrder(CountryOrder::Value);
    chart()->setScale(ValueScale::Change);
    const QJsonObject state = page.saveState();
    EXPECT_EQ(state.value(QStringLiteral("scale")), QStringLiteral("change"));

    CountriesPage again(around.context);
    again.restoreState(state);
    again.show();
    again.apply(world.snapshot());
    EXPECT_EQ(again.saveState(), state);
    EXPECT_EQ(again.findChild<CountryListModel *>()->chosen(), model()->chosen());
}

TEST_F(CountriesTest, aStateThatMakesNoSenseIsHarmless)
{
    const QJsonArray countries{
        QJsonObject{{QStringLiteral("pais"), QStringLiteral("ZZZ")}, {QStringLiteral("color"), 0}},
        QJsonObject{{QStringLiteral("pais"), QStringLiteral("ARG")}, {QStringLiteral("color"), 999}},
        QJsonObject{{QStringLiteral("pais"), QStringLiteral("BRA")}, {QStringLiteral("color"), 1}}, 7,
        QStringLiteral("x")};
    page.restoreState(
        {{QStringLiteral("countries"), countries}, {QStringLiteral("span"), -5}, {QStringLiteral("indicator"), 3}});
    EXPECT_EQ(chosen(), QStringList{QStringLiteral("BRA")});
    fill({"BRA"});
    show();
    EXPECT_EQ(chart()->data()->series.size(), 1U);
}

TEST_F(CountriesTest, exportHasTitleRangeAndTheVisibleWindows)
{
    fill({"ARG", "BRA", "CHL"}, "inflacion", 60);
    show();
    Exportable *exportable = page.exportable();
    EXPECT_THAT(exportable->exportTitle().toStdString(), testing::HasSubstr("Inflation ARG BRA CHL"));
    const QList<QByteArray> lines = exportable->exportCsv().trimmed().split('\n');
    EXPECT_EQ(lines.first().trimmed(),
              QByteArray("pais,indicador,ventana_inicio,ventana_fin,valor_promedio,num_eventos,minimo,maximo,final"));
    EXPECT_EQ(lines.size(), 1 + 3 * 31) << "15 minutes, both edges";
    EXPECT_EQ(lines.last().trimmed(),
              QByteArray("CHL,inflacion,2025-11-24T16:29:30.000Z,2025-11-24T16:30:00.000Z,24,2,23,25,false"));
}

TEST(CountryList, searchesByNameWithoutAccentsAndByCode)
{
    test::Surroundings around;
    CountryListModel model(*around.context.countries,
                           [&](const QString &country) { return around.context.countryName(country); });
    CountryOrder order(&model);
    QAbstractItemModelTester modelTester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QAbstractItemModelTester orderTester(&order, QAbstractItemModelTester::FailureReportingMode::Fatal);
    EXPECT_EQ(order.rowCount(), model.rowCount());
    order.setSearch(QStringLiteral("arg"));
    EXPECT_EQ(order.index(0, 0).data(CountryListModel::CodeRole).toString(), QStringLiteral("ARG"));
    order.setSearch(QStringLiteral("COTE D"));
    ASSERT_EQ(order.rowCount(), 1);
    EXPECT_EQ(order.index(0, 0).data(CountryListModel::CodeRole).toString(), QStringLiteral("CIV"));
    order.setSearch(QStringLiteral("no such place"));
    EXPECT_EQ(order.rowCount(), 0);
    order.setSearch({});
    EXPECT_EQ(order.rowCount(), model.rowCount());
}

TEST(CountryList, ordersChosenFirstThenByValueWhenAsked)
{
    test::Surroundings around;
    test::World world;
    for (const auto &[country, mean] :
         {std::pair{"ARG", 40.0}, std::pair{"BRA", 12.0}, std::pair{"CHL", 7.0}, std::pair{"PER", 90.0}})
        world.add(country, "inflacion", 0, mean);
    CountryListModel model(*around.context.countries,
                           [&](const QString &country) { return around.context.countryName(country); });
    CountryOrder order(&model);
    QAbstractItemModelTester orderTester(&order, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setIndicator(QStringLiteral("inflacion"));
    model.update(*world.snapshot());
    model.choose(QStringLiteral("CHL"), true);
    order.setOrder(CountryOrder::Value);
    EXPECT_EQ(codes(order, 4), (QStringList{QStringLiteral("CHL"), QStringLiteral("PER"), QStringLiteral("ARG"),
                                            QStringLiteral("BRA")}));
    order.setOrder(CountryOrder::Name);
    EXPECT_EQ(codes(order, 4), (QStringList{QStringLiteral("CHL"), QStringLiteral("ARG"), QStringLiteral("BRA"),
                                            QStringLiteral("PER")}));

    // Values move; the order waits until it is asked.
    order.setOrder(CountryOrder::Value);
    world.add("BRA", "inflacion", 1, 500.0);
    model.update(*world.snapshot());
    EXPECT_EQ(codes(order, 4).last(), QStringLiteral("BRA"));
    order.resort();
    EXPECT_EQ(codes(order, 2).last(), QStringLiteral("BRA"));
}

TEST(CountryList, keysGoFromTheSearchIntoTheListAndChoose)
{
    test::Surroundings around;
    CountryListModel model(*around.context.countries,
                           [&](const QString &country) { return around.context.countryName(country); });
    CountryList list(&model);
    list.resize(220, 400);
    list.show();
    auto *search = list.findChild<QLineEdit *>();
    auto *view = list.findChild<QListView *>();
    QTest::keyClicks(search, QStringLiteral("peru"));
    QTest::keyClick(search, Qt::Key_Return);
    ASSERT_EQ(model.chosen().size(), 1);
    EXPECT_EQ(model.chosen().first().country, QStringLiteral("PER"));
    search->clear();
    QTest::keyClick(search, Qt::Key_Down);
    QTest::keyClick(view, Qt::Key_Down);
    QTest::keyClick(view, Qt::Key_Space);
    EXPECT_EQ(model.chosen().size(), 2);
    QTest::keyClick(view, Qt::Key_Space);
    EXPECT_EQ(model.chosen().size(), 1) << "the row stays current though it moved";
}

}  // namespace
}  // namespace observatorio
