// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/countriespage.h"

#include "ui/charts/chartcontrols.h"
#include "ui/firstwindow.h"
#include "ui/format.h"
#include "ui/pages/countries/countrylist.h"
#include "ui/pages/countries/defaultchoice.h"
#include "ui/pages/countries/legendcard.h"
#include "ui/style/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/layouts.h"
#include "ui/widgets/placeholderstack.h"

#include <QJsonArray>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace observatorio {

namespace {

/// How many of `names` fit into the title bar: with large letters fewer, the others are in the menu.
int beside(int names) { return std::max(1, static_cast<int>(names / Theme::instance().scale())); }

QString windowText(DurationMs length)
{
    if (length % 86'400'000 == 0)
        return CountriesPage::tr("%n d", "days", static_cast<int>(length / 86'400'000));
    if (length % 3'600'000 == 0)
        return CountriesPage::tr("%1 h").arg(length / 3'600'000);
    return length % 60'000 == 0 ? CountriesPage::tr("%1 min").arg(length / 60'000)
                                : CountriesPage::tr("%1 s").arg(length / 1000);
}

}  // namespace

CountriesPage::CountriesPage(const UiContext &context, QWidget *parent)
    : Page(context, parent),
      m_model(new CountryListModel(
          *context.countries, [&context](const QString &country) { return context.countryName(country); }, this)),
      m_list(new CountryList(m_model)), m_chart(new TimeChart),
      m_picker(inTitle(new IndicatorPicker(beside(4), beside(5)))),
      m_range(inTitle(new RangeButton(m_chart, context.actions, this))), m_scale(makeScaleControl(m_chart, this)),
      m_window(new SegmentedControl), m_card(new Card), m_stack(new PlaceholderStack(m_chart, QStringLiteral("chart"))),
      m_legend(new LegendCard(m_chart)), m_small(new SmallCharts), m_stored(context.actions, RangeLane::Main),
      m_storedBeside(context.actions, RangeLane::Beside),
      m_export(
          m_chart, m_card, [this] { return exportTexts(); },
          [this](const ChartData &shown, TimeMs from, TimeMs to) {
              return countryCsv(shown, m_picker->current(), from, to);
          })
{
    auto *listCard = new Card;
    listCard->setFixedWidth(grown(216, 150));
    listCard->layout()->setContentsMargins(10, 10, 10, 8);
    for (QLabel *label : listCard->findChildren<QLabel *>())
        label->hide();  // the search says what the list is: no header above it
    listCard->body()->addWidget(m_list);
    m_window->setAccessibleName(tr("Window length"));
    if (Theme::instance().scale() < 1.3) {
        m_card->addControl(m_scale);
        m_card->addControl(m_window);
    } else {  // no room for them beside the title
        m_card->body()->addLayout(rowOf(8, {m_scale, m_window, Room{}}));
    }
    m_card->addControl(new BackToLive(m_chart));
    m_card->body()->addWidget(m_stack, 1);
    connect(m_stack->placeholder()->setAction(tr("Go to the simulator")), &QPushButton::clicked, this,
            [this] { Q_EMIT m_context.actions->showPageRequested(PageId::Simulator); });
    pageColumn(
        this,
        {{rowOf(Theme::Gap,
                {listCard, {columnOf(Theme::Gap, {{m_card, 100}, {cardRow({{m_legend, 5}, {m_small, 4}}), 48}}), 1}}),
          1}});
    showTexts();

    m_picker->setIndicators(
        indicatorsOf(Snapshot{.series = std::make_shared<std::vector<SeriesView>>()}, *context.indicators));
    m_picker->setCurrent(m_picker->indicators().value(0));
    m_model->setIndicator(m_picker->current());
    connect(m_small, &SmallCharts::chosen, m_picker, &IndicatorPicker::setCurrent);
    connect(m_picker, &IndicatorPicker::currentChanged, this, &CountriesPage::setIndicator);
    connect(m_window, &SegmentedControl::currentChanged, this,
            [this](const QVariant &on) { setLongWindows(on.toBool()); });
    connect(m_chart, &TimeChart::viewChanged, this, &CountriesPage::viewMoved);
    for (StoredRange *stored : {&m_stored, &m_storedBeside}) {
        connect(
            stored, &StoredRange::changed, this,
            [this] {
                showCharts();
                if (!m_chart->isLive())
                    m_chart->fitAgain();
            },
            Qt::QueuedConnection);
    }
    connect(m_legend, &LegendCard::onlyRequested, m_model, [this](const QString &key) { m_model->chooseOnly({key}); });
    connect(m_legend, &LegendCard::replaceRequested, m_list, &CountryList::replaceNext);
    connect(m_legend, &LegendCard::clearRequested, m_model, [this] { m_model->chooseOnly({}); });
    connect(m_legend, &LegendCard::removeRequested, m_model, [this](const QStringList &keys) {
        for (const QString &key : keys)
            m_model->choose(key, false);
    });
    connect(m_model, &CountryListModel::chosenChanged, this, [this] {
        m_chosenOnce = true;
        showCharts();
    });
    connect(m_model, &CountryListModel::tooMany, this, [this] {
        Q_EMIT m_context.actions->notice(
            tr("A chart shows at most %1 countries. Remove one first.").arg(CountryListModel::MostChosen));
    });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_small->forget();
        showCharts();
    });
    connect(context.actions, &Actions::showCountryRequested, this, &CountriesPage::showCountry);
}

