#include "ui/pages/healthpage.h"

namespace observatorio {

struct HealthPage::Private {
};

HealthPage::HealthPage(UiContext &context, QWidget *parent) : Page(context, parent), d(std::make_unique<Private>()) {}
HealthPage::~HealthPage() = default;

QString HealthPage::id() const { return QStringLiteral("health"); }
QString HealthPage::title() const { return tr("Health"); }
QString HealthPage::iconName() const { return QStringLiteral("pulse"); }
void HealthPage::apply(const std::shared_ptr<const Snapshot> &) {}
QJsonObject HealthPage::saveState() const { return {}; }
void HealthPage::restoreState(const QJsonObject &) {}

}  // namespace observatorio
