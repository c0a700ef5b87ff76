// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace observatorio {

/// A command line without its passwords where everybody sees it: this is a copy to parse, and in the original (what
/// `ps` and /proc/PID/cmdline show) the passwords of PostgreSQL's URLs are gone. Made first in main().
class Arguments {
public:
    Arguments(int argc, char **argv);
    Arguments(const Arguments &) = delete;
    Arguments &operator=(const Arguments &) = delete;

    [[nodiscard]] int count() const noexcept { return static_cast<int>(m_texts.size()); }
    char **values() noexcept { return m_pointers.data(); }

private:
    std::vector<std::string> m_texts;
    std::vector<char *> m_pointers;
};

/// The text with *** in place of the passwords of a PostgreSQL URL or connection string in it.
std::string withoutPasswords(const std::string &text);

}  // namespace observatorio
