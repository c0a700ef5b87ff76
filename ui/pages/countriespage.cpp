// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/countriespage.h"

#include "ui/charts/chartcontrols.h"
#include "ui/charts/chartpicture.h"
#include "ui/charts/timechart.h"
#include "ui/format.h"
#include "ui/pages/countries/countrylist.h"
#include "ui/pages/countries/indicatorpicker.h"
#include "ui/pages/countries/smallcharts.h"
#include "ui/style/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/orempty.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QHBoxLayout>
#include <QJsonArray>
#include <QLabel>
#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>

namespace observatorio {

namespace {

constexpr int ListWidth = 216;
constexpr DurationMs DefaultSpan = 900'000;

QString windowText(DurationMs length)
{
    return length % 60'000 == 0 ? CountriesPage::tr("%1 min").arg(length / 60'000)
                                : CountriesPage::tr("%1 s").arg(length / 1000);
}

}  // namespace

struct CountriesPage::Private {
    std::shared_ptr<const Snapshot> snapshot;
    CountryListModel *model = nullptr;
    CountryList *list = nullptr;
    QPointer<IndicatorPicker> picker;  // shown in the title bar, which may go first
    QPointer<SegmentedControl> range;
    SegmentedControl *window = nullptr;
    Card *card = nullptr;
    TimeChart *chart = nullptr;
    OrEmpty *chartOrEmpty = nullptr;
    EmptyState *empty = nullptr;
    SmallCharts *small = nullptr;
    ChartBasis basis;
    std::vector<AlertRule> rules;
    std::size_t seriesCount = 0;
    DurationMs shortSpan = DefaultSpan;  // the range to return to after the long windows
    DurationMs windowMs = 0;
    bool chosenOnce = false;  // by a person, a state, or the first snapshot with data

    struct Wanted {
        QString country, indicator;
        TimeMs at = 0;
    };
    std::optional<Wanted> wanted;

    bool longWindows() const { return window->currentData().toBool(); }
    CountryChartWish wish(const QString &indicator) const
    {
        CountryChartWish wish{{}, indicator, longWindows()};
        for (const CountryListModel::Chosen &one : model->chosen())
            wish.countries.push_back({one.country, model->nameOf(one.country), one.color});
        return wish;
    }
};

CountriesPage::CountriesPage(UiContext &context, QWidget *parent)
    : Page(context, parent), d(std::make_unique<Private>())
{
    d->model = new CountryListModel(
        *context.countries, [&context](const QString &country) { return context.countryName(country); }, this);
    d->list = new CountryList(d->model);
    d->chart = new TimeChart;
    d->picker = new IndicatorPicker(this);
    d->range = makeRangeControl(d->chart, this);
    d->picker->hide();
    d->range->hide();
    buildLayout();

    d->picker->setIndicators(
        indicatorsOf(Snapshot{.series = std::make_shared<std::vector<SeriesView>>()}, *context.indicators));
    d->picker->setCurrent(d->picker->indicators().value(0));
    d->model->setIndicator(d->picker->current());
    connect(d->picker, &IndicatorPicker::currentChanged, this, &CountriesPage::setIndicator);
    connect(d->window, &SegmentedControl::currentChanged, this,
            [this](const QVariant &on) { setLongWindows(on.toBool()); });
    connect(d->model, &CountryListModel::chosenChanged, this, [this] {
        d->chosenOnce = true;
        showCharts();
    });
    connect(d->model, &CountryListModel::tooMany, this, [this] {
        Q_EMIT m_context.actions->notice(
            tr("%1 countries are the most one chart shows: take one away first.").arg(CountryListModel::MostChosen));
    });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        d->small->forget();
        showCharts();
    });
    connect(context.actions, &Actions::showCountryWanted, this, &CountriesPage::showCountry);
}

CountriesPage::~CountriesPage()
{
    delete d->picker;
    delete d->range;
}

void CountriesPage::buildLayout()
{
    auto *listCard = new Card;
    listCard->setFixedWidth(ListWidth);
    listCard->layout()->setContentsMargins(10, 10, 10, 8);
    for (QLabel *label : listCard->findChildren<QLabel *>())
        label->hide();  // the search says what the list is: no header above it
    listCard->body()->addWidget(d->list);

    d->card = new Card;
    d->window = new SegmentedControl;
    d->window->setAccessibleName(tr("Window length"));
    d->card->addControl(d->window);
    d->card->addControl(new BackToLive(d->chart));
    d->empty = new EmptyState(iconName(), {}, {});
    connect(d->empty->setAction(tr("Go to the simulator")), &QPushButton::clicked, this,
            [this] { Q_EMIT m_context.actions->showPageWanted(QStringLiteral("simulator")); });
    d->chartOrEmpty = new OrEmpty(d->chart, d->empty);
    d->card->body()->addWidget(d->chartOrEmpty, 1);

    d->small = new SmallCharts;
    connect(d->small, &SmallCharts::chosen, d->picker, &IndicatorPicker::setCurrent);

    auto *right = new QVBoxLayout;
    right->setSpacing(Theme::Gap);
    right->addWidget(d->card, 100);
    right->addWidget(d->small, 34);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::Margin, Theme::Margin, Theme::Margin, Theme::Margin);
    row->setSpacing(Theme::Gap);
    row->addWidget(listCard);
    row->addLayout(right, 1);
    showTexts();
}

