#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Spark job's rules, without Spark: it reads a record as the codec does, a settings file as docs/settings.md says, and writes under the
guard that workers write under."""
import collections
import dataclasses
import json
import math
import random
import re
import subprocess
import unicodedata
from unittest import mock

from sparksupport import alert_tables, average_rule, store_settings, with_tables, work, write_settings
from support import CTL, ROOT, TestCase, fresh, kafka, main, make_topic, produce

import observatorio_alerttables as alerttables
import observatorio_records as records
import observatorio_settings as settings
import observatorio_store as store
import observatorio_values as values

DEEP = 256
ODD_VALUES = [
    '{"pais":"ARG","indicador":"x","valor":1}', '{"pais":"AR","tipo":"x","valor":1}', '{"pais":"Argentina","indicador":null,"tipo":"x","valor":1}',
    '{"pais":"ARG","indicador":"","tipo":"x","valor":1}', '{"pais":"","indicador":"x","valor":1}', '{"pais":"ARG","indicador":5,"valor":1}',
    '{"pais":"ARG","indicador":"x","valor":1e400}', '{"pais":"ARG","indicador":"x","valor":-1e400}', '{"pais":"ARG","indicador":"x","valor":"1"}',
    '{"pais":"ARG","indicador":"x","valor":' + '9' * 400 + '}', '{"pais":"ARG","indicador":"x","valor":' + '9' * 5000 + '}',
    '{"pais":"ARG","indicador":"x","valor":1e-400}', '{"pais":"ARG","indicador":"x","valor":0.1000000000000000055511151231257827}',
    '{"pais":"ARG","indicador":"x","valor":true}', '{"pais":"ARG","indicador":"x","valor":NaN}', '{"pais":"ARG","indicador":"x","valor":Infinity}',
    '{"pais":"ARG","indicador":"' + 'x' * 100 + '","valor":1}', '{"pais":"ARG","indicador":"' + 'x' * 101 + '","valor":1}',
    '{"pais":"ARG","indicador":"' + 'é' * 51 + '","valor":1}', r'{"pais":"ARG","indicador":"a\u0000b","valor":1}',
    r'{"pais":"ARG","indicador":"a\u007fb","valor":1}', r'{"pais":"ARG","indicador":"a\ud800","valor":1}',
    r'{"pais":"ARG","indicador":"\ud83c\udde6","valor":1}', r'{"pais":"ARG","indicador":"x","valor":1,"otro":"\udc00"}',
    '{"pais":"ARG","indicador":"x","valor":1,"anio":"1999"}', '{"pais":"ARG","indicador":"x","valor":1,"anio":2024.5}',
    '{"pais":"ARG","indicador":"x","valor":1}x', '{"pais":"ARG","indicador":"x","valor":1} \t\r\n', '\ufeff{"pais":"ARG","indicador":"x","valor":1}',
    '{"pais":"ARG","pais":null,"indicador":"x","valor":1}', '{"pais":null,"pais":"ARG","indicador":"x","valor":1}',
    '{"pais":"ARG","indicador":"x","valor":1,"lista":' + '[' * DEEP + ']' * DEEP + '}',
    '{"pais":"ARG","indicador":"x","valor":1,"lista":' + '[' * (DEEP + 1) + ']' * (DEEP + 1) + '}',
    '[' * DEEP + ']' * DEEP, '[' * (DEEP + 1) + ']' * (DEEP + 1), '[' * 20000, 'null', '"x"', '12', '1e400', '-', 'tru',
    '{"pais":"ARG","indicador":"x","valor":01}', '{"pais":"ARG","indicador":"x","valor":1.}', '{"pais":"XXX","indicador":"x","valor":1}',
    '{"pais":"ARG","indicador":"x"}', '{"indicador":"x","valor":1}', '{}', '   ', '{"pais":"ARG","indicador":"x","valor":1,}',
    '{"pais":"ARG","indicador":"x","valor":"' + 'y' * (1 << 20) + '"}',
]


def replayed(directory, lines):
    """What the program makes of each line, one far from the other: its reason, or None."""
    path = directory / f'{fresh("lines")}.jsonl'
    path.write_text(''.join(json.dumps(line) + '\n' for line in lines))
    answer = json.loads(subprocess.run([CTL, 'replay', path], check=True, capture_output=True, text=True, timeout=60).stdout)
    reasons = {entry['index']: entry['reason'] for entry in answer['rejected']}
    return [reasons.get(index) for index in range(len(lines))], answer['windows']


class Records(TestCase):
    countries = records.read_countries(ROOT / 'resources/data/countries.csv')

    def events(self, lines):
        raw = [bytes.fromhex(line['value_hex']) if 'value_hex' in line else line['value'] and line['value'].encode() for line in lines]
        return [records.read_event(value, None, self.countries) for value in raw]

    def require_same(self, lines):
        reasons, windows = replayed(self.directory, lines)
        events = self.events(lines)
        for line, event, reason in zip(lines, events, reasons):
            self.assertEqual(event.reason, reason, json.dumps(line)[:200])
        self.assertEqual([(event.pais, event.valor) for event in events if event.reason is None],
                         [(window['pais'], float(window['valor_promedio'])) for window in windows])
        return reasons

    def test_fixture_of_malformed_records(self):
        lines = [json.loads(line) for line in (ROOT / 'tests/fixtures/spark/malformed.events.jsonl').read_text().splitlines()]
        lines = [line | {'ts_ms': 1764000000000 + 30_000 * index} for index, line in enumerate(lines)]
        self.assertGreaterEqual(len(set(self.require_same(lines))), 8)
        # Most of these show one fault and lack an `indicador` besides: the same with one.
        named = [line | {'value': line['value'].replace('{', '{"indicador":"x",', 1)} for line in lines if line.get('value')]
        self.require_same(named)

    def test_odd_values(self):
        reasons = self.require_same([{'ts_ms': 1764000000000 + 30_000 * index, 'key': '', 'value': value} for index, value in enumerate(ODD_VALUES)])
        self.assertEqual(set(reasons), {None, 'not-json', 'not-an-object', 'no-pais', 'no-indicador', 'no-valor', 'wrong-type', 'not-finite',
                                        'unknown-country', 'too-long'})

    def test_names_of_countries(self):
        names = [row[column] for file, columns in (('countries.csv', ('iso3', 'iso2', 'name_en', 'name_es')), ('countryaliases.csv', ('alias',)),
                                                   ('formerstates.csv', ('code', 'iso2', 'name_en', 'name_es')))
                 for row in records._rows(ROOT / 'resources/data' / file) for column in columns if row[column]]
        self.assertGreater(len(names), 1_700)
        spaces = ''.join(map(chr, (*range(0x9, 0xE), 0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)))
        unseen = ''.join(map(chr, (0xAD, 0x200B, 0x200D, 0x200E, 0x202E, 0x2060, 0x2066, 0xFE0F, 0xFEFF)))
        odd = [f'{mark}Costa{mark}Rica' for mark in spaces + unseen] + [f'Cote d{mark}Ivoire' for mark in "'`\u00b4\u2018\u2019\u201b\u02bc\u2032\uff07\u1fef\u2033"] \
            + [f'Guinea{mark}Bissau' for mark in '-\u2010\u2011\u2013\u2212\uff0d_'] \
            + ['Espana', 'Perú', 'Peru\u0301', 'pe\u0155u', 'PER\u0178', 'Kenia', '\u212aENIA', 'Kazajista\u0301n', 'Rusſia', 'ﬁji', 'Ελλάδα', 'РОССИЯ',
               'x' * 256, ' ' * 253 + 'ARG', ' ' * 254 + 'ARG', '\x1cARG', 'ARG\0', 'A\u0327\u0301', '']
        written = [write(name) for name in names for write in (
            str, lambda name: unicodedata.normalize('NFD', name), str.upper, str.lower, lambda name: f'\u00a0{name} \n')] + odd
        reasons = self.require_same([{'ts_ms': 1764000000000 + 30_000 * index, 'key': '',
                                      'value': json.dumps({'pais': name, 'indicador': 'x', 'valor': 1}, ensure_ascii=False)}
                                     for index, name in enumerate(written)])
        self.assertGreater(reasons.count(None), 5 * 1_500)
        self.assertGreater(reasons.count('unknown-country'), 5 * 100)

    def test_keys_and_years(self):
        read = lambda value, key=None: records.read_event(value.encode(), key, self.countries)
        base = '{"pais":"España","indicador":"x","valor":1%s}'
        for key, mismatch in ((None, False), (b'', False), (b'ESP', False), (b'ES', False), ('España'.encode(), False), (b'ARG', True), (b'\xff', True)):
            self.assertEqual(read(base % '', key).key_mismatch, mismatch, key)
        for text, year in ((',"anio":2024', 2024), (',"anio":-5', -5), (',"anio":2147483648', None), (',"anio":true', None), (',"anio":1e3', None)):
            self.assertEqual(read(base % text).anio, year, text)

    def test_samples(self):
        self.assertEqual(records.sample_text(b'a\xc3('), 'a\ufffd(')
        self.assertEqual(records.sample_text(b'\xf0\x9f\x87x'), '\ufffd' * 3 + 'x')
        self.assertEqual(records.sample_text(b'\0' + b'x' * 400), '\ufffd' + 'x' * 253)
        self.assertEqual(records.sample_text(b'x' * 255 + 'é'.encode()), 'x' * 255)
        self.assertEqual(values.stored_text('a\x1b[2J\u2400\uffff'), 'a\u2400x1b[2J\u24001\u24004')


class SettingsFile(TestCase):
    def read(self, document):
        path = self.directory / 'settings.json'
        path.write_text(document if isinstance(document, str) else json.dumps(document))
        return settings.read_settings(str(path))

    def test_entries_and_defaults_are_the_documented_ones(self):
        rows = re.findall(r'^\| `(broker|store|engine|rules\[\])\.(\w+)` \| ([^|]*) \| (?:`(.*?)`)? *\|', (ROOT / 'docs/settings.md').read_text(), re.M)
        kinds = {'broker': settings.Broker, 'store': settings.Database, 'engine': settings.Counting, 'rules[]': settings.Rule}
        self.assertGreater(len(rows), 20)
        for section, entry, kind, default in rows:
            self.assertIn(entry, {field.name for field in dataclasses.fields(kinds[section])}, section)
            if not default:
                continue  # it is needed
            value = json.loads(default)
            expected = settings.parse_duration(value) if kind.startswith('duration') else tuple(value) if isinstance(value, list) else value
            self.assertEqual(getattr(kinds[section](), entry), expected, f'{section}.{entry}')

    def test_refusals(self):
        good = {'broker': {'embedded': False}, 'store': {'kind': 'postgresql'}}
        self.assertEqual(self.read(good | {'engine': {'window': '1 min', 'latePolicy': 'amend'}}).counting.window, 60_000)
        for document, words in ((good | {'broker': {}}, 'broker.embedded'), ({'broker': {'embedded': False}}, 'store.kind'),
                                (good | {'engine': {'window': '7 s'}}, 'engine.window'), (good | {'engine': {'window': 30}}, 'engine.window: 30'),
                                (good | {'engine': {'windw': '7 s'}}, 'engine.windw'), (good | {'store': {'kind': 'postgresql', 'port': '1'}}, 'store.port'),
                                (good | {'store': {'kind': 'postgresql', 'password': 'x'}}, 'store.password'),
                                (good | {'broker': {'embedded': False, 'topics': ['a', 'a']}}, 'broker.topics'),
                                (good | {'engine': {'latePolicy': 'x'}}, 'drop, amend'), (good | {'format': 3}, 'format 3'), ('{', 'not JSON')):
            with self.assertRaises(settings.Problem) as caught:
                self.read(document)
            self.assertIn(words, str(caught.exception))

    def test_kafka_options(self):
        broker = settings.Broker(embedded=False, protocol='sasl_ssl', mechanism='scram-sha-256', username='a"b')
        options = settings.kafka_options(broker, 'c\\d')
        self.assertEqual((options['security.protocol'], options['sasl.mechanism']), ('SASL_SSL', 'SCRAM-SHA-256'))
        self.assertTrue(options['sasl.jaas.config'].endswith(r'ScramLoginModule required username="a\"b" password="c\\d";'))
        with self.assertRaisesRegex(settings.Problem, 'OBSERVATORIO_KAFKA_PASSWORD'):
            settings.kafka_options(broker, '')


class Guard(TestCase):
    """The transaction of a batch, on a real database."""

    def setUp(self):
        self.database = with_tables(kafka())
        self.store = self.opened()
        self.place = values.Partition('t', 0)
        self.counting = settings.Counting()
        self.alerts = alerttables.AlertTables((), self.counting.window)

    def opened(self):
        made = store.Store(settings.Database(**store_settings(self.database)), 'cluster')
        made.open()
        self.addCleanup(made.close)
        return made

    def group(self, first, last, **changed):
        count = last - first + 1
        return store.Group(**{'partition': self.place, 'fate': 'counted', 'reason': None, 'window_ms': 0, 'pais': 'ARG', 'indicador': 'x', 'count': count,
                              'sum': 2.0 * count, 'least': 2.0, 'greatest': 2.0, 'first_offset': first, 'last_offset': last, 'newest_ms': 1_000,
                              'delay_ms': None, 'key_mismatches': 0, 'latest': (1_000, last, 2.0, None)} | changed)

    def counted(self):
        return self.database.rows('SELECT sum(num_eventos) FROM celdas')[0][0]

    def test_migrations_are_the_newest_that_the_job_knows(self):
        numbers = [int(path.name.split('_')[0]) for path in (ROOT / 'resources/migrations/postgresql').glob('*.sql')]
        self.assertLessEqual(max(numbers), store.NEWEST_MIGRATION, 'look at what the migration changes, then at packaging/spark/observatorio_store.py')

    def test_taken_over(self):
        claimed = self.store.claim([self.place])
        other = self.opened().claim([self.place])
        self.assertGreater(other[self.place].epoch, claimed[self.place].epoch)
        with self.assertRaisesRegex(store.Taken, r't \[0\]: another program'):
            self.store.write('q', 0, claimed, [self.group(0, 4)], [], {}, self.counting, self.alerts)
        self.assertEqual((self.counted(), self.store.last_batch('q')), (None, None), 'nothing of the batch is there')

    def test_answer_that_was_lost(self):
        """The commit went through and nobody heard of it: written again, it would count twice."""
        claimed = self.store.claim([self.place])
        self.store.write('q', 0, claimed, [self.group(0, 4)], [], {}, self.counting, self.alerts)
        with self.assertRaises(store.psycopg2.OperationalError):
            self.store.write('q', 0, claimed, [self.group(0, 4)], [], {}, self.counting, self.alerts)
        self.assertEqual(self.counted(), 5)
        here = self.store.reopen(claimed)
        self.assertEqual(here[self.place].next_offset, 5, 'what is asked for next begins behind it')
        self.store.write('q', 0, here, [], [], {}, self.counting, self.alerts)
        self.assertEqual((self.counted(), self.store.last_batch('q')), (5, 0))

    def test_sums_and_gaps(self):
        claimed = self.store.claim([self.place])
        after = self.store.write('q', 0, claimed, [self.group(3, 4, sum=float('inf'), greatest=1.7e308)], [], {}, self.counting, self.alerts)
        self.store.write('q', 1, after, [self.group(10, 10, fate='rejected', reason='not-json', window_ms=None, sum=None, latest=None)],
                         [store.Sample(self.place, 10, 'not-json', 'x\0', 5)], {}, self.counting, self.alerts)
        self.assertEqual(self.database.rows("SELECT inicio_offset, siguiente_offset, contados, rechazados, huecos FROM progreso WHERE topic = 't'"),
                         [(3, 11, 2, 1, 5)])
        self.assertEqual(self.database.rows('SELECT suma FROM celdas'), [(1.7976931348623157e308,)])
        self.assertEqual(self.database.rows('SELECT muestra FROM eventos_rechazados'), [('x\u24000',)])

    def test_role_that_may_make_no_table(self):
        self.store.close()
        connection = store.psycopg2.connect(self.database.url)
        with connection, connection.cursor() as cursor:
            cursor.execute('DROP TABLE lotes_spark; GRANT SELECT ON migraciones TO con_clave; REVOKE CREATE ON SCHEMA public FROM PUBLIC')
        connection.close()
        stranger = store.Store(settings.Database(**store_settings(self.database, 'con_clave')))
        self.addCleanup(stranger.close)
        with mock.patch.dict('os.environ', PGPASSWORD='secreto'), self.assertRaisesRegex(settings.Problem, 'con_clave .* worker-role.sql'):
            stranger.open()

    def test_a_worker_goes_on(self):
        topic = make_topic(kafka(), fresh('relevo'), 1)
        produce(kafka(), topic, [(b'ARG', '{"pais":"ARG","indicador":"x","valor":2}', 1_764_000_000_000)] * 7)
        path = write_settings(self.directory, kafka(), [topic], self.database)
        self.assertEqual(work('--settings', path).returncode, 0)
        cluster = self.database.rows(f"SELECT cluster FROM progreso WHERE topic = '{topic}'")[0][0]
        self.store.cluster = cluster
        place = values.Partition(topic, 0)
        claimed = self.store.claim([place])
        self.assertEqual((claimed[place].next_offset, claimed[place].newest_ms), (7, 1_764_000_000_000))


class Alerts(TestCase):
    """Alerts on window averages: the worker's own, whatever the batches."""
    RULES = [average_rule('alto', 'x', 'above', 45, critical=70, clear=40, pending='1 min', keepFiring='30 s'), average_rule('bajo', 'x', 'below', 30),
             average_rule('bajo/ARG', 'x', 'below', 30, countries=['ARG'], enabled=False), average_rule('solo/CHL', 'y', 'above', 50, countries=['CHL']),
             average_rule('calla', 'z', 'above', 0, staleWindows=3), average_rule('espera', 'z', 'above', 0, pending='10 min', staleWindows=2),
             *(average_rule(f'f{number}', f'f{number}', 'above', 0, staleWindows=20) for number in range(150))]

    def records(self):
        """(time, pais, indicador, valor): ten minutes, with late ones, and in the midst 150 episodes that begin at once."""
        seeded, start = random.Random(5), 1_764_000_000_000
        for second in range(0, 600, 2):
            late = 150 if seeded.random() < 0.1 else 0
            yield start + (second - late) * 1000, seeded.choice(['ARG', 'CHL', 'BRA']), seeded.choice('xy'), float(seeded.randrange(100))
            if second in (100, 140):  # and nothing more of it
                yield start + second * 1000, 'CHL', 'z', 7.0
            if second == 300:
                for number in range(150):
                    yield start + second * 1000, ('ARG', 'BRA')[number % 2], f'f{number}', 1.0
        for number in range(150):  # the next window closes the minute that had so many
            yield start + 700_000, ('ARG', 'BRA')[number % 2], f'f{number}', -1.0
        yield start + 900_000, 'ARG', 'x', 50.0

    def groups(self, place, numbered, progress, counting):
        """What Spark's aggregation gives for a batch, and the records that closed windows."""
        newest, watermark, groups, closers = progress.newest_ms, progress.watermark_ms, collections.defaultdict(list), {}
        for offset, (time, pais, indicador, valor) in numbered:
            window = time - time % counting.window
            late = watermark is not None and window + counting.window <= watermark
            groups['late' if late else 'counted', window, pais, indicador].append((offset, time, valor, watermark))
            newest = time if newest is None else max(newest, time)
            watermark = newest - counting.watermarkDelay
            closers.setdefault(watermark - watermark % counting.window, (watermark - watermark % counting.window, time))
        return [store.Group(place, fate, None, window, pais, indicador, len(rows), sum(row[2] for row in rows), min(row[2] for row in rows),
                            max(row[2] for row in rows), rows[0][0], rows[-1][0], max(row[1] for row in rows),
                            max(row[3] - window - counting.window for row in rows) if fate == 'late' else None, 0,
                            max((time, offset, valor, None) for offset, time, valor, _ in rows))
                for (fate, window, pais, indicador), rows in groups.items()], {place: list(closers.values())}

    def test_as_a_worker_judges(self):
        topic, records_ = make_topic(kafka(), fresh('avisos'), 1), list(self.records())
        produce(kafka(), topic, [(pais.encode(), json.dumps({'pais': pais, 'indicador': indicador, 'valor': valor}), time)
                                 for time, pais, indicador, valor in records_])
        theirs = with_tables(kafka())
        path = write_settings(self.directory, kafka(), [topic], theirs, rules=self.RULES)
        self.assertEqual(work('--settings', path).returncode, 0)
        expected = alert_tables(theirs)
        self.assertTrue(all(expected[0].values()) and all(expected[1].values()), 'each table has rows')
        self.assertGreater(len(expected[0]['alertas']), 110)
        self.assertIn('flood', [row[1] for row in expected[0]['alertas']])
        self.assertTrue({'alto', 'bajo', 'solo/CHL'} <= {row[1] for row in expected[0]['alertas']})
        self.assertEqual([row[5] for row in expected[0]['alertas'] if row[1] == 'calla'], ['obsoleta'])
        read = settings.read_settings(str(path))
        cluster = theirs.rows(f"SELECT cluster FROM progreso WHERE topic = '{topic}'")[0][0]
        for size in (1, 7, 100, 10_000):
            with self.subTest(size):
                ours = with_tables(kafka())
                made = store.Store(settings.Database(**store_settings(ours)), cluster)
                made.open()
                self.addCleanup(made.close)
                place = values.Partition(topic, 0)
                claimed, tables = made.claim([place]), alerttables.AlertTables(read.rules, read.counting.window)
                numbered = list(enumerate(records_))
                for batch, first in enumerate(range(0, len(numbered), size)):
                    groups, closers = self.groups(place, numbered[first:first + size], claimed[place], read.counting)
                    claimed = made.write('q', batch, claimed, groups, [], closers, read.counting, tables)
                exact, close = alert_tables(ours)
                self.assertEqual(exact, expected[0])
                for table, rows in close.items():
                    for mine, other in zip(rows, expected[1][table], strict=True):
                        for a, b in zip(mine, other):
                            self.assertTrue(a == b or math.isclose(a, b, rel_tol=1e-12), f'{table}: {mine} {other}')


if __name__ == '__main__':
    main()
