// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"

#include <memory>

namespace observatorio {

/// Event time per partition: windows open and final, the watermark, and the records that came too late.
class WindowsPage : public Page {
    Q_OBJECT
public:
    explicit WindowsPage(UiContext &context, QWidget *parent = nullptr);
    ~WindowsPage() override;

    QString id() const override;
    QString title() const override;
    QString iconName() const override;
    void apply(const std::shared_ptr<const Snapshot> &snapshot) override;
    Exportable *exportable() override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace observatorio
