// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/domain/rejecthint.h"

#include "analytics/domain/plaintext.h"
#include "analytics/domain/referencecsv.h"
#include "analytics/domain/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

/// Where translators find the sentence (resources/translations/update.sh); in here it stays English.
#define TRANSLATED(context, text) text

namespace observatorio {

namespace {

constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::string_view afterBlanks(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    return text;
}

/// What a JSON text says; null when it is none, or cut off.
std::optional<std::string> textOf(std::string_view value)
{
    if (!value.starts_with('"'))
        return std::nullopt;
    std::string text;
    for (std::size_t i = 1; i < value.size(); ++i) {
        if (value[i] == '"')
            return text;
        if (value[i] != '\\') {
            text.push_back(value[i]);
            continue;
        }
        if (++i == value.size())
            break;
        unsigned code = 0;
        const char *const digits = value.data() + i + 1;
        if (value[i] == 'u' && value.size() - i > 4
            && std::from_chars(digits, digits + 4, code, 16).ptr == digits + 4) {
            char bytes[4];
            text.append(bytes, writeUtf8(bytes, code));
            i += 4;
        } else {
            text.push_back(value[i] == 'n' || value[i] == 't' || value[i] == 'r' ? ' ' : value[i]);
        }
    }
    return std::nullopt;
}

/// The members of the object that a sample begins with, as far as it goes: a sample ends anywhere, and may be no JSON.
class Members {
public:
    explicit Members(std::string_view sample)
    {
        std::string_view text = afterBlanks(sample);
        while (!text.empty() && (text.front() == '{' || text.front() == ',')) {
            text = afterBlanks(text.substr(1));
            const std::size_t end = text.starts_with('"') ? text.find('"', 1) : std::string_view::npos;
            if (end == std::string_view::npos)
                break;
            const std::string_view name = text.substr(1, end - 1);
            text = afterBlanks(text.substr(end + 1));
            if (!text.starts_with(':'))
                break;
            text = afterBlanks(text.substr(1));
            const std::size_t length = lengthOf(text);
            m_members.emplace_back(name, text.substr(0, length));
            text = text.substr(length);
        }
        m_rest = text;
    }

    /// The value as it is written; of a repeated name the last. Null: there is none.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const
    {
        const auto found = std::find_if(m_members.rbegin(), m_members.rend(),
                                        [name](const auto &member) { return member.first == name; });
        return found == m_members.rend() ? std::nullopt : std::optional(found->second);
    }
    /// What a text among the members says.
    [[nodiscard]] std::optional<std::string> text(std::string_view name) const
    {
        const auto value = find(name);
        return value ? textOf(*value) : std::nullopt;
    }
    /// {"valor":5,2}
    [[nodiscard]] bool breaksOffInADecimal() const
    {
        return !m_members.empty() && !m_members.back().second.empty() && isDigit(m_members.back().second.back())
               && !m_rest.empty() && isDigit(m_rest.front());
    }

private:
    static std::size_t lengthOf(std::string_view value)
    {
        int depth = 0;
        bool quoted = false;
        for (std::size_t i = 0; i < value.size(); ++i) {
            const char c = value[i];
            if (quoted) {
                i += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                ++depth;
            } else if (c == '}' || c == ']' || c == ',') {
                if (depth == 0)
                    return i;
                depth -= c == ',' ? 0 : 1;
            }
        }
        return value.size();
    }

