// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/controller.h"

#include "app/files/complain.h"
#include "app/gui/screenshots.h"
#include "app/gui/username.h"
#include "app/pipeline/baselinefile.h"
#include "app/pipeline/wallclock.h"
#include "app/settings/settingsstore.h"
#include "app/store/store.h"
#include "kafka/client/admin.h"
#include "kafka/simulator/baseline.h"
#include "ui/format.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDir>
#include <QMessageBox>

namespace observatorio {

namespace {

constexpr int RefreshMs = 100;
constexpr int MemorySampleMs = 10'000;
constexpr int StartUpMs = 5000;
constexpr int LastWriteMs = 5000;  ///< how long the end of the program waits for exports

std::vector<std::string> toStd(const QStringList &list)
{
    std::vector<std::string> result;
    for (const QString &text : list)
        result.push_back(text.toStdString());
    return result;
}

}  // namespace

Controller::Controller(AppSettings stored, AppSettings settings, SimulatorConsent consent, CommandLine line,
                       const CountryTable &countries, const IndicatorTable &indicators,
                       std::shared_ptr<const Baseline> baseline, QByteArray outlines, FileWriter::Write write)
    : m_stored(std::move(stored)), m_known(settings), m_line(std::move(line)), m_countries(countries),
      m_indicators(indicators), m_baseline(std::move(baseline)), m_gate(settings, std::move(consent)),
      m_files(std::move(write)), m_settingsFiles(m_actions), m_import(m_actions, countries, indicators),
      m_alerts(m_actions, m_files)
{
    m_context.countries = &m_countries;
    m_context.indicators = &m_indicators;
    m_context.simulated = m_baseline->indicators();
    m_context.simulatedCountries = m_baseline->countries();
    m_context.importedData = hasImportedBaseline();
    m_context.outlines = std::move(outlines);
    m_context.actions = &m_actions;
    m_context.settings = std::move(settings);
    m_context.keychainAvailable = Secrets::available();
    m_context.userName = userName();
    Format::setIndicators(m_indicators);
    connectActions();
    connect(&m_timer, &QTimer::timeout, this, &Controller::tick);
    connect(&m_memoryTimer, &QTimer::timeout, this, [this] { m_metrics.sampleMemory(); });
    connect(&m_secrets, &Secrets::failed, &m_actions, [this](const QString &why) { Q_EMIT m_actions.notice(why); });
}

Controller::~Controller() = default;

void Controller::start()
{
    m_language.use(m_context.settings.language);
    Theme::instance().setChoice(m_context.settings.theme);
    m_window = std::make_unique<MainWindow>(m_context);
    connect(m_window.get(), &MainWindow::closed, this, [this] { shutDown(0); });
    m_window->restoreState(SettingsStore::loadWindowState());
    m_window->show();
    askForConsent();
    if (m_unreadable && m_line.screenshotFolder.isEmpty())
        tellUnreadable();

    // A keychain may ask its owner first: what a person has changed meanwhile stays.
    m_secrets.load(m_context.settings, [this, asked = m_context.settings.pipeline](const AppSettings &filled) {
        PipelineSettings &now = m_context.settings.pipeline;
        if (now.broker == asked.broker)
            now.broker.password = m_known.pipeline.broker.password = filled.pipeline.broker.password;
        if (now.store == asked.store)
            now.store.password = m_known.pipeline.store.password = filled.pipeline.store.password;
        if (!m_exitCode)
            startPipeline();
    });
    m_timer.start(RefreshMs);
    QTimer::singleShot(StartUpMs, this, [this] {
        m_heartbeat.reset();
        m_metrics.sampleMemory();
        m_memoryTimer.start(MemorySampleMs);
    });
    if (!m_line.screenshotFolder.isEmpty())
        QTimer::singleShot(m_line.seconds * 1000, this, &Controller::takeScreenshots);
    else if (m_line.quitAfter > 0)
        QTimer::singleShot(m_line.quitAfter * 1000, this, [this] { shutDown(0); });
}

void Controller::connectActions()
{
    connect(&m_actions, &Actions::simulatorStartRequested, this, [this](const SimulatorSettings &settings) {
        m_context.settings.simulator = settings;
        storeSettings();
        // A press during a restart was meant for the broker that is on its way out.
        if (!isCurrent() || m_context.settings.pipeline.observe)
            return;
        m_gate.started();
        askForConsent();
        m_pipeline->simulator().start(settings);
    });
    connect(&m_actions, &Actions::simulatorSettingsRequested, this,
            [this](const SimulatorSettings &settings) { m_context.settings.simulator = settings; });
    connect(&m_actions, &Actions::simulatorChangeRequested, this, [this](const SimulatorSettings &settings) {
        m_context.settings.simulator = settings;
        if (m_pipeline)
            m_pipeline->simulator().change(settings);
    });
    connect(&m_actions, &Actions::simulatorStopRequested, this, [this] {
        m_gate.stopped();
        askForConsent();
        if (m_pipeline)
            m_pipeline->simulator().stop();
    });
    connect(&m_actions, &Actions::simulatorConsentAnswered, this, [this](const QString &servers, bool send) {
        m_gate.answer(servers.toStdString(), send);
        SettingsStore::saveSimulatorConsent(m_gate.consent());
        if (m_gate.runs() && isCurrent())
            m_pipeline->simulator().start(m_context.settings.simulator);
    });
    connect(&m_actions, &Actions::acknowledgeRequested, this,
            [this](const QStringList &ids, const Acknowledgement &said) {
                if (m_pipeline)
                    m_pipeline->acknowledge(toStd(ids), said);
            });
    connect(&m_actions, &Actions::silenceRequested, this, [this](const Silence &silence) {
        if (m_pipeline)
            m_pipeline->silence(silence);
    });
    connect(&m_actions, &Actions::retryRequested, this, [this] {
        if (m_pipeline)
            m_pipeline->retry();
    });
    connect(&m_actions, &Actions::startAnewRequested, this, [this](const QString &topic) {
        if (m_pipeline)
            m_pipeline->startAnew(topic.toStdString());
    });
    connect(&m_actions, &Actions::rangeRequested, this, [this](const RangeQuery &query) {
        if (m_pipeline)
            m_pipeline->readRange(query);
    });
    connect(&m_actions, &Actions::settingsRequested, this, &Controller::applySettings);
    connect(&m_actions, &Actions::brokerTestRequested, this, [this](quint64 request, const BrokerSettings &settings) {
        testConnection(
            request, [settings] { return testBroker(settings, std::chrono::milliseconds(5000)); },
            [](const auto &found) {
                QString text = tr("Connected: cluster %1, %n broker(s).", nullptr, found.brokers)
                                   .arg(QString::fromStdString(found.clusterId));
                QStringList missing;
                for (const std::string &topic : found.missingTopics)
                    missing.append(QString::fromStdString(topic));
                if (!missing.isEmpty())
                    text += QLatin1Char(' ') + tr("Does not exist yet: %1.").arg(missing.join(QStringLiteral(", ")));
                return text;
            });
    });
    connect(&m_actions, &Actions::databaseTestRequested, this, [this](quint64 request, const StoreSettings &settings) {
        testConnection(
            request, [settings] { return testStore(settings); },
            [](const std::string &server) {
                return tr("Connected: %1, writable.").arg(QString::fromStdString(server));
            });
    });
    connect(&m_import, &DataImport::replaced, this, &Controller::takeBaseline);
    connect(&m_actions, &Actions::exportPlaceRequested, &m_files, &FileWriter::look);
    connect(&m_files, &FileWriter::looked, &m_actions, &Actions::exportPlaceFound);
    connect(&m_actions, &Actions::exportRequested, &m_files, [this](const QString &path, const QByteArray &bytes) {
        Q_EMIT m_actions.notice(tr("Saving %1…").arg(QDir::toNativeSeparators(path)));
        m_files.write(path, bytes);
    });
    connect(&m_files, &FileWriter::written, &m_actions, [this](const QString &path) {
        Q_EMIT m_actions.notice(tr("Saved %1").arg(QDir::toNativeSeparators(path)));
    });
    connect(&m_files, &FileWriter::failed, &m_actions, [this](const Error &error) {
        Q_EMIT m_actions.notice(Format::error(error));
        if (m_exitCode) {  // no window shows it any more
            complain(error);
            m_exitCode = 1;
        }
    });
}

void Controller::startPipeline()
{
    Pipeline::Options options;
    options.settings = m_context.settings.pipeline;
    m_alerts.setStore(options.settings.store);
    options.simulator = m_context.settings.simulator;
    options.simulatorRuns = m_gate.runs();
    options.brokerProgram = QCoreApplication::applicationFilePath().toStdString();
    options.countries = &m_countries;
    options.indicators = &m_indicators;
    options.baseline = m_baseline;
    options.program = {"observatorio", OBSERVATORIO_VERSION};
    m_pipeline = std::make_unique<Pipeline>(std::move(options));
}

void Controller::applySettings(const AppSettings &wanted)
{
    const AppSettings before = std::exchange(m_context.settings, wanted);
    m_unreadable.reset();  // a person decided; save() keeps it beside
    storeSettings();
    m_secrets.save(wanted, before);
    const SimulatorConsent consentBefore = m_gate.consent();
    m_gate.settingsChanged(before, wanted);
    if (m_gate.consent() != consentBefore)
        SettingsStore::saveSimulatorConsent(m_gate.consent());
    askForConsent();
    m_restartWanted = m_restartWanted || wanted.pipeline != before.pipeline;
    if (wanted.theme != before.theme)
        Theme::instance().setChoice(wanted.theme);
    if (wanted.language != before.language)
        m_language.use(wanted.language);
    // The dialog that asked may still be on the stack.
    QTimer::singleShot(0, this, [this] { m_window->rebuild(); });
}

void Controller::askForConsent()
{
    Q_EMIT m_actions.simulatorConsentRequested(QString::fromStdString(m_gate.question().value_or(std::string())),
                                               QString::fromStdString(m_context.settings.simulator.topic));
}

void Controller::storeSettings()
{
    if (m_unreadable)
        return;
    // From the second change on, what was stored the last time is what a change is measured by.
    const auto keep = [](auto &kept, const auto &now, auto &known) {
        if (now != known)
            kept = known = now;
    };
    const AppSettings &now = m_context.settings;
    keep(m_stored.pipeline.broker, now.pipeline.broker, m_known.pipeline.broker);
    keep(m_stored.pipeline.store, now.pipeline.store, m_known.pipeline.store);
    keep(m_stored.simulator, now.simulator, m_known.simulator);
    keep(m_stored.language, now.language, m_known.language);
    keep(m_stored.pipeline.engine, now.pipeline.engine, m_known.pipeline.engine);
    keep(m_stored.pipeline.retention, now.pipeline.retention, m_known.pipeline.retention);
    keep(m_stored.pipeline.rules, now.pipeline.rules, m_known.pipeline.rules);
    keep(m_stored.pipeline.publishCorruptionAlerts, now.pipeline.publishCorruptionAlerts,
         m_known.pipeline.publishCorruptionAlerts);
    keep(m_stored.pipeline.observe, now.pipeline.observe, m_known.pipeline.observe);
    keep(m_stored.simulatorRuns, now.simulatorRuns, m_known.simulatorRuns);
    keep(m_stored.theme, now.theme, m_known.theme);
    SettingsStore::save(m_stored);
}

void Controller::tellUnreadable()
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Settings"),
                                tr("The stored settings cannot be read; the defaults are in use."), QMessageBox::Ok,
                                m_window.get());
    box->setInformativeText(
        Format::error(*m_unreadable) + QStringLiteral("\n\n")
        + tr("The stored ones stay as they are until you change the settings, and are then kept beside the new ones."));
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void Controller::takeBaseline(std::shared_ptr<const Baseline> baseline, bool imported)
{
    m_baseline = std::move(baseline);
    m_context.simulated = m_baseline->indicators();
    m_context.simulatedCountries = m_baseline->countries();
    m_context.importedData = imported;
    m_restartWanted = true;  // the simulator of the next pipeline starts from it
    // The dialog that asked may still be on the stack.
    QTimer::singleShot(0, this, [this] { m_window->rebuild(); });
    Q_EMIT m_actions.dataReplaced(imported);
}

