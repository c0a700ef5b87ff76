// SPDX-License-Identifier: GPL-3.0-or-later
#include "kafka/client/clientconfig.h"

#include "kafka/client/certificatecheck.h"
#include "kafka/client/pemfile.h"

#include <algorithm>
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

/// librdkafka takes PROTOCOL://host:port of Kafka's own protocols and says of any other that no broker is configured.
bool isAddress(std::string_view server)
{
    const std::size_t end = server.find("://");
    std::string scheme(end == server.npos ? std::string_view("plaintext") : server.substr(0, end));
    std::ranges::transform(scheme, scheme.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    const bool isKnown = scheme == "plaintext" || scheme == "ssl" || scheme == "sasl_plaintext" || scheme == "sasl_ssl";
    return isKnown && server.find('/', end == server.npos ? 0 : end + 3) == server.npos;
}

}  // namespace

ClientConfig::ClientConfig(const BrokerSettings &settings) : m_conf(rd_kafka_conf_new())
{
    rd_kafka_conf_set_log_cb(m_conf.get(), nullptr);
    if (settings.bootstrapServers.empty())
        m_error = Error{ErrorCode::BadSetting, "bootstrapServers", "no address"};
    for (std::string_view rest = settings.bootstrapServers; !rest.empty() && !m_error;) {
        const std::size_t comma = rest.find(',');
        std::string_view server = rest.substr(0, comma);
        rest.remove_prefix(comma == rest.npos ? rest.size() : comma + 1);
        server.remove_prefix(std::min(server.find_first_not_of(' '), server.size()));
        if (!isAddress(server))
            m_error = Error{ErrorCode::BadBrokerAddress, std::string(server), {}};
    }
    set("bootstrap.servers", settings.bootstrapServers);
    set("client.id", std::string("observatorio"));
    set("socket.nagle.disable", std::string("true"));
    set("reconnect.backoff.ms", 100);
    // As long as Kafka's own clients wait at most: a broker that is back is found within this.
    set("reconnect.backoff.max.ms", 1000);
    // Of an attempt into the void, which would hold up the next one for 30 s.
    set("socket.connection.setup.timeout.ms", 10'000);
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
        checkCertificates(m_conf.get());
        setFile("ssl.ca.location", settings.caFile);
        setFile("ssl.certificate.location", settings.certificateFile);
        setFile("ssl.key.location", settings.keyFile);
    }
}

/// The library does not say which file it could not take, nor why.
void ClientConfig::setFile(const char *property, const std::string &path)
{
    if (path.empty() || m_error)
        return;
    if (const Expected<void> usable = checkPemFile(path); !usable)
        m_error = usable.error();
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
