// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/snapshot.h"

#include <QDialog>

class QPushButton;

namespace observatorio {

class DataTable;
class SilenceModel;
struct UiContext;

/// The silences of this database, those in force and past ones; each can be ended now. It stays open beside the page.
class SilencesDialog : public QDialog {
    Q_OBJECT
public:
    explicit SilencesDialog(const UiContext &context, QWidget *parent = nullptr);

    void apply(const Snapshot &snapshot);

Q_SIGNALS:
    void newRequested();

private:
    [[nodiscard]] std::vector<Silence> chosen() const;  ///< those that can be ended
    void endChosen();

    const UiContext &m_context;
    SilenceModel *m_model;
    DataTable *m_table;
    QPushButton *m_end;
};

}  // namespace observatorio
