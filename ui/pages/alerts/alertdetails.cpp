// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/alerts/alertdetails.h"

#include "ui/format.h"
#include "ui/pages/parts/factgrid.h"

#include <QVBoxLayout>

namespace observatorio {

AlertDetails::AlertDetails(QWidget *parent) : Card({}, {}, parent), m_facts(new FactGrid(5))
{
    const std::pair<QString, QString> facts[] = {
        {QStringLiteral("rule"), tr("Rule")},
        {QStringLiteral("threshold"), tr("Threshold crossed")},
        {QStringLiteral("first"), tr("First value")},
        {QStringLiteral("peak"), tr("Peak value")},
        {QStringLiteral("last"), tr("Last value")},
        {QStringLiteral("start"), tr("Start")},
        {QStringLiteral("end"), tr("End")},
        {QStringLiteral("duration"), tr("Duration")},
        {QStringLiteral("origin"), tr("Triggering record")},
        {QStringLiteral("handled"), tr("Handled")},
    };
    for (const auto &[key, name] : facts)
        m_facts->add(key, name);
    body()->addWidget(m_facts);
    showNone();
}

void AlertDetails::showNone()
{
    setTitle(tr("Details"));
    setDetail(tr("choose an alert to see its details"));
    m_facts->hide();
}

void AlertDetails::show(const AlertModel &model, const AlertRow &row)
{
    const AlertEpisode &episode = row.view.episode;
    const QString indicator = QString::fromStdString(episode.series.indicator);
    setTitle(QStringLiteral("%1 · %2").arg(model.countryText(row), AlertModel::indicatorText(row)),
             Format::indicatorToolTip(indicator));
    QString detail = QStringLiteral("%1 · %2 · %3")
                         .arg(Format::severity(episode.severity), AlertModel::stateText(row.state), Format::zone());
    if (episode.suppressed > 0)
        detail += QStringLiteral(" · ")
                  + tr("stands for %n more not shown because of too many alerts", nullptr,
                       static_cast<int>(qMin<qint64>(episode.suppressed, INT_MAX)));
    setDetail(detail);
    const QString unit = Format::indicatorUnit(indicator);
    m_facts->set(QStringLiteral("rule"), QString::fromStdString(episode.rule));
    m_facts->set(QStringLiteral("threshold"), AlertModel::thresholdText(episode), unit);
    m_facts->set(QStringLiteral("first"), Format::value(indicator, episode.firstValue), unit);
    m_facts->set(QStringLiteral("peak"), Format::value(indicator, episode.peakValue), unit,
                 episode.severity == Severity::Critical ? Theme::Critical : Theme::Warning);
    m_facts->set(QStringLiteral("last"), Format::value(indicator, episode.lastValue), unit);
    m_facts->set(QStringLiteral("start"), Format::dateTime(episode.start));
    m_facts->set(QStringLiteral("end"), episode.end ? Format::dateTime(*episode.end) : tr("ongoing"));
    m_facts->set(QStringLiteral("duration"), Format::duration(model.duration(row)));
    m_facts->set(QStringLiteral("origin"), AlertModel::originText(episode));
    QStringList handled;
    if (row.view.acknowledgedAt)
        handled.append(
            tr("acknowledged %1 by %2")
                .arg(Format::dateTime(*row.view.acknowledgedAt), QString::fromStdString(row.view.acknowledgedBy)));
    if (row.state == AlertState::Silenced)
        handled.append(tr("silenced until %1").arg(Format::dateTime(*row.view.silencedUntil)));
    m_facts->set(QStringLiteral("handled"), handled.isEmpty() ? tr("not yet") : handled.join(QStringLiteral(" · ")));
    m_facts->show();
}

}  // namespace observatorio