bool CountriesPage::longWindows() const { return m_window->currentData().toBool(); }

DurationMs CountriesPage::drawnLength() const
{
    const std::shared_ptr<const RangeResult> stored = m_stored.result();
    return stored ? stored->resolution : longWindows() ? LongWindows.length() : m_windowMs;
}

CountryChartWish CountriesPage::wish(const QString &indicator, const StoredRange &stored) const
{
    CountryChartWish wish{{}, indicator, longWindows(), stored.result()};
    if (wish.stored)
        wish.longWindows = wish.stored->resolution > m_windowMs;
    for (const CountryListModel::Chosen &one : m_model->chosen())
        wish.countries.push_back({one.country, m_model->nameOf(one.country), one.color});
    return wish;
}

void CountriesPage::apply(const std::shared_ptr<const Snapshot> &snapshot)
{
    m_snapshot = snapshot;
    if (snapshot->series->size() != m_seriesCount) {
        m_seriesCount = snapshot->series->size();
        m_picker->setIndicators(indicatorsOf(*snapshot, *m_context.indicators));
    }
    if (!m_chosenOnce)
        chooseDefaults(*snapshot);
    m_model->update(*snapshot);
    m_list->valuesChanged(snapshot->at);
    showTexts();
    // Of hours and days, what comes in a second is less than a pixel.
    const DurationMs span = m_chart->view().to() - m_chart->view().from();
    const DurationMs every = m_stored.result() && span > 3'600'000 ? LongRedrawMs : 0;
    if (std::abs(snapshot->at - m_drawnAt) >= every)
        showCharts();
    showWanted();
}

void CountriesPage::chooseDefaults(const Snapshot &snapshot)
{
    if (snapshot.series->empty())
        return;
    const DefaultChoice choice = defaultChoice(snapshot, m_picker->current().toStdString(), 3);
    QList<CountryListModel::Chosen> chosen;
    for (const QString &country : choice.countries)
        chosen.append({country, static_cast<int>(chosen.size())});
    m_model->setChosen(chosen);
    m_chosenOnce = choice.settled;
}

void CountriesPage::setIndicator(const QString &indicator)
{
    m_model->setIndicator(indicator);
    if (m_snapshot)
        m_model->update(*m_snapshot);
    m_list->order()->resort();
    showTexts();
    showCharts();
    if (m_chart->isLive())
        m_chart->goLive();
}

void CountriesPage::setLongWindows(bool on)
{
    constexpr DurationMs Day = 86'400'000;
    const TimeRange range = m_range->range();
    if (on) {
        m_shortRange = range;
        if (range.kind == TimeRange::Kind::Last && range.span < Day)
            m_range->setRange(TimeRange::last(Day));  // else there is little to see
    } else if (range == TimeRange::last(Day)) {
        m_range->setRange(m_shortRange);
    }
    showTexts();
    showCharts();
}

