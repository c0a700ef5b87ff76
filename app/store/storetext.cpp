// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/storetext.h"

#include <algorithm>
#include <array>

namespace observatorio::store {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view Mark = "\xE2\x90\x80";  // U+2400, SYMBOL FOR NULL

// The digit behind the mark is the place in this list.
constexpr std::array Escaped = {"\0"sv, Mark, "\xEF\xBB\xBF"sv, "\xEF\xBF\xBE"sv, "\xEF\xBF\xBF"sv};

bool mayNeedEscape(std::string_view text) { return text.find_first_of("\0\xE2\xEF"sv) != std::string_view::npos; }

}  // namespace

std::string escapedText(std::string_view text)
{
    if (!mayNeedEscape(text))
        return std::string(text);
    std::string out;
    out.reserve(text.size() + 16);
    while (!text.empty()) {
        const auto found =
            std::find_if(Escaped.begin(), Escaped.end(), [text](std::string_view e) { return text.starts_with(e); });
        if (found == Escaped.end()) {
            out.push_back(text.front());
            text.remove_prefix(1);
        } else {
            out.append(Mark).push_back(static_cast<char>('0' + (found - Escaped.begin())));
            text.remove_prefix(found->size());
        }
    }
    return out;
}

std::string unescapedText(const QString &stored)
{
    const QByteArray utf8 = stored.toUtf8();
    std::string_view text(utf8.constData(), static_cast<std::size_t>(utf8.size()));
    std::string out;
    out.reserve(text.size());
    for (std::size_t mark = text.find(Mark); mark != std::string_view::npos; mark = text.find(Mark)) {
        out.append(text.substr(0, mark));
        text.remove_prefix(mark + Mark.size());
        const std::size_t place =
            text.empty() ? Escaped.size() : static_cast<std::size_t>(static_cast<unsigned char>(text.front()) - '0');
        if (place < Escaped.size()) {
            out.append(Escaped[place]);
            text.remove_prefix(1);
        } else {
            out.append(Mark);  // somebody else's
        }
    }
    return out.append(text);
}

}  // namespace observatorio::store
