// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/basictypes.h"

#include <QWidget>
#include <optional>
#include <utility>

class QComboBox;
class QDateTimeEdit;

namespace observatorio {

/// Which time the list is about: what the running picture has, or a span whose older alerts come from the database.
class AlertRange : public QWidget {
    Q_OBJECT
public:
    enum Choice { Live, Today, Yesterday, Week, FromTo };

    explicit AlertRange(QWidget *parent = nullptr);

    [[nodiscard]] Choice choice() const;
    /// From the first instant to the one after the last, in this machine's days; none: live.
    [[nodiscard]] std::optional<std::pair<TimeMs, TimeMs>> span(TimeMs now) const;

Q_SIGNALS:
    void changed();

private:
    QComboBox *m_choice;
    QDateTimeEdit *m_from;
    QDateTimeEdit *m_until;
};

}  // namespace observatorio
