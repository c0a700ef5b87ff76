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

namespace observatorio {

std::vector<Page *> makePages(UiContext &context, QWidget *parent)
{
    return {
        new OverviewPage(context, parent),  new CountriesPage(context, parent), new AlertsPage(context, parent),
        new WindowsPage(context, parent),   new KafkaPage(context, parent),     new GroupsPage(context, parent),
        new SimulatorPage(context, parent), new HealthPage(context, parent),
    };
}

}  // namespace observatorio
