// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/dataimport.h"

#include <QStringDecoder>

#include <string>
#include <string_view>

namespace observatorio {

/// What the bytes at a file's beginning say it is when it is no text with columns (FileKind); null: nothing of that
/// kind.
const char *foreignKind(std::string_view head) noexcept;

/// By its mark, else by where zero bytes stand, else UTF-8 where the bytes are, else Windows-1252. `whole`: nothing
/// follows the head, so that a character at its end must be whole, too.
TextEncoding guessEncoding(std::string_view head, bool whole) noexcept;

/// Bytes of one encoding in, UTF-8 without its mark out; piece by piece.
class TextDecoder {
public:
    explicit TextDecoder(TextEncoding encoding);

    std::string feed(std::string_view bytes);
    /// Some bytes were none of this encoding: U+FFFD stands in their place.
    [[nodiscard]] bool sawError() const { return m_decoder.hasError(); }

private:
    QStringDecoder m_decoder;
};

}  // namespace observatorio