/// Asks the tables for what live does not have of what is in sight.
void CountriesPage::needStored()
{
    if (!m_snapshot || m_windowMs <= 0)
        return;
    std::vector<SeriesName> main, beside;
    QStringList others = m_picker->indicators();
    others.removeOne(m_picker->current());
    for (const CountryListModel::Chosen &one : m_model->chosen()) {
        main.push_back({one.country.toStdString(), m_picker->current().toStdString()});
        for (const QString &other : others.mid(0, SmallCharts::Most))
            beside.push_back({one.country.toStdString(), other.toStdString()});
    }
    const auto ask = [this](StoredRange &stored, std::vector<SeriesName> series, std::size_t mostPoints) {
        stored.need(storedNeed(*m_snapshot, m_chart->view(), std::move(series),
                               {.shortWindow = m_windowMs,
                                .least = longWindows() ? LongWindows.length() : m_windowMs,
                                .mostPoints = mostPoints,
                                .all = m_range->range().kind == TimeRange::Kind::All},
                               stored.result().get()));
    };
    ask(m_stored, std::move(main), 3'000);
    ask(m_storedBeside, std::move(beside), 400);
}

void CountriesPage::viewMoved()
{
    needStored();
    showTexts();
    m_legend->refresh();
}

void CountriesPage::showCountry(const QString &country, const QString &indicator, qint64 atMs)
{
    m_wanted = Wanted{country, indicator, atMs};
    m_chosenOnce = true;
    if (isVisible() && m_snapshot)
        showWanted();
}

void CountriesPage::showWanted()
{
    if (!m_wanted)
        return;
    const Wanted wanted = *std::exchange(m_wanted, std::nullopt);
    m_picker->setCurrent(wanted.indicator);
    const auto &chosen = m_model->chosen();
    const bool shown = std::any_of(chosen.begin(), chosen.end(),
                                   [&](const CountryListModel::Chosen &one) { return one.country == wanted.country; });
    if (!shown && m_model->rowOf(wanted.country) >= 0) {
        if (m_model->isFull())
            m_model->choose(chosen.last().country, false);
        m_model->choose(wanted.country, true);
    }
    m_list->reveal(wanted.country);
    m_chart->setFocus();
    if (wanted.at <= 0) {
        m_chart->goLive();
        return;
    }
    const SeriesView *series = findSeries(*m_snapshot, wanted.country.toStdString(), m_picker->current().toStdString());
    if (series && !longWindows() && !series->shortWindows->empty() && wanted.at < series->shortWindows->front().start
        && !series->longWindows->empty())
        m_window->setCurrentData(true);  // too old for the short windows that are kept
    m_chart->goLive();
    if (wanted.at < m_chart->view().from()) {
        const DurationMs span = longWindows() ? DurationMs{24} * 3'600'000 : DefaultSpan;
        m_chart->showAround(wanted.at, span);
    }
}

void CountriesPage::showCharts()
{
    if (!m_snapshot)
        return;
    m_drawnAt = m_snapshot->at;
    needStored();
    showBigChart(*m_snapshot);
    m_legend->refresh();
    m_small->show(*m_snapshot, wish(m_picker->current(), m_storedBeside), m_picker->indicators(),
                  m_chart->view().from(), m_chart->view().to());
    showEmpty(*m_snapshot);
}

void CountriesPage::showBigChart(const Snapshot &snapshot)
{
    const CountryChartWish shown = wish(m_picker->current(), m_stored);
    ChartBasis basis = chartBasis(snapshot, shown, 0, newestWindow(snapshot, shown.longWindows));
    if (basis == m_basis && m_chart->data())
        return;
    m_basis = std::move(basis);
    m_chart->setData(std::make_shared<const ChartData>(countryChart(snapshot, shown)));
    m_card->setDetail(detail());  // it tells what of these data cannot be drawn
}

void CountriesPage::showTexts()
{
    const EngineSettings engine = m_snapshot ? m_snapshot->settings.engine : m_context.settings.pipeline.engine;
    if (engine.windowMs != m_windowMs) {
        const QVariant current = m_window->currentData();
        m_windowMs = engine.windowMs;
        const QSignalBlocker quiet(m_window);
        m_window->clear();
        m_window->addSegment(windowText(m_windowMs), false);
        m_window->addSegment(windowText(LongWindows.length()), true);
        if (current.isValid())
            m_window->setCurrentData(current);
    }
    const QString name = Format::indicatorName(m_picker->current());
    m_card->setTitle(name, Format::indicatorToolTip(m_picker->current()));
    m_card->setDetail(detail());
    if (m_chart->accessibleName() != name)
        m_chart->setAccessibleName(name);
}

QString CountriesPage::detail() const
{
    const QString unit = Format::indicatorUnit(m_picker->current());
    const QString basis =
        tr("mean per window of %1, min\u2013max band \u00b7 %2").arg(windowText(drawnLength()), Format::zone());
    const std::shared_ptr<const RangeResult> stored = m_stored.result();
    const QString past = stored && stored->error ? tr("no past: %1").arg(Format::error(*stored->error))
                         : m_stored.isWaiting()  ? tr("reading the past\u2026")
                                                 : QString();
    const QString first = m_snapshot && !m_snapshot->series->empty() ? FirstWindow::of(*m_snapshot).text() : QString();
    return Format::dotted({first, past, scaleText(*m_chart), unit, basis});
}

void CountriesPage::showEmpty(const Snapshot &snapshot)
{
    const std::shared_ptr<const ChartData> shown = m_chart->data();
    const bool none = !shown || shown->isEmpty();
    m_stack->setEmpty(none);
    if (!none)
        return;
    EmptyState *empty = m_stack->placeholder();
    if (snapshot.series->empty())
        empty->setTexts(tr("No data yet"), tr("Averages appear with the first events. Start the simulator, or send "
                                              "events to one of the observed topics."));
    else if (m_model->chosen().isEmpty())
        empty->setTexts(tr("No country chosen"),
                        tr("Choose up to %1 countries in the list.").arg(CountryListModel::MostChosen));
    else
        empty->setTexts(tr("No windows of %1 for these countries").arg(Format::indicatorName(m_picker->current())),
                        tr("Choose countries with a value in the list, or another indicator."));
}

void CountriesPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    m_legend->setVisible(height() > 420);
    const int room = width() - 2 * Theme::Margin - 2 * Theme::Gap - grown(216, 150);
    m_small->setVisible(height() > 420 && room >= grown(400, 300) + SmallCharts::leastWidth());
    showCharts();
}

