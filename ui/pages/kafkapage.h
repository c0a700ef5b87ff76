// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"

#include <memory>

namespace observatorio {

/// The observed topics, partition by partition, as the broker and this program see them.
class KafkaPage : public Page {
    Q_OBJECT
public:
    explicit KafkaPage(UiContext &context, QWidget *parent = nullptr);
    ~KafkaPage() override;

    QString id() const override;
    QString title() const override;
    QString iconName() const override;
    void apply(const std::shared_ptr<const Snapshot> &snapshot) override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;

private:
    void showPublisher(const PublisherView &publisher);

    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace observatorio
