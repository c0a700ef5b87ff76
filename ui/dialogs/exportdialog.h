// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/exporter.h"
#include "ui/page.h"

#include <QDialog>
#include <memory>

namespace observatorio {

/// Saves a chart as PNG, SVG, PDF or CSV: format, size, place, and a preview of the very picture that will be written.
/// The chart goes on living meanwhile; what is saved is what it shows at that moment. `chart` must outlive the dialog.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    explicit ExportDialog(Exportable &chart, QWidget *parent = nullptr);
    ~ExportDialog() override;

    QString path() const;  ///< where Save would write
    void setFolder(const QString &folder);
    void setPictureSize(QSize size);

Q_SIGNALS:
    void saved(const QString &path);

public Q_SLOTS:
    void accept() override;  ///< saves; stays open and says why when that fails

private:
    ExportFormat format() const;
    QSize pictureSize() const;
    QWidget *buildPreview();
    QWidget *buildForm();
    void formatChanged();
    void presetChosen();
    void sizeEdited();
    void check();
    void browse();

    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace observatorio
