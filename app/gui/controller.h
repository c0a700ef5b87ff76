// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/alertlookup.h"
#include "app/gui/dataimport.h"
#include "app/gui/filewriter.h"
#include "app/gui/heartbeat.h"
#include "app/gui/language.h"
#include "app/gui/options.h"
#include "app/gui/runmetrics.h"
#include "app/gui/secrets.h"
#include "app/gui/settingsfiles.h"
#include "app/pipeline/pipeline.h"
#include "app/settings/simulatorgate.h"
#include "ui/mainwindow.h"

#include <QThreadPool>
#include <QTimer>

#include <thread>

class QMessageBox;

namespace observatorio {

/// Joins window and pipeline: carries requests one way and the newest snapshot the other, ten times a second. GUI
/// thread.
class Controller : public QObject {
    Q_OBJECT
public:
    /// `stored` is what the settings file holds, `settings` that with the command line applied, `consent` the same way.
    Controller(AppSettings stored, AppSettings settings, SimulatorConsent consent, CommandLine line,
               const CountryTable &countries, const IndicatorTable &indicators,
               std::shared_ptr<const Baseline> baseline, QByteArray outlines, FileWriter::Write write = writeWhole);
    ~Controller() override;

    /// What is stored cannot be read, for this reason: start() says so, and nothing is written over it until a person
    /// changes the settings.
    void keepUnreadable(const Error &reason) { m_unreadable = reason; }
    /// Reads the passwords, opens the window, starts the pipeline.
    void start();

    Actions &actions() { return m_actions; }

Q_SIGNALS:
    void shown(const std::shared_ptr<const Snapshot> &snapshot);  ///< the window has it

private:
    void connectActions();
    void startPipeline();
    void applySettings(const AppSettings &wanted);
    /// The running pipeline is the one of the newest settings.
    [[nodiscard]] bool isCurrent() const { return m_pipeline && !m_restartWanted; }
    void askForConsent();
    /// What the command line set for this run stays out of the stored settings unless a person changed it.
    void storeSettings();
    void tellUnreadable();
    void takeBaseline(std::shared_ptr<const Baseline> baseline, bool imported);
    /// Runs `test` away from the GUI thread; `describe` makes a sentence of what it found.
    template<typename Test, typename Describe>
    void testConnection(quint64 request, Test test, Describe describe);
    void tick();
    void takeScreenshots();
    void shutDown(int exitCode);
    /// Ends the program once the exports in progress are written, the user will not wait, or five seconds are over;
    /// then stderr names what was not written, and the exit code is 1.
    void leave();

    AppSettings m_stored;
    std::optional<Error> m_unreadable;  ///< why what is stored stays as it is
    AppSettings m_known;                ///< in force when it was last stored, what the command line set included
    const CommandLine m_line;
    const CountryTable &m_countries;
    const IndicatorTable &m_indicators;
    std::shared_ptr<const Baseline> m_baseline;
    Actions m_actions;
    Secrets m_secrets;
    UiContext m_context;
    SimulatorGate m_gate;
    Language m_language;
    Heartbeat m_heartbeat;
    RunMetrics m_metrics;
    FileWriter m_files;
    SettingsFiles m_settingsFiles;
    DataImport m_import;
    AlertLookup m_alerts;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Pipeline> m_pipeline;
    std::jthread m_stopper;  ///< ends a pipeline away from the GUI thread
    bool m_stopping = false;
    bool m_restartWanted = false;
    std::optional<int> m_exitCode;
    std::unique_ptr<QMessageBox> m_lastWrites;
    QTimer m_timer;
    QTimer m_memoryTimer;
    QThreadPool m_connectionTests;  ///< waits for them before the rest of this goes
};

}  // namespace observatorio
