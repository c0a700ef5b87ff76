// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/parts/linkcard.h"

#include "ui/format.h"
#include "ui/statusitems.h"
#include "ui/widgets/labels.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace observatorio {

LinkCard::LinkCard(const QString &title, const QString &settingsSection, Actions *actions, int factColumns,
                   QWidget *parent)
    : Card(title, {}, parent), m_icon(new IconLabel(18)), m_state(new QLabel),
      m_facts(new FactsOf<Snapshot>(factColumns)), m_error(new Complaint), m_retry(new QPushButton(tr("Try again now")))
{
    auto *settings = new QPushButton(tr("Settings…"));
    for (QWidget *control : std::initializer_list<QWidget *>{m_icon, m_state, m_retry, settings})
        addControl(control);
    m_state->setFont(Theme::semibold(Theme::instance().secondaryFont()));
    body()->addWidget(m_error);
    body()->addWidget(m_facts);
    body()->addStretch(1);  // beside a higher card the header stays on top
    m_retry->hide();
    connect(m_retry, &QPushButton::clicked, actions, &Actions::retryRequested);
    connect(settings, &QPushButton::clicked, actions,
            [actions, settingsSection] { Q_EMIT actions->settingsDialogRequested(settingsSection); });
}

void LinkCard::show(const LinkView &link, const Snapshot &snapshot)
{
    const LinkLook look = linkLook(link.state);
    m_icon->setIcon(link.state == LinkState::Up ? QStringLiteral("check") : look.icon, look.color);
    m_state->setText(look.word);
    setInk(m_state, look.color);
    const QString name = Format::linkName(link);
    setDetail(link.since ? tr("%1 · since %2").arg(name, Format::time(*link.since)) : name);
    m_error->setText(link.error ? Format::error(*link.error) : QString());
    m_retry->setVisible(look.down);
    m_facts->show(snapshot);
}

}  // namespace observatorio
