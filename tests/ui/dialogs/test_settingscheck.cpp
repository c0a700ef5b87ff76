// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/settingscheck.h"
#include "ui/models/rulemodel.h"

#include "tests/ui/uiworld.h"

#include <QAbstractItemModelTester>

using namespace observatorio;
using namespace observatorio::test;

namespace {

struct ServersCase {
    const char *text;
    bool right;
};

class Servers : public testing::TestWithParam<ServersCase> {};
class Windows : public testing::TestWithParam<std::pair<int, bool>> {};
class Topics : public testing::TestWithParam<std::pair<const char *, bool>> {};

/// One edit of edited() and where the error must appear.
struct RuleCase {
    const char *name;
    int row;
    int column;
    QVariant value;
    int wrongColumn;  ///< -1: nothing is wrong
};

std::vector<AlertRule> edited()
{
    const auto rule = [](const char *indicator, AlertDirection direction, double warning, double critical) {
        AlertRule made;
        made.id = made.indicator = indicator;
        made.direction = direction;
        made.warning = warning;
        made.critical = critical;
        return made;
    };
    return {rule("inflacion", AlertDirection::Above, 15.0, 40.0), rule("desempleo", AlertDirection::Above, 10.0, 20.0),
            rule("pib_growth", AlertDirection::Below, 0.0, -3.0)};
}

class Rules : public testing::TestWithParam<RuleCase> {};

}  // namespace

TEST_P(Servers, AreHostAndPort)
{
    EXPECT_EQ(SettingsCheck::bootstrapServers(QString::fromUtf8(GetParam().text)).isEmpty(), GetParam().right)
        << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Texts, Servers,
                         testing::Values(ServersCase{"127.0.0.1:9092", true}, ServersCase{"a:1, b.example:65535", true},
                                         ServersCase{"[::1]:9092", true}, ServersCase{"", false},
                                         ServersCase{"  ", false}, ServersCase{"host", false},
                                         ServersCase{"host:", false}, ServersCase{"host:0", false},
                                         ServersCase{"host:65536", false}, ServersCase{"host:9092,", false},
                                         ServersCase{":9092", false}, ServersCase{"a b:9092", false},
                                         ServersCase{"http://a:9092", false}, ServersCase{"::1:9092", false}));

TEST_P(Windows, DivideTheLongOne)
{
    EXPECT_EQ(SettingsCheck::window(GetParam().first * 1000).isEmpty(), GetParam().second) << GetParam().first;
}

INSTANTIATE_TEST_SUITE_P(Seconds, Windows,
                         testing::Values(std::pair{0, false}, std::pair{1, true}, std::pair{7, false},
                                         std::pair{30, true}, std::pair{450, true}, std::pair{600, false},
                                         std::pair{900, true}));

