#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""judge.py sees what it is for: a right history passes, each kind of wrong one is told by name."""
import copy
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

JUDGE = pathlib.Path(__file__).resolve().parent / 'judge.py'
T0 = 1_764_000_000_000
RIGHT = '5 records, 0 lost, 0 double, 0 wrong last values, 0 wrong alerts, 0 wrong accounts'

# One partition: a counted value, one that begins an alert, one that ends it, a malformed one that moves the watermark, a late one.
LEDGER = [[0, 3, T0, 'ARG', 'inflacion', 5], [0, 4, T0 + 1000, 'ARG', 'inflacion', 101], [0, 5, T0 + 2000, 'ARG', 'inflacion', 38],
          [0, 7, T0 + 200_000, None, None, None], [0, 8, T0 + 100, 'ARG', 'inflacion', 7]]
DUMP = {'windows': [[T0, 'ARG', 'inflacion', 3, 144.0, 5.0, 101.0]], 'late': [[T0, 'ARG', 'inflacion', 1, 7.0]],
        'last': [['ARG', 'inflacion', T0 + 2000, 38.0, 0, 5]],
        'alerts': [['inflacion', 'ARG', 0, 4, 'critica', 'resuelta', 101.0, 101.0, 38.0, T0 + 1000, T0 + 2000, T0 + 2000, None]],
        'progress': [[0, 3, 9, 3, 1, 1, 0, 1]], 'gone': []}


