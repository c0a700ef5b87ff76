#pragma once

#include "ui/page.h"

#include <QDialog>
#include <memory>

namespace observatorio {

/// Saves a chart as PNG, SVG, PDF or CSV: format, size, place, and a preview of the very picture that will be written.
/// `chart` must outlive the dialog.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    explicit ExportDialog(Exportable &chart, QWidget *parent = nullptr);
    ~ExportDialog() override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace observatorio
