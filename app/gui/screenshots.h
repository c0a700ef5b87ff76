// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow.h"

#include <functional>

namespace observatorio {

/// Saves every page at 1280x800 and 1920x1080, light and dark, as PAGE-WIDTHxHEIGHT-THEME.png. Steps through the event
/// loop, so the data go on; calls `done` with an error or with none.
class Screenshots : public QObject {
    Q_OBJECT
public:
    Screenshots(MainWindow &window, const UiContext &context, QString folder,
                std::function<void(std::optional<Error>)> done);
    void start();

private:
    struct Shot {
        QString page;
        QSize size;
        ThemeChoice theme;
    };
    void next();
    void prepare(const Shot &shot);
    std::optional<Error> save(const Shot &shot);

    MainWindow &m_window;
    const UiContext &m_context;
    const QString m_folder;
    const std::function<void(std::optional<Error>)> m_done;
    QList<Shot> m_shots;
    std::unique_ptr<QWidget> m_dialog;
};

}  // namespace observatorio
