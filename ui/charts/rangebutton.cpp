// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/rangebutton.h"

#include "ui/actions.h"
#include "ui/charts/timechart.h"
#include "ui/style/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/layouts.h"

#include <QDateTimeEdit>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QMenu>

namespace observatorio {

namespace {

constexpr DurationMs AnHour = 3'600'000;

QDateTimeEdit *timeEdit(TimeMs at)
{
    auto *edit = new QDateTimeEdit(QDateTime::fromMSecsSinceEpoch(at));
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    edit->setCalendarPopup(true);
    return edit;
}

}  // namespace

RangeButton::RangeButton(TimeChart *chart, Actions *actions, QWidget *parent)
    : QPushButton(parent), m_chart(chart), m_actions(actions), m_menu(new QMenu(this)),
      m_range(TimeRange::last(chart->view().span()))
{
    setFont(Theme::instance().secondaryFont());
    setAccessibleName(tr("Time range"));
    for (const DurationMs span : {AnHour / 12, AnHour / 4, AnHour, 6 * AnHour, 24 * AnHour, DurationMs{7} * 24 * AnHour,
                                  DurationMs{30} * 24 * AnHour}) {
        const TimeRange range = TimeRange::last(span);
        m_menu->addAction(range.text(), this, [this, range] { choose(range); });
    }
    m_menu->addSeparator();
    m_menu->addAction(tr("Yesterday"), this,
                      [this] { choose(TimeRange::yesterday(QDateTime::currentMSecsSinceEpoch())); });
    m_menu->addAction(tr("From … to …"), this, &RangeButton::askBetween);
    m_menu->addAction(TimeRange::all().text(), this, [this] { choose(TimeRange::all()); });
    setMenu(m_menu);
    connect(actions, &Actions::timeRangeChosen, this, [this](const TimeRange &range) { setRange(range); });
    showText();
}

void RangeButton::choose(const TimeRange &range)
{
    setRange(range);
    Q_EMIT m_actions->timeRangeChosen(range);
    m_chart->setFocus();
}

void RangeButton::setRange(const TimeRange &range)
{
    const bool same = range == m_range;
    m_range = range;
    showText();
    if (range.goesOn()) {
        if (!same || !m_chart->isLive())
            m_chart->setSpan(range.kind == TimeRange::Kind::All ? 0 : range.span);
    } else if (!same || m_chart->view().from() != range.from || m_chart->view().to() != range.until) {
        m_chart->showBetween(range.from, range.until);
    }
    if (!same)
        Q_EMIT rangeChanged();
}

void RangeButton::showText()
{
    setText(m_range.text());
    setAccessibleDescription(text());
}

void RangeButton::askBetween()
{
    auto *dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Time range"));
    QDateTimeEdit *from = timeEdit(m_chart->view().from()), *until = timeEdit(m_chart->view().to());
    auto *form = new QFormLayout;
    form->addRow(tr("From"), from);
    form->addRow(tr("To"), until);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Show"));
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    const auto check = [=] { buttons->button(QDialogButtonBox::Ok)->setEnabled(from->dateTime() < until->dateTime()); };
    connect(from, &QDateTimeEdit::dateTimeChanged, dialog, check);
    connect(until, &QDateTimeEdit::dateTimeChanged, dialog, check);
    check();
    connect(buttons, &QDialogButtonBox::accepted, dialog, [=, this] {
        choose(TimeRange::between(from->dateTime().toMSecsSinceEpoch(), until->dateTime().toMSecsSinceEpoch()));
        dialog->accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto *column = new QVBoxLayout(dialog);
    column->addLayout(form);
    column->addWidget(hintLabel(tr("Local time; what the database keeps of it is shown.")));
    column->addWidget(buttons);
    dialog->open();
    from->setFocus();
}

}  // namespace observatorio
