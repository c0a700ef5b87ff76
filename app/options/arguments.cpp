// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options/arguments.h"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace observatorio {

namespace {

constexpr std::string_view Stars = "***";

// Of a URL's user:password@, also where an @ or / in it was not escaped: up to the last @ before the query.
std::string withoutUserPassword(std::string text)
{
    const std::size_t scheme = text.find("://");
    if (scheme == std::string::npos)
        return text;
    const std::size_t query = std::min(text.find('?', scheme), text.size());
    const std::size_t at = text.rfind('@', query);
    const std::size_t colon = text.find(':', scheme + 3);
    if (at != std::string::npos && colon < at)
        text.replace(colon + 1, at - colon - 1, Stars);
    return text;
}

std::string withoutParameter(std::string text, std::string_view keyword)
{
    for (std::size_t at = text.find(keyword); at != std::string::npos; at = text.find(keyword, at)) {
        at += keyword.size();
        const std::size_t end = std::min(text.find_first_of("& ", at), text.size());
        text.replace(at, end - at, Stars);
    }
    return text;
}

}  // namespace

std::string withoutPasswords(const std::string &text)
{
    const bool isUrl = text.find("postgres://") != std::string::npos || text.find("postgresql://") != std::string::npos;
    std::string clean = isUrl ? withoutUserPassword(text) : text;
    return withoutParameter(std::move(clean), "password=");
}

Arguments::Arguments(int argc, char **argv)
{
    for (int i = 0; i < argc; ++i) {
        m_texts.emplace_back(argv[i]);
        std::string clean = withoutPasswords(m_texts.back());
        if (clean == m_texts.back())
            continue;
        clean.resize(m_texts.back().size());  // filled up with zeros; a password shorter than the stars cuts the end
        std::memcpy(argv[i], clean.data(), clean.size());
    }
    for (std::string &text : m_texts)
        m_pointers.push_back(text.data());
    m_pointers.push_back(nullptr);
}

}  // namespace observatorio
