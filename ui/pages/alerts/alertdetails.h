// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/alertmodel.h"
#include "ui/page.h"
#include "ui/pages/parts/factgrid.h"
#include "ui/widgets/card.h"

namespace observatorio {

/// Everything known about the alert in the current row.
class AlertDetails : public Card {
    Q_OBJECT
public:
    AlertDetails(const AlertModel &model, const UiContext &context, QWidget *parent = nullptr);

    /// Those that rows may be silenced by.
    void setSilences(std::shared_ptr<const std::vector<Silence>> silences) { m_silences = std::move(silences); }

    void show(const AlertRow *row);  ///< null: none is chosen

private:
    [[nodiscard]] QString silenceText(const AlertRow &row) const;

    const AlertModel &m_model;
    const UiContext &m_context;
    std::shared_ptr<const std::vector<Silence>> m_silences;
    FactsOf<AlertRow> *m_facts;
};

}  // namespace observatorio
