// SPDX-License-Identifier: GPL-3.0-or-later
// One row for each trouble that has words of its own: from what librdkafka says to what a person reads.
#include "kafka/client/certificatecheck.h"
#include "kafka/client/clientconfig.h"
#include "kafka/client/errormap.h"
#include "kafka/client/linkhealth.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

using namespace observatorio;
using namespace std::chrono_literals;

namespace {

BrokerSettings settings()
{
    BrokerSettings settings;
    settings.embedded = false;
    settings.bootstrapServers = "kafka:9092,otro:9092";
    settings.group = "grupo";
    return settings;
}

const std::string Refused = "Connection refused (after 0ms in state CONNECT)";

TEST(TroubleWords, eachErrorOfTheLibraryHasItsMeaning)
{
    const std::string verify =
        "error:0A000086:SSL routines::certificate verify failed: broker certificate could not be "
        "verified (after 3ms in state SSL_HANDSHAKE)";
    noteCertificate("expired:9093", 10);
    noteCertificate("early:9093", 9);
    noteCertificate("name:9093", 62);
    noteCertificate("address:9093", 64);
    noteCertificate("self:9093", 18);
    noteCertificate("unknown:9093", 20);
    noteCertificate("weak:9093", 66);
    noteCertificate("renewed:9093", 10);
    noteCertificate("renewed:9093", 20);
    const ErrorCode reading = ErrorCode::ConsumerFailed, sending = ErrorCode::ProducerFailed;
    const struct {
        rd_kafka_resp_err_t code;
        std::string words;
        ErrorCode otherwise;
        ErrorCode meaning;
        const char *subject;
    } rows[] = {
        {RD_KAFKA_RESP_ERR__SSL, "ssl://expired:9093/bootstrap: SSL handshake failed: " + verify, reading,
         ErrorCode::CertificateExpired, "kafka:9092,otro:9092"},
        {RD_KAFKA_RESP_ERR__SSL, "sasl_ssl://early:9093/7: SSL handshake failed: " + verify, reading,
         ErrorCode::CertificateExpired, "kafka:9092,otro:9092"},
        {RD_KAFKA_RESP_ERR__SSL, "ssl://name:9093/1: SSL handshake failed: " + verify, reading,
         ErrorCode::CertificateHost, "kafka:9092,otro:9092"},
        {RD_KAFKA_RESP_ERR__SSL, "ssl://address:9093/1: SSL handshake failed: " + verify, reading,
         ErrorCode::CertificateHost, "kafka:9092,otro:9092"},
        {RD_KAFKA_RESP_ERR__SSL, "ssl://self:9093/1: SSL handshake failed: " + verify, reading,
         ErrorCode::CertificateAuthority, "kafka:9092,otro:9092"},
        {RD_KAFKA_RESP_ERR__TRANSPORT, "ssl://unknown:9093/bootstrap: SSL handshake failed: " + verify, sending,
         ErrorCode::CertificateAuthority, "kafka:9092,otro:9092"},
        {RD_KAFKA_RESP_ERR__SSL, "ssl://weak:9093/1: SSL handshake failed: " + verify, reading, ErrorCode::BrokerTls,
         "kafka:9092,otro:9092"},
        {RD_KAFKA_RESP_ERR__SSL, "ssl://never-seen:9093/1: SSL handshake failed: " + verify, reading,
         ErrorCode::BrokerTls, "kafka:9092,otro:9092"},
        {RD_KAFKA_RESP_ERR__SSL, "ssl://renewed:9093/1: SSL handshake failed: " + verify, reading,
         ErrorCode::CertificateAuthority, "kafka:9092,otro:9092"},
        {RD_KAFKA_RESP_ERR__SSL,
         "ssl://kafka:9092/bootstrap: SSL handshake failed: Disconnected: connecting to a PLAINTEXT broker listener? "
         "(after 2ms in state SSL_HANDSHAKE)",
         reading, ErrorCode::HandshakeCut, "kafka:9092,otro:9092"},
        {RD_KAFKA_RESP_ERR__SSL,
         "ssl://kafka:9092/bootstrap: SSL handshake failed: error:0A00010B:SSL routines::wrong version number", reading,
         ErrorCode::BrokerNotTls, "kafka:9092,otro:9092"},
        {RD_KAFKA_RESP_ERR__SSL,
         "ssl://kafka:9092/bootstrap: SSL handshake failed: SSL transport error: Connection reset by peer", reading,
         ErrorCode::HandshakeCut, "kafka:9092,otro:9092"},
        {RD_KAFKA_RESP_ERR__SSL,
         "ssl://kafka:9092/1: SSL handshake failed: error:0A000126:SSL routines::unexpected eof while reading", reading,
         ErrorCode::HandshakeCut, "kafka:9092,otro:9092"},
        {RD_KAFKA_RESP_ERR__TRANSPORT,
         "ssl://kafka:9092/1: Connection setup timed out in state SSL_HANDSHAKE (after 30028ms in state SSL_HANDSHAKE)",
         reading, ErrorCode::HandshakeCut, "kafka:9092,otro:9092"},
        {RD_KAFKA_RESP_ERR__TRANSPORT,
         "ssl://kafka:9092/1: Receive failed: error:0A00045C:SSL routines::tlsv13 alert certificate required: SSL "
         "alert "
         "number 116",
         reading, ErrorCode::BrokerTls, "kafka:9092,otro:9092"},
        {RD_KAFKA_RESP_ERR__TRANSPORT,
         "kafka:9092/bootstrap: Disconnected while requesting ApiVersion: might be caused by incorrect "
         "security.protocol configuration (connecting to a SSL listener?) or broker version is < 0.10 (see "
         "api.version.request) (after 4ms in state APIVERSION_QUERY)",
         reading, ErrorCode::BrokerWantsSecurity, "kafka:9092,otro:9092"},
        {RD_KAFKA_RESP_ERR__TRANSPORT,
         "kafka:9092/bootstrap: Disconnected: verify that security.protocol is correctly configured, broker might "
         "require SASL authentication (after 309ms in state UP)",
         reading, ErrorCode::BrokerWantsSecurity, "kafka:9092,otro:9092"},
        {RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, {}, reading, ErrorCode::TopicForbidden, "tema"},
        {RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, {}, sending, ErrorCode::WriteForbidden, "tema"},
        {RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED, {}, sending, ErrorCode::IdempotenceRefused, "tema"},
        {RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED, {}, reading, ErrorCode::GroupForbidden, "grupo"},
        {RD_KAFKA_RESP_ERR_INCONSISTENT_GROUP_PROTOCOL, {}, reading, ErrorCode::GroupStrategy, "grupo"},
        {RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID, {}, reading, ErrorCode::GroupFenced, "grupo"},
    };
    for (const auto &row : rows) {
        const Error error = toError(row.code, row.words, settings(), "tema", row.otherwise);
        EXPECT_EQ(error.code, row.meaning) << row.words << ": " << toEnglish(error);
        EXPECT_EQ(error.subject, row.subject) << row.words;
    }
}

TEST(TroubleWords, noPermissionIsSaidOfTheRightThing)
{
    const struct {
        rd_kafka_resp_err_t code;
        ErrorCode otherwise;
        const char *says;
        const char *never;
    } rows[] = {
        {RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, ErrorCode::ConsumerFailed, "read tema", "write"},
        {RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, ErrorCode::ProducerFailed, "write to tema", "read"},
        {RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED, ErrorCode::ProducerFailed, "IdempotentWrite", "read"},
        {RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED, ErrorCode::ConsumerFailed, "group grupo", "topic"},
    };
    for (const auto &row : rows) {
        const std::string said = toEnglish(toError(row.code, {}, settings(), "tema", row.otherwise));
        EXPECT_NE(said.find(row.says), std::string::npos) << said;
        EXPECT_EQ(said.find(row.never), std::string::npos) << said;
    }
}

TEST(TroubleWords, whichBrokerTheWordsAreAbout)
{
    const struct {
        const char *words;
        const char *address;  ///< null: none
        bool isBootstrap;
    } rows[] = {
        {"kafka:9092/bootstrap: Connect to ipv4#10.0.0.1:9092 failed", "kafka:9092", true},
        {"kafka:9092/1: Disconnected", "kafka:9092", false},
        {"sasl_ssl://kafka:9093/12: x", "kafka:9093", false},
        {"ssl://[::1]:9093/bootstrap: x", "[::1]:9093", true},
        {"GroupCoordinator: kafka:9092: Disconnected", "kafka:9092", false},
        {"GroupCoordinator: Disconnected: twice", nullptr, false},
        {"1/1 brokers are down", nullptr, false},
        {"Connection refused", nullptr, false},
        {"SASL authentication error: see /etc/1: x", nullptr, false},
    };
    for (const auto &row : rows) {
        const auto broker = brokerIn(row.words);
        ASSERT_EQ(broker.has_value(), row.address != nullptr) << row.words;
        if (!row.address)
            continue;
        EXPECT_EQ(broker->address, row.address);
        EXPECT_EQ(broker->isBootstrap, row.isBootstrap) << row.words;
    }
}

TEST(TroubleWords, whichPartitionTheWordsAreAbout)
{
    EXPECT_EQ(partitionIn("borrado [12]: topic does not exist (Broker: Unknown topic or partition)"),
              (TopicPartition{"borrado", 12}));
    for (const char *words : {"kafka:9092/1: Connect to ipv4#[::1]: refused", "two words [1]: x", "borrado [x]: y",
                              "borrado []: y", "borrado [1] y", "", "1/1 brokers are down"})
        EXPECT_FALSE(partitionIn(words)) << words;
}

TEST(TroubleWords, aBrokerThatSendsItsClientsWhereNobodyIs)
{
    const BrokerSettings broker = settings();
    LinkHealth health(broker);
    const LinkHealth::Clock::time_point begin{};
    EXPECT_FALSE(health.greeted(begin));
    EXPECT_FALSE(health.failed(RD_KAFKA_RESP_ERR__TRANSPORT, "10.9.9.9:9092/1: " + Refused, begin));
    EXPECT_FALSE(health.greeted(begin + 4999ms));
    EXPECT_TRUE(health.up()) << "it may just be starting";
    EXPECT_EQ(health.greeted(begin + 5s),
              (Error{ErrorCode::BrokerElsewhere, "kafka:9092,otro:9092 -> 10.9.9.9:9092", "Connection refused"}));
    EXPECT_FALSE(health.up());
    EXPECT_FALSE(health.greeted(begin + 6s)) << "said once";
    EXPECT_FALSE(health.failed(RD_KAFKA_RESP_ERR__TRANSPORT, "10.9.9.9:9092/1: " + Refused, begin + 30s));
    EXPECT_FALSE(health.failed(RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN, "2/2 brokers are down", begin + 30s));
    EXPECT_FALSE(health.greeted(begin + 31s)) << "and it stays, though the broker greets";
    EXPECT_FALSE(health.up());
    health.answered();
    EXPECT_TRUE(health.up());
    EXPECT_FALSE(health.greeted(begin + 60s)) << "the cause is gone";
}

TEST(TroubleWords, whatIsNoBrokerElsewhere)
{
    const BrokerSettings broker = settings();
    for (const std::string &words :
         {"kafka:9092/1: " + Refused, "otro:9092/2: " + Refused, "kafka:9092/bootstrap: " + Refused,
          std::string("10.9.9.9:9092/1: Disconnected (after 600000ms in state UP)"), Refused}) {
        LinkHealth health(broker);
        health.answered();
        EXPECT_FALSE(health.failed(RD_KAFKA_RESP_ERR__TRANSPORT, words, {}));
        EXPECT_FALSE(health.greeted(LinkHealth::Clock::time_point{} + 1h)) << words;
        EXPECT_TRUE(health.up());
    }
}

TEST(TroubleWords, aStoppingServerIsNotAWrongProtocol)
{
    const BrokerSettings broker = settings();
    const LinkHealth::Clock::time_point begin{};
    const struct {
        rd_kafka_resp_err_t code;
        const char *words;
        ErrorCode atFirst, afterLong, ofOneThatAnswered;
    } rows[] = {
        {RD_KAFKA_RESP_ERR__TRANSPORT, "kafka:9092/1: Disconnected while requesting ApiVersion: might be caused by",
         ErrorCode::BrokerWantsSecurity, ErrorCode::BrokerWantsSecurity, ErrorCode::BrokerUnreachable},
        {RD_KAFKA_RESP_ERR__SSL, "SSL handshake failed: error:0A000126:SSL routines::unexpected eof while reading",
         ErrorCode::HandshakeCut, ErrorCode::BrokerNotTls, ErrorCode::HandshakeCut},
    };
    for (const auto &row : rows) {
        LinkHealth fresh(broker), known(broker);
        auto told = fresh.failed(row.code, row.words, begin);
        ASSERT_TRUE(told);
        EXPECT_EQ(told->code, row.atFirst);
        EXPECT_FALSE(fresh.unanswered(RD_KAFKA_RESP_ERR__TIMED_OUT, begin + 4s)) << "said already";
        told = fresh.unanswered(RD_KAFKA_RESP_ERR__TIMED_OUT, begin + 5s).value_or(*told);
        EXPECT_EQ(told->code, row.afterLong);
        EXPECT_TRUE(isTransient(told->code)) << "tried again";
        EXPECT_FALSE(fresh.failed(row.code, std::string("otherwise worded: ") + row.words, begin + 6s));

        known.answered();
        EXPECT_FALSE(known.failed(row.code, row.words, begin)) << "another connection may stand";
        told = known.failed(RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN, "2/2 brokers are down", begin + 1h);
        ASSERT_TRUE(told);
        EXPECT_EQ(told->code, row.ofOneThatAnswered);
        EXPECT_TRUE(isTransient(told->code));
        EXPECT_FALSE(known.unanswered(RD_KAFKA_RESP_ERR__TIMED_OUT, begin + 2h)) << "and that stays so";
    }
}

class TlsFiles : public testing::Test {
protected:
    TlsFiles() { std::filesystem::create_directories(m_folder); }
    ~TlsFiles() override { std::filesystem::remove_all(m_folder); }

