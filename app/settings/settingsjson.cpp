// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/settingsjson.h"

#include <QJsonArray>

#include <type_traits>

namespace observatorio {

namespace {

/// One description of the fields serves both directions: `Archive` either reads or writes.
struct Writer {
    QJsonObject object;

    void field(const char *name, const std::string &value) { set(name, QString::fromStdString(value)); }
    void field(const char *name, bool value) { set(name, value); }
    void field(const char *name, double value) { set(name, value); }
    template<typename Integer>
        requires std::is_integral_v<Integer>
    void field(const char *name, Integer value)
    {
        set(name, static_cast<qint64>(value));
    }
    template<typename Enum>
        requires std::is_enum_v<Enum>
    void choice(const char *name, Enum value, Enum)
    {
        set(name, static_cast<int>(value));
    }
    void field(const char *name, const std::optional<double> &value)
    {
        set(name, value ? QJsonValue(*value) : QJsonValue());
    }
    void field(const char *name, const std::vector<std::string> &values)
    {
        QJsonArray array;
        for (const std::string &value : values)
            array.append(QString::fromStdString(value));
        set(name, array);
    }
    template<typename Part, typename Describe>
    void part(const char *name, Part &value, Describe describe)
    {
        Writer inner;
        describe(inner, value);
        set(name, inner.object);
    }
    template<typename Part, typename Describe>
    void list(const char *name, std::vector<Part> &values, Describe describe)
    {
        QJsonArray array;
        for (Part &value : values) {
            Writer inner;
            describe(inner, value);
            array.append(inner.object);
        }
        set(name, array);
    }
    void set(const char *name, const QJsonValue &value) { object.insert(QLatin1String(name), value); }
};

struct Reader {
    QJsonObject object;

    QJsonValue get(const char *name) const { return object.value(QLatin1String(name)); }
    void field(const char *name, std::string &value) const
    {
        if (const QJsonValue json = get(name); json.isString())
            value = json.toString().toStdString();
    }
    void field(const char *name, bool &value) const { value = get(name).toBool(value); }
    void field(const char *name, double &value) const { value = get(name).toDouble(value); }
    template<typename Integer>
        requires std::is_integral_v<Integer>
    void field(const char *name, Integer &value) const
    {
        value = static_cast<Integer>(get(name).toInteger(static_cast<qint64>(value)));
    }
    template<typename Enum>
        requires std::is_enum_v<Enum>
    void choice(const char *name, Enum &value, Enum last) const
    {
        const int number = get(name).toInt(-1);
        if (number >= 0 && number <= static_cast<int>(last))
            value = static_cast<Enum>(number);
    }
    void field(const char *name, std::optional<double> &value) const
    {
        const QJsonValue json = get(name);
        if (json.isDouble())
            value = json.toDouble();
        else if (json.isNull())
            value.reset();
    }
    void field(const char *name, std::vector<std::string> &values) const
    {
        const QJsonValue json = get(name);
        if (!json.isArray())
            return;
        values.clear();
        for (const QJsonValue &value : json.toArray()) {
            if (value.isString())
                values.push_back(value.toString().toStdString());
        }
    }
    template<typename Part, typename Describe>
    void part(const char *name, Part &value, Describe describe) const
    {
        Reader inner{get(name).toObject()};
        describe(inner, value);
    }
    template<typename Part, typename Describe>
    void list(const char *name, std::vector<Part> &values, Describe describe) const
    {
        const QJsonValue json = get(name);
        if (!json.isArray())
            return;
        values.clear();
        for (const QJsonValue &entry : json.toArray()) {
            Reader inner{entry.toObject()};
            describe(inner, values.emplace_back());
        }
    }
};

constexpr auto describeBroker = [](auto &archive, BrokerSettings &broker) {
    archive.field("embedded", broker.embedded);
    archive.field("bootstrapServers", broker.bootstrapServers);
    archive.choice("protocol", broker.protocol, SecurityProtocol::SaslSsl);
    archive.choice("mechanism", broker.mechanism, SaslMechanism::ScramSha512);
    archive.field("username", broker.username);
    archive.field("caFile", broker.caFile);
    archive.field("certificateFile", broker.certificateFile);
    archive.field("keyFile", broker.keyFile);
    archive.field("topics", broker.topics);
    archive.field("group", broker.group);
    archive.field("instanceId", broker.instanceId);
};

constexpr auto describeStore = [](auto &archive, StoreSettings &store) {
    archive.choice("kind", store.kind, StoreKind::PostgreSql);
    archive.field("sqlitePath", store.sqlitePath);
    archive.field("host", store.host);
    archive.field("port", store.port);
    archive.field("database", store.database);
    archive.field("user", store.user);
    archive.field("sslMode", store.sslMode);
};

constexpr auto describeEngine = [](auto &archive, EngineSettings &engine) {
    archive.field("windowMs", engine.windowMs);
    archive.field("watermarkDelayMs", engine.watermarkDelayMs);
    archive.field("futureToleranceMs", engine.futureToleranceMs);
    archive.choice("latePolicy", engine.latePolicy, LatePolicy::Amend);
};

constexpr auto describeRule = [](auto &archive, AlertRule &rule) {
    archive.field("id", rule.id);
    archive.field("indicador", rule.indicator);
    archive.field("paises", rule.countries);
    archive.choice("basis", rule.basis, AlertBasis::WindowAverage);
    archive.choice("direction", rule.direction, AlertDirection::Below);
    archive.field("warning", rule.warning);
    archive.field("critical", rule.critical);
    archive.field("clear", rule.clear);
    archive.field("pendingMs", rule.pendingMs);
    archive.field("keepFiringMs", rule.keepFiringMs);
    archive.field("enabled", rule.enabled);
};

constexpr auto describeFaults = [](auto &archive, SimulatorFaults &faults) {
    archive.field("late", faults.late);
    archive.field("outOfOrder", faults.outOfOrder);
    archive.field("duplicate", faults.duplicate);
    archive.field("malformed", faults.malformed);
    archive.field("burst", faults.burst);
    archive.field("idleCountry", faults.idleCountry);
};

constexpr auto describeSimulator = [](auto &archive, SimulatorSettings &simulator) {
    archive.field("topic", simulator.topic);
    archive.field("rate", simulator.rate);
    archive.field("seed", simulator.seed);
    archive.choice("scenario", simulator.scenario, Scenario::Crisis);
    archive.field("crisisCountry", simulator.crisisCountry);
    archive.field("paises", simulator.countries);
    archive.field("indicadores", simulator.indicators);
    archive.part("faults", simulator.faults, describeFaults);
};

constexpr auto describeAll = [](auto &archive, AppSettings &settings) {
    archive.part("broker", settings.pipeline.broker, describeBroker);
    archive.part("store", settings.pipeline.store, describeStore);
    archive.part("engine", settings.pipeline.engine, describeEngine);
    archive.list("rules", settings.pipeline.rules, describeRule);
    archive.field("publishCorruptionAlerts", settings.pipeline.publishCorruptionAlerts);
    archive.part("simulator", settings.simulator, describeSimulator);
    archive.field("simulatorRuns", settings.simulatorRuns);
    archive.field("language", settings.language);
    archive.choice("theme", settings.theme, ThemeChoice::Dark);
};

}  // namespace

QJsonObject toJson(const AppSettings &settings)
{
    Writer writer;
    AppSettings copy = settings;
    describeAll(writer, copy);
    return writer.object;
}

AppSettings fromJson(const QJsonObject &json, AppSettings defaults)
{
    Reader reader{json};
    describeAll(reader, defaults);
    return defaults;
}

}  // namespace observatorio
