// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/settingsmigration.h"

#include "app/settings/durationtext.h"
#include "app/settings/settingsjson.h"
#include "app/settings/words.h"

#include <QJsonArray>

#include <cmath>

namespace observatorio {

namespace {

enum class Kind { Text, Flag, Number, Optional, Texts, Duration, Choice, TextOrUnset };

using WordAt = QString (*)(int number);

template<typename Enum>
QString wordAt(int number)
{
    const auto words = wordsOf(Enum{});
    return number >= 0 && number < static_cast<int>(words.size()) ? QLatin1String(words[number].text) : QString();
}

struct Field {
    const char *before;
    const char *now;
    Kind kind;
    WordAt word = nullptr;
    const char *unset = nullptr;
};

constexpr Field Broker[] = {{"embedded", "embedded", Kind::Flag},
                            {"bootstrapServers", "bootstrapServers", Kind::Text},
                            {"protocol", "protocol", Kind::Choice, wordAt<SecurityProtocol>},
                            {"mechanism", "mechanism", Kind::Choice, wordAt<SaslMechanism>},
                            {"username", "username", Kind::Text},
                            {"caFile", "caFile", Kind::Text},
                            {"certificateFile", "certificateFile", Kind::Text},
                            {"keyFile", "keyFile", Kind::Text},
                            {"topics", "topics", Kind::Texts},
                            {"group", "group", Kind::Text},
                            {"instanceId", "instanceId", Kind::Text}};
constexpr Field Store[] = {{"kind", "kind", Kind::Choice, wordAt<StoreKind>},
                           {"sqlitePath", "sqlitePath", Kind::Text},
                           {"host", "host", Kind::Text},
                           {"port", "port", Kind::Number},
                           {"database", "database", Kind::Text},
                           {"user", "user", Kind::Text},
                           {"sslMode", "sslMode", Kind::TextOrUnset, nullptr, "default"}};
constexpr Field Engine[] = {{"windowMs", "window", Kind::Duration},
                            {"watermarkDelayMs", "watermarkDelay", Kind::Duration},
                            {"futureToleranceMs", "futureTolerance", Kind::Duration},
                            {"latePolicy", "latePolicy", Kind::Choice, wordAt<LatePolicy>}};
constexpr Field Rule[] = {{"id", "id", Kind::Text},
                          {"indicador", "indicator", Kind::Text},
                          {"paises", "countries", Kind::Texts},
                          {"basis", "basis", Kind::Choice, wordAt<AlertBasis>},
                          {"direction", "direction", Kind::Choice, wordAt<AlertDirection>},
                          {"warning", "warning", Kind::Number},
                          {"critical", "critical", Kind::Optional},
                          {"clear", "clear", Kind::Optional},
                          {"pendingMs", "pending", Kind::Duration},
                          {"keepFiringMs", "keepFiring", Kind::Duration},
                          {"enabled", "enabled", Kind::Flag}};
constexpr Field Faults[] = {{"late", "late", Kind::Number},           {"outOfOrder", "outOfOrder", Kind::Number},
                            {"duplicate", "duplicate", Kind::Number}, {"malformed", "malformed", Kind::Number},
                            {"burst", "burst", Kind::Flag},           {"idleCountry", "idleCountry", Kind::Text}};
constexpr Field Simulator[] = {{"topic", "topic", Kind::Text},
                               {"rate", "rate", Kind::Number},
                               {"seed", "seed", Kind::Number},
                               {"scenario", "scenario", Kind::Choice, wordAt<Scenario>},
                               {"crisisCountry", "crisisCountry", Kind::Text},
                               {"paises", "countries", Kind::Texts},
                               {"indicadores", "indicators", Kind::Texts}};
constexpr Field Whole[] = {{"publishCorruptionAlerts", "publishCorruptionAlerts", Kind::Flag},
                           {"simulatorRuns", "simulatorRuns", Kind::Flag},
                           {"language", "language", Kind::TextOrUnset, nullptr, "system"},
                           {"theme", "theme", Kind::Choice, wordAt<ThemeChoice>}};

/// Undefined where 1.0 took its default.
QJsonValue converted(const Field &field, const QJsonValue &value)
{
    constexpr auto Nothing = QJsonValue::Undefined;
    switch (field.kind) {
    case Kind::Text:
        return value.isString() ? value : Nothing;
    case Kind::Flag:
        return value.isBool() ? value : Nothing;
    case Kind::Number:
        return value.isDouble() ? value : Nothing;
    case Kind::Optional:
        return value.isDouble() || value.isNull() ? value : Nothing;
    case Kind::Texts: {
        if (!value.isArray())
            return Nothing;
        QJsonArray texts;
        for (const QJsonValue entry : value.toArray()) {
            if (entry.isString())
                texts.append(entry);
        }
        return texts;
    }
    case Kind::Duration:
        if (!value.isDouble() || value.toDouble() < 0 || std::trunc(value.toDouble()) != value.toDouble())
            return Nothing;
        return QString::fromStdString(durationText(value.toInteger()));
    case Kind::Choice: {
        const QString word = field.word(value.toInt(-1));
        return word.isEmpty() ? QJsonValue(Nothing) : QJsonValue(word);
    }
    case Kind::TextOrUnset:
        if (!value.isString())
            return Nothing;
        return value.toString().isEmpty() ? QJsonValue(QLatin1String(field.unset)) : value;
    }
    return Nothing;
}

template<std::size_t Count>
QJsonObject convertedAll(const Field (&fields)[Count], const QJsonObject &before)
{
    QJsonObject now;
    for (const Field &field : fields) {
        const QJsonValue value = converted(field, before.value(QLatin1String(field.before)));
        if (!value.isUndefined())
            now.insert(QLatin1String(field.now), value);
    }
    return now;
}

}  // namespace

QJsonObject migratedSettings(const QJsonObject &stored)
{
    const auto part = [&stored](const char *name) { return stored.value(QLatin1String(name)).toObject(); };
    QJsonObject now = convertedAll(Whole, stored);
    now.insert(QStringLiteral("format"), SettingsFormat);
    now.insert(QStringLiteral("broker"), convertedAll(Broker, part("broker")));
    now.insert(QStringLiteral("store"), convertedAll(Store, part("store")));
    now.insert(QStringLiteral("engine"), convertedAll(Engine, part("engine")));
    QJsonObject simulator = convertedAll(Simulator, part("simulator"));
    simulator.insert(QStringLiteral("faults"),
                     convertedAll(Faults, part("simulator").value(QLatin1String("faults")).toObject()));
    now.insert(QStringLiteral("simulator"), simulator);
    if (const QJsonValue rules = stored.value(QLatin1String("rules")); rules.isArray()) {
        QJsonArray converted;
        for (const QJsonValue rule : rules.toArray())
            converted.append(convertedAll(Rule, rule.toObject()));
        now.insert(QStringLiteral("rules"), converted);
    }
    return now;
}

}  // namespace observatorio