template<typename Test, typename Describe>
void Controller::testConnection(quint64 request, Test test, Describe describe)
{
    m_connectionTests.start([this, request, test = std::move(test), describe = std::move(describe)] {
        QMetaObject::invokeMethod(this, [this, request, describe, outcome = test()] {
            Q_EMIT m_actions.tested(request, outcome.has_value(),
                                    outcome ? describe(*outcome) : Format::error(outcome.error()));
        });
    });
}

void Controller::tick()
{
    if (m_restartWanted && !m_stopping && m_pipeline) {
        m_restartWanted = false;
        m_stopping = true;
        m_stopper = std::jthread([this, old = std::shared_ptr<Pipeline>(std::move(m_pipeline))]() mutable {
            old.reset();
            QMetaObject::invokeMethod(this, [this] {
                m_stopping = false;
                if (!m_exitCode)
                    startPipeline();
                else
                    leave();
            });
        });
    }
    if (!m_pipeline)
        return;
    for (const auto &range : m_pipeline->takeRanges())
        Q_EMIT m_actions.rangeRead(range);
    if (const auto snapshot = m_pipeline->takeSnapshot()) {
        m_window->apply(snapshot);
        m_metrics.shown(*snapshot, wallClockMs());
        Q_EMIT shown(snapshot);
    }
}

