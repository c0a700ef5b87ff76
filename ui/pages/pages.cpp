// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pages.h"

#include "ui/pages/alertspage.h"
#include "ui/pages/countriespage.h"
#include "ui/pages/groupspage.h"
#include "ui/pages/healthpage.h"
#include "ui/pages/kafkapage.h"
#include "ui/pages/overviewpage.h"
#include "ui/pages/simulatorpage.h"
#include "ui/pages/windowspage.h"

#include <QCoreApplication>

#include <algorithm>

namespace observatorio {

namespace {

template<typename Kind>
Page *make(const UiContext &context)
{
    return new Kind(context);
}

constexpr PageKind Kinds[] = {
    {PageId::Overview, "overview", "home", QT_TRANSLATE_NOOP("Pages", "Overview"), make<OverviewPage>},
    {PageId::Countries, "countries", "chart", QT_TRANSLATE_NOOP("Pages", "Countries"), make<CountriesPage>},
    {PageId::Alerts, "alerts", "bell", QT_TRANSLATE_NOOP("Pages", "Alerts"), make<AlertsPage>},
    {PageId::Windows, "windows", "windows", QT_TRANSLATE_NOOP("Pages", "Windows"), make<WindowsPage>},
    {PageId::Kafka, "kafka", "kafka", QT_TRANSLATE_NOOP("Pages", "Kafka"), make<KafkaPage>},
    {PageId::Groups, "groups", "groups", QT_TRANSLATE_NOOP("Pages", "Groups"), make<GroupsPage>},
    {PageId::Simulator, "simulator", "sliders", QT_TRANSLATE_NOOP("Pages", "Simulator"), make<SimulatorPage>},
    {PageId::Health, "health", "pulse", QT_TRANSLATE_NOOP("Pages", "Health"), make<HealthPage>},
};
static_assert(std::ranges::is_sorted(Kinds, {}, &PageKind::id) && Kinds[0].id == PageId{0}
                  && Kinds[std::size(Kinds) - 1].id == PageId{std::size(Kinds) - 1},
              "ids are places in the list");

}  // namespace

QString PageKind::title() const { return QCoreApplication::translate("Pages", text); }

std::span<const PageKind> pageKinds() { return Kinds; }

const PageKind &pageKind(PageId id) { return Kinds[static_cast<std::size_t>(id)]; }

const PageKind *findPage(const QString &name)
{
    const auto found =
        std::ranges::find_if(Kinds, [&](const PageKind &kind) { return name == QLatin1String(kind.name); });
    return found == std::end(Kinds) ? nullptr : found;
}

}  // namespace observatorio
