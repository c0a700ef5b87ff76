// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/silencedialog.h"

#include "ui/format.h"
#include "ui/silencetext.h"
#include "ui/style/theme.h"
#include "ui/widgets/layouts.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QUuid>

#include <algorithm>
#include <map>
#include <set>

namespace observatorio {

namespace {

constexpr int MorningHour = 8;
constexpr DurationMs MinuteMs = 60'000;
constexpr int UntilTomorrow = -1, UntilDate = -2;  // in place of minutes
constexpr int NamesShown = 3;                      // of several countries

void choose(QComboBox *box, const QVariant &value)
{
    const QSignalBlocker blocker(box);
    box->setCurrentIndex(std::max(0, box->findData(value)));
}

QString fromStd(const std::string &text) { return QString::fromStdString(text); }

/// A box that neither grows with its longest entry nor shows less than a country's name.
QComboBox *conditionBox(const QString &name)
{
    auto *box = new QComboBox;
    box->setAccessibleName(name);
    box->setMaxVisibleItems(20);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(24);
    return box;
}

}  // namespace

TimeMs SilenceDialog::tomorrowAfter(TimeMs now)
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(now).date();
    return QDateTime(today.addDays(1), QTime(MorningHour, 0)).toMSecsSinceEpoch();
}

SilenceDialog::SilenceDialog(const UiContext &context, const std::vector<AlertEpisode> &chosen,
                             std::vector<AlertEpisode> alerts, QWidget *parent)
    : QDialog(parent), m_context(context), m_alerts(std::move(alerts)), m_scope(conditionBox(tr("What"))),
      m_country(conditionBox(tr("Country"))), m_region(conditionBox(tr("Region"))),
      m_indicator(conditionBox(tr("Indicator"))), m_rule(conditionBox(tr("Rule"))), m_until(conditionBox(tr("Until"))),
      m_date(new QDateTimeEdit), m_reason(new QLineEdit), m_author(new QLineEdit(context.userName)),
      m_effect(new QLabel)
{
    setWindowTitle(tr("Silence alerts"));
    setMinimumWidth(scaled(460));
    offerConditions(chosen);
    offerScopes(chosen);
    offerEnds();
    m_reason->setMaxLength(MostSilenceReason);
    m_reason->setPlaceholderText(tr("Known cause, who is looking into it…"));
    m_author->setMaxLength(MostSilenceAuthor);
    m_effect->setWordWrap(true);
    m_effect->setTextFormat(Qt::PlainText);

    auto *form = new QFormLayout(this);
    form->setSpacing(10);
    form->setContentsMargins(16, 16, 16, 16);
    form->addRow(tr("&What"), m_scope);
    form->addRow(tr("&Country"), m_country);
    form->addRow(tr("Re&gion"), m_region);
    form->addRow(tr("&Indicator"), m_indicator);
    form->addRow(tr("R&ule"), m_rule);
    form->addRow(m_effect);
    auto *untilLabel = new QLabel(tr("Un&til"));
    untilLabel->setBuddy(m_until);
    form->addRow(untilLabel, columnOf(6, {m_until, m_date}));
    form->addRow(tr("&Reason"), m_reason);
    form->addRow(tr("&Name"), m_author);

    auto *buttons = new QDialogButtonBox;
    m_silence = buttons->addButton(tr("Silence"), QDialogButtonBox::AcceptRole);
    m_silence->setDefault(true);
    m_silence->setProperty("primary", true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    form->addRow(buttons);

    connect(m_scope, &QComboBox::currentIndexChanged, this, &SilenceDialog::showScope);
    for (QComboBox *box : {m_country, m_region, m_indicator, m_rule})
        connect(box, &QComboBox::currentIndexChanged, this, &SilenceDialog::conditionChanged);
    connect(m_until, &QComboBox::currentIndexChanged, this, [this] {
        m_date->setVisible(m_until->currentData().toInt() == UntilDate);
        check();
    });
    connect(m_date, &QDateTimeEdit::dateTimeChanged, this, &SilenceDialog::check);
    for (QLineEdit *edit : {m_reason, m_author})
        connect(edit, &QLineEdit::textChanged, this, &SilenceDialog::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showScope();
    m_reason->setFocus();
}

/// One matcher an indicator, for a matcher has one.
std::vector<SilenceMatcher> SilenceDialog::chosenSeries(const std::vector<AlertEpisode> &chosen)
{
    std::map<std::string, std::set<std::string>> countries;
    for (const AlertEpisode &episode : chosen)
        if (episode.suppressed <= 0)
            countries[episode.series.indicator].insert(episode.series.country);
    std::vector<SilenceMatcher> matchers;
    for (const auto &[indicator, of] : countries)
        matchers.push_back({{of.begin(), of.end()}, {}, indicator, {}});
    return matchers;
}

/// The narrowest first. A summary of what the flood cap held back has a rule, and no series.
void SilenceDialog::offerScopes(const std::vector<AlertEpisode> &chosen)
{
    const auto add = [this](const QString &text, std::vector<SilenceMatcher> matchers) {
        const bool isThere = std::ranges::any_of(m_scopes, [&](const Scope &one) { return one.matchers == matchers; });
        if (!matchers.empty() && !isThere)
            m_scopes.push_back({text, std::move(matchers)});
    };
    const auto addOne = [&](const QString &text, const SilenceMatcher &matcher) {
        add(text.arg(silencedText(matcher, m_context)), {matcher});
    };
    const std::vector<SilenceMatcher> series = chosenSeries(chosen);
    std::set<std::string> countries, regions, rules;
    for (const SilenceMatcher &one : series)
        countries.insert(one.countries.begin(), one.countries.end());
    for (const std::string &country : countries)
        if (const auto id = m_context.countries->find(country))
            regions.insert(m_context.countries->at(*id).region);
    for (const AlertEpisode &episode : chosen)
        rules.insert(episode.rule);

    if (series.size() == 1 && countries.size() == 1)
        addOne(tr("This series: %1"), series.front());
    else
        add(tr("The chosen series"), series);
    if (!countries.empty())
        addOne(tr("All of %1"), {{countries.begin(), countries.end()}, {}, {}, {}});
    if (regions.size() == 1 && series.size() == 1)
        addOne(tr("All of %1"), {{}, *regions.begin(), series.front().indicator, {}});
    if (regions.size() == 1)
        addOne(tr("All of %1"), {{}, *regions.begin(), {}, {}});
    if (series.size() == 1)
        addOne(tr("All of %1"), {{}, {}, series.front().indicator, {}});
    if (rules.size() == 1)
        addOne(tr("All of %1"), {{}, {}, {}, *rules.begin()});
    for (const Scope &scope : m_scopes)
        m_scope->addItem(scope.text);
    m_scope->addItem(tr("My own choice"));
}

void SilenceDialog::offerConditions(const std::vector<AlertEpisode> &chosen)
{
    const auto fill = [](QComboBox *box, const QString &every, const std::map<QString, QString> &byName) {
        box->addItem(every, QString());
        for (const auto &[name, value] : byName)
            box->addItem(name, value);
    };
    std::map<QString, QString> countries, regions, indicators, rules;
    for (CountryId id = 0; id < m_context.countries->size(); ++id) {
        const Country &country = m_context.countries->at(id);
        countries.emplace(m_context.countryName(fromStd(country.iso3)), fromStd(country.iso3));
        if (!country.region.empty())
            regions.emplace(regionName(country.region), fromStd(country.region));
    }
    for (const Indicator &indicator : m_context.indicators->all())
        indicators.emplace(Format::indicatorName(fromStd(indicator.name)), fromStd(indicator.name));
    for (const AlertRule &rule : m_context.settings.pipeline.rules)
        rules.emplace(fromStd(rule.id), fromStd(rule.id));
    for (const std::vector<AlertEpisode> &list : {chosen, m_alerts}) {
        for (const AlertEpisode &episode : list) {
            rules.emplace(fromStd(episode.rule), fromStd(episode.rule));
            if (episode.suppressed <= 0)
                indicators.emplace(Format::indicatorName(fromStd(episode.series.indicator)),
                                   fromStd(episode.series.indicator));
        }
    }
    fill(m_country, tr("Any country"), countries);
    fill(m_region, tr("Any region"), regions);
    fill(m_indicator, tr("Any indicator"), indicators);
    fill(m_rule, tr("Any rule"), rules);
    for (QComboBox *box : {m_country, m_region, m_indicator, m_rule}) {
        box->setPlaceholderText(tr("as chosen"));
        box->setCurrentIndex(0);
    }
}

void SilenceDialog::offerEnds()
{
    const TimeMs now = QDateTime::currentMSecsSinceEpoch();
    const auto add = [this](const QString &text, int minutes) { m_until->addItem(text, minutes); };
    add(tr("in 15 minutes"), 15);
    add(tr("in 1 hour"), 60);
    add(tr("in 4 hours"), 240);
    add(tr("tomorrow, %1").arg(QTime(MorningHour, 0).toString(QStringLiteral("HH:mm"))), UntilTomorrow);
    add(tr("in 1 week"), 10'080);
    add(tr("a date…"), UntilDate);
    choose(m_until, UntilTomorrow);
    m_date->setCalendarPopup(true);
    m_date->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    m_date->setDateTime(QDateTime::fromMSecsSinceEpoch(tomorrowAfter(now)));
    m_date->setAccessibleName(tr("Until when"));
    m_date->hide();
}

/// Several countries are an entry of their own.
QString SilenceDialog::offered(const std::vector<std::string> &countries)
{
    QStringList codes, names;
    for (const std::string &country : countries) {
        codes.append(fromStd(country));
        names.append(m_context.countryName(codes.back()));
    }
    const QString value = codes.join(u',');
    if (m_country->findData(value) < 0) {
        const QSignalBlocker blocker(m_country);
        const QString all = names.join(QStringLiteral(", "));
        m_country->insertItem(1, names.size() <= NamesShown ? all : tr("%n countries", nullptr, int(names.size())),
                              value);
        m_country->setItemData(1, Format::rich(all), Qt::ToolTipRole);
    }
    return value;
}

/// The conditions follow; where there are several matchers no conditions can say it.
void SilenceDialog::showScope()
{
    const auto at = static_cast<std::size_t>(m_scope->currentIndex());
    const bool isOne = at >= m_scopes.size() || m_scopes[at].matchers.size() == 1;
    for (QComboBox *box : {m_country, m_region, m_indicator, m_rule})
        box->setEnabled(isOne);
    if (at < m_scopes.size() && isOne) {
        const SilenceMatcher &shown = m_scopes[at].matchers.front();
        choose(m_country, offered(shown.countries));
        choose(m_region, fromStd(shown.region));
        choose(m_indicator, fromStd(shown.indicator));
        choose(m_rule, fromStd(shown.rule));
    } else {
        for (QComboBox *box : {m_country, m_region, m_indicator, m_rule}) {
            const QSignalBlocker blocker(box);
            box->setCurrentIndex(isOne ? std::max(0, box->currentIndex()) : -1);
        }
    }
    check();
}

void SilenceDialog::conditionChanged()
{
    const QSignalBlocker blocker(m_scope);
    m_scope->setCurrentIndex(m_scope->count() - 1);
    const std::vector<SilenceMatcher> now = matchers();
    for (std::size_t i = 0; i < m_scopes.size(); ++i)
        if (m_scopes[i].matchers == now)
            m_scope->setCurrentIndex(static_cast<int>(i));
    check();
}

std::vector<SilenceMatcher> SilenceDialog::matchers() const
{
    const auto at = static_cast<std::size_t>(m_scope->currentIndex());
    if (at < m_scopes.size())
        return m_scopes[at].matchers;
    SilenceMatcher own;
    for (const QString &country : m_country->currentData().toString().split(u',', Qt::SkipEmptyParts))
        own.countries.push_back(country.toStdString());
    own.region = m_region->currentData().toString().toStdString();
    own.indicator = m_indicator->currentData().toString().toStdString();
    own.rule = m_rule->currentData().toString().toStdString();
    return {own};
}

TimeMs SilenceDialog::until(TimeMs now) const
{
    const int minutes = m_until->currentData().toInt();
    if (minutes == UntilDate)
        return m_date->dateTime().toMSecsSinceEpoch();
    return minutes == UntilTomorrow ? tomorrowAfter(now) : now + minutes * MinuteMs;
}

QString SilenceDialog::reason() const { return m_reason->text().trimmed(); }

void SilenceDialog::check()
{
    const std::vector<SilenceMatcher> wanted = matchers();
    const auto isMeant = [&](const AlertEpisode &alert) {
        return std::ranges::any_of(
            wanted, [&](const SilenceMatcher &matcher) { return matches(matcher, alert, *m_context.countries); });
    };
    const auto now = static_cast<int>(std::ranges::count_if(m_alerts, isMeant));
    const bool saysWhat = !wanted.front().isEmpty();
    const TimeMs today = QDateTime::currentMSecsSinceEpoch();
    m_effect->setText(
        saysWhat ? tr("Holds for %n active alert(s), and for those to come. They are still recorded.", nullptr, now)
                 : tr("Choose at least one condition."));
    const QString missing = !saysWhat                              ? tr("Choose what to silence first")
                            : until(today) <= today                ? tr("The end lies in the past")
                            : reason().isEmpty()                   ? tr("Enter a reason first")
                            : m_author->text().trimmed().isEmpty() ? tr("Enter a name first")
                                                                   : QString();
    m_silence->setEnabled(missing.isEmpty());
    m_silence->setToolTip(missing);
}

std::vector<Silence> SilenceDialog::silences(TimeMs now) const
{
    std::vector<Silence> all;
    for (const SilenceMatcher &matcher : matchers())
        all.push_back({.id = QUuid::createUuid().toString(QUuid::Id128).toStdString(),
                       .matcher = matcher,
                       .from = now,
                       .until = until(now),
                       .reason = reason().toStdString(),
                       .author = m_author->text().trimmed().toStdString(),
                       .created = now});
    return all;
}

}  // namespace observatorio
