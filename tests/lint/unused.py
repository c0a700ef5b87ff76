#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""unused.py [ROOT]: functions that the product declares and nothing in the product calls; a test's call does not count.

By name, without a compiler: a name that the headers declare as a function must stand somewhere besides its declarations and
definitions. So it finds no unused overload of a used name. Qt calls overridden functions, slots by name and properties;
`override` and ALLOWED tell which.
"""
import collections
import pathlib
import re
import sys

TOP_FOLDERS = ('analytics', 'kafka', 'app', 'ui')
ALLOWED = {
    # name: who calls it
    'main': 'the system',
    'describedTables': 'the test that holds the tables against their descriptions',
    'newestMigration': 'the tests that migrate',
    'settingsReference': 'the test that holds docs/settings.md',
}
NOISE = re.compile(r'R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|//[^\n]*|/\*.*?\*/', re.S)
KEYWORDS = 'return else throw new delete co_return case goto typename'.split()
# A type or a qualifier before the name, an opening bracket after it.
DECLARATION = re.compile(r'(?:^|[;{}:>]\s*|\n\s*)(?P<before>(?:[\w:<>,*&\[\]\s]|::)*?[\w>*&\]])\s+[*&]*(?P<name>[a-z]\w*)\s*\((?P<rest>[^;{]*)')
DEFINITION = re.compile(r'\b\w+::(?P<name>[a-z]\w*)\s*\(')
WORD = re.compile(r'[A-Za-z_]\w*')


def sources(root):
    return sorted(path for top in TOP_FOLDERS for path in (root / top).rglob('*') if path.suffix in ('.h', '.cpp'))


def declared(text):
    """(position, name, overridden) of what looks like a function's declaration in a header."""
    for match in DECLARATION.finditer(text):
        before = match['before'].split()
        if not before or before[-1] in KEYWORDS or before[0] in ('using', '#define', '#include', 'friend', '//'):
            continue
        if re.search(r'[=(]', match['before']):
            continue
        yield match.start('name'), match['name'], bool(re.search(r'\b(override|final)\b', match['rest']))


def unused(root):
    where, overridden = {}, set()
    declarations, words = collections.Counter(), collections.Counter()
    files = sources(root)
    for path in files:
        text = NOISE.sub(lambda match: re.sub(r'[^\n]', ' ', match[0]), path.read_text(encoding='utf-8'))
        words.update(WORD.findall(text))
        if path.suffix == '.h':
            for position, name, is_override in declared(text):
                declarations[name] += 1
                where.setdefault(name, f'{path.relative_to(root).as_posix()}:{text.count(chr(10), 0, position) + 1}')
                if is_override:
                    overridden.add(name)
        else:
            # A definition starts its line; a call stands inside one.
            for line in text.splitlines():
                if line[:1].isalpha() or line[:1] == '~':
                    head = line.split('{')[0]
                    match = DEFINITION.search(head)
                    if match:
                        declarations[match['name']] += 1
                    elif re.match(r'[\w:<>,*&\s]+?[\s*&](?P<name>[a-z]\w*)\s*\(', head):
                        declarations[re.match(r'[\w:<>,*&\s]+?[\s*&](?P<name>[a-z]\w*)\s*\(', head)['name']] += 1
    found = [(where[name], name) for name in where
             if words[name] <= declarations[name] and name not in overridden and name not in ALLOWED]
    return sorted(found), len(where), len(files)


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else '.').resolve()
    found, names, files = unused(root)
    for place, name in found:
        print(f'{place}: nothing in the product calls {name}()')
    if names < 300:
        print(f'only {names} functions were recognized in {files} files: this script no longer understands the sources')
        return 1
    print(f'{names} functions in {files} files, {len(found)} unused')
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
