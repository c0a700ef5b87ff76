// SPDX-License-Identifier: GPL-3.0-or-later
// The table of what rules mean, through the charts' thresholds and the settings' editor.
#include "tests/support/rulecases.h"
#include "tests/ui/uiworld.h"
#include "ui/charts/countrychart.h"
#include "ui/models/rulemodel.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <tuple>

using namespace observatorio;
using namespace observatorio::test;

namespace {

using Line = std::tuple<double, Severity, AlertDirection, bool>;  ///< the last: it says that it is for means

class RuleMeanings : public testing::TestWithParam<RuleMeaning> {
protected:
    /// The thresholds that the rules which watch the series give a chart.
    std::vector<Line> expectedLines(bool longWindows) const
    {
        std::vector<Line> lines;
        const auto add = [&lines](const Line &line) {
            if (std::ranges::find(lines, line) == lines.end())
                lines.push_back(line);
        };
        for (const auto &[id, severity] : GetParam().levels) {
            const auto rule = std::ranges::find(GetParam().rules, id, &AlertRule::id);
            const bool means = rule->basis == AlertBasis::WindowAverage;
            if (means && longWindows)
                continue;
            add({rule->warning, Severity::Warning, rule->direction, means});
            if (rule->critical)
                add({*rule->critical, Severity::Critical, rule->direction, means});
        }
        return lines;
    }
};

}  // namespace

TEST_P(RuleMeanings, AreWhatAChartDraws)
{
    Snapshot snapshot = emptySnapshot();
    snapshot.settings.rules = GetParam().rules;
    const SeriesName &series = GetParam().series;
    for (const bool longWindows : {false, true}) {
        const ChartData data = countryChart(
            snapshot,
            {{{QString::fromStdString(series.country), {}, 0}}, QString::fromStdString(series.indicator), longWindows});
        std::vector<Line> lines;
        for (const ChartThreshold &threshold : data.thresholds)
            lines.emplace_back(threshold.value, threshold.severity, threshold.direction,
                               threshold.label.contains(u"(mean)"));
        EXPECT_THAT(lines, testing::UnorderedElementsAreArray(expectedLines(longWindows)))
            << (longWindows ? "long windows" : "short windows");
    }
}

TEST_P(RuleMeanings, AreWhatTheEditorChecks)
{
    UiWorld world;
    RuleModel model(*world.context.countries);
    model.setRules(GetParam().rules);
    std::vector<std::pair<int, int>> expected, found;
    for (const RuleProblem &problem : GetParam().problems) {
        static const std::map<RuleField, int> columns{
            {RuleField::Indicator, RuleModel::Indicator},   {RuleField::Countries, RuleModel::Countries},
            {RuleField::Warning, RuleModel::Warning},       {RuleField::Critical, RuleModel::Critical},
            {RuleField::Clear, RuleModel::Clear},           {RuleField::Pending, RuleModel::Pending},
            {RuleField::KeepFiring, RuleModel::KeepFiring}, {RuleField::StaleWindows, RuleModel::StaleWindows}};
        if (problem.field != RuleField::Id)  // the editor makes them itself
            expected.emplace_back(static_cast<int>(problem.rule), columns.at(problem.field));
    }
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            if (!model.problem(row, column).isEmpty())
                found.emplace_back(row, column);
        }
    }
    EXPECT_EQ(found, expected);
    EXPECT_EQ(model.firstProblem().has_value(), !expected.empty());
    if (model.firstProblem()) {
        EXPECT_EQ(std::pair(model.firstProblem()->row(), model.firstProblem()->column()), expected.front());
    } else {
        EXPECT_TRUE(validate(model.rules(), *world.context.countries).empty()) << "ids too";
    }
}

INSTANTIATE_TEST_SUITE_P(Table, RuleMeanings, testing::ValuesIn(ruleMeanings()),
                         [](const auto &test) { return test.param.name; });

TEST(RuleLabels, SayWhoseAndOnWhatBasisAThresholdIs)
{
    Snapshot snapshot = emptySnapshot();
    snapshot.settings.rules = {Rule("a").at(15, {}), Rule("m").onMeans().at(15, {}), Rule("b").in({"ARG"}).off()};
    const CountryChartWish wish{
        {{QStringLiteral("ARG"), {}, 0}, {QStringLiteral("BRA"), {}, 1}}, QStringLiteral("inflacion"), false};
    std::vector<std::string> labels;
    for (const ChartThreshold &threshold : countryChart(snapshot, wish).thresholds)
        labels.push_back(threshold.label.toStdString());
    EXPECT_THAT(labels, testing::UnorderedElementsAre("warning 15 BRA", "warning 15 (mean)"));
}
