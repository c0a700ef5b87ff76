// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/exporter.h"
#include "ui/page.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace observatorio {

class ExportPreview;
class SegmentedControl;
class WholeBox;

/// Asks for a chart as PNG, SVG, PDF or CSV: format, size, place, and a preview of the very picture. The chart stays
/// live meanwhile; what Save sends (Actions::exportRequested) is what it shows at that moment. Touches no disk: where
/// the file would go is asked through `actions` too. `chart` must outlive the dialog.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    ExportDialog(const Exportable &chart, Actions *actions, QWidget *parent = nullptr);

    [[nodiscard]] QString path() const;  ///< where Save would write
    void setFolder(const QString &folder);
    void setPictureSize(QSize size);

public Q_SLOTS:
    void accept() override;  ///< sends the file; stays open and says why when it cannot be drawn

private:
    [[nodiscard]] ExportFormat format() const;
    [[nodiscard]] QSize pictureSize() const;
    [[nodiscard]] bool numbersAsHere() const;  ///< of a CSV file
    QWidget *buildForm();
    void formatChanged();
    void presetChosen();
    void sizeEdited();
    void check();
    void say(const QString &text, bool wrong);
    void placeFound(const QString &path, bool folderExists, bool fileExists);
    void browse();

    const Exportable &m_chart;
    Actions *m_actions;
    QString m_place;             ///< of which the next two speak
    bool m_folderExists = true;  ///< as long as nobody knows better
    bool m_fileExists = false;

    ExportPreview *m_preview;
    SegmentedControl *m_format;
    QComboBox *m_preset;
    WholeBox *m_width;
    WholeBox *m_height;
    WholeBox *m_scale;
    SegmentedControl *m_numbers;
    QLineEdit *m_name;
    QLineEdit *m_folder;
    QLabel *m_message;
    QPushButton *m_save;
    QWidget *m_sizeRow;
};

}  // namespace observatorio
