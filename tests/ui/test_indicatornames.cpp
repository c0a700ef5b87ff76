// SPDX-License-Identifier: GPL-3.0-or-later
// Wherever a person reads, an indicator has its human name in the interface's language, and its wire name in the tool
// tip. One that nobody listed works under the name it brings.
#include "tests/ui/charts/chartworld.h"
#include "tests/ui/uiworld.h"
#include "ui/dialogs/settings/ruledelegate.h"
#include "ui/models/alertmodel.h"
#include "ui/models/latemodel.h"
#include "ui/models/rulemodel.h"
#include "ui/pages/alertspage.h"
#include "ui/pages/countries/minichart.h"
#include "ui/pages/countriespage.h"
#include "ui/pages/overview/indicatorstrip.h"
#include "ui/pages/overview/mapcard.h"
#include "ui/pages/overview/recentalertsmodel.h"
#include "ui/pages/overviewpage.h"
#include "ui/pages/simulator/simulatorform.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QTextDocumentFragment>

using namespace observatorio;
using namespace observatorio::test;

namespace {

struct Name {
    const char *language;
    const char *wire;
    const char *human;
};

void PrintTo(const Name &name, std::ostream *out) { *out << name.language << ' ' << name.wire; }

class IndicatorNames : public testing::TestWithParam<Name> {
protected:
    IndicatorNames()
    {
        Format::setLocale(QLocale(QString::fromLatin1(GetParam().language)));
        for (int i = 0; i < 4; ++i) {
            for (const char *country : {"ARG", "BRA"}) {
                stream.add(country, "inflacion", i, 5.0);
                stream.add(country, "desempleo", i, 5.0);
                stream.add(country, GetParam().wire, i, 20.0);
            }
        }
        stream.alerts = {crossing("ARG", GetParam().wire, Start, 20.0, Severity::Critical)};
        world.context.simulated.emplace_back(GetParam().wire);
    }
    ~IndicatorNames() override { Format::setLocale(QLocale(QLocale::English)); }

    QString wire() const { return QString::fromUtf8(GetParam().wire); }
    QString human() const { return QString::fromUtf8(GetParam().human); }
    /// Says the wire name, too.
    void expectNote(const QString &toolTip) const
    {
        EXPECT_TRUE(QTextDocumentFragment::fromHtml(toolTip).toPlainText().contains(wire())) << toolTip.toStdString();
    }
    /// The control of that name, with the wire name in its tool tip.
    template<typename Control>
    void expectControl(const QWidget &in) const
    {
        for (const Control *control : in.findChildren<Control *>()) {
            if (control->text().replace(QStringLiteral("&&"), QStringLiteral("&")) == human())
                return expectNote(control->toolTip());
        }
        ADD_FAILURE() << "nothing is called " << human().toStdString();
    }

