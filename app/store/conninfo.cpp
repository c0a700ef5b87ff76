// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/conninfo.h"

#include <libpq-fe.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <optional>

namespace observatorio::store {

namespace {

using Options = std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)>;

bool isKeyword(std::string_view keyword)
{
    const Options known(PQconndefaults(), PQconninfoFree);
    for (const PQconninfoOption *option = known.get(); option && option->keyword; ++option)
        if (keyword == option->keyword)
            return true;
    return false;
}

bool isUrl(std::string_view text) { return text.starts_with("postgresql://") || text.starts_with("postgres://"); }

bool hasBrokenPercent(std::string_view text)
{
    const auto isHex = [&](std::size_t at) {
        return at < text.size() && std::isxdigit(static_cast<unsigned char>(text[at])) != 0;
    };
    for (std::size_t at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1))
        if (!isHex(at + 1) || !isHex(at + 2) || text.substr(at + 1, 2) == "00")
            return true;
    return false;
}

// libpq's own sentence may be in any language and repeats what it could not read, passwords too. So what is said is
// found anew; only keywords are repeated.
std::string whatIsWrong(std::string_view text)
{
    if (isUrl(text)) {
        const std::size_t question = text.find('?');
        std::string_view query = question == std::string_view::npos ? std::string_view() : text.substr(question + 1);
        while (!query.empty()) {
            const std::string_view item = query.substr(0, query.find('&'));
            query.remove_prefix(std::min(query.size(), item.size() + 1));
            const std::string keyword(item.substr(0, item.find('=')));
            if (keyword == "ssl" && item == "ssl=true")
                continue;
            if (!isKeyword(keyword))
                return "PostgreSQL's client knows no parameter '" + keyword + '\'';
            if (item.find('=') == std::string_view::npos)
                return "the parameter " + keyword + " has no value";
        }
        if (hasBrokenPercent(text))
            return "a % stands before two hexadecimal digits, and alone it is written %25";
        return "not a valid URL; in user, password, host and database the characters : / ? # [ ] @ are written as % "
               "and "
               "two hexadecimal digits";
    }
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::size_t equals = rest.find('=');
        if (equals == std::string_view::npos)
            break;
        std::size_t first = rest.find_last_of(" \t\n", equals);
        first = first == std::string_view::npos ? 0 : first + 1;
        const std::string keyword(rest.substr(first, equals - first));
        if (!keyword.empty() && !isKeyword(keyword))
            return "PostgreSQL's client knows no parameter '" + keyword + '\'';
        std::size_t end = equals + 1;
        if (end < rest.size() && rest[end] == '\'') {
            for (++end; end < rest.size() && rest[end] != '\''; ++end)
                end += rest[end] == '\\' ? 1 : 0;
        } else {
            while (end < rest.size() && !std::isspace(static_cast<unsigned char>(rest[end])))
                ++end;
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return "not a connection string; expected keyword=value, with spaces between them and values with spaces in '...'";
}

}  // namespace

Expected<PgParameters> parseConninfo(const std::string &text, const char *subject)
{
    if (text.find('\0') != std::string::npos)
        return failure(ErrorCode::BadSetting, subject, "it holds a character that ends texts");
    char *message = nullptr;
    const Options parsed(PQconninfoParse(text.c_str(), &message), PQconninfoFree);
    PQfreemem(message);
    if (!parsed)
        return failure(ErrorCode::BadSetting, subject, whatIsWrong(text));
    PgParameters named;
    for (const PQconninfoOption *option = parsed.get(); option->keyword; ++option)
        if (option->val)
            named.emplace_back(option->keyword, option->val);
    return named;
}

Expected<void> requireUsableParameters(const std::string &text, const char *subject)
{
    const auto named = parseConninfo(text, subject);
    if (!named)
        return tl::unexpected(named.error());
    for (const auto &[keyword, value] : *named) {
        if (keyword == "password" || keyword == "sslpassword")
            return failure(ErrorCode::BadSetting, subject,
                           keyword + " has no place here: use PGPASSWORD or ~/.pgpass, and a key without a password");
        if (keyword == "replication" || keyword == "client_encoding")
            return failure(ErrorCode::BadSetting, subject, keyword + " is this program's own matter");
        if (value.find(';') != std::string::npos)
            return failure(ErrorCode::BadSetting, subject, keyword + " must hold no semicolon");
    }
    return {};
}

std::string conninfoText(const PgParameters &parameters)
{
    std::string text;
    for (const auto &[keyword, value] : parameters) {
        if (!text.empty())
            text.push_back(' ');
        text.append(keyword).append("='");
        for (const char c : value) {
            if (c == '\'' || c == '\\')
                text.push_back('\\');
            text.push_back(c);
        }
        text.push_back('\'');
    }
    return text;
}

std::string pgDefault(std::string_view keyword)
{
    const Options known(PQconndefaults(), PQconninfoFree);
    for (const PQconninfoOption *option = known.get(); option && option->keyword; ++option)
        if (keyword == option->keyword && option->val)
            return option->val;
    return {};
}

}  // namespace observatorio::store
