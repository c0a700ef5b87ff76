#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may what on a real broker: logins by each mechanism, right and wrong, and a user whom ACLs let do one thing and not another. Each
refusal has its own words, `write` or `read`, topic or group."""
import socket
import struct

import confluent_kafka

from support import Sqlite, TestCase, exactly, fresh, kafka, main, make_topic, needs, produce, say, start, wait_for

VALUE = '{"pais":"ARG","indicador":"gini","valor":40.0}'
TOPIC, GROUP, CLUSTER = 2, 3, 4
READ, WRITE, DESCRIBE, IDEMPOTENT_WRITE = 3, 4, 8, 12


def text(value):
    return struct.pack('>h', len(value)) + value.encode()


def allow(user, *rights):
    """rights: (resource type, name, operation). Kafka's CreateAcls (API 30, version 1), for which Debian's client has no call."""
    body = struct.pack('>hhih', 30, 1, 1, -1) + struct.pack('>i', len(rights))
    for kind, name, operation in rights:
        body += struct.pack('>b', kind) + text(name) + struct.pack('>b', 3) + text(f'User:{user}') + text('*') + struct.pack('>bb', operation, 3)
    host, port = kafka().split(':')
    with socket.create_connection((host, int(port)), 30) as broker:
        broker.sendall(struct.pack('>i', len(body)) + body)
        answer = exactly(broker, struct.unpack('>i', exactly(broker, 4))[0])
    count, error = struct.unpack('>ih', answer[8:14])
    if count != len(rights) or error:
        raise AssertionError(f'CreateAcls: {count} answers, the first with error {error}')


class Case(TestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for name, password in (('right', 'secreto'), ('wrong', 'equivocada')):
            (cls.directory / name).write_text(password + '\n')

    def login(self, user, password='right', mechanism='plain', tls=False):
        arguments = ['--brokers', needs('OBSERVATORIO_TEST_KAFKA_SASL_TLS' if tls else 'OBSERVATORIO_TEST_KAFKA_SASL'), '--mechanism', mechanism,
                     '--protocol', 'sasl_ssl' if tls else 'sasl_plaintext', '--user', user, '--password-file', self.directory / password]
        return arguments + (['--ca', needs('OBSERVATORIO_TEST_KAFKA_CERTIFICATES') + '/ca.crt'] if tls else [])

    def work(self, login, topic, *more, group=None, database=None):
        database = database or Sqlite(self.directory)
        return start(self, 'work', *login, '--topic', topic, '--group', group or fresh('permisos'), '--database', database.url, '--until-end', *more)

    def simulate(self, login, topic, count=100):
        return start(self, 'simulate', *login, '--topic', topic, '--rate', 0, '--count', count)

    def require_refused(self, program, *words, never=()):
        """It ends with 1 and has said it once."""
        self.assertEqual(program.wait(90), 1, program.stderr)
        lines = [line for line in program.stderr.splitlines() if all(word in line for word in words)]
        self.assertEqual(len(lines), 1, f'{words} in: {program.stderr}')
        for word in never:
            self.assertNotIn(word, program.stderr)
        say('said: ' + lines[0])


class Logins(Case):
    def test_right_and_wrong_passwords(self):
        for mechanism, tls in (('plain', False), ('scram-sha-256', False), ('scram-sha-256', True), ('scram-sha-512', True)):
            with self.subTest(f'{mechanism}{" over TLS" if tls else ""}'):
                topic, database = make_topic(kafka(), fresh('acceso')), Sqlite(self.directory)
                right, wrong = (self.login('observatorio', password, mechanism, tls) for password in ('right', 'wrong'))
                self.simulate(right, topic).succeed(60)
                self.work(right, topic, database=database).succeed(60)
                self.assertEqual(database.rows('SELECT SUM(siguiente_offset) FROM progreso'), [(100,)])
                self.require_refused(self.work(wrong, topic), 'user name or password', 'observatorio@', never=('equivocada', 'secreto'))
                sender = self.simulate(wrong, topic)
                wait_for(lambda: 'user name or password' in sender.stderr or not sender.running(), 60, lambda: sender.stderr)
                sender.kill()
                self.assertIn('user name or password', sender.stderr)
                self.assertNotIn('equivocada', sender.stderr)

    def test_a_mechanism_that_is_not_offered(self):
        self.require_refused(self.work(self.login('observatorio', mechanism='scram-sha-512'), 'x'), 'SCRAM-SHA-512')


class Rights(Case):
    def topic(self):
        topic = make_topic(kafka(), fresh('permiso'), partitions=1)
        produce(kafka(), topic, [('ARG', VALUE, 0)] * 10)
        return topic

    def allow(self, *rights, to='limitado'):
        """And waits until the broker goes by it."""
        allow(to, *rights)
        user = {'bootstrap.servers': needs('OBSERVATORIO_TEST_KAFKA_SASL'), 'security.protocol': 'SASL_PLAINTEXT', 'sasl.mechanism': 'PLAIN',
                'sasl.username': to, 'sasl.password': 'secreto', 'group.id': 'x', 'log_level': 0}
        consumer = confluent_kafka.Consumer(user)
        self.addCleanup(consumer.close)
        seen = lambda name: name in consumer.list_topics(timeout=30).topics
        for name in {name for kind, name, _ in rights if kind == TOPIC}:
            wait_for(lambda: seen(name), 30, f'{to} sees {name}')

    def test_writing(self):
        """With the right to write elsewhere, as every user of a shared broker has: what is missing is this topic's."""
        other, seen, unseen = self.topic(), self.topic(), self.topic()
        self.allow((TOPIC, other, WRITE), (TOPIC, seen, DESCRIBE))
        login = self.login('limitado')
        self.simulate(login, other).succeed(60)
        for topic in (seen, unseen):
            self.require_refused(self.simulate(login, topic), topic, 'write', never=('read permission', 'to read'))

    def test_writing_without_duplicates(self):
        """The topic is seen: else the broker's refusal of the topic comes first now and then, which is as true."""
        topic = self.topic()
        self.allow((TOPIC, topic, DESCRIBE), to='mudo')
        sender = self.simulate(self.login('mudo'), topic)
        wait_for(lambda: 'without duplicates' in sender.stderr or not sender.running(), 60, lambda: sender.stderr)
        self.assertEqual(sender.terminate(), 1, sender.stderr)
        self.assertIn('without duplicates', sender.stderr)
        self.assertIn('write permission', sender.stderr)
        self.assertNotIn('read', sender.stderr)
        say('said: ' + sender.stderr.strip())

    def test_reading(self):
        seen, unseen, group = self.topic(), self.topic(), fresh('permisos')
        self.allow((TOPIC, seen, DESCRIBE), (GROUP, group, READ))
        for topic in (seen, unseen):
            self.require_refused(self.work(self.login('limitado'), topic, group=group), topic, 'does not let this user read', never=('write', 'no topic'))

    def test_joining_a_group(self):
        topic, group = self.topic(), fresh('permisos')
        self.allow((TOPIC, topic, READ))
        self.require_refused(self.work(self.login('limitado'), topic, group=group), group, 'does not let this user join', never=('no topic', 'read ' + topic))

    def test_the_least_rights_of_a_worker(self):
        topic, group, database = self.topic(), fresh('permisos'), Sqlite(self.directory)
        self.allow((TOPIC, topic, READ), (GROUP, group, READ))
        worker = self.work(self.login('limitado'), topic, group=group, database=database).succeed(60)
        self.assertEqual(worker.stderr, '')
        self.assertEqual(database.rows('SELECT siguiente_offset FROM progreso'), [(10,)])


if __name__ == '__main__':
    main()
