// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/alertlookup.h"

#include "app/gui/filewriter.h"
#include "app/store/alertcsv.h"
#include "ui/format.h"

#include <QDir>

namespace observatorio {

AlertLookup::AlertLookup(Actions &actions, FileWriter &files) : m_actions(actions), m_files(files)
{
    connect(&actions, &Actions::alertPageRequested, this, &AlertLookup::readPage);
    connect(&actions, &Actions::alertExportRequested, this, &AlertLookup::exportAll);
}

void AlertLookup::setStore(const StoreSettings &store)
{
    if (store == m_store)
        return;
    m_store = store;
    m_archive.reset();
}

AlertArchive &AlertLookup::archive()
{
    if (!m_archive)
        m_archive =
            std::make_unique<AlertArchive>([store = m_store] { return makeAlertHistory(store, "alert-history"); });
    return *m_archive;
}

void AlertLookup::readPage(quint64 request, const AlertQuery &query)
{
    archive().read(query, [this, request](Expected<AlertPage> page) {
        QMetaObject::invokeMethod(this, [this, request, page = std::move(page)] {
            if (page)
                Q_EMIT m_actions.alertPageFound(request, *page);
            else
                Q_EMIT m_actions.alertPageFailed(request, Format::error(page.error()));
        });
    });
}

void AlertLookup::exportAll(const QString &path, const AlertQuery &query)
{
    struct File {
        std::string bytes = alertCsvHeader();
        std::size_t alerts = 0;
        bool isWhole = true;
    };
    const auto file = std::make_shared<File>();
    Q_EMIT m_actions.notice(tr("Reading alerts for %1…").arg(QDir::toNativeSeparators(path)));
    archive().readAll(
        query,
        [file](const AlertPage &page) {
            file->bytes += alertCsvLines(page);
            file->alerts += page.alerts.size();
            file->isWhole = !page.next || file->alerts < MostExported;
            return file->isWhole;
        },
        [this, file, path](const Expected<void> &done) {
            QMetaObject::invokeMethod(this, [this, file, path, done] {
                if (!done) {
                    Q_EMIT m_actions.notice(Format::error(done.error()));
                    return;
                }
                if (!file->isWhole)
                    Q_EMIT m_actions.notice(
                        tr("Only the newest %1 alerts are saved").arg(Format::integer(qint64(file->alerts))));
                m_files.write(path, QByteArray::fromStdString(file->bytes));
            });
        });
}

}  // namespace observatorio
