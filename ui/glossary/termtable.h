// SPDX-License-Identifier: GPL-3.0-or-later
// The rows behind ui/glossary/term.h: English texts, marked for translation in the context "Glossary".
#pragma once

#include "ui/glossary/term.h"

#include <QtGlobal>
#include <span>

namespace observatorio {

struct TermEntry {
    Term term;
    const char *name;
    const char *what;  ///< the first sentence: what it is
    const char *more;  ///< the second: what follows from it
};

std::span<const TermEntry> streamTerms();
std::span<const TermEntry> windowTerms();
std::span<const TermEntry> alertTerms();
std::span<const TermEntry> programTerms();

}  // namespace observatorio
