#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records no producer should send: each is counted with its reason, the good ones around them too."""
import json
import random
import sys

from compare import require_equal
from recompute import read_topic
from support import Postgres, Sqlite, TestCase, fresh, kafka, main, make_topic, produce, say, start

T0 = 1_700_000_010_000


def good(pais, valor, **more):
    return json.dumps({'pais': pais, 'indicador': 'inflacion', 'valor': valor, 'anio': 2024} | more)


class Input(TestCase):
    def work(self, topic, database):
        stats = self.directory / f'{fresh("stats")}.json'
        start(self, 'work', '--brokers', kafka(), '--topic', topic, '--group', fresh('entrada'), '--database', database.url,
              '--until-end', '--stats', stats).succeed(90)
        return json.loads(stats.read_text())

    def require_same(self, topic, *databases):
        partitions = read_topic(kafka(), topic)
        for database in databases:
            with self.subTest(type(database).__name__):
                stats = self.work(topic, database)
                require_equal(self, database, topic, partitions)
                reasons = dict(database.rows('SELECT motivo, count(*) FROM eventos_rechazados GROUP BY motivo'))
                self.assertEqual(reasons, dict(sum((p.reasons for p in partitions.values()), start=type(partitions[0].reasons)())))
                say(f'{type(database).__name__}: rejected {reasons}, {stats["max_rss_kb"] / 1024:.0f} MB')
                yield stats

    def test_ten_megabytes(self):
        topic = make_topic(kafka(), fresh('enorme'), 1, max_message_bytes=20_000_000)
        huge = good('ARG', 1.0, relleno='x' * 10_000_000)
        events = [('ARG', good('ARG', 5.0), T0), ('ARG', huge, T0 + 1), ('BRA', good('BRA', 6.0), T0 + 2)]
        produce(kafka(), topic, events, **{'message.max.bytes': 20_000_000})
        for stats in self.require_same(topic, Sqlite(self.directory), Postgres()):
            self.assertEqual((stats['counted'], stats['rejected']), (2, 1))
            self.assertLess(stats['max_rss_kb'], 300 * 1024)

    def test_hostile_bytes(self):
        random_bytes = random.Random(5)
        hostile = [None, b'', b'null', b'[]', b'{', b'{}', good('ARG', 1) + 'x', good('ARG', 1)[:-1], good('XXX', 1), good(None, 1), good('ARG', None),
                   good('ARG', 'mucho'), good('ARG', True), good(7, 1), good('ARG', 1, indicador=None), good('ARG', 1, indicador=''),
                   '{"pais":"ARG","indicador":"inflacion","valor":NaN}', '{"pais":"ARG","indicador":"inflacion","valor":1e999}',
                   '{"pais":"ARG","indicador":"inflacion","valor":' + '9' * 400 + '}', b'\xff\xfe{}', b'{"pais":"\xc3\x28"}', b'\x00' * 100,
                   '[' * 100_000, '{"a":' * 50_000, "'; DROP TABLE progreso; --", good('<b>ARG</b>', 1)]
        hostile += [random_bytes.randbytes(random_bytes.randrange(1, 400)) for _ in range(500)]
        whole = good('CHL', 3.5, texto='ñandú 🌎').encode()
        hostile += [whole[:cut] for cut in range(1, len(whole))]
        topic = make_topic(kafka(), fresh('hostil'))
        events = []
        for number, value in enumerate(hostile):
            events.append(('ARG', good('ARG', number), T0 + number, 0))
            events.append((None, value, T0 + number, number % 2))  # partition 2 stays empty
        produce(kafka(), topic, events)
        for stats in self.require_same(topic, Sqlite(self.directory), Postgres()):
            self.assertGreaterEqual(stats['counted'], len(hostile))
            self.assertEqual(stats['consumed'], 2 * len(hostile))

    def test_extremes(self):
        """Numbers and names at the edge of what is accepted, a stream out of order by hours, names instead of codes."""
        events = [('ARG', good('ARG', value), T0 + number) for number, value in
                  enumerate([1.7e308, -1.7e308, 5e-324, 0, -0.0, 123456789012345678, 1e-300])]
        events += [('AR', good('AR', 1), T0), (None, good('Argentina', 2), T0), (None, good('España', 3), T0), ('VEN', good('ARG', 4), T0),
                   ('ARG', good('ARG', 1, indicador='í' * 50), T0), ('ARG', '{"valor":1,"tipo":"inflacion","pais":"ARG"}', T0),
                   ('ARG', good('ARG', 1, anio=None), T0), ('ARG', good('ARG', 1), T0 + 3_600_000), ('ARG', good('ARG', 2), T0)]
        topic = make_topic(kafka(), fresh('extremos'), 1)
        produce(kafka(), topic, events)
        for stats in self.require_same(topic, Sqlite(self.directory), Postgres()):
            self.assertEqual(stats['late'], 1)

    def test_sums_beyond_the_range_of_doubles(self):
        """Late and counted values whose sum would become infinite and then no number, over two batches; another partition goes on."""
        topic = make_topic(kafka(), fresh('desborde'), 2)
        databases = [Sqlite(self.directory), Postgres()]
        newest = T0 + 600_000
        produce(kafka(), topic, [('CHL', good('CHL', 1), newest, 0)])
        for part, (up, down) in enumerate([(1.7e308, -1.7e308), (-1.7e308, 1.7e308), (1.7e308, -1.7e308)]):
            events = []
            for pais, value in (('ARG', up), ('ARG', up), ('BRA', down), ('BRA', down), ('URY', part)):
                events += [(pais, good(pais, value), T0, 0), (pais, good(pais, value), newest, 0)]
            events.append(('CHL', good('CHL', part), newest, 1))
            produce(kafka(), topic, events)
            partitions = read_topic(kafka(), topic)
            self.assertEqual(partitions[0].late, 5 * (part + 1))
            for database in databases:
                with self.subTest(type(database).__name__, part=part):
                    self.work(topic, database)
                    require_equal(self, database, topic, partitions)
        for database in databases:
            self.assertEqual(database.rows("SELECT pais, num_eventos, suma FROM eventos_tardios ORDER BY pais"),
                             [('ARG', 6, sys.float_info.max), ('BRA', 6, sys.float_info.max), ('URY', 3, 3.0)])

    def test_an_older_event_after_a_restart(self):
        """It counts, but the last value stays the newest by event time."""
        topic = make_topic(kafka(), fresh('reinicio'), 1)
        databases = [Sqlite(self.directory), Postgres()]
        for events in ([(10, T0 + 20_000), (11, T0 + 20_000)], [(12, T0 + 5_000)], [(13, T0 + 20_000)], [(14, T0)]):
            produce(kafka(), topic, [('ARG', good('ARG', value), time) for value, time in events])
            partitions = read_topic(kafka(), topic)
            for database in databases:
                with self.subTest(type(database).__name__, events=events):
                    self.work(topic, database)
                    require_equal(self, database, topic, partitions)
        for database in databases:
            self.assertEqual(database.rows('SELECT valor FROM ultimos_valores'), [(13.0,)])


if __name__ == '__main__':
    main()
