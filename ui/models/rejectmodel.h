// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/rejecthint.h"
#include "analytics/domain/snapshot.h"
#include "ui/models/columnsmodel.h"

#include <tuple>

namespace observatorio {

struct RejectRow {
    RejectView view;
    RejectHint hint = {};

    [[nodiscard]] std::tuple<std::string, std::int32_t, std::int64_t> key() const
    {
        return {view.partition.topic, view.partition.partition, view.sample.offset};
    }
    bool operator==(const RejectRow &) const = default;
};

/// The newest rejected records with their first bytes, always as plain text, and what their producer may have meant.
class RejectModel : public ColumnsModel<RejectRow> {
    Q_OBJECT
public:
    enum Column { Topic, Partition, Offset, Time, Reason, Hint, Sample };

    explicit RejectModel(const CountryTable &countries, QObject *parent = nullptr);
    void update(const std::vector<RejectView> &samples);

private:
    const CountryTable &m_countries;
};

struct ReasonRow {
    RejectReason reason = RejectReason::NotJson;
    std::int64_t count = 0;
    std::int64_t total = 0;

    [[nodiscard]] int key() const { return static_cast<int>(reason); }
    bool operator==(const ReasonRow &) const = default;
};

/// How many records each reason rejected; only reasons that did.
class ReasonModel : public ColumnsModel<ReasonRow> {
    Q_OBJECT
public:
    enum Column { Reason, Count, Share };

    explicit ReasonModel(QObject *parent = nullptr);
    void update(const Accounting &total);
};

}  // namespace observatorio
