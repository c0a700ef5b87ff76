// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/settingsstore.h"

#include "app/settings/settingsjson.h"

#include <QJsonDocument>
#include <QSettings>
#include <QStandardPaths>

namespace observatorio::SettingsStore {

namespace {

QJsonObject read(const QString &key) { return QJsonDocument::fromJson(QSettings().value(key).toByteArray()).object(); }

void write(const QString &key, const QJsonObject &object)
{
    QSettings().setValue(key, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

}  // namespace

QString defaultSqlitePath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
           + QStringLiteral("/observatorio/observatorio.sqlite");
}

AppSettings load(const AppSettings &defaults)
{
    AppSettings settings = fromJson(read(QStringLiteral("settings")), defaults);
    if (settings.pipeline.store.sqlitePath.empty())
        settings.pipeline.store.sqlitePath = defaultSqlitePath().toStdString();
    return settings;
}

void save(const AppSettings &settings) { write(QStringLiteral("settings"), toJson(settings)); }

SimulatorConsent loadSimulatorConsent()
{
    const QJsonObject json = read(QStringLiteral("simulatorConsent"));
    return {json[QStringLiteral("bootstrapServers")].toString().toStdString(), json[QStringLiteral("given")].toBool()};
}

void saveSimulatorConsent(const SimulatorConsent &consent)
{
    write(QStringLiteral("simulatorConsent"),
          {{QStringLiteral("bootstrapServers"), QString::fromStdString(consent.bootstrapServers)},
           {QStringLiteral("given"), consent.given}});
}

QJsonObject loadWindowState() { return read(QStringLiteral("window")); }

void saveWindowState(const QJsonObject &state) { write(QStringLiteral("window"), state); }

}  // namespace observatorio::SettingsStore
