#include "ui/pages/simulatorpage.h"

namespace observatorio {

struct SimulatorPage::Private {
};

SimulatorPage::SimulatorPage(UiContext &context, QWidget *parent) : Page(context, parent), d(std::make_unique<Private>()) {}
SimulatorPage::~SimulatorPage() = default;

QString SimulatorPage::id() const { return QStringLiteral("simulator"); }
QString SimulatorPage::title() const { return tr("Simulator"); }
QString SimulatorPage::iconName() const { return QStringLiteral("sliders"); }
void SimulatorPage::apply(const std::shared_ptr<const Snapshot> &) {}
QJsonObject SimulatorPage::saveState() const { return {}; }
void SimulatorPage::restoreState(const QJsonObject &) {}

}  // namespace observatorio
