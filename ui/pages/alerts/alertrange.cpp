// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/alerts/alertrange.h"

#include "ui/widgets/layouts.h"

#include <QComboBox>
#include <QDateTimeEdit>

namespace observatorio {

AlertRange::AlertRange(QWidget *parent)
    : QWidget(parent), m_choice(new QComboBox), m_from(new QDateTimeEdit), m_until(new QDateTimeEdit)
{
    m_choice->addItem(tr("Live"), Live);
    m_choice->addItem(tr("Today"), Today);
    m_choice->addItem(tr("Yesterday"), Yesterday);
    m_choice->addItem(tr("Last 7 days"), Week);
    m_choice->addItem(tr("From – to"), FromTo);
    m_choice->setAccessibleName(tr("Time range"));
    m_choice->setToolTip(tr("Live: the newest alerts. Otherwise all that began in the range, from the database"));
    const QDate today = QDate::currentDate();
    m_from->setDateTime(today.startOfDay());
    m_until->setDateTime(today.addDays(1).startOfDay());
    m_from->setAccessibleName(tr("From"));
    m_until->setAccessibleName(tr("To"));
    for (QDateTimeEdit *edit : {m_from, m_until}) {
        edit->setCalendarPopup(true);
        edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
        edit->hide();
        connect(edit, &QDateTimeEdit::dateTimeChanged, this, &AlertRange::changed);
    }
    rowOf(8, {m_choice, m_from, m_until}, this);
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this] {
        for (QDateTimeEdit *edit : {m_from, m_until})
            edit->setVisible(choice() == FromTo);
        Q_EMIT changed();
    });
}

AlertRange::Choice AlertRange::choice() const { return static_cast<Choice>(m_choice->currentData().toInt()); }

std::optional<std::pair<TimeMs, TimeMs>> AlertRange::span(TimeMs now) const
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(now).date();
    const auto days = [today](int first, int after) {
        return std::pair<TimeMs, TimeMs>{today.addDays(first).startOfDay().toMSecsSinceEpoch(),
                                         today.addDays(after).startOfDay().toMSecsSinceEpoch()};
    };
    switch (choice()) {
    case Live:
        return std::nullopt;
    case Today:
        return days(0, 1);
    case Yesterday:
        return days(-1, 0);
    case Week:
        return days(-6, 1);
    case FromTo:
        break;
    }
    return std::pair<TimeMs, TimeMs>{m_from->dateTime().toMSecsSinceEpoch(), m_until->dateTime().toMSecsSinceEpoch()};
}

}  // namespace observatorio
