// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/alertmodel.h"
#include "ui/widgets/card.h"

namespace observatorio {

class FactGrid;

/// Everything known about the alert in the current row.
class AlertDetails : public Card {
    Q_OBJECT
public:
    explicit AlertDetails(QWidget *parent = nullptr);

    void show(const AlertModel &model, const AlertRow &row);
    void showNone();

private:
    FactGrid *m_facts;
};

}  // namespace observatorio
