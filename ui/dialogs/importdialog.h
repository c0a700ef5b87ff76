// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/dataimport.h"
#include "ui/page.h"

#include <QDialog>

#include <memory>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTimer;

namespace observatorio {

class Complaint;
class FileEdit;
class ImportForm;
class ImportNoteModel;
class ImportPreviewModel;
class ImportTakenModel;
class SegmentedControl;

/// Yearly figures of a file as what the simulator starts from. Shows how the file was understood before anything is
/// replaced: its first values, what is taken and what is not; every choice can be made otherwise. Reading and replacing
/// are asked for through `actions`; what was read is what Import sends. There is a way back to the built-in figures.
class ImportDialog : public QDialog {
    Q_OBJECT
public:
    explicit ImportDialog(const UiContext &context, QWidget *parent = nullptr);
    ~ImportDialog() override;

    void setFile(const QString &path);
    void showSummary();  ///< instead of the first values

private:
    QWidget *buildPreview();
    QWidget *buildSummary();
    void connectActions();
    void read();
    void take(quint64 request, const std::shared_ptr<const ImportOutcome> &outcome, const QString &error);
    void showOutcome();
    void showOrigin();
    void updateButtons();

    const UiContext &m_context;
    FileEdit *m_file;
    ImportForm *m_form;
    SegmentedControl *m_view;
    QStackedWidget *m_pages;
    ImportPreviewModel *m_preview;
    ImportTakenModel *m_taken;
    ImportNoteModel *m_notes;
    QLabel *m_layout;   ///< whose layout it is, and what was said of the reading
    QLabel *m_missing;  ///< words that stand for no value
    QLabel *m_rule;     ///< which of two values counts, and what no list has room for
    QLabel *m_origin;   ///< what the simulator starts from now
    Complaint *m_complaint;
    QPushButton *m_import;
    QPushButton *m_builtIn;
    QPushButton *m_close;
    QTimer *m_patience;  ///< several edits are one reading
    quint64 m_request = 0;
    bool m_reading = false;
    bool m_replacing = false;
    bool m_done = false;  ///< what is shown is in force
    std::shared_ptr<const ImportOutcome> m_outcome;
};

}  // namespace observatorio
