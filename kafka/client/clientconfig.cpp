// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/client/clientconfig.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string_view>

namespace observatorio {

namespace {

const char *protocolName(SecurityProtocol protocol)
{
    switch (protocol) {
    case SecurityProtocol::Plaintext:
        return "plaintext";
    case SecurityProtocol::Ssl:
        return "ssl";
    case SecurityProtocol::SaslPlaintext:
        return "sasl_plaintext";
    case SecurityProtocol::SaslSsl:
        return "sasl_ssl";
    }
    return "plaintext";
}

const char *mechanismName(SaslMechanism mechanism)
{
    switch (mechanism) {
    case SaslMechanism::Plain:
        return "PLAIN";
    case SaslMechanism::ScramSha256:
        return "SCRAM-SHA-256";
    case SaslMechanism::ScramSha512:
        return "SCRAM-SHA-512";
    }
    return "PLAIN";
}

bool isSecret(std::string_view property) { return property == "sasl.password"; }

}  // namespace

ClientConfig::ClientConfig(const BrokerSettings &settings) : m_conf(rd_kafka_conf_new())
{
    rd_kafka_conf_set_log_cb(m_conf.get(), nullptr);
    if (settings.bootstrapServers.empty())
        m_error = Error{ErrorCode::BadSetting, "bootstrapServers", "no address"};
    set("bootstrap.servers", settings.bootstrapServers);
    set("client.id", std::string("observatorio"));
    set("socket.nagle.disable", std::string("true"));
    set("reconnect.backoff.ms", 100);
    set("reconnect.backoff.max.ms", 2000);
    // New partitions and topics made later are noticed within this.
    set("topic.metadata.refresh.interval.ms", 10'000);

    // The embedded broker speaks plaintext, whatever else the settings remember.
    set("security.protocol", std::string(settings.embedded ? "plaintext" : protocolName(settings.protocol)));
    if (usesSasl(settings)) {
        set("sasl.mechanism", std::string(mechanismName(settings.mechanism)));
        set("sasl.username", settings.username);
        set("sasl.password", settings.password);
    }
    if (usesTls(settings)) {
        setFile("ssl.ca.location", settings.caFile);
        setFile("ssl.certificate.location", settings.certificateFile);
        setFile("ssl.key.location", settings.keyFile);
    }
}

/// The library does not say which file it could not read.
void ClientConfig::setFile(const char *property, const std::string &path)
{
    if (path.empty() || m_error)
        return;
    if (access(path.c_str(), R_OK) != 0)
        m_error = Error{ErrorCode::FileUnreadable, path, std::strerror(errno)};
    set(property, path);
}

ClientConfig &ClientConfig::set(const char *property, const std::string &value)
{
    if (m_error)
        return *this;
    char text[512];
    if (rd_kafka_conf_set(m_conf.get(), property, value.c_str(), text, sizeof text) != RD_KAFKA_CONF_OK)
        m_error = Error{ErrorCode::BadSetting, property, isSecret(property) ? "refused" : text};
    return *this;
}

Expected<ClientHandle> ClientConfig::create(rd_kafka_type_t type) &&
{
    if (m_error)
        return tl::unexpected<Error>(*m_error);
    char text[512];
    rd_kafka_t *client = rd_kafka_new(type, m_conf.get(), text, sizeof text);
    if (!client)
        return failure(ErrorCode::BadSetting, "broker", text);
    static_cast<void>(m_conf.release());  // owned by the client now
    return ClientHandle(client);
}

}  // namespace observatorio
