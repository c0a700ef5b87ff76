#include "ui/pages/countriespage.h"

namespace observatorio {

struct CountriesPage::Private {
};

CountriesPage::CountriesPage(UiContext &context, QWidget *parent) : Page(context, parent), d(std::make_unique<Private>()) {}
CountriesPage::~CountriesPage() = default;

QString CountriesPage::id() const { return QStringLiteral("countries"); }
QString CountriesPage::title() const { return tr("Countries"); }
QString CountriesPage::iconName() const { return QStringLiteral("countries"); }
QList<QWidget *> CountriesPage::titleControls() { return {}; }
void CountriesPage::apply(const std::shared_ptr<const Snapshot> &) {}
Exportable *CountriesPage::exportable() { return nullptr; }
QJsonObject CountriesPage::saveState() const { return {}; }
void CountriesPage::restoreState(const QJsonObject &) {}

}  // namespace observatorio
