#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Workers as machines run them: under a role that owns nothing (packaging/postgresql), and by the command line of the systemd unit."""
import configparser
import json
import os
import pathlib
import re
import shutil
import subprocess
import urllib.parse

import psycopg2

from support import CTL, ROOT, Postgres, TestCase, fresh, kafka, main, make_topic, needs, produce, say, start, wait_for

UNIT = pathlib.Path(os.environ.get('OBSERVATORIO_UNIT', ROOT / 'packaging/systemd/observatorio-worker@.service'))  # or the package's
ROLE, PASSWORD = 'con_clave', 'secreto'
EVENT = '{"pais":"ARG","indicador":"inflacion","valor":50}'


def as_role(database):
    url = urllib.parse.urlsplit(database.url)
    return f'postgresql://{ROLE}@{url.hostname}:{url.port}{url.path}'


def work(database_url, topic, **environment):
    return subprocess.run([CTL, 'work', '--brokers', kafka(), '--topic', topic, '--group', fresh('trabajo'), '--database', database_url, '--until-end'],
                          capture_output=True, text=True, timeout=90, env=os.environ | environment)


class Role(TestCase):
    def setUp(self):
        self.topic = make_topic(kafka(), fresh('rol'), 1)
        self.database = Postgres()
        self.assertEqual(work(self.database.url, self.topic).returncode, 0, 'the owner makes the tables')
        subprocess.run(['psql', '-q', '-v', f'worker={ROLE}', '-f', ROOT / 'packaging/postgresql/worker-role.sql', self.database.url], check=True)
        produce(kafka(), self.topic, [(b'ARG', EVENT, 1_764_000_000_000)] * 10 + [(b'ARG', 'x', 1_764_000_000_000)])

    def owner(self, statement):
        connection = psycopg2.connect(self.database.url)
        connection.autocommit = True
        connection.cursor().execute(statement)
        connection.close()

    def test_works_and_can_do_no_more(self):
        result = work(as_role(self.database), self.topic, PGPASSWORD=PASSWORD)
        self.assertEqual((result.returncode, result.stderr), (0, ''))
        self.assertEqual(self.database.rows('SELECT sum(contados), sum(rechazados) FROM progreso'), [(10, 1)])
        self.assertEqual(self.database.rows('SELECT count(*) FROM alertas'), [(1,)])
        connection = psycopg2.connect(as_role(self.database), password=PASSWORD)
        connection.autocommit = True
        for statement in ('DROP TABLE celdas', 'TRUNCATE celdas', 'ALTER TABLE celdas ADD x integer', 'DELETE FROM migraciones', 'CREATE TABLE x (y integer)',
                          "INSERT INTO migraciones VALUES (99, 'x', 'x')", 'CREATE OR REPLACE VIEW ultimos_valores AS SELECT 1'):
            with self.assertRaises(psycopg2.errors.InsufficientPrivilege, msg=statement):
                connection.cursor().execute(statement)
        connection.close()

    def test_missing_privilege_is_named(self):
        self.owner(f'REVOKE INSERT ON celdas FROM {ROLE}')
        worker = start(self, 'work', '--brokers', kafka(), '--topic', self.topic, '--group', fresh('rol'), '--database', as_role(self.database),
                       env={'PGPASSWORD': PASSWORD})
        wait_for(lambda: 'celdas' in worker.stderr or not worker.running(), 30, 'the table is named')
        say(worker.stderr.strip())
        self.assertIn('celdas', worker.stderr)
        self.assertEqual(self.database.rows('SELECT coalesce(sum(contados), 0) FROM progreso'), [(0,)])


