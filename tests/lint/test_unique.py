#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Repeated names planted beside each other are found; what may repeat is not."""
import pathlib
import tempfile
import unittest

import unique

# what stands in both files; is it found?
PLANTED = (
    ('constexpr int Rows = 4;', True),
    ('const QString Name = QStringLiteral("a");', True),
    ('QString rateText(double rate)\n{\n    return {};\n}', True),
    ('std::optional<int> first(const std::vector<std::pair<int, int>> &rows)\n{\n    return {};\n}', True),
    ('template <typename T>\nint size(const T &value)\n{\n    return 1;\n}', True),
    ('struct Options {\n    int a = 0;\n};', True),
    ('class Model final : public Base {\n};', True),
    ('enum class Kind { One };', True),
    ('using namespace std::chrono_literals;', False),
    ('using Clock = std::chrono::steady_clock;', False),
    ('struct Options;', False),
)


class Planted(unittest.TestCase):
    def run_on(self, first, second, other='ui/b/two.cpp'):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for library in ('ui', 'app/ctl'):
                (root / library).mkdir(parents=True)
                (root / library / 'CMakeLists.txt').touch()
            for path, text in (('ui/one.cpp', first), (other, second)):
                (root / path).parent.mkdir(exist_ok=True)
                (root / path).write_text(f'namespace {{\n\nconstexpr int Of{path[-7:-4]} = 1;\n\n{text}\n\n}}  // namespace\n')
            return unique.main(root)

    def test_planted(self):
        for text, found in PLANTED:
            with self.subTest(text):
                self.assertEqual(self.run_on(text, text), int(found))

    def test_each_name_of_a_declaration_counts(self):
        self.assertEqual(self.run_on('constexpr int Hour = 60, Day = 24 * Hour;', 'constexpr int Week = 7, Day = 1;'), 1)

    def test_an_alias_is_a_name_like_others(self):
        self.assertEqual(self.run_on('using Clock = std::chrono::steady_clock;', 'using Clock = std::chrono::system_clock;'), 1)
        self.assertEqual(self.run_on('using Session = int;', 'const char *const Session = "";'), 1)

    def test_words_of_a_text_are_no_names(self):
        self.assertEqual(self.run_on('const auto One = ask("SET a = 1, fin = 2");', 'const auto Two = ask("SET b = 1, fin = 2");'), 0)

    def test_overloads_may_share_a_name(self):
        self.assertEqual(self.run_on('int size(int rows)\n{\n}', 'int size(const QString &rows)\n{\n}'), 0)

    def test_another_library_is_another_place(self):
        self.assertEqual(self.run_on('constexpr int Rows = 4;', 'constexpr int Rows = 4;', 'app/ctl/two.cpp'), 0)

    def test_nothing_read_is_no_pass(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(unique.main(pathlib.Path(folder)), 1)


if __name__ == '__main__':
    unittest.main()
