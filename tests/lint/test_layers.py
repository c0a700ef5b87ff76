#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Includes planted in a copy of the tree are found, each with its file, line and missing arrow."""
import pathlib
import shutil
import tempfile
import unittest

import layers

ROOT = pathlib.Path(__file__).resolve().parents[2]

PLANTED = (
    # file, include, what is said of it
    ('ui/page.cpp', '"kafka/client/recordsource.h"', 'ui may not include kafka/client'),
    ('ui/page.cpp', '"app/store/store.h"', 'ui may not include app/store'),
    ('ui/page.cpp', '<QSqlQuery>', 'ui may not use this library'),
    ('ui/page.cpp', '<librdkafka/rdkafka.h>', 'ui may not use this library'),
    ('analytics/engine/engine.cpp', '<QString>', 'analytics/engine may not use this library'),
    ('analytics/engine/engine.cpp', '"analytics/history/history.h"', 'analytics/engine may not include analytics/history'),
    ('analytics/domain/error.cpp', '"analytics/engine/engine.h"', 'analytics/domain may not include analytics/engine'),
    ('kafka/client/producer.cpp', '"kafka/embedded/embeddedbroker.h"', 'kafka/client may not include kafka/embedded'),
    ('app/store/sqlstore.cpp', '"kafka/client/recordsource.h"', 'app/store may not include kafka/client'),
    ('app/pipeline/ingest.cpp', '<QWidget>', 'app/pipeline may not use this library'),
    ('app/pipeline/ingest.cpp', '"ui/page.h"', 'app/pipeline may not include ui'),
    ('app/ctl/main.cpp', '"ui/page.h"', 'app/ctl may not include ui'),
    ('ui/page.cpp', '"page.h"', 'is no file of a layer'),
)


class Planted(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.root = pathlib.Path(cls.folder.name)
        for top in (*layers.TOP_FOLDERS, 'cmake'):
            shutil.copytree(ROOT / top, cls.root / top)

    def test_the_tree_itself_keeps_to_the_table(self):
        problems, files = layers.check(self.root)
        self.assertEqual(problems, [])
        self.assertGreater(files, 300)

    def test_a_planted_include_is_found(self):
        for file, include, said in PLANTED:
            with self.subTest(file=file, include=include):
                path = self.root / file
                before = path.read_text(encoding='utf-8') if path.exists() else ''
                path.write_text(f'{before}#include {include}\n', encoding='utf-8')
                try:
                    problems, _ = layers.check(self.root)
                finally:
                    path.write_text(before, encoding='utf-8')
                self.assertEqual(len(problems), 1, problems)
                line = before.count('\n') + 1
                self.assertTrue(problems[0].startswith(f'{file}:{line}: '), problems[0])
                self.assertIn(said, problems[0])

    def test_a_folder_without_a_line_is_found(self):
        path = self.root / 'app/other/thing.h'
        path.parent.mkdir()
        self.addCleanup(shutil.rmtree, path.parent)
        path.write_text('#pragma once\n', encoding='utf-8')
        problems, _ = layers.check(self.root)
        self.assertEqual(problems, ['app/other/thing.h:1: its folder has no line in cmake/layers.txt'])


if __name__ == '__main__':
    unittest.main()
