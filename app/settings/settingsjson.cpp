// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/settingsjson.h"

#include "app/files/wholefile.h"
#include "app/settings/contradictions.h"
#include "app/settings/durationtext.h"
#include "app/settings/programdefaults.h"
#include "app/settings/settingsfields.h"
#include "app/settings/settingsstore.h"
#include "app/settings/words.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>
#include <set>

namespace observatorio {

namespace {

using SettingsFields::Limits;
using SettingsFields::TextChoice;

constexpr const char *FormatKey = "format";
constexpr std::size_t MostProblems = 5;  ///< told at once

QString toQt(const std::string &text) { return QString::fromStdString(text); }

struct Writer {
    QJsonObject object;

    void needed(const char *) {}
    void text(const char *name, const std::string &value, const char *) { set(name, toQt(value)); }
    void flag(const char *name, bool value, const char *) { set(name, value); }
    void number(const char *name, double value, Limits, const char *) { set(name, value); }
    void optional(const char *name, const std::optional<double> &value, const char *)
    {
        set(name, value ? QJsonValue(*value) : QJsonValue());
    }
    template<typename Integer>
    void integer(const char *name, Integer value, Limits, const char *)
    {
        set(name, static_cast<qint64>(value));
    }
    void duration(const char *name, DurationMs value, DurationMs, const char *)
    {
        set(name, toQt(durationText(value)));
    }
    template<typename Enum>
    void choice(const char *name, Enum value, const char *)
    {
        set(name, toQt(wordFor(value)));
    }
    void oneOf(const char *name, const std::string &value, const TextChoice &choice, const char *)
    {
        set(name, value.empty() ? QLatin1String(choice.unset) : toQt(value));
    }
    void texts(const char *name, const std::vector<std::string> &values, const char *)
    {
        QJsonArray array;
        for (const std::string &value : values)
            array.append(toQt(value));
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

/// As it stands in the file.
std::string quoted(const QJsonValue &value)
{
    const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    const std::string inner = text.mid(1, text.size() - 2).toStdString();
    constexpr std::size_t Longest = 60;
    return inner.size() <= Longest ? inner : inner.substr(0, Longest) + "...";
}

class Reader {
public:
    Reader(QJsonObject object, std::string path, std::vector<std::string> &problems)
        : m_object(std::move(object)), m_path(std::move(path)), m_problems(problems)
    {
    }

    void needed(const char *name)
    {
        if (!m_object.contains(QLatin1String(name)))
            complainOf(name, "missing");
    }
    void text(const char *name, std::string &value, const char *)
    {
        if (const auto json = get(name); json && require(name, json->isString(), *json, "a text"))
            value = json->toString().toStdString();
    }
    void flag(const char *name, bool &value, const char *)
    {
        if (const auto json = get(name); json && require(name, json->isBool(), *json, "true or false"))
            value = json->toBool();
    }
    void number(const char *name, double &value, Limits limits, const char *)
    {
        const auto json = get(name);
        if (json && require(name, json->isDouble(), *json, "a number") && within(name, *json, limits))
            value = json->toDouble();
    }
    void optional(const char *name, std::optional<double> &value, const char *)
    {
        const auto json = get(name);
        if (!json)
            return;
        if (json->isNull())
            value.reset();
        else if (require(name, json->isDouble(), *json, "a number or null"))
            value = json->toDouble();
    }
    template<typename Integer>
    void integer(const char *name, Integer &value, Limits limits, const char *)
    {
        const auto json = get(name);
        if (!json || !require(name, isWhole(*json), *json, "a whole number"))
            return;
        if (within(name, *json, limits))
            value = static_cast<Integer>(json->toInteger());
    }
    void duration(const char *name, DurationMs &value, DurationMs least, const char *)
    {
        const auto json = get(name);
        if (!json)
            return;
        const auto read = json->isString() ? parseDuration(json->toString().toStdString()) : std::nullopt;
        if (!require(name, read.has_value(), *json, "a duration such as \"30 s\" or \"15 min\""))
            return;
        const DurationMs duration = read.value_or(0);
        if (duration < least || duration > SettingsFields::LongestDuration)
            complainOf(name, quoted(*json) + " is not from " + durationText(least) + " to "
                                 + durationText(SettingsFields::LongestDuration));
        else
            value = duration;
    }
    template<typename Enum>
    void choice(const char *name, Enum &value, const char *)
    {
        const auto json = get(name);
        if (!json)
            return;
        if (const auto read = json->isString() ? fromWord<Enum>(json->toString().toStdString()) : std::nullopt)
            value = *read;
        else
            complainOf(name, quoted(*json) + " is none of " + allWords<Enum>());
    }
    void oneOf(const char *name, std::string &value, const TextChoice &choice, const char *)
    {
        const auto json = get(name);
        if (!json)
            return;
        const std::string text = json->isString() ? json->toString().toStdString() : std::string();
        std::string all = choice.unset;
        bool known = text == choice.unset;
        for (const char *candidate : choice.texts) {
            if (!candidate)
                break;
            known = known || text == candidate;
            all.append(", ").append(candidate);
        }
        if (!known)
            complainOf(name, quoted(*json) + " is none of " + all);
        else
            value = text == choice.unset ? std::string() : text;
    }
    void texts(const char *name, std::vector<std::string> &values, const char *)
    {
        const auto json = get(name);
        if (!json || !require(name, json->isArray(), *json, "a list of texts"))
            return;
        values.clear();
        const QJsonArray array = json->toArray();
        for (int i = 0; i < array.size(); ++i) {
            if (requireAt(pathOf(name) + '[' + std::to_string(i) + ']', array[i].isString(), array[i], "a text"))
                values.push_back(array[i].toString().toStdString());
        }
    }
    template<typename Part, typename Describe>
    void part(const char *name, Part &value, Describe describe)
    {
        if (const auto json = get(name); json && require(name, json->isObject(), *json, "an object { }")) {
            Reader inner(json->toObject(), pathOf(name), m_problems);
            describe(inner, value);
            inner.refuseUnknown();
        }
    }
    template<typename Part, typename Describe>
    void list(const char *name, std::vector<Part> &values, Describe describe)
    {
        const auto json = get(name);
        if (!json || !require(name, json->isArray(), *json, "a list [ ]"))
            return;
        values.clear();
        const QJsonArray array = json->toArray();
        for (int i = 0; i < array.size(); ++i) {
            const std::string path = pathOf(name) + '[' + std::to_string(i) + ']';
            if (!requireAt(path, array[i].isObject(), array[i], "an object { }"))
                continue;
            Reader inner(array[i].toObject(), path, m_problems);
            describe(inner, values.emplace_back());
            inner.refuseUnknown();
        }
    }
    void refuseUnknown()
    {
        for (auto entry = m_object.begin(); entry != m_object.end(); ++entry) {
            const std::string name = entry.key().toStdString();
            if (m_known.contains(name))
                continue;
            const bool secret = entry.key().contains(QLatin1String("password"), Qt::CaseInsensitive);
            m_problems.push_back(pathOf(name)
                                 + (secret ? ": passwords are never in this file" : ": there is no such setting"));
        }
    }

private:
    [[nodiscard]] std::string pathOf(const std::string &name) const
    {
        return m_path.empty() ? name : m_path + '.' + name;
    }
    void complainOf(const char *name, const std::string &what) { m_problems.push_back(pathOf(name) + ": " + what); }
    std::optional<QJsonValue> get(const char *name)
    {
        m_known.insert(name);
        const auto entry = m_object.constFind(QLatin1String(name));
        return entry == m_object.constEnd() ? std::nullopt : std::optional<QJsonValue>(*entry);
    }
    bool require(const char *name, bool right, const QJsonValue &json, const char *kind)
    {
        return requireAt(pathOf(name), right, json, kind);
    }
    bool requireAt(const std::string &path, bool right, const QJsonValue &json, const char *kind)
    {
        if (!right)
            m_problems.push_back(path + ": " + quoted(json) + " is not " + kind);
        return right;
    }
    static bool isWhole(const QJsonValue &json)
    {
        return json.isDouble() && std::trunc(json.toDouble()) == json.toDouble();
    }
    bool within(const char *name, const QJsonValue &json, Limits limits)
    {
        const double value = json.toDouble();
        const bool right = value >= limits.least && value <= limits.most;
        if (!right)
            complainOf(name, quoted(json) + " is not from " + quoted(limits.least) + " to " + quoted(limits.most));
        return right;
    }

    const QJsonObject m_object;
    const std::string m_path;
    std::vector<std::string> &m_problems;
    std::set<std::string> m_known;
};

Expected<AppSettings> malformed(const std::string &where, const std::vector<std::string> &problems)
{
    std::string cause;
    for (std::size_t i = 0; i < std::min(problems.size(), MostProblems); ++i)
        cause.append(i == 0 ? "" : "; ").append(problems[i]);
    if (problems.size() > MostProblems)
        cause.append("; and ").append(std::to_string(problems.size() - MostProblems)).append(" more");
    return failure(ErrorCode::FileMalformed, where, std::move(cause));
}

/// `where` with the line of a syntax error: "f.json:12".
std::string lineAt(const std::string &where, const QByteArray &text, int offset)
{
    return where + ':' + std::to_string(1 + text.left(offset).count('\n'));
}

}  // namespace

QJsonObject toJson(const AppSettings &settings)
{
    Writer writer;
    AppSettings copy = settings;
    SettingsFields::All(writer, copy);
    writer.set(FormatKey, SettingsFormat);
    return writer.object;
}

QByteArray settingsText(const AppSettings &settings) { return QJsonDocument(toJson(settings)).toJson(); }

Expected<AppSettings> fromJson(const QJsonObject &json, const std::string &where)
{
    std::vector<std::string> problems;
    QJsonObject entries = json;
    if (const QJsonValue format = entries.take(QLatin1String(FormatKey)); !format.isUndefined()) {
        if (format.isDouble() && format.toDouble() > SettingsFormat)
            return malformed(where,
                             {std::string(FormatKey) + ": " + quoted(format) + ", a newer Observatorio wrote it"});
        if (format.toDouble() != SettingsFormat)
            return malformed(
                where, {std::string(FormatKey) + ": " + quoted(format) + " is not " + std::to_string(SettingsFormat)});
    }
    auto settings = programDefaults();
    if (!settings)
        return settings;
    Reader reader(entries, {}, problems);
    SettingsFields::All(reader, *settings);
    reader.refuseUnknown();
    if (!problems.empty())
        return malformed(where, problems);
    const auto contradicting = contradictions(*settings);
    if (!contradicting)
        return tl::unexpected(contradicting.error());
    if (!contradicting->empty())
        return malformed(where, *contradicting);
    return settings;
}

Expected<AppSettings> parseSettings(const QByteArray &text, const std::string &where)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError)
        return failure(ErrorCode::FileMalformed, lineAt(where, text, error.offset), error.errorString().toStdString());
    if (!document.isObject())
        return failure(ErrorCode::FileMalformed, where, "settings are one JSON object { }");
    return fromJson(document.object(), where);
}

Expected<AppSettings> readSettingsFile(const std::string &path)
{
    QFile file(toQt(path));
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::FileUnreadable, path, file.errorString().toStdString());
    constexpr qint64 Longest = 16 << 20;
    const QByteArray text = file.read(Longest + 1);
    if (text.size() > Longest)
        return failure(ErrorCode::FileMalformed, path, "more than 16 MiB are no settings");
    return parseSettings(text, path).map([](AppSettings settings) {
        if (settings.pipeline.store.sqlitePath.empty())
            settings.pipeline.store.sqlitePath = SettingsStore::defaultSqlitePath().toStdString();
        return settings;
    });
}

Expected<void> writeSettingsFile(const std::string &path, const AppSettings &settings)
{
    return writeWhole(toQt(path), settingsText(settings));
}

}  // namespace observatorio