QString CountriesPage::id() const { return QStringLiteral("countries"); }
QString CountriesPage::title() const { return tr("Countries"); }
QString CountriesPage::iconName() const { return QStringLiteral("chart"); }
QList<QWidget *> CountriesPage::titleControls() { return {d->picker, d->range}; }
Exportable *CountriesPage::exportable() { return this; }

void CountriesPage::apply(const std::shared_ptr<const Snapshot> &snapshot)
{
    // Kept until the end: the charts' bases still speak of it.
    const std::shared_ptr<const Snapshot> previous = std::exchange(d->snapshot, snapshot);
    if (snapshot->series->size() != d->seriesCount) {
        d->seriesCount = snapshot->series->size();
        d->picker->setIndicators(indicatorsOf(*snapshot, *m_context.indicators));
    }
    if (!d->chosenOnce)
        chooseDefaults(*snapshot);
    d->model->update(*snapshot);
    d->list->valuesChanged(snapshot->at);
    showTexts();
    showCharts();
    showWanted();
}

void CountriesPage::chooseDefaults(const Snapshot &snapshot)
{
    if (snapshot.series->empty())
        return;
    const std::string indicator = d->picker->current().toStdString();
    QList<CountryListModel::Chosen> chosen;
    const auto add = [&](const std::string &country) {
        if (chosen.size() < 3)
            chosen.append({QString::fromStdString(country), static_cast<int>(chosen.size())});
    };
    for (const char *country : {"ARG", "BRA", "CHL"}) {
        if (findSeries(snapshot, country, indicator))
            add(country);
    }
    if (chosen.isEmpty()) {
        for (const SeriesView &series : *snapshot.series) {
            if (series.series.indicator == indicator)
                add(series.series.country);
        }
    }
    // While the stream is young, those that have not spoken yet get their chance: the choice is final at the first full
    // one.
    d->model->setChosen(chosen);
    d->chosenOnce = chosen.size() == 3;
}

void CountriesPage::setIndicator(const QString &indicator)
{
    d->model->setIndicator(indicator);
    if (d->snapshot)
        d->model->update(*d->snapshot);
    d->list->order()->resort();
    showTexts();
    showCharts();
    if (d->chart->isLive())
        d->chart->goLive();
}

void CountriesPage::setLongWindows(bool on)
{
    if (on) {
        d->shortSpan = d->range->currentData().toLongLong();
        d->range->setCurrentData(qint64{0});
    } else {
        d->range->setCurrentData(static_cast<qint64>(d->shortSpan));
    }
    showTexts();
    showCharts();
    d->chart->goLive();
}

void CountriesPage::showCountry(const QString &country, const QString &indicator, qint64 atMs)
{
    d->wanted = Private::Wanted{country, indicator, atMs};
    d->chosenOnce = true;
    if (isVisible() && d->snapshot)
        showWanted();
}

void CountriesPage::showWanted()
{
    if (!d->wanted)
        return;
    const Private::Wanted wanted = *std::exchange(d->wanted, std::nullopt);
    d->picker->setCurrent(wanted.indicator);
    const auto &chosen = d->model->chosen();
    const bool shown = std::any_of(chosen.begin(), chosen.end(),
                                   [&](const CountryListModel::Chosen &one) { return one.country == wanted.country; });
    if (!shown && d->model->rowOf(wanted.country) >= 0) {
        if (d->model->isFull())
            d->model->choose(chosen.last().country, false);
        d->model->choose(wanted.country, true);
    }
    d->list->reveal(wanted.country);
    d->chart->setFocus();
    if (wanted.at <= 0) {
        d->chart->goLive();
        return;
    }
    const SeriesView *series =
        findSeries(*d->snapshot, wanted.country.toStdString(), d->picker->current().toStdString());
    if (series && !d->longWindows() && !series->shortWindows->empty() && wanted.at < series->shortWindows->front().start
        && !series->longWindows->empty())
        d->window->setCurrentData(true);  // too old for the short windows that are kept
    d->chart->goLive();
    if (wanted.at < d->chart->view().from()) {
        const DurationMs span = d->longWindows() ? DurationMs{24} * 3'600'000 : DefaultSpan;
        d->chart->showAround(wanted.at, span);
    }
}

void CountriesPage::showCharts()
{
    if (!d->snapshot)
        return;
    showBigChart(*d->snapshot);
    d->small->show(*d->snapshot, d->wish(d->picker->current()), d->picker->indicators(), d->chart->view().from(),
                   d->chart->view().to());
    showEmpty(*d->snapshot);
}

void CountriesPage::showBigChart(const Snapshot &snapshot)
{
    const CountryChartWish wish = d->wish(d->picker->current());
    ChartBasis basis = chartBasis(snapshot, wish, 0, newestWindow(snapshot, wish.longWindows));
    if (basis == d->basis && snapshot.settings.rules == d->rules && d->chart->data())
        return;
    d->basis = std::move(basis);
    d->rules = snapshot.settings.rules;
    d->chart->setData(std::make_shared<const ChartData>(countryChart(snapshot, wish)));
}

