// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/settingsfiles.h"

#include "app/settings/settingsjson.h"
#include "ui/format.h"

namespace observatorio {

SettingsFiles::SettingsFiles(Actions &actions) : m_actions(actions)
{
    connect(&actions, &Actions::settingsImportRequested, this, &SettingsFiles::read);
    connect(&actions, &Actions::settingsExportRequested, this, &SettingsFiles::write);
}

void SettingsFiles::read(const QString &path)
{
    m_threads.start([this, path] {
        const auto found = readSettingsFile(path.toStdString());
        QMetaObject::invokeMethod(this, [this, path, found] {
            if (found)
                Q_EMIT m_actions.settingsImported(path, *found);
            else
                Q_EMIT m_actions.settingsFileFailed(Format::error(found.error()));
        });
    });
}

void SettingsFiles::write(const QString &path, const AppSettings &settings)
{
    m_threads.start([this, path, settings] {
        const auto written = writeSettingsFile(path.toStdString(), settings);
        QMetaObject::invokeMethod(this, [this, path, written] {
            if (written)
                Q_EMIT m_actions.settingsExported(path);
            else
                Q_EMIT m_actions.settingsFileFailed(Format::error(written.error()));
        });
    });
}

}  // namespace observatorio
