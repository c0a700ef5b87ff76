// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/client/linkhealth.h"

#include "kafka/client/alertpublisher.h"
#include "kafka/client/clientconfig.h"
#include "kafka/client/errormap.h"
#include "kafka/client/startposition.h"

#include <gtest/gtest.h>

using namespace observatorio;

namespace {

BrokerSettings settings()
{
    BrokerSettings settings;
    settings.embedded = false;
    settings.bootstrapServers = "kafka:9092";
    settings.username = "ana";
    settings.password = "secreto";
    return settings;
}

TEST(LinkHealth, theCauseOfAllBrokersDownIsWhyTheLastConnectionFailed)
{
    const BrokerSettings broker = settings();
    LinkHealth health(broker);
    health.answered();
    EXPECT_TRUE(health.up());
    EXPECT_FALSE(health.failed(RD_KAFKA_RESP_ERR__TRANSPORT, "Connection refused")) << "one of several";
    EXPECT_TRUE(health.up());
    EXPECT_EQ(health.failed(RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN, "1/1 brokers are down"),
              (Error{ErrorCode::BrokerUnreachable, "kafka:9092", "Connection refused"}));
    EXPECT_FALSE(health.up());
    EXPECT_FALSE(health.failed(RD_KAFKA_RESP_ERR__TRANSPORT, "Connection refused")) << "said already";
    EXPECT_TRUE(health.failed(RD_KAFKA_RESP_ERR__RESOLVE, "no such host")) << "another reason is news";
    health.answered();
    EXPECT_TRUE(health.up());
}

TEST(LinkHealth, questionsWithoutAnAnswerAreABrokerAway)
{
    const BrokerSettings broker = settings();
    LinkHealth health(broker);
    health.answered();
    EXPECT_FALSE(health.failed(RD_KAFKA_RESP_ERR__TRANSPORT, "Connection refused"));
    EXPECT_EQ(health.unanswered(RD_KAFKA_RESP_ERR__TIMED_OUT),
              (Error{ErrorCode::BrokerUnreachable, "kafka:9092", "Connection refused"}));
    EXPECT_FALSE(health.up());
    EXPECT_FALSE(health.unanswered(RD_KAFKA_RESP_ERR__TIMED_OUT)) << "said already";
    health.answered();
    EXPECT_TRUE(health.up());
    const auto silent = health.unanswered(RD_KAFKA_RESP_ERR__TIMED_OUT);
    ASSERT_TRUE(silent);
    EXPECT_FALSE(silent->cause.empty()) << "no connection failed: the question's own error is the cause";
}

TEST(LinkHealth, aNewClientsFirstQuestionMayOnlyBeSlow)
{
    const BrokerSettings broker = settings();
    LinkHealth health(broker);
    EXPECT_FALSE(health.unanswered(RD_KAFKA_RESP_ERR__TIMED_OUT));
    EXPECT_FALSE(health.up()) << "nor is it there";
    EXPECT_TRUE(health.unanswered(RD_KAFKA_RESP_ERR__TIMED_OUT)) << "twice is no chance";
    LinkHealth refused(broker);
    ASSERT_TRUE(refused.failed(RD_KAFKA_RESP_ERR__TRANSPORT, "Connection refused"));
    refused.answered();
    EXPECT_TRUE(refused.unanswered(RD_KAFKA_RESP_ERR__TIMED_OUT)) << "it answered before";
}

TEST(LinkHealth, theSameTroubleIsSaidOnce)
{
    const BrokerSettings broker = settings();
    LinkHealth health(broker);
    const auto failed = [&health](const char *words) { return health.failed(RD_KAFKA_RESP_ERR__TRANSPORT, words); };
    EXPECT_EQ(failed("Connection refused (after 0ms in state CONNECT)"),
              (Error{ErrorCode::BrokerUnreachable, "kafka:9092", "Connection refused"}));
    EXPECT_FALSE(failed("Connection refused (after 3ms in state CONNECT, 1 identical error(s) suppressed)"));
    EXPECT_FALSE(health.failed(RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN, "1/1 brokers are down"));
    EXPECT_TRUE(failed("Timed out (after a long time)")) << "brackets that are not of the library's times stay";
}

TEST(LinkHealth, whatTlsRefusesIsNoBrokerAway)
{
    const BrokerSettings broker = settings();
    LinkHealth health(broker);
    health.answered();
    const auto told =
        health.failed(RD_KAFKA_RESP_ERR__TRANSPORT,
                      "Receive failed: error:0A000412:SSL routines::sslv3 alert bad certificate: SSL alert number 42");
    ASSERT_TRUE(told);
    EXPECT_EQ(told->code, ErrorCode::BrokerTls);
    EXPECT_FALSE(health.up());
    health.answered();
    const auto handshake =
        health.failed(RD_KAFKA_RESP_ERR__TRANSPORT,
                      "error:0A000086:SSL routines::certificate verify failed (after 11ms in state SSL_HANDSHAKE)");
    EXPECT_EQ(handshake,
              (Error{ErrorCode::BrokerTls, "kafka:9092", "error:0A000086:SSL routines::certificate verify failed"}));
    health.answered();
    EXPECT_FALSE(health.failed(RD_KAFKA_RESP_ERR__TRANSPORT,
                               "Receive failed: error:0A000126:SSL routines::unexpected eof while reading"))
        << "a server that stops breaks connections too";
}

TEST(LinkHealth, aRefusalIsNotHiddenByWhatFollows)
{
    const BrokerSettings broker = settings();
    LinkHealth health(broker);
    EXPECT_EQ(
        health.failed(RD_KAFKA_RESP_ERR__AUTHENTICATION, "SASL authentication error: Authentication failed"),
        (Error{ErrorCode::BrokerAuthentication, "ana@kafka:9092", "SASL authentication error: Authentication failed"}));
    EXPECT_FALSE(health.failed(RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN, "1/1 brokers are down"));
    EXPECT_FALSE(health.up());
    const auto tls = health.failed(RD_KAFKA_RESP_ERR__SSL, "certificate verify failed");
    ASSERT_TRUE(tls);
    EXPECT_EQ(tls->code, ErrorCode::BrokerTls);
}

TEST(ErrorMap, codesHaveTheirMeaning)
{
    const struct {
        rd_kafka_resp_err_t code;
        ErrorCode meaning;
        const char *subject;
    } rows[] = {
        {RD_KAFKA_RESP_ERR_SASL_AUTHENTICATION_FAILED, ErrorCode::BrokerAuthentication, "ana@kafka:9092"},
        {RD_KAFKA_RESP_ERR__SSL, ErrorCode::BrokerTls, "kafka:9092"},
        {RD_KAFKA_RESP_ERR__TIMED_OUT, ErrorCode::BrokerUnreachable, "kafka:9092"},
        {RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART, ErrorCode::TopicUnknown, "tema"},
        {RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, ErrorCode::TopicForbidden, "tema"},
        {RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID, ErrorCode::GroupFenced, "grupo-analisis"},
        {RD_KAFKA_RESP_ERR__BAD_COMPRESSION, ErrorCode::ConsumerFailed, "tema"},
    };
    for (const auto &row : rows) {
        const Error error = toError(row.code, {}, settings(), "tema", ErrorCode::ConsumerFailed);
        EXPECT_EQ(error.code, row.meaning) << rd_kafka_err2name(row.code);
        EXPECT_EQ(error.subject, row.subject) << rd_kafka_err2name(row.code);
        EXPECT_FALSE(error.cause.empty());
    }
}

TEST(ClientConfig, aPasswordIsInNoError)
{
    BrokerSettings broker = settings();
    broker.protocol = SecurityProtocol::SaslSsl;
    broker.mechanism = SaslMechanism::ScramSha512;
    EXPECT_TRUE(ClientConfig(broker).create(RD_KAFKA_PRODUCER));
    ClientConfig wrong(broker);
    wrong.set("no.such.property", broker.password);
    const auto client = std::move(wrong).create(RD_KAFKA_PRODUCER);
    ASSERT_FALSE(client);
    EXPECT_EQ(client.error().code, ErrorCode::BadSetting);
    EXPECT_EQ(client.error().subject, "no.such.property");
    EXPECT_EQ(client.error().cause.find(broker.password), std::string::npos) << client.error().cause;
}

TEST(StartPosition, whereReadingBegins)
{
    using Kind = StartDecision::Kind;
    const struct {
        std::optional<std::int64_t> wanted;
        PartitionOffsets held;
        Kind kind;
        std::int64_t offset;
    } rows[] = {
        {std::nullopt, {0, 0}, Kind::Read, 0}, {std::nullopt, {50, 90}, Kind::Read, 50}, {60, {50, 90}, Kind::Read, 60},
        {50, {50, 90}, Kind::Read, 50},        {49, {50, 90}, Kind::Read, 50},           {90, {50, 90}, Kind::Read, 90},
        {91, {50, 90}, Kind::PastTheEnd, 91},  {1, {0, 0}, Kind::PastTheEnd, 1},         {0, {50, 50}, Kind::Read, 50},
    };
    for (const auto &row : rows) {
        const StartDecision decision = decideStart(row.wanted, row.held);
        EXPECT_EQ(decision.kind, row.kind) << row.wanted.value_or(-1);
        EXPECT_EQ(decision.offset, row.offset) << row.wanted.value_or(-1);
    }
}

TEST(AlertPublisher, theCourseForm)
{
    AlertEpisode episode;
    episode.series = {"VEN", "corrupcion"};
    episode.lastValue = 17.0;
    episode.severity = Severity::Critical;
    EXPECT_EQ(corruptionAlertText(episode), R"({"pais":"VEN","indice":17,"alerta":"critico"})");
    episode.lastValue = 45.5;
    episode.severity = Severity::Warning;
    EXPECT_EQ(corruptionAlertText(episode), R"({"pais":"VEN","indice":45.5,"alerta":"aviso"})");
}

}  // namespace
