// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/silence.h"
#include "ui/models/columnsmodel.h"

#include <functional>

namespace observatorio {

enum class SilenceState { InForce, NotYet, Over };

SilenceState silenceState(const Silence &silence, TimeMs now) noexcept;

struct SilenceRow {
    Silence silence;
    SilenceState state = SilenceState::InForce;

    [[nodiscard]] const std::string &key() const { return silence.id; }
    bool operator==(const SilenceRow &) const = default;
};

/// Every silence that is known, those in force first, then the last to end first. What people wrote is plain text.
class SilenceModel : public ColumnsModel<SilenceRow> {
    Q_OBJECT
public:
    enum Column { State, What, Until, Reason, Author, From };

    /// `what` says what a matcher is about.
    explicit SilenceModel(const std::function<QString(const SilenceMatcher &)> &what, QObject *parent = nullptr);

    void update(const std::vector<Silence> &silences, TimeMs now);

    static QString stateText(SilenceState state);
};

}  // namespace observatorio
