#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two workers of one group store, and a window that only observes shows both and the same figures, without touching anything."""
import json
import urllib.parse

import confluent_kafka.admin

from proxy import Proxy
from support import BIN, Postgres, Sqlite, TestCase, fresh, kafka, main, make_topic, produce, say, start, wait_for

WINDOW = BIN / 'observatorio'
BASE = 1_764_000_000_000
COUNT = 6_000


def events():
    for number in range(COUNT):
        late = 400_000 if number % 50 == 49 else 0
        value = '{"pais":' if number % 97 == 96 else json.dumps({'pais': ('ARG', 'PER', 'ESP')[number % 3], 'indicador': 'gini', 'valor': 30 + number % 20})
        yield b'k%d' % number, value, BASE + number * 50 - late


def partitions(text):
    """`trabajadores.particiones`, read without the project's code."""
    found = set()
    for topic, ranges in (part.split(' ') for part in text.split('; ') if part):
        for one in ranges.split(','):
            first, _, last = one.partition('-')
            found |= {(topic, number) for number in range(int(first), int(last or first) + 1)}
    return found


class Observe(TestCase):
    def worker(self, topic, group, database):
        return start(self, 'work', '--brokers', kafka(), '--topic', topic, '--group', group, '--database', database.url, '--session', '6s')

    def observe(self, topic, url, seconds=8, meanwhile=lambda: None):
        """Runs a window that observes, whose own group would be another one; what it has shown in the end."""
        home = self.directory / fresh('home')
        home.mkdir(mode=0o700)
        figures = home / 'figures.json'
        settings = home / 'settings.json'
        settings.write_text(json.dumps({'format': 2, 'broker': {'embedded': False, 'bootstrapServers': kafka(), 'topics': [topic]}}))
        window = start(self, '--settings', settings, '--database', url, '--observe', '--quit-after', str(seconds), '--figures', figures,
                       program=str(WINDOW),
                       env={'QT_QPA_PLATFORM': 'offscreen', 'HOME': str(home), 'XDG_CONFIG_HOME': str(home / 'config'), 'XDG_DATA_HOME': str(home / 'data'),
                            'XDG_RUNTIME_DIR': str(home), 'DBUS_SESSION_BUS_ADDRESS': 'disabled:'})
        meanwhile()
        wait_for(lambda: not window.running(), seconds + 60, 'the window has ended')
        self.assertEqual(window.stderr, '')
        return json.loads(figures.read_text())

    def wait_until_stored(self, database, count):
        wait_for(lambda: (database.rows('SELECT sum(siguiente_offset - inicio_offset) FROM progreso') or [(0,)])[0][0] == count, 60, 'all is stored')

    def check(self, database):
        topic, group = make_topic(kafka(), fresh('observar'), 4), fresh('observar')
        first = self.worker(topic, group, database)
        wait_for(lambda: database.rows('SELECT count(*) FROM trabajadores') == [(1,)], 60, 'the first worker signs')
        second = self.worker(topic, group, database)
        shares = lambda: [partitions(text) for text, in database.rows('SELECT particiones FROM trabajadores ORDER BY id') or []]
        wait_for(lambda: [len(share) for share in shares()] == [2, 2], 60, shares)
        self.assertEqual(set.union(*shares()), {(topic, number) for number in range(4)})
        produce(kafka(), topic, events())
        self.wait_until_stored(database, COUNT)
        claims = 'SELECT particion, epoca, siguiente_offset FROM progreso ORDER BY 1'
        before = database.rows(claims)

        seen = self.observe(topic, database.url)
        stored = database.rows('SELECT sum(contados), sum(tardios), sum(rechazados) FROM progreso')[0]
        self.assertEqual((seen['counted'], seen['late'], seen['rejected']), tuple(int(figure) for figure in stored))
        self.assertEqual((seen['events'], seen['workers'], seen['partitions_read']), (COUNT, 2, 4))
        self.assertEqual(seen['lag'], 0, 'of the group in which the workers read')
        self.assertEqual(database.rows(claims), before, 'who observes claims and stores nothing')
        members = confluent_kafka.admin.AdminClient({'bootstrap.servers': kafka()}).list_groups(group, timeout=30)[0].members
        self.assertEqual(len(members), 2)

        self.assertEqual(first.terminate(30), 0)
        self.assertEqual(database.rows('SELECT count(*) FROM trabajadores'), [(1,)], 'a worker that ends in order takes its row away')
        second.kill()
        self.assertEqual(database.rows('SELECT count(*) FROM trabajadores'), [(1,)], 'a killed one is seen as silent')
        seen = self.observe(topic, database.url, 16)
        self.assertEqual((seen['events'], seen['workers'], seen['partitions_read']), (COUNT, 0, 0))
        say(f'{COUNT} events, seen by a window that read none')

    def test_postgresql(self):
        self.check(Postgres())

    def test_sqlite(self):
        self.check(Sqlite(self.directory))

    def test_postgresql_goes_away_and_comes_back(self):
        database, topic = Postgres(), make_topic(kafka(), fresh('observar'), 2)
        address = urllib.parse.urlsplit(database.url)
        proxy = Proxy(0, address.port)
        self.addCleanup(proxy.close)
        self.worker(topic, fresh('observar'), database)
        produce(kafka(), topic, events())
        self.wait_until_stored(database, COUNT)

        def meanwhile():
            wait_for(proxy.connected, 30, 'the window asks the database')
            proxy.refuse(True)
            produce(kafka(), topic, events())
            self.wait_until_stored(database, 2 * COUNT)
            proxy.refuse(False)
        seen = self.observe(topic, database.url.replace(f':{address.port}/', f':{proxy.port}/'), 16, meanwhile)
        self.assertEqual((seen['events'], seen['workers'], seen['partitions_read']), (2 * COUNT, 1, 2))


if __name__ == '__main__':
    main()