    UiWorld world;
    World stream;
};

TEST_P(IndicatorNames, ofTiles)
{
    IndicatorStrip strip;
    strip.setIndicators({wire()});
    expectControl<QAbstractButton>(strip);
    IndicatorTrend trend;
    trend.value = 1.0;
    strip.setTrend(wire(), trend);
    expectControl<QAbstractButton>(strip);
}

TEST_P(IndicatorNames, ofTheMapsModes)
{
    MapCard card(world.context);
    const auto snapshot = stream.snapshot();
    card.setMode(wire());
    card.apply(*snapshot, IndicatorIndex::of(*snapshot->series, *world.context.indicators));
    const auto *modes = card.findChild<SegmentedControl *>();
    expectControl<QAbstractButton>(*modes);
    EXPECT_TRUE(card.exportTitle().contains(human())) << card.exportTitle().toStdString();
    EXPECT_TRUE(card.exportCsv().contains(',' + wire().toUtf8().replace("\"", "\"\"") + ','))
        << "data has the wire name";
}

TEST_P(IndicatorNames, ofTheCountriesPage)
{
    CountriesPage page(world.context);
    for (QWidget *control : page.titleControls())
        control->setParent(&page);
    page.resize(1096, 720);
    page.show();
    page.showCountry(QStringLiteral("ARG"), wire(), 0);
    page.apply(stream.snapshot());
    expectControl<QAbstractButton>(*page.titleControls().first());
    expectControl<QLabel>(page);
    EXPECT_TRUE(page.exportable()->exportTitle().startsWith(human()));

    page.showCountry(QStringLiteral("ARG"), QStringLiteral("inflacion"), 0);
    for (const MiniChart *chart : page.findChildren<MiniChart *>()) {
        if (chart->indicator() != wire())
            continue;
        EXPECT_TRUE(chart->accessibleName().contains(human()));
        expectNote(chart->toolTip());
    }
}

TEST_P(IndicatorNames, ofAlerts)
{
    AlertModel model([](const QString &code) { return code; });
    AlertFilter filter;
    filter.setSourceModel(&model);
    model.update(stream.alerts, Start);
    const QModelIndex cell = model.index(0, AlertModel::Indicator);
    EXPECT_EQ(cell.data().toString(), human());
    expectNote(cell.data(Qt::ToolTipRole).toString());
    for (const QString &text : {human(), wire()}) {
        filter.set(&AlertConditions::text, text);
        EXPECT_EQ(filter.rowCount(), 1) << text.toStdString();
    }

    RecentAlertsModel recent([](const QString &code) { return code; });
    recent.apply(stream.alerts, Start);
    EXPECT_TRUE(recent.index(0, 0).data().toString().contains(human()));
    expectNote(recent.index(0, 0).data(Qt::ToolTipRole).toString());
}

TEST_P(IndicatorNames, ofTheAlertsPage)
{
    AlertsPage page(world.context);
    page.resize(1280, 720);
    page.show();
    page.apply(stream.snapshot());
    const auto boxes = page.findChildren<QComboBox *>();
    const auto offers = [this](const QComboBox *box) { return box->findText(human()) >= 0; };
    const auto box = std::find_if(boxes.begin(), boxes.end(), offers);
    ASSERT_NE(box, boxes.end());
    EXPECT_EQ((*box)->itemData((*box)->findText(human())).toString(), wire());
    const auto tables = page.findChildren<DataTable *>();
    const auto table = std::find_if(tables.begin(), tables.end(), [](const DataTable *each) {
        return each->accessibleName() == AlertsPage::tr("Alerts");
    });
    ASSERT_NE(table, tables.end());
    (*table)->setCurrentIndex((*table)->model()->index(0, 0));
    const auto labels = page.findChildren<QLabel *>();
    const auto title = std::find_if(labels.begin(), labels.end(), [this](const QLabel *label) {
        return label->text().endsWith(QStringLiteral(" · ") + human());
    });
    ASSERT_NE(title, labels.end());
    expectNote((*title)->toolTip());
}

TEST_P(IndicatorNames, ofTheSimulatorsChoice)
{
    SimulatorForm form(world.context);
    expectControl<QCheckBox>(form);
}

TEST_P(IndicatorNames, ofTheRules)
{
    AlertRule rule;
    rule.indicator = GetParam().wire;
    RuleModel model(*world.context.countries);
    model.setRules({rule});
    const QModelIndex cell = model.index(0, RuleModel::Indicator);
    EXPECT_EQ(cell.data().toString(), human());
    expectNote(cell.data(Qt::ToolTipRole).toString());

    // Opening and closing the editor changes nothing; either name may be typed.
    RuleDelegate delegate(*world.context.indicators, nullptr);
    QWidget parent;
    const std::unique_ptr<QWidget> editor(delegate.createEditor(&parent, {}, cell));
    auto *box = qobject_cast<QComboBox *>(editor.get());
    delegate.setEditorData(box, cell);
    EXPECT_EQ(box->currentText(), human());
    delegate.setModelData(box, &model, cell);
    EXPECT_EQ(model.rules().front().indicator, GetParam().wire);
    for (const QString &typed : {human(), human().toUpper(), wire()}) {
        if (!world.context.indicators->find(GetParam().wire) && typed != wire())
            continue;  // of one that nobody listed only its own name is known
        model.setData(cell, QStringLiteral("other"));
        box->setCurrentText(typed);
        delegate.setModelData(box, &model, cell);
        EXPECT_EQ(model.rules().front().indicator, GetParam().wire) << typed.toStdString();
    }
}

TEST_P(IndicatorNames, ofLateRecords)
{
    LateModel model([](const QString &code) { return code; });
    model.update({{{"eventos", 0}, 1, {"ARG", GetParam().wire}, Start, 9'000}});
    const QModelIndex cell = model.index(0, LateModel::Indicator);
    EXPECT_EQ(cell.data().toString(), human());
    EXPECT_TRUE(QTextDocumentFragment::fromHtml(cell.data(Qt::ToolTipRole).toString()).toPlainText().contains(wire()));
}

INSTANTIATE_TEST_SUITE_P(
    All, IndicatorNames,
    testing::Values(Name{"en", "inflacion", "Inflation"}, Name{"es", "inflacion", "Inflación"},
                    Name{"en", "pib_growth", "Growth per capita"}, Name{"es", "pib_growth", "Crecimiento per cápita"},
                    Name{"en", "deuda_publica", "Public debt"}, Name{"es", "deuda_publica", "Deuda pública"},
                    Name{"es", "corrupcion", "Índice de corrupción"}, Name{"en", "my_own", "my_own"},
                    Name{"es", "<b>mi & propio", "<b>mi & propio"}));

TEST(IndicatorNote, saysWhichWayItGetsWorse)
{
    UiWorld world;
    EXPECT_EQ(Format::indicatorNote(QStringLiteral("inflacion")), u"inflacion · % a year · higher is worse");
    EXPECT_EQ(Format::indicatorNote(QStringLiteral("corrupcion")), u"corrupcion · 0–100, 100 = clean · lower is worse");
    EXPECT_EQ(Format::indicatorNote(QStringLiteral("comercio")), u"comercio · % of GDP");
    EXPECT_EQ(Format::indicatorNote(QStringLiteral("my_own")), u"my_own");
    EXPECT_EQ(Format::indicatorToolTip(QStringLiteral("<b>mine")).count(u'<' + QStringLiteral("b>")), 0);
}

/// Unticks the box of that wire name.
void untick(SimulatorForm &form, const char *wire)
{
    for (QCheckBox *box : form.findChildren<QCheckBox *>()) {
        if (box->text() == Format::indicatorName(QString::fromLatin1(wire)))
            return box->setChecked(false);
    }
    ADD_FAILURE() << "no box for " << wire;
}

TEST(SimulatorChoice, isWhatTheBaselineHasAndKeepsAllOfItButWhatIsUnticked)
{
    UiWorld world;
    world.context.simulated = {"deuda_publica", "gini", "inflacion", "mine"};
    SimulatorForm form(world.context);
    EXPECT_TRUE(form.settings().indicators.empty()) << "all";
    untick(form, "gini");
    EXPECT_EQ(form.settings().indicators, (std::vector<std::string>{"inflacion", "deuda_publica", "mine"}));
    untick(form, "inflacion");
    EXPECT_EQ(form.settings().indicators, (std::vector<std::string>{"deuda_publica", "mine"}));
    EXPECT_TRUE(form.isValid());
    untick(form, "mine");
    untick(form, "deuda_publica");
    EXPECT_FALSE(form.isValid());
}

TEST(SimulatorChoice, keepsWhatAnotherBaselineBrought)
{
    UiWorld world;
    SimulatorSettings settings;
    settings.indicators = {"deuda_publica", "gini", "inflacion"};
    SimulatorForm form(world.context);  // of a baseline without public debt
    form.setSettings(settings);
    untick(form, "gini");
    EXPECT_EQ(form.settings().indicators, (std::vector<std::string>{"inflacion", "deuda_publica"}));
}

TEST(UnlistedIndicator, hasClassesOfItsOwnOnTheMap)
{
    UiWorld world;
    World stream;
    for (std::size_t i = 0; i < 12; ++i)
        stream.add(world.context.countries->at(static_cast<CountryId>(i)).iso3, "mine", 0,
                   1.0 + static_cast<double>(i));
    MapCard card(world.context);
    card.setMode(QStringLiteral("mine"));
    const auto snapshot = stream.snapshot();
    card.apply(*snapshot, IndicatorIndex::of(*snapshot->series, *world.context.indicators));
    EXPECT_EQ(card.mode(), QStringLiteral("mine"));
    EXPECT_EQ(card.exportCsv().count('\n'), 13);
}

}  // namespace
