#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""layers.py [ROOT]: holds every #include of the product against cmake/layers.txt; prints file:line and the arrow that is missing."""
import fnmatch
import pathlib
import re
import sys

INCLUDE = re.compile(r'\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)')
TOP_FOLDERS = ('analytics', 'kafka', 'app', 'ui')
# Qt names its headers after classes, so a module is a pattern; the first that fits wins.
QT_MODULES = (
    ('qtdbus', 'QDBus*'),
    ('qtsql', 'QSql*'),
    ('qtcore', ' '.join(('QtGlobal QAbstractItemModel QAbstractListModel QAbstractTableModel QBuffer QByteArray QCoreApplication',
                         'QCryptographicHash QDateTime QDeadlineTimer QDir QElapsedTimer QEvent QFile QFileInfo QHash',
                         'QHashFunctions QJson* QLibraryInfo QList QLocale QObject QMarginsF QPoint QPointF QPointer QRect',
                         'QRectF QRegularExpression QSaveFile QSet QSettings QSize QSizeF QSortFilterProxyModel',
                         'QStandardPaths QStorageInfo QString QStringDecoder QStringList QStringView QSysInfo QThread QThreadPool QTimer',
                         'QTimeZone QTranslator QUrl QUrlQuery QVariant QVector'))),
    ('qtwidgets', 'Q*'),
)


class Layer:
    def __init__(self, line):
        folder, folders, libraries = (part.strip() for part in line.split(':'))
        self.folder = folder
        self.folders = folders.split() + [folder]
        self.libraries = libraries.split()

    def may_use_library(self, header):
        module = next((name for name, patterns in QT_MODULES
                       if any(fnmatch.fnmatchcase(header, pattern) for pattern in patterns.split())), None)
        if module:
            return module in self.libraries
        return any(fnmatch.fnmatchcase(header, pattern) for pattern in self.libraries)


def read_layers(root):
    lines = (root / 'cmake/layers.txt').read_text(encoding='utf-8').splitlines()
    return {layer.folder: layer for layer in (Layer(line) for line in lines if line.strip() and not line.startswith('#'))}


def is_system(header):
    """The standard library's headers have no dot and no capital, the system's are lower case with .h and no library's folder."""
    return re.fullmatch(r'[a-z_0-9]+', header) or re.fullmatch(r'(?:(?:sys|netinet|arpa)/)?[a-z_0-9]+\.h', header)


def layer_of(path, layers):
    """The layer with the longest folder that holds `path`."""
    return max((layer for layer in layers.values() if path.startswith(layer.folder + '/')),
               key=lambda layer: len(layer.folder), default=None)


def check(root):
    layers = read_layers(root)
    named = [pattern for layer in layers.values() for pattern in layer.libraries]
    problems = []
    files = sorted(path for top in TOP_FOLDERS for path in (root / top).rglob('*') if path.suffix in ('.h', '.cpp'))
    if not files:
        problems.append(f'{root}: no sources under {", ".join(TOP_FOLDERS)}')
    for path in files:
        name = path.relative_to(root).as_posix()
        layer = layer_of(name, layers)
        if layer is None:
            problems.append(f'{name}:1: its folder has no line in cmake/layers.txt')
            continue
        for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            own, library = match.groups()
            if own:
                target = layer_of(own, layers)
                if not (root / own).is_file() or target is None:
                    problems.append(f'{name}:{number}: "{own}" is no file of a layer; includes name their whole path')
                elif target.folder not in layer.folders:
                    problems.append(f'{name}:{number}: "{own}": {layer.folder} may not include {target.folder}')
            elif not layer.may_use_library(library):
                listed = any(fnmatch.fnmatchcase(library, pattern) for pattern in named) or library.startswith('Q')
                if listed or not is_system(library):
                    problems.append(f'{name}:{number}: <{library}>: {layer.folder} may not use this library')
    return problems, len(files)


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else '.').resolve()
    problems, files = check(root)
    for problem in problems:
        print(problem)
    if problems:
        print(f'{len(problems)} includes that cmake/layers.txt does not allow')
        return 1
    print(f'{files} files keep to cmake/layers.txt')
    return 0


if __name__ == '__main__':
    sys.exit(main())
