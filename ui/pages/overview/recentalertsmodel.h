// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/alertmodel.h"

namespace observatorio {

/// The newest alerts, newest first, at most `Cap`: each as one sentence, with everything known about it in its tool
/// tip.
class RecentAlertsModel : public ColumnsModel<AlertRow> {
    Q_OBJECT
public:
    static constexpr std::size_t Cap = 50;
    explicit RecentAlertsModel(std::function<QString(const QString &)> countryName, QObject *parent = nullptr);

    void apply(const std::vector<AlertView> &alerts, TimeMs now);
    [[nodiscard]] QString countryName(const AlertView &alert) const;
    [[nodiscard]] TimeMs now() const { return m_now; }
    static QString stateText(const AlertEpisode &episode);  ///< its severity while it fires

private:
    [[nodiscard]] QString sentence(const AlertRow &row) const;
    [[nodiscard]] QString toolTip(const AlertRow &row) const;

    std::function<QString(const QString &)> m_countryName;
    TimeMs m_now = 0;
};

}  // namespace observatorio
