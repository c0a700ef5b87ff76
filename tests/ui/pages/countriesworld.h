// SPDX-License-Identifier: GPL-3.0-or-later
// The Countries page over an invented world.
#pragma once

#include "tests/ui/charts/chartworld.h"

#include "ui/charts/timechart.h"
#include "ui/models/countrylistmodel.h"
#include "ui/pages/countriespage.h"

#include <gtest/gtest.h>

namespace observatorio::test {

class CountriesTest : public testing::Test {
protected:
    CountriesTest() : page(around.context)
    {
        page.resize(1096, 720);
        for (QWidget *control : page.titleControls())
            control->setParent(&page);
    }
    void fill(const std::vector<std::string> &countries, const std::string &indicator = "inflacion", int windows = 40)
    {
        double mean = 10.0;
        for (const std::string &country : countries) {
            for (int i = 0; i < windows; ++i)
                world.add(country, indicator, i, mean, i + 1 < windows);
            mean += 7.0;
        }
    }
    void show()
    {
        page.show();
        page.apply(world.snapshot());
    }
    CountryListModel *model() { return page.findChild<CountryListModel *>(); }
    TimeChart *chart() { return page.findChild<TimeChart *>(); }
    QStringList chosen()
    {
        QStringList list;
        for (const auto &one : model()->chosen())
            list.append(one.country);
        return list;
    }

    test::Surroundings around;
    test::World world;
    CountriesPage page;
};

}  // namespace observatorio::test
