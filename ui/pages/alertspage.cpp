#include "ui/pages/alertspage.h"

namespace observatorio {

struct AlertsPage::Private {
};

AlertsPage::AlertsPage(UiContext &context, QWidget *parent) : Page(context, parent), d(std::make_unique<Private>()) {}
AlertsPage::~AlertsPage() = default;

QString AlertsPage::id() const { return QStringLiteral("alerts"); }
QString AlertsPage::title() const { return tr("Alerts"); }
QString AlertsPage::iconName() const { return QStringLiteral("alerts"); }
void AlertsPage::apply(const std::shared_ptr<const Snapshot> &) {}
QJsonObject AlertsPage::saveState() const { return {}; }
void AlertsPage::restoreState(const QJsonObject &) {}

}  // namespace observatorio
