#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An alert whose series fell silent, and then lives on in another partition, as the tables tell it after each run."""
import json
import subprocess
import tempfile

from support import CTL, Postgres, Sqlite, TestCase, fresh, kafka, main, make_topic, produce

T0 = 1_764_000_000_000
SILENCE = 330_000  # the window of the crossing, and ten more


class Stale(TestCase):
    def send(self, topic, *records):
        produce(kafka(), topic, [(country, json.dumps({'pais': country, 'indicador': 'inflacion', 'valor': value}), T0 + 1000 * seconds, partition)
                                 for partition, seconds, country, value in records])

    def alerts(self, topic, group, database):
        result = subprocess.run([CTL, 'work', '--brokers', kafka(), '--topic', topic, '--group', group, '--database', database.url, '--until-end'],
                                capture_output=True, text=True, timeout=90)
        self.assertEqual(result.returncode, 0, result.stderr)
        ms = database.milliseconds
        return database.rows(f"SELECT particion, estado, {ms('obsoleta_desde')}, {ms('fin')} FROM alertas WHERE pais = 'ARG' ORDER BY inicio")

    def test_until_a_newer_good_value_elsewhere(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        for database in (Sqlite(directory.name), Postgres()):
            with self.subTest(type(database).__name__):
                topic, group = make_topic(kafka(), fresh('silencio'), 2), fresh('g')
                self.send(topic, (0, 1, 'ARG', 120), (0, 389, 'BRA', 1))
                self.assertEqual(self.alerts(topic, group, database), [(0, 'activa', None, None)])
                self.send(topic, (0, 390, 'BRA', 1))
                self.assertEqual(self.alerts(topic, group, database), [(0, 'obsoleta', T0 + SILENCE, None)])
                self.send(topic, (1, 380, 'ARG', 39))  # neither bad nor good
                self.assertEqual(self.alerts(topic, group, database), [(0, 'obsoleta', T0 + SILENCE, None)])
                self.send(topic, (1, 381, 'ARG', 20))
                self.assertEqual(self.alerts(topic, group, database), [(0, 'resuelta', T0 + SILENCE, T0 + 381_000)])

    def test_until_it_goes_on_elsewhere(self):
        database, topic, group = Postgres(), make_topic(kafka(), fresh('silencio'), 2), fresh('g')
        self.send(topic, (0, 1, 'ARG', 120), (1, 380, 'ARG', 120), (0, 390, 'BRA', 1))
        self.assertEqual(self.alerts(topic, group, database), [(0, 'resuelta', T0 + SILENCE, T0 + 380_000), (1, 'activa', None, None)])


if __name__ == '__main__':
    main()
