// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/parts/linkcard.h"

#include "ui/format.h"
#include "ui/pages/parts/factgrid.h"
#include "ui/statusitems.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace observatorio {

LinkCard::LinkCard(const QString &title, const QString &settingsSection, Actions *actions, int factColumns,
                   QWidget *parent)
    : Card(title, {}, parent), m_icon(new QLabel), m_state(new QLabel), m_facts(new FactGrid(factColumns)),
      m_errorRow(new QWidget), m_error(new QLabel), m_retry(new QPushButton(tr("Try again now")))
{
    auto *settings = new QPushButton(tr("Settings…"));
    addControl(m_icon);
    addControl(m_state);
    addControl(m_retry);
    addControl(settings);
    m_state->setFont(Theme::semibold(Theme::instance().secondaryFont()));
    auto *error = new QHBoxLayout(m_errorRow);
    error->setContentsMargins(0, 0, 0, 0);
    m_error->setWordWrap(true);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse);
    error->addWidget(m_error, 1);
    body()->addWidget(m_errorRow);
    body()->addWidget(m_facts);
    m_errorRow->hide();
    m_retry->hide();
    connect(m_retry, &QPushButton::clicked, actions, &Actions::retryRequested);
    connect(settings, &QPushButton::clicked, actions,
            [actions, settingsSection] { Q_EMIT actions->settingsDialogRequested(settingsSection); });
}

void LinkCard::showLink(const LinkView &link)
{
    const Theme &theme = Theme::instance();
    const QColor color = theme.color(linkColor(link.state));
    const QString icon = link.state == LinkState::Up ? QStringLiteral("check") : linkIcon(link.state);
    m_icon->setPixmap(theme.icon(icon, linkColor(link.state)).pixmap(QSize(18, 18), devicePixelRatioF()));
    m_state->setText(linkWord(link.state));
    QPalette palette = m_state->palette();
    if (palette.color(QPalette::WindowText) != color) {
        palette.setColor(QPalette::WindowText, color);
        m_state->setPalette(palette);
    }
    const QString name = Format::linkName(link);
    const QString since = link.state == LinkState::Up ? tr("%1 · connected since %2") : tr("%1 · since %2");
    setDetail(link.since ? since.arg(name, Format::time(*link.since)) : name);
    m_errorRow->setVisible(link.error.has_value());
    m_error->setText(link.error ? Format::error(*link.error) : QString());
    m_retry->setVisible(link.state == LinkState::Retrying || link.state == LinkState::Failed);
}

}  // namespace observatorio
