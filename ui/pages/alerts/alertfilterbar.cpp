// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/alerts/alertfilterbar.h"

#include "ui/format.h"
#include "ui/widgets/layouts.h"

#include <QComboBox>
#include <QLineEdit>

namespace observatorio {

AlertFilterBar::AlertFilterBar(AlertFilter *filter, QWidget *parent)
    : QWidget(parent), m_filter(filter), m_text(new QLineEdit), m_severity(new QComboBox), m_country(new QComboBox),
      m_indicator(new QComboBox)
{
    m_text->setPlaceholderText(tr("Search country, indicator, offset…"));
    m_text->setAccessibleName(tr("Search alerts"));
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(120);
    m_severity->addItem(tr("All severities"), QVariant());
    for (const Severity severity : {Severity::Critical, Severity::Warning})
        m_severity->addItem(Format::severity(severity), static_cast<int>(severity));
    m_severity->setAccessibleName(tr("Severity"));
    m_country->addItem(tr("All countries"), QString());
    m_country->setAccessibleName(tr("Country"));
    m_indicator->addItem(tr("All indicators"), QString());
    m_indicator->setAccessibleName(tr("Indicator"));
    for (QComboBox *box : {m_severity, m_country, m_indicator})
        box->setFixedWidth(grown(180, 135));
    rowOf(8, {{m_text, 1}, m_severity, m_country, m_indicator}, this);

    connect(m_text, &QLineEdit::textChanged, m_filter,
            [filter](const QString &text) { filter->set(&AlertConditions::text, text); });
    connect(m_severity, &QComboBox::currentIndexChanged, this, [this] {
        const QVariant chosen = m_severity->currentData();
        m_filter->set(&AlertConditions::severity,
                      chosen.isValid() ? std::optional(static_cast<Severity>(chosen.toInt())) : std::nullopt);
    });
    for (const auto &[box, condition] :
         {std::pair(m_country, &AlertConditions::country), std::pair(m_indicator, &AlertConditions::indicator)})
        connect(box, &QComboBox::currentIndexChanged, this,
                [this, box, condition] { m_filter->set(condition, box->currentData().toString()); });
}

void AlertFilterBar::offer(const AlertModel &model)
{
    QMap<QString, QString> countries = m_countries;
    QMap<QString, QString> indicators = m_indicators;
    std::set<std::string> seen;
    for (const AlertRow &row : model.rows()) {
        const SeriesName &series = row.view.episode.series;
        if (seen.insert(series.country).second)
            countries.insert(model.countryText(row), QString::fromStdString(series.country));
        indicators.insert(AlertModel::indicatorText(row), QString::fromStdString(series.indicator));
    }
    if (countries != m_countries)
        offerIn(m_country, tr("All countries"), m_countries = countries);
    if (indicators != m_indicators)
        offerIn(m_indicator, tr("All indicators"), m_indicators = indicators);
}

void AlertFilterBar::offerIn(QComboBox *box, const QString &every, const QMap<QString, QString> &items)
{
    const QString chosen = box->currentData().toString();
    const QSignalBlocker blocker(box);
    box->clear();
    box->addItem(every, QString());
    for (auto item = items.cbegin(); item != items.cend(); ++item)
        box->addItem(item.key(), item.value());
    box->setCurrentIndex(qMax(0, box->findData(chosen)));
}

void AlertFilterBar::clear()
{
    m_text->clear();
    m_severity->setCurrentIndex(0);
    m_country->setCurrentIndex(0);
    m_indicator->setCurrentIndex(0);
}

void AlertFilterBar::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

QJsonObject AlertFilterBar::state() const
{
    return {{QStringLiteral("text"), m_text->text()},
            {QStringLiteral("severity"), m_severity->currentIndex()},
            {QStringLiteral("country"), m_country->currentData().toString()},
            {QStringLiteral("indicator"), m_indicator->currentData().toString()}};
}

void AlertFilterBar::restore(const QJsonObject &state)
{
    m_text->setText(state[QStringLiteral("text")].toString());
    m_severity->setCurrentIndex(qBound(0, state[QStringLiteral("severity")].toInt(), m_severity->count() - 1));
    // Before the first picture the choice is not on offer yet; it is added, so that it is not lost.
    for (auto [box, key] : {std::pair(m_country, "country"), std::pair(m_indicator, "indicator")}) {
        const QString value = state[QLatin1String(key)].toString();
        if (!value.isEmpty() && box->findData(value) < 0)
            box->addItem(box == m_indicator ? Format::indicatorName(value) : value, value);
        box->setCurrentIndex(qMax(0, box->findData(value)));
    }
}

}  // namespace observatorio