TEST(SettingsCheck, AWindowThatDoesNotFitIsToldTheNearestThatDo)
{
    const QString sentence = SettingsCheck::window(7'000);
    EXPECT_TRUE(sentence.contains(u"6 s")) << sentence.toStdString();
    EXPECT_TRUE(sentence.contains(u"9 s")) << sentence.toStdString();
}

TEST_P(Topics, FollowKafkasRules)
{
    EXPECT_EQ(SettingsCheck::topicName(QString::fromUtf8(GetParam().first)).isEmpty(), GetParam().second)
        << GetParam().first;
}

INSTANTIATE_TEST_SUITE_P(Names, Topics,
                         testing::Values(std::pair{"eventos_qog", true}, std::pair{"a.b-c_1", true},
                                         std::pair{"", false}, std::pair{".", false}, std::pair{"..", false},
                                         std::pair{"a b", false}, std::pair{"año", false}, std::pair{"a/b", false}));

TEST(SettingsCheck, TopicsAreAtLeastOneAndNoneTwice)
{
    EXPECT_FALSE(SettingsCheck::topics({}).isEmpty());
    EXPECT_FALSE(SettingsCheck::topics({QStringLiteral("a"), QStringLiteral("a")}).isEmpty());
    EXPECT_TRUE(SettingsCheck::topics({QStringLiteral("a"), QStringLiteral("b")}).isEmpty());
    EXPECT_FALSE(SettingsCheck::topicName(QString(250, u'a')).isEmpty());
}

TEST(SettingsCheck, ACertificateAndItsKeyGoTogether)
{
    EXPECT_TRUE(SettingsCheck::clientKey({}, {}).isEmpty());
    EXPECT_TRUE(SettingsCheck::clientKey(QStringLiteral("c"), QStringLiteral("k")).isEmpty());
    EXPECT_FALSE(SettingsCheck::clientKey(QStringLiteral("c"), {}).isEmpty());
    EXPECT_FALSE(SettingsCheck::clientKey({}, QStringLiteral("k")).isEmpty());
}

TEST(SettingsCheck, APostgresHostMayBeASocketDirectory)
{
    for (const char *host : {"localhost", "10.0.0.1", "::1", "/var/run/postgresql"})
        EXPECT_TRUE(SettingsCheck::host(QString::fromUtf8(host)).isEmpty()) << host;
    for (const char *host : {"", "a b", "host;name"})
        EXPECT_FALSE(SettingsCheck::host(QString::fromUtf8(host)).isEmpty()) << host;
}

TEST_P(Rules, AreCheckedCellByCell)
{
    UiWorld world;
    RuleModel model(*world.context.countries);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setRules(edited());
    ASSERT_FALSE(model.firstProblem());
    ASSERT_TRUE(model.setData(model.index(GetParam().row, GetParam().column), GetParam().value));
    const std::optional<QModelIndex> wrong = model.firstProblem();
    if (GetParam().wrongColumn < 0) {
        EXPECT_FALSE(wrong) << model.problem(wrong->row(), wrong->column()).toStdString();
    } else {
        ASSERT_TRUE(wrong);
        EXPECT_EQ(wrong->column(), GetParam().wrongColumn);
    }
}

// Rows of edited().
INSTANTIATE_TEST_SUITE_P(
    Edits, Rules,
    testing::Values(RuleCase{"CriticalBelowWarning", 0, RuleModel::Critical, 14.0, RuleModel::Critical},
                    RuleCase{"CriticalEqual", 0, RuleModel::Critical, 15.0, RuleModel::Critical},
                    RuleCase{"NoCritical", 0, RuleModel::Critical, QVariant(), -1},
                    RuleCase{"CriticalAboveWhereBelowIsBad", 2, RuleModel::Critical, 1.0, RuleModel::Critical},
                    RuleCase{"ClearOnTheBadSide", 0, RuleModel::Clear, 15.1, RuleModel::Clear},
                    RuleCase{"ClearAtWarning", 0, RuleModel::Clear, 15.0, -1},
                    RuleCase{"ClearGoodBelow", 2, RuleModel::Clear, 0.5, -1},
                    RuleCase{"ClearBadBelow", 2, RuleModel::Clear, -0.5, RuleModel::Clear},
                    RuleCase{"NoIndicator", 0, RuleModel::Indicator, QStringLiteral("  "), RuleModel::Indicator},
                    RuleCase{"TwoForAllThatDiffer", 0, RuleModel::Indicator, QStringLiteral("desempleo"), -1},
                    RuleCase{"UnknownCountry", 0, RuleModel::Countries, QStringLiteral("ARG, Atlantida"),
                             RuleModel::Countries},
                    RuleCase{"FormerCountry", 0, RuleModel::Countries, QStringLiteral("DDR"), RuleModel::Countries},
                    RuleCase{"CountryByAlias", 0, RuleModel::Countries, QStringLiteral("eeuu, COSTA DE MARFIL"), -1},
                    RuleCase{"CountryByName", 0, RuleModel::Countries, QStringLiteral("Argentina, bra"), -1},
                    RuleCase{"DirectionTurned", 0, RuleModel::Direction, 1, RuleModel::Critical}),
    [](const auto &test) { return std::string(test.param.name); });

TEST(RuleModel, NamesBecomeCodesAndIdsFollowThem)
{
    UiWorld world;
    RuleModel model(*world.context.countries);
    model.setRules(world.context.settings.pipeline.rules);
    EXPECT_EQ(model.rules(), world.context.settings.pipeline.rules);
    const int copy = model.duplicate(0);
    EXPECT_TRUE(model.firstProblem());
    model.setData(model.index(copy, RuleModel::Countries), QStringLiteral("Argentina, bra, ARG"));
    EXPECT_FALSE(model.firstProblem());
    const std::vector<AlertRule> rules = model.rules();
    const AlertRule &rule = rules[static_cast<std::size_t>(copy)];
    EXPECT_EQ(rule.countries, (std::vector<std::string>{"ARG", "BRA"}));
    EXPECT_EQ(rule.id, "inflacion/ARG+BRA");
    EXPECT_EQ(rules[0].id, "inflacion");
}

TEST(RuleModel, SaysWhichNameIsOfAFormerState)
{
    UiWorld world;
    RuleModel model(*world.context.countries);
    model.setRules(world.context.settings.pipeline.rules);
    const QModelIndex countries = model.index(0, RuleModel::Countries);
    model.setData(countries, QStringLiteral("Yugoslavia, ARG"));
    EXPECT_EQ(model.problem(0, RuleModel::Countries),
              u"“Yugoslavia” is a former state; enter a country that exists today.");
    model.setData(countries, QStringLiteral("Yugoslabia"));
    EXPECT_EQ(model.problem(0, RuleModel::Countries), u"“Yugoslabia” is not a country; enter a code or a name.");
}

TEST(RuleModel, TwoRulesMayNotSayTheSameForACountry)
{
    UiWorld world;
    RuleModel model(*world.context.countries);
    model.setRules(world.context.settings.pipeline.rules);
    for (int i = 0; i < 2; ++i)
        model.setData(model.index(model.duplicate(0), RuleModel::Countries), QStringLiteral("ARG"));
    ASSERT_TRUE(model.firstProblem());
    EXPECT_EQ(model.firstProblem()->column(), RuleModel::Countries);
    model.remove({2});
    EXPECT_FALSE(model.firstProblem());
}

TEST(RuleModel, ARuleKeepsItsOwnId)
{
    UiWorld world;
    AlertRule rule;
    rule.id = "mine";
    rule.indicator = "gini";
    RuleModel model(*world.context.countries);
    model.setRules({rule});
    model.setData(model.index(0, RuleModel::Warning), 3.0);
    EXPECT_EQ(model.rules().front().id, "mine");
    model.setData(model.index(0, RuleModel::Countries), QStringLiteral("PER"));
    EXPECT_EQ(model.rules().front().id, "gini/PER");
}

TEST(RuleModel, WhatIsNoNumberIsMarkedAndChangesNoRule)
{
    UiWorld world;
    RuleModel model(*world.context.countries);
    model.setRules(world.context.settings.pipeline.rules);
    for (const int column : {RuleModel::Warning, RuleModel::Critical, RuleModel::Clear, RuleModel::Pending,
                             RuleModel::KeepFiring, RuleModel::StaleWindows}) {
        const QModelIndex cell = model.index(0, column);
        const QString before = cell.data(Qt::EditRole).toString();
        model.setData(cell, QStringLiteral("many"));
        EXPECT_EQ(cell.data().toString(), u"many") << "stays to be corrected";
        ASSERT_TRUE(model.firstProblem());
        EXPECT_EQ(model.firstProblem()->column(), column);
        EXPECT_EQ(model.rules(), world.context.settings.pipeline.rules);
        model.setData(cell, before);
        EXPECT_FALSE(model.firstProblem());
    }
    model.setData(model.index(0, RuleModel::Warning), QString());
    EXPECT_TRUE(model.firstProblem());
    EXPECT_EQ(model.rules(), world.context.settings.pipeline.rules);
}
