// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/strip.h"

namespace observatorio {

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
