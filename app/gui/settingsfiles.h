// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions.h"

#include <QThreadPool>

namespace observatorio {

/// Reads and writes the settings files that the settings dialog asks for, away from the GUI thread. GUI thread; waits
/// at its end for what is under way.
class SettingsFiles : public QObject {
    Q_OBJECT
public:
    explicit SettingsFiles(Actions &actions);  ///< must outlive this

private:
    void read(const QString &path);
    void write(const QString &path, const AppSettings &settings);

    Actions &m_actions;
    QThreadPool m_threads;
};

}  // namespace observatorio
