// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"

#include <QDialog>
#include <optional>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace observatorio {

class SectionList;
class SettingsSection;

/// Everything the user can set. Works on a copy of UiContext::settings; OK and Apply emit Actions::settingsRequested
/// with the whole. Wrong input is marked at its field and keeps OK and Apply disabled. Nothing typed is lost when a
/// connection test fails, nor by Esc or by closing the dialog, which ask first.
class SettingsDialog : public QDialog {
    Q_OBJECT
public:
    explicit SettingsDialog(const UiContext &context, QWidget *parent = nullptr);

    /// "broker", "database", "windows", "thresholds" or "appearance"; another name changes nothing.
    void showSection(const QString &section);

    /// What the two buttons do once a file is chosen. An imported file fills the fields; OK and Apply put it in force.
    void importFrom(const QString &path);
    void exportTo(const QString &path);

    void reject() override;

private:
    [[nodiscard]] bool hasChanges() const;
    [[nodiscard]] AppSettings collect() const;
    void check();
    void fill(AppSettings settings);
    void apply();

    const UiContext &m_context;
    QList<SettingsSection *> m_sections;
    SectionList *m_list;
    QStackedWidget *m_stack;
    QPushButton *m_problem;  ///< the first error; a press leads to it
    QLabel *m_note;
    QPushButton *m_ok;
    QPushButton *m_apply;
    QPushButton *m_export;
    int m_wrongSection = -1;
    std::optional<AppSettings> m_imported;  ///< read from a file, not yet in force
    QString m_message;                      ///< of the last file
};

}  // namespace observatorio
