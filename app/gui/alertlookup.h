// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pipeline/alertarchive.h"
#include "ui/actions.h"

#include <QObject>

namespace observatorio {

class FileWriter;

/// Answers what the window asks about past alerts: pages of them, and all of a range as a CSV file. The archive is
/// opened with the first question and anew for another database. GUI thread.
class AlertLookup : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t MostExported = 1'000'000;  ///< alerts in one file; a notice says when there are more

    AlertLookup(Actions &actions, FileWriter &files);

    /// From the next question on.
    void setStore(const StoreSettings &store);

private:
    AlertArchive &archive();
    void readPage(quint64 request, const AlertQuery &query);
    void exportAll(const QString &path, const AlertQuery &query);

    Actions &m_actions;
    FileWriter &m_files;
    StoreSettings m_store;
    std::unique_ptr<AlertArchive> m_archive;  // last: its thread calls this
};

}  // namespace observatorio
