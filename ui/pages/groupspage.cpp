#include "ui/pages/groupspage.h"

namespace observatorio {

struct GroupsPage::Private {
};

GroupsPage::GroupsPage(UiContext &context, QWidget *parent) : Page(context, parent), d(std::make_unique<Private>()) {}
GroupsPage::~GroupsPage() = default;

QString GroupsPage::id() const { return QStringLiteral("groups"); }
QString GroupsPage::title() const { return tr("Groups"); }
QString GroupsPage::iconName() const { return QStringLiteral("groups"); }
QList<QWidget *> GroupsPage::titleControls() { return {}; }
void GroupsPage::apply(const std::shared_ptr<const Snapshot> &) {}
Exportable *GroupsPage::exportable() { return nullptr; }
QJsonObject GroupsPage::saveState() const { return {}; }
void GroupsPage::restoreState(const QJsonObject &) {}

}  // namespace observatorio
