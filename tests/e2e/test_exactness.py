#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A million events into a topic of three partitions, then `work --until-end`: what both databases hold equals an
independent recomputation, faults in the stream included."""
import json
import time

from compare import alerts, require_equal
from recompute import read_topic
from support import SANITIZED, Postgres, Sqlite, TestCase, fresh, kafka, main, make_topic, say, start

COUNT = 100_000 if SANITIZED else 1_000_000


class Exactness(TestCase):
    def test_million(self):
        brokers = kafka()
        topic = make_topic(brokers, fresh('exactitud'))
        simulated = start(self, 'simulate', '--brokers', brokers, '--topic', topic, '--rate', 0, '--count', COUNT, '--seed', 7, '--countries', 'all',
                          '--late', 0.01, '--out-of-order', 0.05, '--duplicate', 0.01, '--malformed', 0.01).succeed(180)
        report = json.loads(simulated.stdout)
        say(f'simulate: {report}')
        self.assertGreaterEqual(report['delivered'], COUNT)
        self.assertEqual((report['failed'], report['sent']), (0, report['delivered']))

        databases = {'SQLite': Sqlite(self.directory), 'PostgreSQL': Postgres()}
        for name, database in databases.items():
            stats_path = self.directory / f'{name}.json'
            start(self, 'work', '--brokers', brokers, '--topic', topic, '--group', fresh('exactitud'), '--database', database.url,
                  '--until-end', '--stats', stats_path).succeed(180)
            stats = json.loads(stats_path.read_text())
            say(f'work into {name}: {stats}')
            self.assertEqual(stats['consumed'], stats['counted'] + stats['late'] + stats['rejected'] + stats['untimed'])

        begun = time.monotonic()
        partitions = read_topic(brokers, topic)
        total = {name: sum(getattr(p, name) for p in partitions.values()) for name in ('counted', 'late', 'rejected')}
        say(f'recomputed in {time.monotonic() - begun:.1f} s: {total}')
        self.assertEqual(sum(total.values()), report['delivered'])
        for name, count in total.items():
            self.assertGreater(count, 0, f'the stream holds {name} records')
        for name, database in databases.items():
            with self.subTest(name):
                require_equal(self, database, topic, partitions)
        self.assertEqual(alerts(databases['SQLite']), alerts(databases['PostgreSQL']))
        say(f"alerts: {len(alerts(databases['SQLite']))}")


if __name__ == '__main__':
    main()
