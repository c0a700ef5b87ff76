// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"
#include "ui/widgets/card.h"

class QListView;

namespace observatorio {

class RecentAlertsModel;

/// The newest alerts; a click or Return opens the country's chart at the alert's time.
class AlertsCard : public Card {
    Q_OBJECT
public:
    explicit AlertsCard(const UiContext &context, QWidget *parent = nullptr);
    void apply(const Snapshot &snapshot);

private:
    RecentAlertsModel *m_model;
    QListView *m_list;
    TimeMs m_agesAt = 0;
};

}  // namespace observatorio
