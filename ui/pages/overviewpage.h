// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"

#include <memory>

namespace observatorio {

/// The stream at a glance: tiles, the world by alert state or indicator, the newest alerts, a small chart per
/// indicator.
class OverviewPage : public Page {
    Q_OBJECT
public:
    explicit OverviewPage(UiContext &context, QWidget *parent = nullptr);
    ~OverviewPage() override;

    QString id() const override;
    QString title() const override;
    QString iconName() const override;
    QList<QWidget *> titleControls() override;
    Exportable *exportable() override;
    void apply(const std::shared_ptr<const Snapshot> &snapshot) override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace observatorio
