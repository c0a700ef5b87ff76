// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/reference.h"

#include <QAbstractButton>
#include <gtest/gtest.h>

namespace observatorio::test {

/// What pages and dialogs are built with, from the shipped tables; no keychain.
class UiWorld {
public:
    UiWorld()
    {
        useReferenceData(context);
        context.actions = &actions;
        context.settings.pipeline.store.sqlitePath = "/var/lib/observatorio.sqlite";
        context.settings.simulator.rate = 20.0;
    }

    Actions actions;
    UiContext context;
};

/// A snapshot with its never-null parts in place.
inline Snapshot emptySnapshot(TimeMs at = 1'700'000'100'000)
{
    Snapshot snapshot;
    snapshot.at = at;
    snapshot.series = std::make_shared<std::vector<SeriesView>>();
    snapshot.alerts = std::make_shared<std::vector<AlertView>>();
    snapshot.trend = std::make_shared<std::vector<TrendPoint>>();
    return snapshot;
}

inline std::shared_ptr<const Snapshot> shared(Snapshot snapshot)
{
    return std::make_shared<const Snapshot>(std::move(snapshot));
}

/// The button with that text, wherever it is; fails the test when there is none.
inline QAbstractButton *button(QWidget &in, const QString &text)
{
    for (QAbstractButton *candidate : in.findChildren<QAbstractButton *>()) {
        if (candidate->text() == text)
            return candidate;
    }
    ADD_FAILURE() << "no button " << text.toStdString();
    return nullptr;
}

}  // namespace observatorio::test
