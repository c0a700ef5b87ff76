// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"

#include <memory>

namespace observatorio {

/// What is sent: rate, countries, scenario, faults; and what the broker confirmed.
class SimulatorPage : public Page {
    Q_OBJECT
public:
    explicit SimulatorPage(UiContext &context, QWidget *parent = nullptr);
    ~SimulatorPage() override;

    QString id() const override;
    QString title() const override;
    QString iconName() const override;
    void apply(const std::shared_ptr<const Snapshot> &snapshot) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace observatorio
