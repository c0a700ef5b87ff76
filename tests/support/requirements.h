// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <string>

namespace observatorio::test {

/// The server's address from the environment; empty when ./test started none. With CI=true that is a failure.
std::string kafka();      ///< OBSERVATORIO_TEST_KAFKA = host:port
std::string kafkaSasl();  ///< OBSERVATORIO_TEST_KAFKA_SASL = host:port of the same broker's listener for SASL PLAIN
/// OBSERVATORIO_TEST_KAFKA_ELSEWHERE = host:port of a listener of it that sends its clients on to 127.0.0.1:1.
std::string kafkaElsewhere();
std::string kafkaTls();      ///< OBSERVATORIO_TEST_KAFKA_TLS = host:port of its TLS listener, which asks for a client
                             ///< certificate
std::string kafkaSaslTls();  ///< OBSERVATORIO_TEST_KAFKA_SASL_TLS = host:port of its listener for SASL PLAIN over TLS
std::string kafkaCertificates();  ///< OBSERVATORIO_TEST_KAFKA_CERTIFICATES = directory with {ca,client,stranger}.crt
                                  ///< and .key
std::string kafkaJars();          ///< OBSERVATORIO_TEST_KAFKA_JARS = directory with Kafka's own tools, for java -cp
std::string postgres();  ///< OBSERVATORIO_TEST_POSTGRES = postgresql://user@host:port/db (a role that may create
                         ///< databases)

bool mustNotSkip();  ///< CI=true

}  // namespace observatorio::test

/// At a test's start: skips loudly where there is no such server, fails with CI=true.
#define OBSERVATORIO_NEEDS(server)                                                                                     \
    do {                                                                                                               \
        if ((server).empty()) {                                                                                        \
            if (observatorio::test::mustNotSkip())                                                                     \
                FAIL() << "CI=true and " #server " has no address: ./test must start it";                              \
            GTEST_SKIP() << "SKIPPED: " #server " has no address; run ./test, which starts it";                        \
        }                                                                                                              \
    } while (false)
