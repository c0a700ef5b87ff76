// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"
#include "ui/actions.h"
#include "ui/pages/parts/factgrid.h"
#include "ui/widgets/card.h"

class QLabel;
class QPushButton;

namespace observatorio {

class Complaint;
class IconLabel;

/// A connection: its state by word, colour and icon, to what, since when, why it failed; and a way to retry or set it
/// up; and facts about it.
class LinkCard : public Card {
    Q_OBJECT
public:
    /// `settingsSection` is what its Settings button opens.
    LinkCard(const QString &title, const QString &settingsSection, Actions *actions, int factColumns,
             QWidget *parent = nullptr);

    [[nodiscard]] FactsOf<Snapshot> *facts() const { return m_facts; }
    /// `link` is the snapshot's that the card is about.
    void show(const LinkView &link, const Snapshot &snapshot);

private:
    IconLabel *m_icon;
    QLabel *m_state;
    FactsOf<Snapshot> *m_facts;
    Complaint *m_error;
    QPushButton *m_retry;
};

}  // namespace observatorio
