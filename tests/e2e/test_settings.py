#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One settings file, two programs: `observatorioctl work --settings` on a broker with SASL over TLS, with thresholds and windows of its
own, gives the same tables and the same alerts as the window with the same settings, each in a group and a database of its own."""
import json
import pathlib

import confluent_kafka

from compare import alerts
from support import BIN, Sqlite, TestCase, fresh, main, make_topic, needs, produce, say, start, wait_for

WINDOW = BIN / 'observatorio'
BASE = 1_764_000_000_000  # a whole window of a minute
COUNTRIES = ('ARG', 'VEN', 'CHL', 'ESP', 'PER')
PASSWORD = {'OBSERVATORIO_KAFKA_PASSWORD': 'secreto'}


def events(count):
    """Two indicators that wander through thresholds, some late, some broken."""
    for number in range(count):
        country = COUNTRIES[number % len(COUNTRIES)]
        indicator = ('gini', 'corrupcion')[number // 7 % 2]
        value = 35 + (number * 37 % 400) / 10
        late = 400_000 if number % 50 == 49 else 0
        text = json.dumps({'pais': country, 'indicador': indicator, 'valor': value, 'anio': 2024}) if number % 97 else '{"pais":'
        yield country, text, BASE + number * 100 - late


class SettingsFile(TestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.servers = needs('OBSERVATORIO_TEST_KAFKA_SASL_TLS')
        cls.plain = needs('OBSERVATORIO_TEST_KAFKA')
        cls.authority = str(pathlib.Path(needs('OBSERVATORIO_TEST_KAFKA_CERTIFICATES')) / 'ca.crt')

    def settings(self, topic, database, **engine):
        rule = {'warning': 60, 'critical': 70.5, 'indicator': 'gini'}
        return {
            'format': 2,
            'broker': {'embedded': False, 'bootstrapServers': self.servers, 'protocol': 'sasl_ssl', 'mechanism': 'plain',
                       'username': 'observatorio', 'caFile': self.authority, 'topics': [topic], 'group': fresh('ajustes')},
            'store': {'kind': 'sqlite', 'sqlitePath': database.path},
            'engine': {'window': '1 min', 'watermarkDelay': '90 s'} | engine,
            'rules': [{'id': 'gini-propia'} | rule, {'id': 'gini-chile', 'countries': ['CHL'], 'enabled': False} | rule,
                      {'id': 'corrupcion-media', 'indicator': 'corrupcion', 'basis': 'window-average', 'direction': 'below', 'warning': 56}],
            'publishCorruptionAlerts': False,
            'simulatorRuns': False,
        }

    def write(self, settings):
        path = self.directory / f'{fresh("ajustes")}.json'
        path.write_text(json.dumps(settings, indent=4))
        return path

    def window(self, path):
        home = self.directory / fresh('home')
        home.mkdir(mode=0o700)
        return start(self, '--settings', path, program=str(WINDOW),
                     env=PASSWORD | {'QT_QPA_PLATFORM': 'offscreen', 'HOME': str(home), 'XDG_CONFIG_HOME': str(home / 'config'),
                                     'XDG_DATA_HOME': str(home / 'data'), 'XDG_RUNTIME_DIR': str(home), 'DBUS_SESSION_BUS_ADDRESS': 'disabled:'})

    def tables(self, database):
        ms = database.milliseconds
        return {
            'metricas_30s': database.rows(f'SELECT {ms("ventana_inicio")}, {ms("ventana_fin")}, pais, indicador, num_eventos, suma, minimo, maximo'
                                          ' FROM metricas_30s ORDER BY 1, 3, 4'),
            'metricas_15min': database.rows(f'SELECT {ms("ventana_inicio")}, pais, indicador, num_eventos, suma FROM metricas_15min ORDER BY 1, 2, 3'),
            'eventos_tardios': database.rows(f'SELECT {ms("ventana_inicio")}, pais, indicador, num_eventos, suma FROM eventos_tardios ORDER BY 1, 2, 3'),
            'ultimos_valores': database.rows(f'SELECT pais, indicador, valor, {ms("ts_evento")}, particion, offset_evento FROM ultimos_valores'
                                             ' ORDER BY 1, 2'),
            'progreso': database.rows('SELECT particion, inicio_offset, siguiente_offset, contados, tardios, rechazados, huecos FROM progreso'
                                      ' ORDER BY 1'),
        }

    def test_both_programs_judge_alike(self):
        topic = make_topic(self.plain, fresh('ajustes'), 2)
        count = 4_000
        produce(self.plain, topic, events(count))
        ours, theirs = Sqlite(self.directory), Sqlite(self.directory)
        start(self, 'work', '--settings', self.write(self.settings(topic, ours)), '--until-end', env=PASSWORD).succeed(90)

        window = self.window(self.write(self.settings(topic, theirs)))
        wait_for(lambda: not window.running() or ((theirs.rows('SELECT sum(siguiente_offset) FROM progreso') or [(0,)])[0][0] or 0) >= count, 120,
                 'the window has stored all')
        self.assertTrue(window.running(), window.stderr)
        self.assertEqual(window.stderr, '')
        for table, rows in self.tables(ours).items():
            self.assertEqual(rows, self.tables(theirs)[table], table)
            self.assertTrue(rows, f'{table} holds something')
        found = alerts(ours)
        self.assertEqual(found, alerts(theirs))
        rules = {row[1] for row in found}
        self.assertEqual(rules, {'gini-propia', 'corrupcion-media'}, 'the settings\' own rules, and no default one')
        self.assertNotIn('CHL', {row[2] for row in found if row[1] == 'gini-propia'}, 'a disabled rule mutes')
        window_length = self.tables(ours)['metricas_30s'][0]
        self.assertEqual(window_length[1] - window_length[0], 60_000)
        say(f'{len(found)} alerts, {len(self.tables(ours)["metricas_30s"])} windows')

    def test_options_over_the_file(self):
        """Another topic and no file's database: single options win. Corruption alerts go out without a window."""
        topic = make_topic(self.plain, fresh('opciones'), 1)
        published = make_topic_once(self.plain, 'alertas_corrupcion')
        country = 'VEN'
        produce(self.plain, topic, [(country, json.dumps({'pais': country, 'indicador': 'corrupcion', 'valor': 11}), BASE)])
        file = self.settings('no-such-topic', Sqlite(self.directory), window='30 s')
        file['rules'] = [{'id': 'c', 'indicator': 'corrupcion', 'direction': 'below', 'warning': 50, 'critical': 20}]
        password = self.directory / 'clave'
        password.write_text('secreto\n')
        database = Sqlite(self.directory)
        group = fresh('opciones')
        before = end_of(self.plain, published)
        start(self, 'work', '--settings', self.write(file), '--topic', topic, '--database', database.url, '--group', group, '--publish',
              '--password-file', password, '--until-end').succeed(90)
        self.assertEqual([row[1:5] for row in alerts(database)], [('c', country, 'corrupcion', 'critica')])
        self.assertEqual(end_of(self.plain, published), before + 1)

    def test_what_is_wrong_is_said(self):
        topic = 'x'
        for spoil, words in ((lambda s: s['rules'][0].update(direction='abve'), 'rules[0].direction: "abve" is none of above, below'),
                             (lambda s: s['broker'].update(password='secreto'), 'broker.password: passwords are never in this file'),
                             (lambda s: s['engine'].update(window='\x1b[31m'), 'engine.window')):
            settings = self.settings(topic, Sqlite(self.directory))
            spoil(settings)
            path = self.write(settings)
            for program in (start(self, 'work', '--settings', path, env=PASSWORD), start(self, 'simulate', '--settings', path, env=PASSWORD),
                            self.window(path)):
                self.assertEqual(program.wait(60), 1, program)
                self.assertIn(words, program.stderr)
                self.assertIn(str(path), program.stderr)
                self.assertNotIn('\x1b', program.stderr)
        settings = self.write(self.settings(topic, Sqlite(self.directory)))
        for environment, words in (({}, 'OBSERVATORIO_KAFKA_PASSWORD'), ({'OBSERVATORIO_KAFKA_PASSWORD': 'otra'}, 'refused the user name or password')):
            worker = start(self, 'work', '--settings', settings, '--until-end', env=environment)
            self.assertEqual(worker.wait(60), 1)
            self.assertIn(words, worker.stderr)
            self.assertNotIn('otra', worker.stderr)

    def test_simulate_with_the_file(self):
        topic = make_topic(self.plain, fresh('simulado'), 1)
        settings = self.settings(topic, Sqlite(self.directory)) | {'simulator': {'topic': topic, 'rate': 0, 'indicators': ['gini'], 'seed': 3}}
        start(self, 'simulate', '--settings', self.write(settings), '--count', 50, env=PASSWORD).succeed(60)
        self.assertEqual(end_of(self.plain, topic), 50)


def make_topic_once(brokers, name):
    """A topic that other tests may have made."""
    admin = confluent_kafka.admin.AdminClient({'bootstrap.servers': brokers})
    if name not in admin.list_topics(timeout=10).topics:
        make_topic(brokers, name, 1)
    return name


def end_of(brokers, topic):
    """The sum of the ends of its partitions."""
    consumer = confluent_kafka.Consumer({'bootstrap.servers': brokers, 'group.id': fresh('mira')})
    try:
        partitions = consumer.list_topics(topic, timeout=10).topics[topic].partitions
        return sum(consumer.get_watermark_offsets(confluent_kafka.TopicPartition(topic, number), timeout=10)[1] for number in partitions)
    finally:
        consumer.close()


if __name__ == '__main__':
    main()
