// SPDX-License-Identifier: GPL-3.0-or-later
// What the user asks for, as signals; the application carries it out. The window never reaches Kafka, SQL or a file
// itself.
#pragma once

#include "analytics/domain/alertquery.h"
#include "analytics/domain/dataimport.h"
#include "analytics/domain/error.h"
#include "analytics/domain/rangequery.h"
#include "analytics/domain/settings.h"
#include "analytics/domain/silence.h"
#include "ui/charts/timerange.h"
#include "ui/pageid.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace observatorio {

class Actions : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

Q_SIGNALS:
    // of the application (the window emits)
    void simulatorStartRequested(const SimulatorSettings &settings);
    void simulatorChangeRequested(const SimulatorSettings &settings);    ///< the running one continues with these
    void simulatorSettingsRequested(const SimulatorSettings &settings);  ///< kept for the next start; nothing starts
    void simulatorStopRequested();
    void simulatorConsentAnswered(const QString &bootstrapServers, bool send);  ///< to simulatorConsentRequested
    void acknowledgeRequested(const QStringList &alertIds, const Acknowledgement &said);
    void silenceRequested(const Silence &silence);  ///< a new one, or one that ends earlier than it was to
    void settingsRequested(const AppSettings &settings);
    void settingsImportRequested(const QString &path);
    void settingsExportRequested(const QString &path, const AppSettings &settings);
    void brokerTestRequested(quint64 request, const BrokerSettings &settings);
    void databaseTestRequested(quint64 request, const StoreSettings &settings);
    void retryRequested();
    void startAnewRequested(const QString &topic);                      ///< from its beginning, beside its old results
    void alertPageRequested(quint64 request, const AlertQuery &query);  ///< answered by alertPageFound or -Failed
    void alertExportRequested(const QString &path, const AlertQuery &query);  ///< as CSV; a notice says how it went
    void exportPlaceRequested(const QString &path);                           ///< answered by exportPlaceFound
    void exportRequested(const QString &path, const QByteArray &bytes);  ///< a file to write; a notice says how it went
    /// Answered by importRead, unless a newer one comes first, which ends this one; an empty path only ends it.
    void importReadRequested(quint64 request, const QString &path, const ImportChoices &choices);
    void importRequested(const std::shared_ptr<const ImportOutcome> &outcome);  ///< in place of the data in use
    void builtInDataRequested();
    void rangeRequested(const RangeQuery &query);  ///< read from the database; rangeRead answers

    // of the window (the application emits)
    void tested(quint64 request, bool ok, const QString &detail);  ///< detail is translated, names the failed step
    void settingsImported(const QString &path, const AppSettings &settings);  ///< read, not yet in force; no passwords
    void settingsExported(const QString &path);
    void settingsFileFailed(const QString &why);  ///< translated, names the file and what is wrong
    void alertPageFound(quint64 request, const AlertPage &page);
    void alertPageFailed(quint64 request, const QString &why);  ///< translated
    void exportPlaceFound(const QString &path, bool folderExists, bool fileExists);
    /// Without an outcome, `error` says why, translated.
    void importRead(quint64 request, const std::shared_ptr<const ImportOutcome> &outcome, const QString &error);
    void dataReplaced(bool imported);                                  ///< UiContext::importedData is so
    void dataNotReplaced(const QString &why);                          ///< translated
    void rangeRead(const std::shared_ptr<const RangeResult> &result);  ///< what is read so far of the newest question
    void notice(const QString &text);                                  ///< a passing line in the title bar
    /// May the simulator send to these servers, which are not the program's own? Empty: the question is withdrawn.
    void simulatorConsentRequested(const QString &bootstrapServers, const QString &topic);

    // within the window
    void showCountryRequested(const QString &country, const QString &indicator,
                              qint64 atMs);  ///< atMs 0 = now; switches to Countries
    void showPageRequested(PageId page);
    void timeRangeChosen(const TimeRange &range);          ///< for every page that has a time axis
    void settingsDialogRequested(const QString &section);  ///< as SettingsDialog::showSection
    void importDialogRequested();
    void exportDialogRequested();  ///< for the current page's chart
};

}  // namespace observatorio
