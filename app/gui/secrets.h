// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/settings.h"

#include <QObject>
#include <functional>

namespace QKeychain {
class Job;
}

namespace observatorio {

/// Passwords in the system keychain (QtKeychain), one entry per server and user. GUI thread; answers come through the
/// event loop.
class Secrets : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// A keychain service runs here.
    static bool available();
    /// Fills the passwords that are empty, where one is kept, then calls `done`. Without a keychain it calls at once.
    void load(const AppSettings &settings, std::function<void(AppSettings)> done);
    /// Keeps both, and forgets one that was there `before` for the same user of the same server and is empty now;
    /// failures are reported through failed().
    void save(const AppSettings &settings, const AppSettings &before);

Q_SIGNALS:
    void failed(const QString &why);

private:
    void read(const QString &key, std::function<void(QString)> done);
    void write(const QString &key, const QString &password);
    void forget(const QString &key);
    void report(QKeychain::Job *job);
};

}  // namespace observatorio
