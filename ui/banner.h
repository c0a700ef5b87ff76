// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"
#include "ui/strip.h"

namespace observatorio {

/// Says while a connection retries or failed: what, why, what to do, and Retry.
/// Shows itself when there is a fault and goes by itself.
class Banner : public Strip {
    Q_OBJECT
public:
    /// `product` is what the sentence starts with where the error has none: "Kafka", "Database".
    explicit Banner(const QString &product, QWidget *parent = nullptr);
    void apply(const LinkView &link);

Q_SIGNALS:
    void retryClicked();
    void settingsClicked();

private:
    QString m_product;
    LinkState m_state = LinkState::Up;
};

}  // namespace observatorio
