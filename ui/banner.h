// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"
#include "ui/strip.h"

namespace observatorio {

/// While a connection is retrying or has failed: what happened, why, what to do, and Retry.
/// Appears with the fault and disappears with it.
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
