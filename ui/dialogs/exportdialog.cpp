#include "ui/dialogs/exportdialog.h"

namespace observatorio {

struct ExportDialog::Private {
};

ExportDialog::ExportDialog(Exportable &, QWidget *parent) : QDialog(parent), d(std::make_unique<Private>()) {}
ExportDialog::~ExportDialog() = default;

}  // namespace observatorio