    std::vector<std::pair<std::string_view, std::string_view>> m_members;
    std::string_view m_rest;  ///< what could not be read, behind a comma
};

/// Digits, perhaps with `point` among them and then with the other separator between groups. A comma has to be there.
bool isNumber(std::string_view text, char point)
{
    text.remove_prefix(text.starts_with('-') || text.starts_with('+') ? 1 : 0);
    const std::size_t at = text.rfind(point);
    const bool hasPoint = at != std::string_view::npos;
    const std::string_view whole = text.substr(0, at);
    const std::string_view rest = hasPoint ? text.substr(at + 1) : std::string_view("0");
    const char group = point == ',' ? '.' : ',';
    return (hasPoint || point == '.') && !whole.empty() && isDigit(whole.front()) && !rest.empty()
           && std::ranges::all_of(whole, [&](char c) { return isDigit(c) || (hasPoint && c == group); })
           && std::ranges::all_of(rest, isDigit);
}

RejectHintCode hintForText(std::string_view value)
{
    value = afterBlanks(value);
    value = value.substr(0, value.find_last_not_of(" \t\r\n") + 1);
    double number = 0.0;
    const bool begins = !value.empty() && (isDigit(value.front()) || value.front() == '-');
    if (isNumber(value, '.') || (begins && parseNumber(value, number)))
        return RejectHintCode::NumberAsText;
    return isNumber(value, ',') ? RejectHintCode::DecimalComma : RejectHintCode::None;
}

RejectHintCode hintForBytes(std::string_view sample)
{
    if (sample.starts_with("\xEF\xBB\xBF"))
        return RejectHintCode::ByteOrderMark;
    // NUL is U+FFFD in samples, as bytes are that are no UTF-8.
    std::array<char32_t, 8> first;
    first.fill(U' ');
    for (std::size_t i = 0; i < first.size() && !sample.empty(); ++i) {
        const Utf8Character next = firstCharacter(sample);
        first[i] = next.bytes == 0 || next.code == 0xFFFD ? 0 : next.code;
        sample.remove_prefix(std::max<std::size_t>(next.bytes, 1));
    }
    // UTF-16 is a brace, and every other byte is 0; before it a 0 when big-endian, and a mark of two bytes or none.
    for (std::size_t zeros = 0; zeros <= 3; ++zeros) {
        if (first[zeros] == U'{' && first[zeros + 1] == 0 && first[zeros + 2] != 0 && first[zeros + 3] == 0)
            return RejectHintCode::Utf16;
        if (first[zeros] != 0)
            break;
    }
    // The magic byte, and a schema's id, below 65,536, in four.
    return first[0] == 0 && first[1] == 0 && first[2] == 0 ? RejectHintCode::SchemaRegistry : RejectHintCode::None;
}

RejectHintCode hintForShape(const Members &members)
{
    const auto schema = members.find("schema"), payload = members.find("payload");
    if (payload || (schema && schema->starts_with('{')))
        return RejectHintCode::ConnectEnvelope;
    return members.find("before") || members.find("after") ? RejectHintCode::DebeziumEnvelope : RejectHintCode::None;
}

RejectHint hintForCountry(const Members &members, const CountryTable &countries)
{
    const auto name = members.text("pais");
    if (!name)
        return {};
    if (countries.formerState(*name))
        return {RejectHintCode::FormerState, plainText(*name)};
    const std::string_view near = countries.nearestName(*name);
    return near.empty() ? RejectHint{} : RejectHint{RejectHintCode::NearCountry, std::string(near)};
}

}  // namespace

RejectHint hintFor(const RejectedSample &sample, const CountryTable &countries)
{
    const Members members(sample.sample);
    switch (sample.reason) {
    case RejectReason::NotJson:
        if (members.breaksOffInADecimal())
            return {RejectHintCode::DecimalComma, {}};
        return {hintForBytes(sample.sample), {}};
    case RejectReason::NotAnObject: {
        const std::string_view text = afterBlanks(sample.sample);
        return {text.starts_with("\"{") ? RejectHintCode::JsonInText : RejectHintCode::None, {}};
    }
    case RejectReason::MissingCountry:
        return {hintForShape(members), {}};
    case RejectReason::WrongType: {
        const auto valor = members.text("valor");
        return {valor ? hintForText(*valor) : RejectHintCode::None, {}};
    }
    case RejectReason::UnknownCountry:
        return hintForCountry(members, countries);
    case RejectReason::FromFuture:  // later than the year 9998: no time of a sample
        return {sample.timestamp ? RejectHintCode::None : RejectHintCode::TimestampUnit, {}};
    default:
        return {};
    }
}

const char *sentenceOf(RejectHintCode code) noexcept
{
    switch (code) {
    case RejectHintCode::None:
        break;
    case RejectHintCode::FormerState:
        return TRANSLATED("RejectHint", "“%1” is a former state: send a country of today.");
    case RejectHintCode::NearCountry:
        return TRANSLATED("RejectHint", "Perhaps “%1” is meant.");
    case RejectHintCode::NumberAsText:
        return TRANSLATED("RejectHint", "valor is a number in quotes: send it without them.");
    case RejectHintCode::DecimalComma:
        return TRANSLATED("RejectHint", "valor has a decimal comma: JSON takes a point, and no quotes.");
    case RejectHintCode::JsonInText:
        return TRANSLATED("RejectHint", "JSON inside a text: it was encoded twice.");
    case RejectHintCode::ConnectEnvelope:
        return TRANSLATED("RejectHint", "In Kafka Connect's envelope: set value.converter.schemas.enable=false.");
    case RejectHintCode::DebeziumEnvelope:
        return TRANSLATED("RejectHint", "In Debezium's envelope: add the transform ExtractNewRecordState.");
    case RejectHintCode::SchemaRegistry:
        return TRANSLATED("RejectHint", "Framed as for a Schema Registry (magic byte 0): send plain JSON.");
    case RejectHintCode::Utf16:
        return TRANSLATED("RejectHint", "In UTF-16: send UTF-8.");
    case RejectHintCode::ByteOrderMark:
        return TRANSLATED("RejectHint", "Begins with a byte order mark: send UTF-8 without it.");
    case RejectHintCode::TimestampUnit:
        return TRANSLATED("RejectHint", "Stamped in microseconds or nanoseconds: Kafka's timestamps are milliseconds.");
    }
    return "";
}

std::string toEnglish(const RejectHint &hint)
{
    std::string text = sentenceOf(hint.code);
    if (const std::size_t at = text.find("%1"); at != std::string::npos)
        text.replace(at, 2, hint.subject);
    return text;
}

}  // namespace observatorio
