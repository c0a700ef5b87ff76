#include "app/store/storetext.h"

namespace observatorio::store {

namespace {
constexpr std::string_view Mark = "\xE2\x90\x80";  // U+2400, SYMBOL FOR NULL
}

std::string escapedText(std::string_view text)
{
    if (text.find('\0') == std::string_view::npos && text.find(Mark) == std::string_view::npos)
        return std::string(text);
    std::string out;
    out.reserve(text.size() + 16);
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '\0') {
            out.append(Mark).push_back('0');
            ++i;
        } else if (text.compare(i, Mark.size(), Mark) == 0) {
            out.append(Mark).push_back('1');
            i += Mark.size();
        } else {
            out.push_back(text[i++]);
        }
    }
    return out;
}

std::string unescapedText(const QString &stored)
{
    const QByteArray utf8 = stored.toUtf8();
    const std::string_view text(utf8.constData(), static_cast<std::size_t>(utf8.size()));
    if (text.find(Mark) == std::string_view::npos)
        return std::string(text);
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t digit = i + Mark.size();
        if (text.compare(i, Mark.size(), Mark) == 0 && digit < text.size() && (text[digit] == '0' || text[digit] == '1')) {
            if (text[digit] == '0')
                out.push_back('\0');
            else
                out.append(Mark);
            i = digit + 1;
        } else {
            out.push_back(text[i++]);
        }
    }
    return out;
}

}  // namespace observatorio::store
