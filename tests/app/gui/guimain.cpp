// SPDX-License-Identifier: GPL-3.0-or-later
// main() for tests of the window's program: it runs the embedded broker too, and its files go to a folder of its own.
#include "kafka/embedded/embeddedbroker.h"

#include <QApplication>
#include <QTemporaryDir>
#include <gtest/gtest.h>

#include <cstring>

int main(int argc, char **argv)
{
    if (argc > 1 && std::strcmp(argv[1], "broker") == 0)
        return observatorio::runEmbeddedBroker(0, {"eventos_qog", "eventos_economicos", "alertas_corrupcion"});
    testing::InitGoogleTest(&argc, argv);
    const QTemporaryDir home;
    for (const char *name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
        qputenv(name, home.path().toUtf8());
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");  // no keychain
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("observatorio"));
    QApplication::setApplicationName(QStringLiteral("observatorio"));
    QApplication::setQuitOnLastWindowClosed(false);
    return RUN_ALL_TESTS();
}
