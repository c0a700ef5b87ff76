// SPDX-License-Identifier: GPL-3.0-or-later
// TLS and SASL on a real broker: what the settings ask for works, and what is refused is told with the step that
// failed.
#include "tests/kafka/brokersupport.h"

#include "kafka/client/admin.h"
#include "tests/support/requirements.h"

#include <gtest/gtest.h>

#include <chrono>

using namespace observatorio;
using namespace std::chrono_literals;

namespace {

/// Of the listeners that scripts/kafka-local makes with --listener.
BrokerSettings secured(SecurityProtocol protocol)
{
    const std::string certificates = test::kafkaCertificates();
    BrokerSettings settings;
    settings.protocol = protocol;
    if (protocol == SecurityProtocol::SaslPlaintext || protocol == SecurityProtocol::SaslSsl) {
        settings = test::settingsFor(protocol == SecurityProtocol::SaslSsl ? test::kafkaSaslTls() : test::kafkaSasl());
        settings.username = "observatorio";
        settings.password = "secreto";
    } else {
        settings = test::settingsFor(test::kafkaTls());
        settings.certificateFile = certificates + "/client.crt";
        settings.keyFile = certificates + "/client.key";
    }
    settings.protocol = protocol;
    settings.caFile = certificates + "/ca.crt";
    return settings;
}

struct Refusal {
    const char *name;
    SecurityProtocol protocol;
    void (*spoil)(BrokerSettings &);
    ErrorCode code;
    const char *cause;                        ///< some of the words
    std::optional<ErrorCode> afterLong = {};  ///< of a client that goes on trying
};

class Security : public testing::Test {
protected:
    void SetUp() override
    {
        OBSERVATORIO_NEEDS(test::kafka());
        OBSERVATORIO_NEEDS(test::kafkaSasl());
        OBSERVATORIO_NEEDS(test::kafkaTls());
        OBSERVATORIO_NEEDS(test::kafkaSaslTls());
        OBSERVATORIO_NEEDS(test::kafkaCertificates());
    }
};
std::string protocolOf(const testing::TestParamInfo<SecurityProtocol> &info)
{
    switch (info.param) {
    case SecurityProtocol::Plaintext:
        return "plaintext";
    case SecurityProtocol::Ssl:
        return "tls";
    case SecurityProtocol::SaslPlaintext:
        return "sasl";
    case SecurityProtocol::SaslSsl:
        return "saslOverTls";
    }
    return "unknown";
}

std::string nameOf(const testing::TestParamInfo<Refusal> &info) { return info.param.name; }

class SecurityAccepts : public Security, public testing::WithParamInterface<SecurityProtocol> {};
class SecurityRefuses : public Security, public testing::WithParamInterface<Refusal> {};

}  // namespace

TEST(BrokerTestElsewhere, thatSomebodyAnswersIsNotEnough)
{
    OBSERVATORIO_NEEDS(test::kafka());
    OBSERVATORIO_NEEDS(test::kafkaElsewhere());
    const std::string topic = test::uniqueName("lejos");
    ASSERT_TRUE(test::createTopic(test::settingsFor(test::kafka()), topic, 2));
    const auto tested = testBroker(test::settingsFor(test::kafkaElsewhere(), {topic}), 20s);
    ASSERT_FALSE(tested);
    EXPECT_EQ(tested.error().code, ErrorCode::BrokerElsewhere) << toEnglish(tested.error());
    EXPECT_EQ(tested.error().subject, test::kafkaElsewhere() + " -> 127.0.0.1:1");
}

TEST_P(SecurityAccepts, recordsGoOutAndComeIn)
{
    const std::string topic = test::uniqueName("seguro");
    const BrokerSettings plain = test::settingsFor(test::kafka(), {topic});
    ASSERT_TRUE(test::createTopic(plain, topic, 1));

    BrokerSettings settings = secured(GetParam());
    settings.topics = {topic};
    const auto tested = testBroker(settings, 20s);
    ASSERT_TRUE(tested) << toEnglish(tested.error());
    EXPECT_EQ(tested->clusterId, testBroker(plain, 20s)->clusterId);
    EXPECT_TRUE(tested->missingTopics.empty());

    ASSERT_TRUE(test::send(settings, topic, {test::event(1), test::event(2)}));
    test::Reader reader(settings);
    ASSERT_TRUE(reader.awaitAssignment(1));
    reader.startAll();
    ASSERT_TRUE(reader.readToEnds());
    EXPECT_EQ(reader.records.size(), 2u);
    EXPECT_TRUE(reader.errors.empty());
}

