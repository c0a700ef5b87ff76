// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/bindings.h"
#include "ui/page.h"

#include <QBoxLayout>

namespace observatorio {

class Card;
class FaultRow;
class IdleCountry;

/// What is sent, and what goes wrong with it on purpose: two cards, one value.
class SimulatorForm : public QWidget {
    Q_OBJECT
public:
    explicit SimulatorForm(const UiContext &context, QWidget *parent = nullptr);

    [[nodiscard]] SimulatorSettings settings() const;
    void setSettings(const SimulatorSettings &settings);  ///< emits nothing
    [[nodiscard]] bool isValid() const { return m_valid; }
    void showInjected(const SimulatorView &view);
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void changed();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    Card *buildContents();
    Card *buildFaults();
    void check();
    [[nodiscard]] QString advice() const;

    const UiContext &m_context;
    QHBoxLayout *m_cards = nullptr;
    SimulatorSettings m_base;  ///< what the form does not show
    Bindings m_fields;
    FormField *m_countries = nullptr;
    IdleCountry *m_idle = nullptr;
    std::vector<std::pair<FaultRow *, std::uint64_t SimulatorView::*>> m_faults;
    bool m_valid = true;
};

}  // namespace observatorio
