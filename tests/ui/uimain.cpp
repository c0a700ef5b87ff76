// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/files/resources.h"
#include "ui/format.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <gtest/gtest.h>

int main(int argc, char **argv)
{
    testing::InitGoogleTest(&argc, argv);
    QApplication application(argc, argv);
    observatorio::Format::setIndicators(*observatorio::Resources::indicators().value());
    observatorio::Theme::instance().install(application, observatorio::ThemeChoice::Light);
    return RUN_ALL_TESTS();
}
