// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/files/complain.h"
#include "app/files/resources.h"
#include "app/gui/controller.h"
#include "app/options/arguments.h"
#include "app/pipeline/baselinefile.h"
#include "app/settings/programdefaults.h"
#include "app/settings/settingsstore.h"
#include "kafka/embedded/embeddedbroker.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QIcon>

#include <cstdlib>

namespace {

int fail(const observatorio::Error &error)
{
    observatorio::complain(error);
    return 1;
}

bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
           || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

/// Where no display answers, Qt says so in five lines and aborts; this says it in one and exits.
void sayNoDisplay(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    static QString why;
    if (type == QtFatalMsg) {
        observatorio::complain("The window cannot open"
                               + (why.isEmpty() ? std::string() : " (" + why.trimmed().toStdString() + ")")
                               + ": run this as the user of a desktop session, or use observatorioctl work, or "
                                 "--screenshots DIR.");
        std::_Exit(1);
    }
    const bool isAboutPlugin = text.contains(u"platform plugin");
    if (text.contains(u"to display") || (isAboutPlugin && why.isEmpty()))
        why = text;
    else if (!isAboutPlugin)
        observatorio::complain(text.toStdString());
}

}  // namespace

int main(int argc, char **argv)
{
    using namespace observatorio;
    Arguments arguments(argc, argv);
    const CommandLine line = parseCommandLine(arguments.count(), arguments.values());
    if (line.exitCode)
        return *line.exitCode;
    if (line.runBroker)
        return runEmbeddedBroker(line.brokerPort, {"eventos_qog", "eventos_economicos", "alertas_corrupcion"});
    if (!hasDisplay()) {
        if (line.screenshotFolder.isEmpty()) {
            complain("No display: open a desktop session, or use observatorioctl work, or --screenshots DIR.");
            return 1;
        }
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }

    qInstallMessageHandler(sayNoDisplay);
    QApplication application(argc, argv);
    complainForQt();
    QApplication::setApplicationName(QStringLiteral("observatorio"));
    QApplication::setApplicationDisplayName(QStringLiteral("Observatorio"));
    QApplication::setApplicationVersion(QStringLiteral(OBSERVATORIO_VERSION));
    QApplication::setOrganizationName(QStringLiteral("observatorio"));
    QApplication::setDesktopFileName(QStringLiteral("org.observatorio.observatorio"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/observatorio.svg")));
    QApplication::setQuitOnLastWindowClosed(false);

    const auto indicators = Resources::indicators();
    if (!indicators)
        return fail(indicators.error());
    const auto defaults = programDefaults();
    if (!defaults)
        return fail(defaults.error());
    const auto loaded = SettingsStore::load();
    AppSettings stored = loaded.value_or(*defaults);
    if (!loaded) {
        complain(loaded.error());
        stored.pipeline.store.sqlitePath = SettingsStore::defaultSqlitePath().toStdString();
    }
    const auto settings = applied(stored, line);
    if (!settings)
        return fail(settings.error());
    const auto countries = Resources::countries();
    if (!countries)
        return fail(countries.error());
    const auto baseline = loadBaseline();
    if (!baseline)
        return fail(baseline.error());
    const auto outlines = Resources::read(QStringLiteral(":/data/outlines.json"));
    if (!outlines)
        return fail(outlines.error());

    Theme::instance().install(application, settings->theme);
    Controller controller(stored, *settings, applied(SettingsStore::loadSimulatorConsent(), *settings, line), line,
                          **countries, **indicators, *baseline, *outlines);
    if (!loaded)
        controller.keepUnreadable(loaded.error());
    controller.start();
    return QApplication::exec();
}
