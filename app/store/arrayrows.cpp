// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/arrayrows.h"

#include "app/store/timetext.h"

#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>

namespace observatorio::store {

namespace {

constexpr std::size_t RowsAStatement = 10'000;

const char *arrayType(ColumnType type)
{
    switch (type) {
    case ColumnType::Text:
        return "text[]";
    case ColumnType::Integer:
        return "bigint[]";
    case ColumnType::Real:
        return "float8[]";
    case ColumnType::Time:
        return "timestamptz[]";
    case ColumnType::Boolean:
        return "boolean[]";
    }
    return "text[]";
}

std::string quotedElement(std::string_view text)
{
    std::string out;
    out.reserve(text.size() + 2);
    out.push_back('"');
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out.push_back('\\');
        out.push_back(c);
    }
    out.push_back('"');
    return out;
}

class ArrayRows final : public RowSet {
public:
    ArrayRows(std::vector<RowColumn> columns, std::size_t bytes) : RowSet(std::move(columns)), m_bytesAStatement(bytes)
    {
    }

    QString table(std::size_t /*shape*/) const override
    {
        QStringList arrays, names;
        for (const RowColumn &column : columns()) {
            arrays += QStringLiteral("?::") + QLatin1String(arrayType(column.type));
            names += QString::fromStdString(column.name);
        }
        return QStringLiteral("unnest(%1) AS v(%2)").arg(arrays.join(u", "), names.join(u", "));
    }

    [[nodiscard]] std::vector<Piece> pieces() const override
    {
        std::vector<Piece> out;
        for (const std::vector<std::string> &arrays : m_chunks) {
            QVariantList values;
            for (const std::string &array : arrays)
                values.append(QString::fromUtf8(array.data(), static_cast<qsizetype>(array.size())) + u'}');
            out.push_back({0, std::move(values)});
        }
        return out;
    }

private:
    void put(std::string_view literal)
    {
        if (column() == 0 && (m_chunks.empty() || m_rows == RowsAStatement || m_bytes >= m_bytesAStatement)) {
            m_chunks.emplace_back(columns().size(), "{");
            m_rows = m_bytes = 0;
        }
        m_rows += column() == 0 ? 1 : 0;
        m_bytes += literal.size() + 1;
        std::string &array = m_chunks.back()[column()];
        if (array.size() > 1)
            array.push_back(',');
        array.append(literal);
    }
    template<typename Number>
    void putNumber(Number value)
    {
        char text[40];
        const char *end = std::to_chars(text, text + sizeof text, value).ptr;
        put(std::string_view(text, static_cast<std::size_t>(end - text)));
    }

    void putText(std::string_view escaped) override { put(quotedElement(escaped)); }
    void putInteger(std::int64_t value) override { putNumber(value); }
    void putReal(double value) override
    {
        if (std::isinf(value))
            put(value > 0 ? "Infinity" : "-Infinity");
        else if (std::isnan(value))
            put("NaN");
        else
            putNumber(value);  // the shortest text that reads back as the same double
    }
    void putTime(TimeMs value) override
    {
        if (m_lastTime != value) {
            m_lastTime = value;
            m_lastTimeText = quotedElement(timestampText(value));
        }
        put(m_lastTimeText);
    }
    void putBoolean(bool value) override { put(value ? "t" : "f"); }
    void putNull() override { put("NULL"); }

    const std::size_t m_bytesAStatement;
    std::vector<std::vector<std::string>> m_chunks;  // a statement's arrays
    std::size_t m_rows = 0, m_bytes = 0;             // of the newest statement
    std::optional<TimeMs> m_lastTime;                // neighbouring rows mostly share their window
    std::string m_lastTimeText;
};

}  // namespace

std::string timestampText(TimeMs time)
{
    const CivilTime t = toCivil(storableTime(time));
    char text[48];
    const bool before = t.year < 1;
    const int length = std::snprintf(text, sizeof text, "%04lld-%02u-%02u %02u:%02u:%02u.%03u+00%s",
                                     static_cast<long long>(before ? 1 - t.year : t.year), t.month, t.day, t.hour,
                                     t.minute, t.second, t.milli, before ? " BC" : "");
    return {text, static_cast<std::size_t>(length)};
}

std::unique_ptr<RowSet> arrayRows(std::vector<RowColumn> columns, std::size_t bytesAStatement)
{
    return std::make_unique<ArrayRows>(std::move(columns), bytesAStatement);
}

}  // namespace observatorio::store
