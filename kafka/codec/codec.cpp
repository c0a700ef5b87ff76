// SPDX-License-Identifier: GPL-3.0-or-later
// The whole document is checked before anything is believed. Most records look alike and are read at once
// (plainrecord.h); for all others simdjson's on-demand parser is asked. It is lazy, so every field is visited, unknown
// ones and what is nested in them too, and the end of the text must be the end of the object. Whichever way a record
// goes, it comes out the same.
//
// One reason is given, the first that applies: NoValue, TooLong (value), NotJson, NotAnObject, NoPais, NoIndicador,
// NoValor, WrongType, NotFinite, TooLong (indicator), UnknownCountry. Decisions where JSON leaves a choice:
//   - of a repeated name the last wins, also when it is null; names are case-sensitive and may be written with escapes;
//   - `tipo` counts where `indicador` is absent or null;
//   - an `anio` that is not an integer of 32 bits is as good as absent;
//   - an indicator with control characters (NUL too) is WrongType: neither a table nor a screen could show it as it is;
//   - half a surrogate pair is no text: NotJson; so is nesting over MaxDepth levels.
#include "kafka/codec/codec.h"

#include "kafka/codec/jsonnumber.h"
#include "kafka/codec/plainrecord.h"

#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <vector>

namespace observatorio {

namespace {

namespace ondemand = simdjson::ondemand;

constexpr int MaxDepth = 256;

// Names written with escapes are copied here. A view stays good for at least NameRingNames further calls, more than any
// batch holds; the memory is taken with the first such name.
constexpr std::size_t NameRingNames = 65'536;

struct Field {
    enum class Kind : std::uint8_t { Absent, Null, Text, Number, HugeNumber, Other } kind = Kind::Absent;
    bool escaped = false;  // then `text` lies in the parser's buffer, else in the document's
    double number = 0.0;
    std::string_view text;  // of a number its digits

    [[nodiscard]] bool missing() const { return kind == Kind::Absent || kind == Kind::Null; }
};

struct Fields {
    Field country, indicator, tipo, valor, anio;
};

bool isValid(ondemand::value value, int depth);

bool isValid(ondemand::array array, int depth)
{
    if (depth > MaxDepth)
        return false;
    for (auto element : array) {
        ondemand::value value;
        if (element.get(value) != simdjson::SUCCESS || !isValid(value, depth + 1))
            return false;
    }
    return true;
}

bool isValid(ondemand::object object, int depth)
{
    if (depth > MaxDepth)
        return false;
    for (auto member : object) {
        std::string_view key;
        ondemand::value value;
        if (member.unescaped_key().get(key) != simdjson::SUCCESS || member.value().get(value) != simdjson::SUCCESS
            || !isValid(value, depth + 1))
            return false;
    }
    return true;
}

bool readScalar(ondemand::value value, ondemand::json_type type, Field &field)
{
    switch (type) {
    case ondemand::json_type::string: {
        const std::string_view token = value.raw_json_token();
        std::size_t end = 1;
        while (end < token.size() && token[end] != '"' && token[end] != '\\')
            ++end;
        field.kind = Field::Kind::Text;
        field.escaped = end >= token.size() || token[end] == '\\';
        if (field.escaped)
            return value.get_string().get(field.text) == simdjson::SUCCESS;
        field.text = token.substr(1, end - 1);
        // Taken, not skipped: skipping would let `"text":1` pass as a name and its value.
        return value.get_raw_json_string().error() == simdjson::SUCCESS;
    }
    case ondemand::json_type::number:
        field.text = value.raw_json_token();
        switch (readJsonNumber(field.text, field.number)) {
        case JsonNumber::Valid:
            field.kind = Field::Kind::Number;
            return true;
        case JsonNumber::OutOfRange:
            field.kind = Field::Kind::HugeNumber;
            return true;
        case JsonNumber::Malformed:
            return false;
        }
        return false;
    case ondemand::json_type::boolean: {
        bool ignored = false;
        field.kind = Field::Kind::Other;
        return value.get_bool().get(ignored) == simdjson::SUCCESS;
    }
    case ondemand::json_type::null: {
        bool isNull = false;
        field.kind = Field::Kind::Null;
        return value.is_null().get(isNull) == simdjson::SUCCESS && isNull;
    }
    default:
        return false;
    }
}

bool readValue(ondemand::value value, Field &field, int depth)
{
    field = Field{};
    ondemand::json_type type;
    if (value.type().get(type) != simdjson::SUCCESS)
        return false;
    if (type == ondemand::json_type::array) {
        ondemand::array array;
        field.kind = Field::Kind::Other;
        return value.get_array().get(array) == simdjson::SUCCESS && isValid(array, depth);
    }
    if (type == ondemand::json_type::object) {
        ondemand::object object;
        field.kind = Field::Kind::Other;
        return value.get_object().get(object) == simdjson::SUCCESS && isValid(object, depth);
    }
    return readScalar(value, type, field);
}

bool isValid(ondemand::value value, int depth)
{
    Field ignored;
    return readValue(value, ignored, depth);
}

template<std::size_t N>
bool startsWith(const char *text, const char (&name)[N])
{
    return std::memcmp(text, name, N - 1) == 0;
}

/// Which of `fields` a member's name means; `other` for a name we do not know; null when the name is malformed.
Field *fieldNamed(ondemand::field &member, Fields &fields, Field &other)
{
    const char *raw = member.key().raw();  // the padding allows to look past the end
    if (startsWith(raw, "pais\""))
        return &fields.country;
    if (startsWith(raw, "indicador\""))
        return &fields.indicator;
    if (startsWith(raw, "valor\""))
        return &fields.valor;
    if (startsWith(raw, "anio\""))
        return &fields.anio;
    std::string_view name;
    if (member.unescaped_key().get(name) != simdjson::SUCCESS)
        return nullptr;
    if (name == "tipo")
        return &fields.tipo;
    if (name == "pais")
        return &fields.country;
    if (name == "indicador")
        return &fields.indicator;
    if (name == "valor")
        return &fields.valor;
    if (name == "anio")
        return &fields.anio;
    return &other;
}

bool readFields(ondemand::object object, Fields &fields)
{
    Field other;
    for (auto result : object) {
        ondemand::field member;
        if (std::move(result).get(member) != simdjson::SUCCESS)
            return false;
        Field *field = fieldNamed(member, fields, other);
        if (!field || !readValue(member.value(), *field, 1))
            return false;
    }
    return true;
}

bool atEnd(ondemand::document &json) { return json.current_location().error() == simdjson::OUT_OF_BOUNDS; }

bool hasControlCharacter(std::string_view text)
{
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

}  // namespace

struct Codec::Private {
    explicit Private(const CountryTable &table) : countries(table) {}

