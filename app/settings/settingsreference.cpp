// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/settingsreference.h"

#include "app/settings/durationtext.h"
#include "app/settings/programdefaults.h"
#include "app/settings/settingsfields.h"
#include "app/settings/words.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <set>

namespace observatorio {

namespace {

using SettingsFields::Limits;
using SettingsFields::TextChoice;

std::string json(const QJsonValue &value)
{
    const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return text.mid(1, text.size() - 2).toStdString();
}

std::string range(double least, double most)
{
    if (least == SettingsFields::AnyNumber.least)
        return {};
    return ", " + json(least) + " to " + json(most);
}

/// An archive that only asks what there is.
struct Documenter {
    std::string &table;
    std::string prefix;
    std::set<std::string> without = {};  ///< entries that have no default

    void row(const std::string &name, const std::string &kind, const std::string &standard, const std::string &meaning)
    {
        const std::string given = without.contains(name) ? std::string() : '`' + standard + '`';
        table += "| `" + prefix + name + "` | " + kind + " | " + given + " | " + meaning + " |\n";
    }
    void needed(const char *name) { without.insert(name); }
    void text(const char *name, const std::string &value, const char *meaning)
    {
        row(name, "text", json(QString::fromStdString(value)), meaning);
    }
    void flag(const char *name, bool value, const char *meaning) { row(name, "true, false", json(value), meaning); }
    void number(const char *name, double value, Limits limits, const char *meaning)
    {
        row(name, "number" + range(limits.least, limits.most), json(value), meaning);
    }
    void optional(const char *name, const std::optional<double> &value, const char *meaning)
    {
        row(name, "number, null", value ? json(*value) : "null", meaning);
    }
    template<typename Integer>
    void integer(const char *name, Integer value, Limits limits, const char *meaning)
    {
        row(name, "whole number" + range(limits.least, limits.most), std::to_string(value), meaning);
    }
    void duration(const char *name, DurationMs value, DurationMs least, const char *meaning)
    {
        row(name, "duration, " + durationText(least) + " to " + durationText(SettingsFields::LongestDuration),
            '"' + durationText(value) + '"', meaning);
    }
    template<typename Enum>
    void choice(const char *name, Enum value, const char *meaning)
    {
        row(name, allWords<Enum>(), '"' + wordFor(value) + '"', meaning);
    }
    void oneOf(const char *name, const std::string &value, const TextChoice &choice, const char *meaning)
    {
        std::string kind = choice.unset;
        for (const char *text : choice.texts) {
            if (text)
                kind.append(", ").append(text);
        }
        row(name, kind, '"' + (value.empty() ? choice.unset : value) + '"', meaning);
    }
    void texts(const char *name, const std::vector<std::string> &values, const char *meaning)
    {
        QJsonArray array;
        for (const std::string &value : values)
            array.append(QString::fromStdString(value));
        row(name, "list of texts", json(array), meaning);
    }
    template<typename Part, typename Describe>
    void part(const char *name, Part &value, Describe describe)
    {
        Documenter inner{table, prefix + name + '.'};
        describe(inner, value);
    }
    template<typename Part, typename Describe>
    void list(const char *name, std::vector<Part> &, Describe describe)
    {
        Documenter inner{table, prefix + name + "[]."};
        Part value{};
        describe(inner, value);
    }
};

}  // namespace

Expected<std::string> settingsReference()
{
    auto settings = programDefaults();
    if (!settings)
        return tl::unexpected(settings.error());
    std::string table = "| entry | kind | default | meaning |\n| --- | --- | --- | --- |\n";
    Documenter documenter{table, {}};
    SettingsFields::All(documenter, *settings);
    return table;
}

}  // namespace observatorio