INSTANTIATE_TEST_SUITE_P(Broker, SecurityAccepts,
                         testing::Values(SecurityProtocol::SaslPlaintext, SecurityProtocol::Ssl,
                                         SecurityProtocol::SaslSsl),
                         protocolOf);

TEST_P(SecurityRefuses, saysWhichStepFailed)
{
    const Refusal &refusal = GetParam();
    BrokerSettings settings = secured(refusal.protocol);
    refusal.spoil(settings);
    const bool named = refusal.code == ErrorCode::BrokerAuthentication && !settings.username.empty();
    const std::string subject = named ? settings.username + '@' + settings.bootstrapServers : settings.bootstrapServers;

    const auto tested = testBroker(settings, 20s);
    ASSERT_FALSE(tested);
    EXPECT_EQ(tested.error().code, refusal.code) << toEnglish(tested.error());
    EXPECT_EQ(tested.error().subject, subject);
    EXPECT_NE(tested.error().cause.find(refusal.cause), std::string::npos) << tested.error().cause;
    EXPECT_EQ(toEnglish(tested.error()).find("equivocada"), std::string::npos) << "a password is never told";

    test::Reader reader(settings);
    const ErrorCode code = refusal.afterLong.value_or(refusal.code);
    ASSERT_TRUE(reader.poll([&] { return !reader.errors.empty() && reader.errors.back().code == code; }));
    EXPECT_EQ(reader.errors.back().subject, subject);
    EXPECT_FALSE(reader.up);
}

INSTANTIATE_TEST_SUITE_P(
    Broker, SecurityRefuses,
    testing::Values(
        Refusal{"wrongPassword", SecurityProtocol::SaslPlaintext,
                [](BrokerSettings &settings) { settings.password = "equivocada"; }, ErrorCode::BrokerAuthentication,
                "Invalid username or password"},
        Refusal{"wrongPasswordOverTls", SecurityProtocol::SaslSsl,
                [](BrokerSettings &settings) { settings.password = "equivocada"; }, ErrorCode::BrokerAuthentication,
                "Invalid username or password"},
        Refusal{"mechanismNotOffered", SecurityProtocol::SaslPlaintext,
                [](BrokerSettings &settings) { settings.mechanism = SaslMechanism::ScramSha512; },
                ErrorCode::BrokerAuthentication, "SCRAM-SHA-512"},
        Refusal{"authorityOfTheSystem", SecurityProtocol::SaslSsl,
                [](BrokerSettings &settings) { settings.caFile.clear(); }, ErrorCode::CertificateAuthority,
                "certificate verify failed"},
        Refusal{"authorityOfSomeoneElse", SecurityProtocol::SaslSsl,
                [](BrokerSettings &settings) { settings.caFile = test::kafkaCertificates() + "/stranger.crt"; },
                ErrorCode::CertificateAuthority, "certificate verify failed"},
        Refusal{"noClientCertificate", SecurityProtocol::Ssl,
                [](BrokerSettings &settings) { settings.certificateFile.clear(), settings.keyFile.clear(); },
                ErrorCode::BrokerTls, "certificate"},
        Refusal{"tlsToAPlainListener", SecurityProtocol::Ssl,
                [](BrokerSettings &settings) { settings.bootstrapServers = test::kafka(); }, ErrorCode::HandshakeCut,
                "", ErrorCode::BrokerNotTls},
        Refusal{"plainToATlsListener", SecurityProtocol::Ssl,
                [](BrokerSettings &settings) { settings.protocol = SecurityProtocol::Plaintext; },
                ErrorCode::BrokerWantsSecurity, "security.protocol"},
        Refusal{"plainToASaslListener", SecurityProtocol::SaslPlaintext,
                [](BrokerSettings &settings) { settings.protocol = SecurityProtocol::Plaintext; },
                ErrorCode::BrokerWantsSecurity, "security.protocol"}),
    nameOf);
