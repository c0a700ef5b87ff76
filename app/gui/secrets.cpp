// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/secrets.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QFileInfo>

#include <qt6keychain/keychain.h>

namespace observatorio {

namespace {

const QString Service = QStringLiteral("observatorio");

QString brokerKey(const BrokerSettings &broker)
{
    return QStringLiteral("kafka:%1@%2")
        .arg(QString::fromStdString(broker.username), QString::fromStdString(broker.bootstrapServers));
}

QString storeKey(const StoreSettings &store)
{
    return QStringLiteral("postgresql:%1@%2:%3/%4")
        .arg(QString::fromStdString(store.user), QString::fromStdString(store.host))
        .arg(store.port)
        .arg(QString::fromStdString(store.database));
}

}  // namespace

bool Secrets::available()
{
    // QtKeychain 0.13 cannot be asked; these are the services it talks to on this system. Where no session bus runs,
    // asking would start one that outlives us.
    if (!qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")
        && !QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus")))
        return false;
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return false;
    const QStringList registered = bus.interface()->registeredServiceNames().value();
    const QStringList activatable = bus.interface()->activatableServiceNames().value();
    for (const char *name : {"org.freedesktop.secrets", "org.kde.kwalletd5", "org.kde.kwalletd6"}) {
        if (registered.contains(QLatin1String(name)) || activatable.contains(QLatin1String(name)))
            return true;
    }
    return false;
}

void Secrets::read(const QString &key, std::function<void(QString)> done)
{
    auto *job = new QKeychain::ReadPasswordJob(Service, this);
    job->setKey(key);
    connect(job, &QKeychain::Job::finished, this, [this, done = std::move(done)](QKeychain::Job *finished) {
        const auto *read = static_cast<QKeychain::ReadPasswordJob *>(finished);
        if (read->error() != QKeychain::NoError && read->error() != QKeychain::EntryNotFound)
            Q_EMIT failed(read->errorString());
        done(read->error() == QKeychain::NoError ? read->textData() : QString());
    });
    job->start();
}

void Secrets::write(const QString &key, const QString &password)
{
    auto *job = new QKeychain::WritePasswordJob(Service, this);
    job->setKey(key);
    job->setTextData(password);
    report(job);
}

void Secrets::forget(const QString &key)
{
    auto *job = new QKeychain::DeletePasswordJob(Service, this);
    job->setKey(key);
    report(job);
}

void Secrets::report(QKeychain::Job *job)
{
    connect(job, &QKeychain::Job::finished, this, [this](QKeychain::Job *finished) {
        if (finished->error() != QKeychain::NoError && finished->error() != QKeychain::EntryNotFound)
            Q_EMIT failed(finished->errorString());
    });
    job->start();
}

void Secrets::load(const AppSettings &settings, std::function<void(AppSettings)> done)
{
    // One that came from the environment is not asked for.
    const bool broker = usesSasl(settings.pipeline.broker) && settings.pipeline.broker.password.empty();
    const bool store = settings.pipeline.store.kind == StoreKind::PostgreSql;
    if (!available() || (!broker && !store)) {
        done(settings);
        return;
    }
    const auto loadStore = [this, store, done = std::move(done)](AppSettings filled) {
        if (!store) {
            done(filled);
            return;
        }
        read(storeKey(filled.pipeline.store), [filled, done](const QString &password) mutable {
            filled.pipeline.store.password = password.toStdString();
            done(filled);
        });
    };
    if (!broker) {
        loadStore(settings);
        return;
    }
    read(brokerKey(settings.pipeline.broker), [settings, loadStore](const QString &password) {
        AppSettings filled = settings;
        filled.pipeline.broker.password = password.toStdString();
        loadStore(filled);
    });
}

void Secrets::save(const AppSettings &settings, const AppSettings &before)
{
    if (!available())
        return;
    const auto keep = [this](const QString &key, const std::string &password, const QString &keyBefore,
                             const std::string &passwordBefore) {
        if (!password.empty())
            write(key, QString::fromStdString(password));
        else if (key == keyBefore && !passwordBefore.empty())
            forget(key);
    };
    const BrokerSettings &broker = settings.pipeline.broker, &brokerBefore = before.pipeline.broker;
    if (usesSasl(broker))
        keep(brokerKey(broker), broker.password, brokerKey(brokerBefore), brokerBefore.password);
    const StoreSettings &store = settings.pipeline.store, &storeBefore = before.pipeline.store;
    if (store.kind == StoreKind::PostgreSql)
        keep(storeKey(store), store.password, storeKey(storeBefore), storeBefore.password);
}

}  // namespace observatorio
