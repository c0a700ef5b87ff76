// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/alertmodel.h"
#include "ui/pages/parts/factgrid.h"
#include "ui/widgets/card.h"

namespace observatorio {

/// Everything known about the alert in the current row.
class AlertDetails : public Card {
    Q_OBJECT
public:
    explicit AlertDetails(const AlertModel &model, QWidget *parent = nullptr);

    void show(const AlertRow *row);  ///< null: none is chosen

private:
    const AlertModel &m_model;
    FactsOf<AlertRow> *m_facts;
};

}  // namespace observatorio
