#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`work` killed with SIGKILL twenty times at random moments, on both databases at once, first in a backlog and then in a live
stream: the tables still equal the recomputation, and the alerts those of a run that nobody disturbed."""
import os
import random
import threading
import time

from compare import alerts, require_equal
from recompute import read_topic
from support import SANITIZED, Postgres, Sqlite, TestCase, fresh, kafka, main, make_topic, say, start, wait_for

BACKLOG, RATE = (50_000, 3_000) if SANITIZED else (500_000, 10_000)
KILLS = 20
SEED = int(os.environ.get('OBSERVATORIO_SEED', random.SystemRandom().randrange(10**6)))


class Kill(TestCase):
    def work(self, brokers, topic, group, database, *more):
        return start(self, 'work', '--brokers', brokers, '--topic', topic, '--group', group, '--database', database.url, *more)

    def harass(self, brokers, topic, group, database, choose, report):
        """Kills at random: mostly while it commits, now and then at any moment of its life, starting up included."""
        progress = lambda: sum(row[0] or 0 for row in database.rows('SELECT siguiente_offset FROM progreso') or [])
        for _ in range(KILLS):
            before = progress()
            worker = self.work(brokers, topic, group, database)
            if choose.random() < 0.75:
                wait_for(lambda: progress() > before or not worker.running(), 60, 'the worker commits')
                self.assertTrue(worker.running(), worker.stderr)
                time.sleep(choose.uniform(0.0, 0.8))
            else:
                time.sleep(choose.uniform(0.0, 0.6))
            self.assertTrue(worker.running(), worker.stderr)
            worker.kill()
            report.append(progress() - before)

    def test_twenty_kills(self):
        brokers = kafka()
        topic = make_topic(brokers, fresh('muertes'))
        say(f'seed {SEED} (OBSERVATORIO_SEED repeats it)')
        faults = ('--late', 0.01, '--out-of-order', 0.05, '--duplicate', 0.01, '--malformed', 0.01)
        simulate = ('simulate', '--brokers', brokers, '--topic', topic, '--countries', 'all', *faults)
        start(self, *simulate, '--rate', 0, '--count', BACKLOG, '--seed', 11).succeed(120)
        live = start(self, *simulate, '--rate', RATE, '--seed', 12)  # until the last kill: each life has something to commit

        databases = {'SQLite': Sqlite(self.directory), 'PostgreSQL': Postgres()}
        groups = {name: fresh('muertes') for name in databases}
        moved, failures, threads = {}, [], []
        for number, (name, database) in enumerate(databases.items()):
            moved[name] = []

            def run(name=name, database=database, choose=random.Random(SEED + number)):
                try:
                    self.harass(brokers, topic, groups[name], database, choose, moved[name])
                except BaseException as error:  # the thread's failure is the test's
                    failures.append(error)

            threads.append(threading.Thread(target=run))
            threads[-1].start()
        for thread in threads:
            thread.join()
        if failures:
            raise failures[0]
        self.assertEqual(live.terminate(), 0, live.stderr)
        for name, database in databases.items():
            say(f'{name}: {KILLS} kills; records each life stored: {moved[name]}')
            self.work(brokers, topic, groups[name], database, '--until-end').succeed(120)

        undisturbed = Sqlite(self.directory)
        self.work(brokers, topic, fresh('muertes'), undisturbed, '--until-end').succeed(120)
        partitions = read_topic(brokers, topic)
        for name, database in (databases | {'undisturbed': undisturbed}).items():
            with self.subTest(name):
                require_equal(self, database, topic, partitions)
                self.assertEqual(alerts(database), alerts(undisturbed))


if __name__ == '__main__':
    main()
