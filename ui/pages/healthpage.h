// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"

#include <memory>

namespace observatorio {

/// Where every record went, and how broker and database do.
class HealthPage : public Page {
    Q_OBJECT
public:
    explicit HealthPage(UiContext &context, QWidget *parent = nullptr);
    ~HealthPage() override;

    QString id() const override;
    QString title() const override;
    QString iconName() const override;
    void apply(const std::shared_ptr<const Snapshot> &snapshot) override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace observatorio
