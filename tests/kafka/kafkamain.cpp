// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/embedded/embeddedbroker.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <cstring>

int main(int argc, char **argv)
{
    // What EmbeddedBroker starts is this program again.
    if (argc >= 2 && std::strcmp(argv[1], "broker") == 0)
        return observatorio::runEmbeddedBroker(argc >= 3 ? std::atoi(argv[2]) : 0,
                                               {"eventos_qog", "eventos_economicos", "alertas_corrupcion"});
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
