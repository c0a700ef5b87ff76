// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"
#include "ui/widgets/labels.h"

#include <set>
#include <utility>
#include <vector>

class QPushButton;

namespace observatorio {

/// A thin line under the title bar: an icon, a sentence of plain text, buttons; never a dialog. Hidden until shown.
class Strip : public QWidget {
    Q_OBJECT
public:
    explicit Strip(QWidget *parent = nullptr);

protected:
    QPushButton *addButton(const QString &text);
    void setText(const QString &text);
    void setLook(const QString &icon, Theme::Token iconColor, Theme::Token ground);
    void paintEvent(QPaintEvent *event) override;

private:
    IconLabel *m_icon;
    QLabel *m_text;
    Theme::Token m_ground = Theme::WarningGround;
};

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
};

/// While the broker answers and not all is read: why, and what the picture covers. On every page.
class CoverageBanner : public Strip {
    Q_OBJECT
public:
    explicit CoverageBanner(QWidget *parent = nullptr);
    void apply(const Snapshot &snapshot);

Q_SIGNALS:
    void retryClicked();
    void detailsClicked();
    void startAnewClicked(const QString &topic);

private:
    QPushButton *m_anew;
    QPushButton *m_retry;
    QString m_topic;
};

/// What a person should know though all goes on: the newest remark, until it is dismissed; Health keeps them all.
class RemarkBanner : public Strip {
    Q_OBJECT
public:
    using Dismissed = std::set<std::pair<ErrorCode, std::string>>;  ///< identityOf()

    explicit RemarkBanner(Dismissed dismissed = {}, QWidget *parent = nullptr);
    void apply(const Snapshot &snapshot);
    [[nodiscard]] const Dismissed &dismissed() const { return m_dismissed; }

Q_SIGNALS:
    void detailsClicked();

private:
    std::vector<Error> m_open;
    Dismissed m_dismissed;
};

/// May simulated events go to a broker that others may read? Nothing is sent until it is answered.
class SimulatorQuestion : public Strip {
    Q_OBJECT
public:
    explicit SimulatorQuestion(QWidget *parent = nullptr);

    /// Empty servers: the question is withdrawn.
    void ask(const QString &bootstrapServers, const QString &topic);

Q_SIGNALS:
    void answered(const QString &bootstrapServers, bool send);

private:
    void answer(bool send);

    QString m_servers;
};

}  // namespace observatorio
