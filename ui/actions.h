// SPDX-License-Identifier: GPL-3.0-or-later
// What a person wants, as signals; the application carries it out. The window never reaches Kafka or SQL itself.
#pragma once

#include "analytics/domain/error.h"
#include "analytics/domain/settings.h"
#include "ui/pageid.h"

#include <QObject>
#include <QStringList>

namespace observatorio {

class Actions : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

Q_SIGNALS:
    // wants (the window emits)
    void simulatorStartWanted(const SimulatorSettings &settings);
    void simulatorChangeWanted(const SimulatorSettings &settings);
    void simulatorStopWanted();
    void simulatorConsentAnswered(const QString &bootstrapServers, bool send);  ///< to simulatorConsentAsked
    void acknowledgeWanted(const QStringList &alertIds);
    void silenceWanted(const QStringList &alertIds, qint64 untilMs, const QString &reason);
    void settingsWanted(const AppSettings &settings);
    void settingsImportRequested(const QString &path);
    void settingsExportRequested(const QString &path, const AppSettings &settings);
    void brokerTestWanted(quint64 request, const BrokerSettings &settings);
    void databaseTestWanted(quint64 request, const StoreSettings &settings);
    void retryWanted();

    // answers (the application emits)
    void tested(quint64 request, bool ok, const QString &detail);  ///< detail is translated, names the failed step
    void settingsImported(const QString &path, const AppSettings &settings);  ///< read, not yet in force; no passwords
    void settingsExported(const QString &path);
    void settingsFileFailed(const QString &why);  ///< translated, names the file and what is wrong
    void notice(const QString &text);             ///< a passing line in the title bar
    /// May the simulator send to these servers, which are not the program's own? Empty: nothing is asked any more.
    void simulatorConsentAsked(const QString &bootstrapServers, const QString &topic);

    // within the window
    void showCountryWanted(const QString &country, const QString &indicator,
                           qint64 atMs);  ///< atMs 0 = now; switches to Countries
    void showPageWanted(PageId page);
    void settingsDialogWanted(const QString &section);  ///< "broker", "database", "windows", "thresholds", "appearance"
    void exportWanted();                                ///< the current page's chart
};

}  // namespace observatorio