void CountriesPage::showTexts()
{
    const EngineSettings engine = d->snapshot ? d->snapshot->settings.engine : m_context.settings.pipeline.engine;
    if (engine.windowMs != d->windowMs) {
        const QVariant current = d->window->currentData();
        d->windowMs = engine.windowMs;
        const QSignalBlocker quiet(d->window);
        d->window->clear();
        d->window->addSegment(windowText(d->windowMs), false);
        d->window->addSegment(windowText(LongWindows.length()), true);
        if (current.isValid())
            d->window->setCurrentData(current);
    }
    const QString name = Format::indicatorName(d->picker->current());
    d->card->setTitle(name, Format::indicatorToolTip(d->picker->current()));
    d->card->setDetail(detail());
    if (d->chart->accessibleName() != name) {
        d->chart->setAccessibleName(name);
        d->chart->setAccessibleDescription(
            tr("Arrows move, plus and minus zoom, Shift with the arrows reads values, Home goes back to live."));
    }
}

QString CountriesPage::detail() const
{
    const QString unit = Format::indicatorUnit(d->picker->current());
    const QString basis = tr("mean per window of %1, min\u2013max band \u00b7 %2")
                              .arg(windowText(d->longWindows() ? LongWindows.length() : d->windowMs), Format::zone());
    return unit.isEmpty() ? basis : unit + QStringLiteral(" \u00b7 ") + basis;
}

void CountriesPage::showEmpty(const Snapshot &snapshot)
{
    const std::shared_ptr<const ChartData> shown = d->chart->data();
    const bool none = !shown || shown->isEmpty();
    d->chartOrEmpty->setEmpty(none);
    if (!none)
        return;
    if (snapshot.series->empty())
        d->empty->setTexts(tr("No data yet"), tr("Averages appear with the first events. Start the simulator, or send "
                                                 "events to one of the observed topics."));
    else if (d->model->chosen().isEmpty())
        d->empty->setTexts(tr("No country chosen"),
                           tr("Choose up to %1 countries in the list.").arg(CountryListModel::MostChosen));
    else
        d->empty->setTexts(tr("No windows of %1 for these countries").arg(Format::indicatorName(d->picker->current())),
                           tr("Choose countries with a value in the list, or another indicator."));
}

void CountriesPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    d->small->setVisible(height() > 420);
    showCharts();
}

QJsonObject CountriesPage::saveState() const
{
    QJsonArray chosen;
    for (const CountryListModel::Chosen &one : d->model->chosen())
        chosen.append(QJsonObject{{QStringLiteral("pais"), one.country}, {QStringLiteral("color"), one.color}});
    QJsonObject state{
        {QStringLiteral("indicator"), d->picker->current()},
        {QStringLiteral("longWindows"), d->longWindows()},
        {QStringLiteral("span"), static_cast<qint64>(d->longWindows() ? d->shortSpan : d->chart->view().span())},
        {QStringLiteral("byValue"), d->list->order()->order() == CountryOrder::Value}};
    if (d->chosenOnce)
        state.insert(QStringLiteral("countries"), chosen);
    return state;
}

void CountriesPage::restoreState(const QJsonObject &state)
{
    if (state.contains(QStringLiteral("countries"))) {
        QList<CountryListModel::Chosen> chosen;
        for (const QJsonValue &one : state.value(QStringLiteral("countries")).toArray())
            chosen.append({one[QStringLiteral("pais")].toString(), one[QStringLiteral("color")].toInt(-1)});
        d->model->setChosen(chosen);
        d->chosenOnce = true;
    }
    d->picker->setCurrent(state.value(QStringLiteral("indicator")).toString());
    d->list->setOrder(state.value(QStringLiteral("byValue")).toBool() ? CountryOrder::Value : CountryOrder::Name);
    const auto span = state.value(QStringLiteral("span")).toInteger(DefaultSpan);
    d->range->setCurrentData(span);
    d->window->setCurrentData(state.value(QStringLiteral("longWindows")).toBool());
}

QString CountriesPage::exportTitle() const
{
    QStringList countries;
    for (const CountryListModel::Chosen &one : d->model->chosen())
        countries.append(one.country);
    return QStringLiteral("%1 %2 %3")
        .arg(Format::indicatorName(d->picker->current()), countries.join(u' '), rangeText(*d->chart));
}

QSize CountriesPage::exportSize() const { return d->card->size(); }

void CountriesPage::exportRender(QPainter &painter, const QRectF &target) const
{
    paintPicture(painter, target, *d->chart,
                 {Format::indicatorName(d->picker->current()), detail(), rangeText(*d->chart)});
}

QByteArray CountriesPage::exportCsv() const
{
    return d->chart->data()
               ? countryCsv(*d->chart->data(), d->picker->current(), d->chart->view().from(), d->chart->view().to())
               : countryCsv({}, {}, 0, 0);
}

}  // namespace observatorio
