// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/files/resources.h"
#include "app/pipeline/baselinefile.h"
#include "app/pipeline/pipeline.h"

#include <QTemporaryDir>
#include <gtest/gtest.h>

#include <chrono>

namespace observatorio::test {

/// The whole path as the window runs it, on a database of the test's own; by default on the embedded broker.
class PipelineFixture : public testing::Test {
protected:
    void SetUp() override
    {
        countries = Resources::countries().value();
        options.settings.store.sqlitePath = (folder.path() + QStringLiteral("/p.sqlite")).toStdString();
        options.simulatorRuns = true;
        options.brokerProgram = OBSERVATORIO_CTL;
        options.countries = countries;
        options.indicators = Resources::indicators().value();
        options.settings.rules = defaultAlertRules(*options.indicators);
        options.baseline = loadBaseline().value();
    }

    /// Takes snapshots until one meets the condition; what must always hold is checked on each.
    template<typename Condition>
    ::testing::AssertionResult until(Pipeline &pipeline, Condition condition)
    {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
        while (std::chrono::steady_clock::now() < deadline) {
            if (auto fresh = pipeline.takeSnapshot()) {
                snapshot = std::move(fresh);
                checkAlways();
                if (condition(*snapshot))
                    return ::testing::AssertionSuccess();
            }
            std::this_thread::yield();
        }
        return ::testing::AssertionFailure() << "not within 60 s";
    }

    QTemporaryDir folder;
    const CountryTable *countries = nullptr;
    Pipeline::Options options;
    std::shared_ptr<const Snapshot> snapshot;

private:
    void checkAlways() const
    {
        EXPECT_TRUE(snapshot->balances);
        for (const PartitionView &view : snapshot->partitions) {
            if (view.position && view.endOffset && !view.error) {
                EXPECT_LE(*view.position, *view.endOffset) << "an end is never older than what was read";
            }
        }
    }
};

}  // namespace observatorio::test
