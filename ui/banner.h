#pragma once

#include "values/snapshot.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace observatorio {

/// A thin line under the title bar while a connection retries or failed: what, why, what to do, and Retry.
/// Shows itself when there is a fault and goes by itself; never a dialog.
class Banner : public QWidget {
    Q_OBJECT
public:
    /// `product` is what the sentence starts with where the error has none: "Kafka", "Database".
    explicit Banner(const QString &product, QWidget *parent = nullptr);
    void apply(const LinkView &link);

Q_SIGNALS:
    void retryClicked();
    void settingsClicked();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void drawIcon();

    QString m_product;
    LinkState m_state = LinkState::Up;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_settings;
    QPushButton *m_retry;
};

}  // namespace observatorio
