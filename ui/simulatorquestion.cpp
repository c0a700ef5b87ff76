// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulatorquestion.h"

#include <QPushButton>
#include <utility>

namespace observatorio {

SimulatorQuestion::SimulatorQuestion(QWidget *parent) : Strip(parent)
{
    setLook(QStringLiteral("warning"), Theme::Warning, Theme::WarningGround);
    connect(addButton(tr("Do not send")), &QPushButton::clicked, this, [this] { answer(false); });
    connect(addButton(tr("Send")), &QPushButton::clicked, this, [this] { answer(true); });
}

void SimulatorQuestion::ask(const QString &bootstrapServers, const QString &topic)
{
    m_servers = bootstrapServers;
    if (!m_servers.isEmpty())
        setText(tr("Send simulated events to %1? Others may read topic %2 there. The simulator is stopped until you "
                   "say so.")
                    .arg(m_servers, topic));
    setVisible(!m_servers.isEmpty());
}

void SimulatorQuestion::answer(bool send)
{
    hide();
    Q_EMIT answered(std::exchange(m_servers, {}), send);
}

}  // namespace observatorio
