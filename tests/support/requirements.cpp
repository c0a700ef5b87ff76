// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/requirements.h"

#include <cstdlib>

namespace observatorio::test {

namespace {

std::string environment(const char *name)
{
    const char *value = std::getenv(name);
    return value ? value : "";
}

}  // namespace

std::string kafka() { return environment("OBSERVATORIO_TEST_KAFKA"); }
std::string kafkaSasl() { return environment("OBSERVATORIO_TEST_KAFKA_SASL"); }
std::string kafkaElsewhere() { return environment("OBSERVATORIO_TEST_KAFKA_ELSEWHERE"); }
std::string kafkaTls() { return environment("OBSERVATORIO_TEST_KAFKA_TLS"); }
std::string kafkaSaslTls() { return environment("OBSERVATORIO_TEST_KAFKA_SASL_TLS"); }
std::string kafkaCertificates() { return environment("OBSERVATORIO_TEST_KAFKA_CERTIFICATES"); }
std::string kafkaJars() { return environment("OBSERVATORIO_TEST_KAFKA_JARS"); }
std::string postgres() { return environment("OBSERVATORIO_TEST_POSTGRES"); }
bool mustNotSkip() { return environment("CI") == "true"; }

}  // namespace observatorio::test