class Unit(TestCase):
    def setUp(self):
        self.unit = configparser.ConfigParser(strict=False, interpolation=None)  # of a repeated key the last one counts
        self.unit.optionxform = str
        self.unit.read(UNIT)
        self.text = UNIT.read_text()

    def expanded(self, text):
        """As systemd expands it for the instance `guardia`, in folders of the test's own."""
        for pattern, value in (('/usr/bin/observatorioctl', CTL), ('/etc/observatorio', str(self.directory / 'etc')), ('%i', 'guardia'),
                               ('%t', str(self.directory / 'run')), ('%S', str(self.directory / 'state')),
                               ('${CREDENTIALS_DIRECTORY}', str(self.directory / 'credentials')),
                               ('${RUNTIME_DIRECTORY}', str(self.directory / 'run/observatorio-worker-guardia'))):
            text = text.replace(pattern, value)
        self.assertNotRegex(text, r'%\w|\$\{')
        return text

    def test_command_line(self):
        for folder in ('etc', 'run/observatorio-worker-guardia', 'state/observatorio', 'credentials'):
            (self.directory / folder).mkdir(parents=True)
        database, topic = Postgres(), make_topic(kafka(), fresh('unidad'), 1)
        self.assertEqual(work(database.url, topic).returncode, 0)
        subprocess.run(['psql', '-q', '-v', f'worker={ROLE}', '-f', ROOT / 'packaging/postgresql/worker-role.sql', database.url], check=True)
        produce(kafka(), topic, [(b'ARG', EVENT, 1_764_000_000_000)] * 10)
        url = urllib.parse.urlsplit(database.url)
        (self.directory / 'etc/guardia.json').write_text(json.dumps({
            'format': 2, 'store': {'kind': 'postgresql', 'host': url.hostname, 'port': url.port, 'user': ROLE, 'database': url.path[1:]},
            'broker': {'embedded': False, 'bootstrapServers': needs('OBSERVATORIO_TEST_KAFKA_SASL_TLS'), 'topics': [topic], 'group': fresh('unidad'),
                       'protocol': 'sasl_ssl', 'username': 'observatorio', 'caFile': needs('OBSERVATORIO_TEST_KAFKA_CERTIFICATES') + '/ca.crt'} | {
                f'{kind}File': needs('OBSERVATORIO_TEST_KAFKA_CERTIFICATES') + f'/client.{end}' for kind, end in (('certificate', 'crt'), ('key', 'key'))}}))
        (self.directory / 'credentials/kafka-password').write_text(f'{PASSWORD}\n')
        (self.directory / 'credentials/pgpass').write_text(f'{url.hostname}:*:*:{ROLE}:{PASSWORD}\n')
        (self.directory / 'credentials/pgpass').chmod(0o440)  # as systemd lends it
        environment = dict(re.findall(r'^Environment=(\w+)=(.*)$', self.text, re.M))
        environment = {name: self.expanded(value) for name, value in environment.items()}
        service = self.unit['Service']
        subprocess.run(self.expanded(service['ExecStartPre']).split(), check=True)
        program, *arguments = self.expanded(service['ExecStart']).split()
        worker = start(self, *arguments, program=program, env=environment)
        wait_for(lambda: database.rows('SELECT sum(contados) FROM progreso') == [(10,)] or not worker.running(), 30, 'ten events are counted')
        self.assertTrue(worker.running(), worker.stderr)
        self.assertEqual(worker.terminate(30), 0, 'SIGTERM, as systemctl stop sends it, is no failure')
        self.assertEqual(worker.stderr, '')

    def test_what_stands_in_for_passwords(self):
        """Without the files systemd lends what SetCredential= says: neither program may stumble over it."""
        lent = dict(re.findall(r'^SetCredential=([\w-]+):(.*)$', self.text, re.M))
        self.assertEqual(set(lent), set(re.findall(r'^LoadCredential=([\w-]+):', self.text, re.M)))
        database, topic = Postgres(), make_topic(kafka(), fresh('unidad'), 1)
        for name, text in lent.items():
            (self.directory / name).write_text(text)
            (self.directory / name).chmod(0o600)
        produce(kafka(), topic, [(b'ARG', EVENT, 1_764_000_000_000)])
        result = subprocess.run([CTL, 'work', '--brokers', kafka(), '--topic', topic, '--group', fresh('g'), '--database', database.url, '--until-end',
                                 '--password-file', self.directory / 'kafka-password'], capture_output=True, text=True, timeout=60,
                                env=os.environ | {'PGPASSFILE': str(self.directory / 'pgpass')})
        self.assertEqual((result.returncode, result.stderr), (0, ''))

    def test_systemd_accepts_it(self):
        if not shutil.which('systemd-analyze'):
            self.skipTest('no systemd-analyze')
        path = self.directory / UNIT.name
        path.write_text(self.text.replace('/usr/bin/observatorioctl', CTL))
        verified = subprocess.run(['systemd-analyze', 'verify', '--man=no', path], capture_output=True, text=True, timeout=60)
        self.assertEqual((verified.returncode, verified.stderr), (0, ''))
        rated = subprocess.run(['systemd-analyze', 'security', '--offline=true', '--threshold=20', path], capture_output=True, text=True, timeout=60)
        self.assertEqual(rated.returncode, 0, rated.stdout)
        say(rated.stdout.strip().splitlines()[-1].strip())


if __name__ == '__main__':
    main()