    const CountryTable &countries;
    ondemand::parser parser;
    simdjson::dom::parser scalarParser;
    std::vector<char> document = std::vector<char>(4096 + simdjson::SIMDJSON_PADDING);
    std::vector<char> names;
    std::size_t nextName = 0;

    std::optional<RejectReason> decode(const Input &input, Record &record);
    bool decodePlain(const Input &input, Record &record);
    std::optional<RejectReason> read(const char *text, std::size_t size, Fields &fields);
    RejectReason scalarReason(const char *text, std::size_t size);
    std::optional<RejectReason> judge(const Fields &fields, const Input &input, const char *text, Record &record);
    std::string_view keepName(std::string_view name);
    [[nodiscard]] bool namesAnother(std::string_view key, std::string_view spelled, CountryId country) const;
};

/// True when `key` is there and does not name `country`, which the record spelled so.
bool Codec::Private::namesAnother(std::string_view key, std::string_view spelled, CountryId country) const
{
    return !key.empty() && key != spelled && countries.find(key) != country;
}

std::string_view Codec::Private::keepName(std::string_view name)
{
    if (names.empty())
        names.resize(NameRingNames * MaxIndicatorBytes);
    if (nextName + name.size() > names.size())
        nextName = 0;
    char *const place = names.data() + nextName;
    std::memcpy(place, name.data(), name.size());
    nextName += name.size();
    return {place, name.size()};
}

/// A document that is a bare number, text, true, false or null, or none at all.
RejectReason Codec::Private::scalarReason(const char *text, std::size_t size)
{
    const simdjson::error_code error = scalarParser.parse(text, size, false).error();
    if (error == simdjson::SUCCESS)
        return RejectReason::NotAnObject;
    std::string_view digits(text, size);
    digits.remove_prefix(std::min(digits.find_first_not_of(" \t\n\r"), size));
    double ignored = 0.0;
    return readJsonNumber(digits, ignored) == JsonNumber::Malformed ? RejectReason::NotJson : RejectReason::NotAnObject;
}

std::optional<RejectReason> Codec::Private::read(const char *text, std::size_t size, Fields &fields)
{
    if (size >= 3 && startsWith(text, "\xEF\xBB\xBF"))
        return RejectReason::NotJson;
    ondemand::document json;
    if (parser.iterate(text, size, size + simdjson::SIMDJSON_PADDING).get(json) != simdjson::SUCCESS)
        return RejectReason::NotJson;
    ondemand::json_type type;
    if (json.type().get(type) != simdjson::SUCCESS)
        return RejectReason::NotJson;
    if (type == ondemand::json_type::object) {
        ondemand::object object;
        if (json.get_object().get(object) != simdjson::SUCCESS || !readFields(object, fields) || !atEnd(json))
            return RejectReason::NotJson;
        return std::nullopt;
    }
    if (type == ondemand::json_type::array) {
        ondemand::array array;
        if (json.get_array().get(array) != simdjson::SUCCESS || !isValid(array, 1) || !atEnd(json))
            return RejectReason::NotJson;
        return RejectReason::NotAnObject;
    }
    return scalarReason(text, size);
}

std::optional<RejectReason> Codec::Private::judge(const Fields &fields, const Input &input, const char *text,
                                                  Record &record)
{
    const Field &indicator = fields.indicator.missing() ? fields.tipo : fields.indicator;
    if (fields.country.missing())
        return RejectReason::MissingCountry;
    if (indicator.missing() || (indicator.kind == Field::Kind::Text && indicator.text.empty()))
        return RejectReason::MissingIndicator;
    if (fields.valor.missing())
        return RejectReason::MissingValue;
    if (fields.country.kind != Field::Kind::Text || indicator.kind != Field::Kind::Text)
        return RejectReason::WrongType;
    if (fields.valor.kind == Field::Kind::HugeNumber)
        return RejectReason::NotFinite;
    if (fields.valor.kind != Field::Kind::Number)
        return RejectReason::WrongType;
    if (indicator.text.size() > MaxIndicatorBytes)
        return RejectReason::TooLong;
    if (hasControlCharacter(indicator.text))
        return RejectReason::WrongType;
    const std::optional<CountryId> country = countries.find(fields.country.text);
    if (!country)
        return RejectReason::UnknownCountry;

    record.country = *country;
    record.value = fields.valor.number;
    record.indicator = indicator.escaped
                           ? keepName(indicator.text)
                           : std::string_view(input.value + (indicator.text.data() - text), indicator.text.size());
    record.hasYear = fields.anio.kind == Field::Kind::Number && readJsonInteger(fields.anio.text, record.year);
    if (!record.hasYear)
        record.year = 0;
    record.keyMismatch = namesAnother(input.key, fields.country.text, *country);
    return std::nullopt;
}

/// False: the full walk has to tell.
bool Codec::Private::decodePlain(const Input &input, Record &record)
{
    PlainRecord plain;
    if (!readPlainRecord({input.value, input.valueSize}, plain) || plain.indicator.size() > MaxIndicatorBytes)
        return false;
    const std::optional<CountryId> country = countries.find(plain.country);
    if (!country)
        return false;
    record.country = *country;
    record.value = plain.value;
    record.indicator = plain.indicator;
    record.hasYear = plain.year != 0;
    record.year = plain.year;
    record.keyMismatch = namesAnother(input.key, plain.country, *country);
    return true;
}

std::optional<RejectReason> Codec::Private::decode(const Input &input, Record &record)
{
    if (!input.value || input.valueSize == 0)
        return RejectReason::EmptyValue;
    if (decodePlain(input, record))
        return std::nullopt;
    if (input.valueSize > MaxValueBytes)
        return RejectReason::TooLong;
    const char *text = input.value;
    if (input.readablePadding < simdjson::SIMDJSON_PADDING) {
        const std::size_t needed = input.valueSize + simdjson::SIMDJSON_PADDING;
        if (document.size() < needed)
            document.resize(needed);
        std::memcpy(document.data(), input.value, input.valueSize);
        std::memset(document.data() + input.valueSize, 0, simdjson::SIMDJSON_PADDING);
        text = document.data();
    }
    Fields fields;
    if (const auto reason = read(text, input.valueSize, fields))
        return reason;
    return judge(fields, input, text, record);
}

Codec::Codec(const CountryTable &countries) : d(std::make_unique<Private>(countries)) {}

Codec::~Codec() = default;

void Codec::decode(const Input &input, Record &record)
{
    record.payload = {input.value, input.value ? input.valueSize : 0};
    const std::optional<RejectReason> reason = d->decode(input, record);
    record.rejected = reason.has_value();
    if (reason) {
        record.reason = *reason;
        record.country = 0;
        record.value = 0.0;
        record.indicator = {};
        record.keyMismatch = false;
        record.hasYear = false;
        record.year = 0;
    }
}

}  // namespace observatorio
