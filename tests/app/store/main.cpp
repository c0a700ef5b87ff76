// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/store.h"

#include <QCoreApplication>

#include <gtest/gtest.h>

#include <cstdio>
#include <string_view>

namespace {

// A second program for the tests of two at once: opens the store, claims a partition, prints the epoch it got.
int openAndClaim(const char *url)
{
    using namespace observatorio;
    const auto settings = parseStoreUrl(url);
    auto store = makeStore(settings.value(), "second program");
    const auto starts = store->open().and_then([&] { return store->claim("cluster-1", {{"eventos_qog", 0}}); });
    if (!starts) {
        std::fputs(toEnglish(starts.error()).c_str(), stderr);
        return 1;
    }
    std::printf("%lld\n", static_cast<long long>(starts->front().epoch.value()));
    return 0;
}

}  // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 3 && std::string_view(argv[1]) == "--open-and-claim")
        return openAndClaim(argv[2]);
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
