// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"

#include <memory>

namespace observatorio {

/// Every episode that is known: what fires, how bad it got, and a way to its chart; acknowledge and silence.
class AlertsPage : public Page {
    Q_OBJECT
public:
    explicit AlertsPage(UiContext &context, QWidget *parent = nullptr);
    ~AlertsPage() override;

    QString id() const override;
    QString title() const override;
    QString iconName() const override;
    QList<QWidget *> titleControls() override;
    void apply(const std::shared_ptr<const Snapshot> &snapshot) override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace observatorio
