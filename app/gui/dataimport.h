// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/countrytable.h"
#include "analytics/domain/indicatortable.h"
#include "kafka/simulator/baseline.h"
#include "ui/actions.h"

#include <QThreadPool>

#include <functional>
#include <stop_token>

namespace observatorio {

/// Carries out what the import dialog asks for, away from the GUI thread: reads files, and replaces what the simulator
/// starts from. One file is read at a time: a newer request ends the one under way. GUI thread; waits at its end for
/// what is being written.
class DataImport : public QObject {
    Q_OBJECT
public:
    /// All must outlive this.
    DataImport(Actions &actions, const CountryTable &countries, const IndicatorTable &indicators);
    ~DataImport() override;

Q_SIGNALS:
    void replaced(std::shared_ptr<const Baseline> baseline, bool imported);

private:
    void read(quint64 request, const QString &path, const ImportChoices &choices);
    /// Then takes the baseline that is there.
    void replace(std::function<Expected<void>()> replacing);

    Actions &m_actions;
    const CountryTable &m_countries;
    const IndicatorTable &m_indicators;
    std::stop_source m_stop;  ///< of the file that is being read
    QThreadPool m_threads;    ///< goes first, with what uses the rest
};

}  // namespace observatorio
