#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The course's own producer, three events to `eventos_economicos`: in `ultimos_valores` within a second."""
import json
import random
import time

from support import Postgres, Sqlite, TestCase, fresh, kafka, main, make_topic, produce, say, start, wait_for
import confluent_kafka

EVENTS = [{'pais': 'ARG', 'indicador': 'inflacion', 'valor': 5.2, 'anio': 2024},
          {'pais': 'BRA', 'indicador': 'desempleo', 'valor': 7.8, 'anio': 2024},
          {'pais': 'VEN', 'indicador': 'corrupcion', 'valor': 17, 'anio': 2023}]


class Course(TestCase):
    def topic(self, brokers):
        names = confluent_kafka.Consumer({'bootstrap.servers': brokers, 'group.id': 'x'}).list_topics(timeout=30).topics
        return 'eventos_economicos' if 'eventos_economicos' in names else make_topic(brokers, 'eventos_economicos')

    def follow(self, database):
        brokers = kafka()
        topic = self.topic(brokers)
        worker = start(self, 'work', '--brokers', brokers, '--topic', topic, '--group', fresh('curso'), '--database', database.url)
        produce(brokers, topic, [('CHL', json.dumps({'pais': 'CHL', 'indicador': 'inflacion', 'valor': 3.1, 'anio': 2024}), 0)])
        wait_for(lambda: database.rows("SELECT 1 FROM ultimos_valores WHERE pais = 'CHL'"), 60, 'the worker reads and stores')

        # The topic keeps what earlier runs sent: values of this run alone.
        events = [event | {'valor': round(event['valor'] + random.random() / 1000, 9)} for event in EVENTS]
        wanted = sorted((event['pais'], event['indicador'], event['valor'], event['anio']) for event in events)
        sent = time.monotonic()
        produce(brokers, topic, [(event['pais'], json.dumps(event), 0) for event in events])
        wait_for(lambda: sorted(row for row in database.rows('SELECT pais, indicador, valor, anio FROM ultimos_valores') or []
                                if row[0] != 'CHL') == wanted, 30, 'the three events in ultimos_valores')
        say(f'{type(database).__name__}: from produce() to visible in ultimos_valores {(time.monotonic() - sent) * 1000:.0f} ms')
        self.assertEqual(worker.terminate(), 0, worker.stderr)

    def test_sqlite(self):
        self.follow(Sqlite(self.directory))

    def test_postgres(self):
        self.follow(Postgres())


if __name__ == '__main__':
    main()
