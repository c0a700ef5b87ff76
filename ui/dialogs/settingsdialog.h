// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"

#include <QDialog>
#include <memory>

namespace observatorio {

/// Everything the user can set. Works on a copy of UiContext::settings; OK and Apply emit Actions::settingsRequested
/// with the whole. Wrong input is marked at its field and keeps OK and Apply disabled. Nothing typed is lost when a
/// connection test fails.
class SettingsDialog : public QDialog {
    Q_OBJECT
public:
    explicit SettingsDialog(const UiContext &context, QWidget *parent = nullptr);
    ~SettingsDialog() override;

    /// "broker", "database", "windows", "thresholds" or "appearance"; another name changes nothing.
    void showSection(const QString &section);

    /// What the two buttons do once a file is chosen. An imported file fills the fields; OK and Apply put it in force.
    void importFrom(const QString &path);
    void exportTo(const QString &path);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace observatorio