    std::string file(const std::string &name, std::string_view bytes)
    {
        const std::string path = m_folder / name;
        std::ofstream(path, std::ios::binary) << bytes;
        return path;
    }

private:
    const std::filesystem::path m_folder =
        std::filesystem::path(testing::TempDir()) / ("tls-" + std::to_string(getpid()));
};

TEST_F(TlsFiles, thatCannotBeTakenAreRefusedByWhatTheyAre)
{
    using namespace std::literals;
    const struct {
        std::string path;
        ErrorCode code;
        const char *cause;
    } rows[] = {
        {file("store.jks", "\xFE\xED\xFE\xED\0\0\0\2"sv), ErrorCode::FileNotPem, "JKS"},
        {file("store.p12", "\x30\x82\x0A\x01"sv), ErrorCode::FileNotPem, "PKCS#12"},
        {file("empty.pem", ""), ErrorCode::FileNotPem, "empty"},
        {file("notes.txt", "the key is under the mat"), ErrorCode::FileNotPem, "BEGIN"},
        {file("pkcs8.pem", "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMII\n"), ErrorCode::KeyEncrypted, ""},
        {file("rsa.pem", "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n"), ErrorCode::KeyEncrypted, ""},
        {"/no/such/file", ErrorCode::FileUnreadable, "No such file"},
    };
    for (const auto &row : rows) {
        for (std::string BrokerSettings::*const place :
             {&BrokerSettings::caFile, &BrokerSettings::certificateFile, &BrokerSettings::keyFile}) {
            BrokerSettings broker = settings();
            broker.protocol = SecurityProtocol::Ssl;
            broker.*place = row.path;
            const auto client = ClientConfig(broker).create(RD_KAFKA_CONSUMER);
            ASSERT_FALSE(client) << row.path;
            EXPECT_EQ(client.error().code, row.code) << toEnglish(client.error());
            EXPECT_EQ(client.error().subject, row.path);
            EXPECT_NE(client.error().cause.find(row.cause), std::string::npos) << client.error().cause;
        }
    }
}

TEST(BrokerAddress, whatIsNone)
{
    const struct {
        const char *servers;
        const char *refused;  ///< null: none
    } rows[] = {
        {"kafka:9092", nullptr},
        {"kafka:9092, otro:9092", nullptr},
        {"PLAINTEXT://kafka:9092", nullptr},
        {"[::1]:9092", nullptr},
        {"http://kafka:9092", "http://kafka:9092"},
        {"kafka:9092,https://otro:9092/", "https://otro:9092/"},
        {"tcp://kafka:9092", "tcp://kafka:9092"},
        {"kafka:9092/tema", "kafka:9092/tema"},
    };
    for (const auto &row : rows) {
        BrokerSettings broker = settings();
        broker.bootstrapServers = row.servers;
        const auto client = ClientConfig(broker).create(RD_KAFKA_CONSUMER);
        ASSERT_EQ(client.has_value(), row.refused == nullptr) << row.servers;
        if (client)
            continue;
        EXPECT_EQ(client.error().code, ErrorCode::BadBrokerAddress);
        EXPECT_EQ(client.error().subject, row.refused);
    }
}

}  // namespace