QJsonObject CountriesPage::saveState() const
{
    QJsonArray chosen;
    for (const CountryListModel::Chosen &one : m_model->chosen())
        chosen.append(QJsonObject{{QStringLiteral("pais"), one.country}, {QStringLiteral("color"), one.color}});
    QJsonObject state{{QStringLiteral("indicator"), m_picker->current()},
                      {QStringLiteral("longWindows"), longWindows()},
                      {QStringLiteral("scale"), scaleWord(m_chart->scale())},
                      {QStringLiteral("range"), (longWindows() ? m_shortRange : m_range->range()).toJson()},
                      {QStringLiteral("byValue"), m_list->order()->order() == CountryOrder::Value}};
    if (m_chosenOnce)
        state.insert(QStringLiteral("countries"), chosen);
    return state;
}

void CountriesPage::restoreState(const QJsonObject &state)
{
    if (state.contains(QStringLiteral("countries"))) {
        QList<CountryListModel::Chosen> chosen;
        for (const QJsonValue &one : state.value(QStringLiteral("countries")).toArray())
            chosen.append({one[QStringLiteral("pais")].toString(), one[QStringLiteral("color")].toInt(-1)});
        m_model->setChosen(chosen);
        m_chosenOnce = true;
    }
    m_picker->setCurrent(state.value(QStringLiteral("indicator")).toString());
    m_list->setOrder(state.value(QStringLiteral("byValue")).toBool() ? CountryOrder::Value : CountryOrder::Name);
    m_scale->setCurrentData(static_cast<int>(scaleNamed(state.value(QStringLiteral("scale")).toString())));
    m_range->setRange(
        TimeRange::fromJson(state.value(QStringLiteral("range")).toObject(), TimeRange::last(DefaultSpan)));
    m_window->setCurrentData(state.value(QStringLiteral("longWindows")).toBool());
}

ChartExport::Texts CountriesPage::exportTexts() const
{
    const QString indicator = Format::indicatorName(m_picker->current());
    QStringList name{indicator};
    for (const CountryListModel::Chosen &one : m_model->chosen())
        name.append(one.country);
    return {name.join(u' '), indicator, detail()};
}

}  // namespace observatorio
