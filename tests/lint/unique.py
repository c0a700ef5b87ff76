#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tests/lint/unique.py [ROOT]: no two sources of one library define the same name in their unnamed namespaces. Such a name is one fact with two homes, and
./run, which compiles several sources at once, could not compile them together."""
import collections
import pathlib
import re
import sys

TOP = ('analytics', 'kafka', 'app', 'ui')
# Names stand at the line's begin: .clang-format does not indent namespaces.
FUNCTION = re.compile(r'^(?=[\w\[])(?!using|return|struct|class|enum|namespace|template|static_assert|#|//|\}|\{)[\w:<>,*&\s\[\]]*?[\s*&](\w+)\(([^;]*?)\)[^;{]*\{', re.M | re.S)
VALUE = re.compile(r'^(?:static |inline |const |constexpr |constinit )+[\w:<>,*&\s]*?[\s*&](\w+)\s*(?:=|\{|\[|\()', re.M)
MORE = re.compile(r',\s*\*?(\w+)\s*(?==)')  # of one declaration: Hour = 3'600'000, Day = 24 * Hour
ALIAS = re.compile(r'^using (\w+)\s*=\s*([^;]*);', re.M)
STRING = re.compile(r'R"(\w*)\(.*?\)\1"|"(?:[^"\\\n]|\\.)*"', re.S)
TYPE = re.compile(r'^(?:struct|class|enum(?: class)?)\s+(\w+)[^;{]*\{', re.M)


def library(source, root):
    """The folder whose CMakeLists.txt makes a library of it."""
    folder = source.parent
    while folder != root and not (folder / 'CMakeLists.txt').exists():
        folder = folder.parent
    return folder


def unnamed(text):
    return re.findall(r'^namespace \{$(.*?)^\}  // namespace$', STRING.sub('""', text), re.M | re.S)


def parameters(text):
    """Without names and defaults, near enough to tell overloads apart."""
    return ','.join(re.sub(r'\s*\w+\s*(=.*)?$', '', part.strip()) for part in re.split(r',(?![^<]*>)', text) if part.strip())


def names(text):
    for part in unnamed(text):
        for found in FUNCTION.finditer(part):
            yield f'{found[1]}({parameters(found[2])})'
        for found in VALUE.finditer(part):
            yield found[1]
            yield from MORE.findall(re.sub(r'\{[^{}]*\}|\([^()]*\)', '', part[found.end(1):part.find(';', found.end())]))
        for found in TYPE.finditer(part):
            yield found[1]


def main(root):
    homes = collections.defaultdict(set)
    aliases = collections.defaultdict(dict)  # the same one twice is no other
    for top in TOP:
        for source in (root / top).rglob('*.cpp'):
            text = source.read_text()
            for name in names(text):
                homes[library(source, root), name].add(source.relative_to(root))
            for part in unnamed(text):
                for name, of in ALIAS.findall(part):
                    aliases[library(source, root), name].setdefault(of, set()).add(source.relative_to(root))
    for place, meanings in aliases.items():
        if place in homes or len(meanings) > 1:
            homes[place] = homes[place].union(*meanings.values())
    twice = {(folder, name): sources for (folder, name), sources in homes.items() if len(sources) > 1}
    for (_, name), sources in sorted(twice.items(), key=str):
        print(f'{name} is defined in {", ".join(map(str, sorted(sources)))}')
    print(f'{len(homes)} names in unnamed namespaces, {len(twice)} defined twice')
    return 1 if twice or not homes else 0


if __name__ == '__main__':
    sys.exit(main(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parents[2])))
