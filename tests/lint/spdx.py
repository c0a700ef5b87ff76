#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""spdx.py: every file that git tracks names its licence: an SPDX line in its first five lines, or a line of REUSE.toml that covers it."""
import fnmatch
import pathlib
import subprocess
import sys
import tomllib

LINE = 'SPDX-License-Identifier: '


def covered_patterns():
    annotations = tomllib.loads(pathlib.Path('REUSE.toml').read_text(encoding='utf-8'))['annotations']
    return [pattern for annotation in annotations for pattern in annotation['path']]


def names_its_licence(path):
    try:
        with open(path, encoding='utf-8') as file:
            return any(LINE in line for _, line in zip(range(5), file))
    except UnicodeDecodeError:
        return False


def main():
    files = subprocess.run(['git', 'ls-files', '-z'], check=True, capture_output=True, text=True).stdout.split('\0')[:-1]
    patterns = covered_patterns()
    missing = [path for path in files if not names_its_licence(path)
               and not any(fnmatch.fnmatchcase(path, pattern) for pattern in patterns)]
    for path in missing:
        print(f'{path}: names no licence (a line "{LINE}GPL-3.0-or-later", or an entry in REUSE.toml)')
    unused = [pattern for pattern in patterns if not fnmatch.filter(files, pattern)]
    for pattern in unused:
        print(f'REUSE.toml: "{pattern}" covers no file')
    print(f'{len(files)} files, {len(missing)} without a licence')
    return 1 if missing or unused or not files else 0


if __name__ == '__main__':
    sys.exit(main())
