// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"
#include "ui/actions.h"
#include "ui/widgets/card.h"

class QLabel;
class QPushButton;

namespace observatorio {

class FactGrid;

/// A connection: its state by word, colour and icon, to what, since when, why it failed; and a way to retry or set it
/// up.
class LinkCard : public Card {
    Q_OBJECT
public:
    /// `settingsSection` is what its Settings button opens.
    LinkCard(const QString &title, const QString &settingsSection, Actions *actions, int factColumns = 4,
             QWidget *parent = nullptr);

    FactGrid *facts() const { return m_facts; }
    void showLink(const LinkView &link);

private:
    QLabel *m_icon;
    QLabel *m_state;
    FactGrid *m_facts;
    QWidget *m_errorRow;
    QLabel *m_error;
    QPushButton *m_retry;
};

}  // namespace observatorio
