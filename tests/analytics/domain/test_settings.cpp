// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/domain/settings.h"

#include <gtest/gtest.h>

namespace observatorio {

TEST(BrokerSettings, OnlyAClusterIsLoggedInToOrEncrypted)
{
    struct Case {
        SecurityProtocol protocol;
        bool sasl;
        bool tls;
    };
    for (const auto &[protocol, sasl, tls] :
         {Case{SecurityProtocol::Plaintext, false, false}, Case{SecurityProtocol::Ssl, false, true},
          Case{SecurityProtocol::SaslPlaintext, true, false}, Case{SecurityProtocol::SaslSsl, true, true}}) {
        SCOPED_TRACE(static_cast<int>(protocol));
        BrokerSettings broker;
        broker.protocol = protocol;
        broker.embedded = false;
        EXPECT_EQ(usesSasl(broker), sasl);
        EXPECT_EQ(usesTls(broker), tls);
        broker.embedded = true;
        EXPECT_FALSE(usesSasl(broker));
        EXPECT_FALSE(usesTls(broker));
    }
}

}  // namespace observatorio
