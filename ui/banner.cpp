// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/banner.h"

#include "ui/format.h"
#include "ui/statusitems.h"

#include <QPushButton>

namespace observatorio {

Banner::Banner(const QString &product, QWidget *parent) : Strip(parent), m_product(product)
{
    connect(addButton(tr("Settings\u2026")), &QPushButton::clicked, this, &Banner::settingsClicked);
    connect(addButton(tr("Retry")), &QPushButton::clicked, this, &Banner::retryClicked);
}

void Banner::apply(const LinkView &link)
{
    const bool fault = link.state == LinkState::Retrying || link.state == LinkState::Failed;
    if (fault) {
        QString text = QStringLiteral("%1 (%2): ").arg(m_product, linkWord(link.state));
        text += link.error ? Format::error(*link.error) : Format::linkName(link);
        setText(text);
        if (link.state != m_state) {
            m_state = link.state;
            setLook(linkIcon(m_state), linkColor(m_state),
                    m_state == LinkState::Failed ? Theme::CriticalGround : Theme::WarningGround);
        }
    }
    setVisible(fault);
}

}  // namespace observatorio
