#include "ui/pages/windowspage.h"

namespace observatorio {

struct WindowsPage::Private {
};

WindowsPage::WindowsPage(UiContext &context, QWidget *parent) : Page(context, parent), d(std::make_unique<Private>()) {}
WindowsPage::~WindowsPage() = default;

QString WindowsPage::id() const { return QStringLiteral("windows"); }
QString WindowsPage::title() const { return tr("Windows"); }
QString WindowsPage::iconName() const { return QStringLiteral("windows"); }
void WindowsPage::apply(const std::shared_ptr<const Snapshot> &) {}
QJsonObject WindowsPage::saveState() const { return {}; }
void WindowsPage::restoreState(const QJsonObject &) {}

}  // namespace observatorio
