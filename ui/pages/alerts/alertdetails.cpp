// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/alerts/alertdetails.h"

#include "ui/format.h"
#include "ui/silencetext.h"

#include <QVBoxLayout>

#include <algorithm>

namespace observatorio {

namespace {

QString indicatorOf(const AlertRow &row) { return QString::fromStdString(row.view.episode.series.indicator); }

}  // namespace

AlertDetails::AlertDetails(const AlertModel &model, const UiContext &context, QWidget *parent)
    : Card({}, {}, parent), m_model(model), m_context(context), m_facts(new FactsOf<AlertRow>(5))
{
    using Fact = FactGrid::Value;
    const auto addValue = [this](const QString &name, Term term, double AlertEpisode::*value) {
        m_facts->add(name, term, [value](const AlertRow &row) -> Fact {
            const QString indicator = indicatorOf(row);
            if (row.view.episode.suppressed > 0)
                return {};  // a count is no value
            return {Format::valueBeside(indicator, row.view.episode.*value, row.view.episode.threshold),
                    Format::indicatorUnit(indicator),
                    value != &AlertEpisode::peakValue                 ? Theme::Text
                    : row.view.episode.severity == Severity::Critical ? Theme::Critical
                                                                      : Theme::Warning};
        });
    };
    m_facts->add(tr("Rule"), Term::Rule,
                 [](const AlertRow &row) -> Fact { return {QString::fromStdString(row.view.episode.rule)}; });
    m_facts->add(tr("Threshold crossed"), Term::Threshold, [](const AlertRow &row) -> Fact {
        if (row.view.episode.suppressed > 0)
            return {};
        return {Format::threshold(row.view.episode), Format::indicatorUnit(indicatorOf(row))};
    });
    addValue(tr("First value"), Term::FirstValue, &AlertEpisode::firstValue);
    addValue(tr("Peak value"), Term::PeakValue, &AlertEpisode::peakValue);
    addValue(tr("Last value"), Term::LastValue, &AlertEpisode::lastValue);
    m_facts->add(tr("Start"), Term::AlertStart,
                 [](const AlertRow &row) -> Fact { return {Format::dateTime(row.view.episode.start)}; });
    m_facts->add(tr("End"), Term::AlertEnd, [](const AlertRow &row) -> Fact {
        const AlertEpisode &episode = row.view.episode;
        const QString stale = AlertModel::staleText(episode);
        return {episode.end ? Format::dateTime(*episode.end) : stale.isEmpty() ? tr("ongoing") : stale};
    });
    m_facts->add(tr("Duration"), Term::AlertDuration,
                 [this](const AlertRow &row) -> Fact { return {Format::duration(m_model.duration(row))}; });
    m_facts->add(tr("Triggering record"), Term::TriggeringRecord,
                 [](const AlertRow &row) -> Fact { return {AlertModel::originText(row.view.episode)}; });
    m_facts->add(tr("Response"), Term::Response, [this](const AlertRow &row) -> Fact {
        QStringList response;
        if (row.view.acknowledgedAt) {
            const QString comment = QString::fromStdString(row.view.acknowledgeComment);
            const QString said = comment.isEmpty() ? tr("acknowledged %1 by %2") : tr("acknowledged %1 by %2: %3");
            const QString who = QString::fromStdString(row.view.acknowledgedBy);
            const QString when = Format::dateTime(*row.view.acknowledgedAt);
            response.append(comment.isEmpty() ? said.arg(when, who) : said.arg(when, who, comment));
        }
        if (row.state == AlertState::Silenced)
            response.append(silenceText(row));
        return {response.isEmpty() ? tr("none yet") : Format::dotted(response)};
    });
    body()->addWidget(m_facts);
    show(nullptr);
}

/// Until when, by whom, why, and by which silence.
QString AlertDetails::silenceText(const AlertRow &row) const
{
    const QString until = tr("silenced until %1").arg(Format::dateTime(*row.view.silencedUntil));
    if (!m_silences)
        return until;
    const auto silence = std::ranges::find(*m_silences, row.view.silencedBy, &Silence::id);
    if (silence == m_silences->end())
        return until;
    return tr("%1 by %2: %3 (silence of %4)")
        .arg(until, QString::fromStdString(silence->author), QString::fromStdString(silence->reason),
             silencedText(silence->matcher, m_context));
}

void AlertDetails::show(const AlertRow *row)
{
    m_facts->setVisible(row);
    if (!row) {
        setTitle(tr("Details"));
        setDetail(tr("choose an alert to see its details"));
        return;
    }
    const AlertEpisode &episode = row->view.episode;
    setTitle(Format::dotted({m_model.countryText(*row), AlertModel::indicatorText(*row)}),
             Format::indicatorToolTip(indicatorOf(*row)));
    const QString more = episode.suppressed > 0 ? tr("stands for %n more not shown because of too many alerts", nullptr,
                                                     static_cast<int>(qMin<qint64>(episode.suppressed, INT_MAX)))
                                                : QString();
    setDetail(
        Format::dotted({Format::severity(episode.severity), AlertModel::stateText(row->state), Format::zone(), more}));
    m_facts->show(*row);
}

}  // namespace observatorio
