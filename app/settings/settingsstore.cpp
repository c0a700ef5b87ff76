// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/settingsstore.h"

#include "app/settings/settingsjson.h"
#include "app/settings/settingsmigration.h"

#include <QJsonDocument>
#include <QSettings>
#include <QStandardPaths>

namespace observatorio::SettingsStore {

namespace {

const QString SettingsKey = QStringLiteral("settings");
const QString UnreadableKey = QStringLiteral("unreadableSettings");
const QString WindowKey = QStringLiteral("window");
const QString ConsentKey = QStringLiteral("simulatorConsent");

QJsonObject readObject(const QString &key)
{
    return QJsonDocument::fromJson(QSettings().value(key).toByteArray()).object();
}

void writeObject(const QString &key, const QJsonObject &object)
{
    QSettings().setValue(key, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Expected<AppSettings> parse(const QByteArray &stored, const std::string &where)
{
    const QJsonObject object = QJsonDocument::fromJson(stored).object();
    if (!object.isEmpty() && !object.contains(QStringLiteral("format")))
        return fromJson(migratedSettings(object), where);
    return parseSettings(stored, where);
}

}  // namespace

QString defaultSqlitePath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
           + QStringLiteral("/observatorio/observatorio.sqlite");
}

Expected<AppSettings> load()
{
    const QSettings file;
    if (file.status() == QSettings::FormatError)
        return failure(ErrorCode::FileMalformed, file.fileName().toStdString(), "this is no INI file");
    if (file.status() == QSettings::AccessError)
        return failure(ErrorCode::FileUnreadable, file.fileName().toStdString());
    const QByteArray stored = file.value(SettingsKey).toByteArray();
    auto settings = parse(stored.isEmpty() ? QByteArrayLiteral("{}") : stored, file.fileName().toStdString());
    if (!settings)
        return settings;
    if (settings->pipeline.store.sqlitePath.empty())
        settings->pipeline.store.sqlitePath = defaultSqlitePath().toStdString();
    return settings;
}

void save(const AppSettings &settings)
{
    QSettings file;
    if (const QByteArray stored = file.value(SettingsKey).toByteArray(); !stored.isEmpty() && !parse(stored, {}))
        file.setValue(UnreadableKey, stored);
    file.setValue(SettingsKey, QJsonDocument(toJson(settings)).toJson(QJsonDocument::Compact));
}

SimulatorConsent loadSimulatorConsent()
{
    const QJsonObject json = readObject(ConsentKey);
    return {json[QStringLiteral("bootstrapServers")].toString().toStdString(), json[QStringLiteral("given")].toBool()};
}

void saveSimulatorConsent(const SimulatorConsent &consent)
{
    writeObject(ConsentKey, {{QStringLiteral("bootstrapServers"), QString::fromStdString(consent.bootstrapServers)},
                             {QStringLiteral("given"), consent.given}});
}

QJsonObject loadWindowState() { return readObject(WindowKey); }

void saveWindowState(const QJsonObject &state) { writeObject(WindowKey, state); }

}  // namespace observatorio::SettingsStore
