#include "ui/dialogs/settingsdialog.h"

namespace observatorio {

struct SettingsDialog::Private {
};

SettingsDialog::SettingsDialog(UiContext &, QWidget *parent) : QDialog(parent), d(std::make_unique<Private>()) {}
SettingsDialog::~SettingsDialog() = default;

void SettingsDialog::showSection(const QString &) {}

}  // namespace observatorio