void Controller::takeScreenshots()
{
    auto *screenshots =
        new Screenshots(*m_window, m_context, m_line.screenshotFolder, [this](const std::optional<Error> &error) {
            if (error)
                complain(*error);
            shutDown(error ? 1 : 0);
        });
    screenshots->start();
}

void Controller::shutDown(int exitCode)
{
    if (m_exitCode)
        return;
    m_exitCode = exitCode;
    m_timer.stop();
    if (m_line.screenshotFolder.isEmpty()) {
        if (!m_unreadable)
            SettingsStore::saveWindowState(m_window->saveState());
        storeSettings();  // what was changed while the simulator ran
    }
    if (!m_line.metricsFile.isEmpty()) {
        m_metrics.sampleMemory();
        if (const auto written = m_metrics.write(m_line.metricsFile, m_heartbeat); !written) {
            complain(written.error());
            m_exitCode = 1;
        }
    }
    m_window->hide();
    if (m_stopping)
        return;  // the restart under way sees the exit code
    m_stopping = true;
    m_stopper = std::jthread([this, old = std::shared_ptr<Pipeline>(std::move(m_pipeline))]() mutable {
        old.reset();
        QMetaObject::invokeMethod(this, &Controller::leave);
    });
}

void Controller::leave()
{
    if (m_files.underWay().isEmpty()) {
        QCoreApplication::exit(*m_exitCode);
        return;
    }
    const auto leaveWithout = [this] {
        for (const QString &path : m_files.underWay()) {
            complain("Not written: " + path.toStdString());
            m_exitCode = 1;
        }
        QCoreApplication::exit(*m_exitCode);
    };
    m_lastWrites =
        std::make_unique<QMessageBox>(QMessageBox::Information, QStringLiteral("Observatorio"),
                                      tr("Saving %1…").arg(QDir::toNativeSeparators(m_files.underWay().join(u'\n'))));
    m_lastWrites->setTextFormat(Qt::PlainText);
    m_lastWrites->addButton(tr("Quit without waiting"), QMessageBox::RejectRole);
    m_lastWrites->show();
    connect(m_lastWrites.get(), &QDialog::finished, this, leaveWithout);
    connect(&m_files, &FileWriter::finished, this, [this] { QCoreApplication::exit(*m_exitCode); });
    QTimer::singleShot(LastWriteMs, this, leaveWithout);
}

}  // namespace observatorio
