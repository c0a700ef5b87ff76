// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/files/resources.h"
#include "ui/map/worldmap.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

namespace observatorio {
namespace {

QByteArray outlines()
{
    QFile file(QStringLiteral(":/data/outlines.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct Place {
    const char *code;
    double longitude, latitude;
};

constexpr Place Places[] = {{"ARG", -64.0, -34.0}, {"ESP", -3.7, 40.4},   {"AUS", 134.0, -25.0},
                            {"RUS", 90.0, 62.0},   {"USA", -100.0, 40.0}, {"LSO", 28.3, -29.6},
                            {"ZAF", 24.0, -30.5},  {"JPN", 138.5, 36.3},  {"NZL", 170.5, -44.0}};

class MapTest : public testing::Test {
protected:
    void SetUp() override
    {
        map.resize(712, 400);
        map.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&map));
    }
    WorldMap map{outlines()};
};

TEST_F(MapTest, AClickOnAPlaceChoosesItsCountryAtEverySize)
{
    QSignalSpy chosen(&map, &WorldMap::chosen);
    for (const QSize size : {QSize(712, 400), QSize(480, 260), QSize(1150, 680)}) {
        map.resize(size);
        for (const Place &place : Places) {
            chosen.clear();
            QTest::mouseClick(&map, Qt::LeftButton, {}, map.position(place.longitude, place.latitude).toPoint());
            ASSERT_EQ(chosen.size(), 1) << place.code << " at " << size.width();
            EXPECT_EQ(chosen[0][0].toString().toStdString(), place.code);
        }
    }
}

TEST_F(MapTest, TheSeaAndARightClickChooseNothing)
{
    QSignalSpy chosen(&map, &WorldMap::chosen);
    QTest::mouseClick(&map, Qt::LeftButton, {}, map.position(-30.0, 0.0).toPoint());
    QTest::mouseClick(&map, Qt::RightButton, {}, map.position(-64.0, -34.0).toPoint());
    EXPECT_TRUE(chosen.isEmpty());
}

TEST_F(MapTest, AHoleInACountryBelongsToItsEnclave)
{
    EXPECT_EQ(map.countryAt(map.position(28.3, -29.6)).toStdString(), "LSO");
}

TEST_F(MapTest, ArrowsWalkOverCountriesThatHaveValuesAndReturnChooses)
{
    QHash<QString, MapValue> values;
    for (const Place &place : Places)
        values.insert(QString::fromLatin1(place.code), {0, QStringLiteral("Normal")});
    map.setValues(MapStyle(), values);
    QSignalSpy chosen(&map, &WorldMap::chosen);
    QTest::keyClick(&map, Qt::Key_Return);
    EXPECT_TRUE(chosen.isEmpty());
    QTest::keyClick(&map, Qt::Key_Left);
    EXPECT_TRUE(map.accessibleDescription().contains(QStringLiteral("Normal")));
    for (int i = 0; i < 20; ++i)
        QTest::keyClick(&map, Qt::Key_Left);
    QTest::keyClick(&map, Qt::Key_Return);
    ASSERT_EQ(chosen.size(), 1);
    const QString country = chosen[0][0].toString();
    EXPECT_TRUE(country == QLatin1String("USA") || country == QLatin1String("ARG")) << country.toStdString();
    EXPECT_TRUE(map.accessibleDescription().contains(QStringLiteral("Normal")));
}

TEST_F(MapTest, AChangedStateIsRedrawnWhereItChanged)
{
    const QPoint argentina = map.position(-64.0, -34.0).toPoint();
    map.setValues(MapStyle(), {{QStringLiteral("ARG"), {0, {}}}});
    const QColor before = map.grab().toImage().pixelColor(argentina);
    map.setValues(MapStyle(), {{QStringLiteral("ARG"), {static_cast<int>(Severity::Critical), {}}}});
    const QColor after = map.grab().toImage().pixelColor(argentina);
    EXPECT_EQ(before, MapStyle().fill(0));
    EXPECT_EQ(after, MapStyle().fill(static_cast<int>(Severity::Critical)));
}

TEST_F(MapTest, SeveritiesDifferByMoreThanColour)
{
    const MapStyle style;
    EXPECT_NE(style.hatch(static_cast<int>(Severity::Warning)).style(), Qt::NoBrush);
    EXPECT_EQ(style.hatch(static_cast<int>(Severity::Critical)).style(), Qt::NoBrush);
    EXPECT_EQ(style.hatch(static_cast<int>(Severity::None)).style(), Qt::NoBrush);
}

TEST(MapStyleTest, ClassesOfAListedIndicatorAreFixedAndThoseOfAnotherFitItsValues)
{
    const Indicator *listed = Resources::indicators().value()->find("inflacion");
    MapStyle inflation(QStringLiteral("inflacion"), listed->mapLimits);
    EXPECT_EQ(inflation.level(-3.0), 0);
    EXPECT_EQ(inflation.level(2.0), 1);
    EXPECT_EQ(inflation.level(207.0), MapStyle::Classes - 1);
    MapStyle own(QStringLiteral("mine"));
    own.fit({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
    EXPECT_EQ(own.level(0.0), 0);
    EXPECT_EQ(own.level(12.0), MapStyle::Classes - 1);
    EXPECT_EQ(own.legend().size(), MapStyle::Classes + 1);
}

TEST(MapGeometryTest, WhatIsNotAnOutlineFileHasNoShapes)
{
    for (const char *text : {"", "[]", "{", R"({"ARG":7})", R"({"ARG":[[1,2,3]]})", R"({"ARG":["x"]})"})
        EXPECT_TRUE(MapGeometry(QByteArray(text)).shapes().isEmpty()) << text;
    WorldMap map{QByteArray()};
    map.resize(300, 200);
    map.grab();
    EXPECT_TRUE(map.countryAt({100, 100}).isEmpty());
}

}  // namespace
}  // namespace observatorio
