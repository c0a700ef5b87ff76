// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/theme.h"

#include <QApplication>
#include <gtest/gtest.h>

int main(int argc, char **argv)
{
    testing::InitGoogleTest(&argc, argv);
    QApplication application(argc, argv);
    observatorio::Theme::instance().install(application, observatorio::ThemeChoice::Light);
    return RUN_ALL_TESTS();
}