class Judge(unittest.TestCase):
    def said(self, dump, ledger):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder)
            (path / 'ledger.jsonl').write_text(''.join(json.dumps(line) + '\n' for line in ledger))
            (path / 'dump.json').write_text(json.dumps(dump))
            result = subprocess.run([sys.executable, '-B', str(JUDGE), folder], capture_output=True, text=True)
        self.assertEqual(result.stderr, '')
        return result.returncode, result.stdout

    def require(self, words, change=lambda dump: None, ledger=tuple(LEDGER)):
        dump = copy.deepcopy(DUMP)
        change(dump)
        status, said = self.said(dump, ledger)
        self.assertIn(words, said)
        self.assertEqual(status, 0 if words == RIGHT else 1, said)

    def test_right(self):
        self.require('5 records, 0 lost, 0 double, 0 wrong last values, 0 wrong alerts, 0 wrong accounts')

    def test_wrong(self):
        def put(table, column, value):
            return lambda dump: dump[table][0].__setitem__(column, value)
        for words, change in (
                ('1 lost, 0 double', put('windows', 3, 2)),
                ('0 lost, 1 double', put('windows', 3, 4)),
                ('1 lost, 1 double', put('windows', 4, 145.0)),
                ('1 lost, 1 double', put('windows', 6, 100.0)),
                ('3 lost, 0 double', lambda dump: dump['windows'].clear()),
                ('0 lost, 3 double', lambda dump: dump['windows'].append([T0 + 30_000, 'ARG', 'inflacion', 3, 1.0, 0.0, 1.0])),
                ('1 lost, 0 double', lambda dump: dump['late'].clear()),
                ('1 wrong accounts', lambda dump: dump['progress'].clear()),
                ('1 wrong accounts', put('progress', 7, 0)),
                ('1 wrong accounts', put('progress', 2, 8)),
                ('1 lost, 0 double', put('progress', 5, 0)),
                ('1 wrong last values', put('last', 3, 101.0)),
                ('1 wrong last values', lambda dump: dump['last'].clear()),
                ('1 wrong alerts', put('alerts', 4, 'aviso')),
                ('1 wrong alerts', put('alerts', 10, None)),
                ('1 wrong alerts', put('alerts', 11, T0 + 1000)),
                ('1 wrong alerts', put('alerts', 12, T0 + 330_000)),
                ('2 wrong alerts', put('alerts', 3, 5)),
                ('1 wrong alerts', lambda dump: dump['alerts'].append(dump['alerts'][0])),
                ('1 wrong alerts', lambda dump: dump['alerts'].clear())):
            with self.subTest(words):
                self.require(words, change)

    def test_an_alert_whose_series_fell_silent(self):
        alone = [[0, 0, T0 + 1000, 'ARG', 'inflacion', 101], [0, 1, T0 + 390_000, 'BRA', 'inflacion', 1]]
        good, between, late = ([1, 0, at, 'ARG', 'inflacion', value] for at, value in ((T0 + 350_000, 30), (T0 + 350_000, 39), (T0 + 500, 30)))

        def told(state, end, elsewhere=None):
            alert = ['inflacion', 'ARG', 0, 0, 'critica', state, 101, 101, 101, T0 + 1000, end, T0 + 1000, T0 + 330_000]
            cells = [[T0, 'ARG', 'inflacion', 1, 101, 101, 101], [T0 + 390_000, 'BRA', 'inflacion', 1, 1, 1, 1]]
            last = {'ARG': [T0 + 1000, 101, 0, 0], 'BRA': [T0 + 390_000, 1, 0, 1]}
            progress = [[0, 0, 2, 2, 0, 0, 0, 0]]
            if elsewhere:
                _, _, at, _, _, value = elsewhere
                if at < T0 + 30_000:
                    cells[0] = [T0, 'ARG', 'inflacion', 2, 101 + value, value, 101]
                else:
                    cells.append([at - at % 30_000, 'ARG', 'inflacion', 1, value, value, value])
                    last['ARG'] = [at, value, 1, 0]
                progress.append([1, 0, 1, 1, 0, 0, 0, 0])
            return {'windows': cells, 'late': [], 'last': [[country, 'inflacion', *value] for country, value in last.items()],
                    'alerts': [alert], 'progress': progress, 'gone': []}

        for dump, ledger, right in (
                (told('obsoleta', None), alone, True),
                (told('activa', None), alone, False),
                (told('resuelta', T0 + 390_000), alone, False),
                (told('resuelta', T0 + 350_000, good), [*alone, good], True),
                (told('obsoleta', None, good), [*alone, good], False),
                (told('resuelta', T0 + 390_000, good), [*alone, good], False),
                (told('obsoleta', None, between), [*alone, between], True),
                (told('resuelta', T0 + 350_000, between), [*alone, between], False),
                (told('obsoleta', None, late), [*alone, late], True),
                (told('resuelta', T0 + 500, late), [*alone, late], False)):
            with self.subTest(alert=dump['alerts'][0], ledger=ledger):
                status, said = self.said(dump, ledger)
                self.assertEqual(status, 0 if right else 1, said)
                self.assertIn('0 lost, 0 double, 0 wrong last values, ' + ('0' if right else '1') + ' wrong alerts', said)

    def test_what_an_administrator_deleted_may_be_missing(self):
        self.require(RIGHT, lambda dump: dump['gone'].append([0, 1, 3]),
                     [[0, 1, T0, 'ARG', 'inflacion', 99]] + LEDGER)
        self.require('1 lost', ledger=[[0, 1, T0, 'ARG', 'inflacion', 1]] + LEDGER)

    def test_a_run_of_records_is_those_records(self):
        sys.path.insert(0, str(JUDGE.parent))
        import judge
        sys.path.insert(0, str(JUDGE.parent / 'real'))
        try:
            import producer
        except ModuleNotFoundError as error:
            self.skipTest(str(error))
        for partition, step in ((0, 1), (2, 100), (30, 7)):
            for sequence in range(0, 30_000):
                self.assertEqual(judge.made(partition, sequence, step), producer.contents(partition, sequence, step))
        told = list(judge.records(2, [(100, {'run': 2, 'offset': 100, 'sequence': 40, 'count': 3, 'step': 7})]))
        self.assertEqual(told, [(100 + number, *judge.made(2, 40 + number, 7)) for number in range(3)])


if __name__ == '__main__':
    unittest.main(verbosity=2)
