#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each trouble of a worker with its broker has words of its own on stderr, said once, which stay until its cause is gone: one row each."""
import contextlib
import socket
import ssl
import subprocess
import threading
import time

import confluent_kafka

from support import Sqlite, TestCase, fresh, kafka, main, make_topic, needs, produce, say, start, wait_for

VALUE = '{"pais":"ARG","indicador":"gini","valor":40.0}'


def openssl(*arguments):
    subprocess.run(['openssl', *map(str, arguments)], check=True, capture_output=True, timeout=60)


class Server:
    """Accepts connections until it is closed and does with each what `serve` does."""

    def __init__(self, serve):
        self.socket = socket.create_server(('127.0.0.1', 0))
        self.address = '127.0.0.1:%d' % self.socket.getsockname()[1]
        self.serve = serve
        threading.Thread(target=self.run, daemon=True).start()

    def run(self):
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self.socket.accept()
                with connection, contextlib.suppress(OSError, ssl.SSLError):
                    connection.settimeout(5)
                    self.serve(connection)


class Words(TestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        d = cls.directory
        for name in ('ca', 'stranger'):
            openssl('req', '-x509', '-newkey', 'rsa:2048', '-noenc', '-days', 30, '-subj', f'/CN=words {name}', '-keyout', d / f'{name}.key',
                    '-out', d / f'{name}.crt')
        for name, names, days in (('right', 'IP:127.0.0.1', 30), ('other', 'DNS:kafka.example.org', 30), ('expired', 'IP:127.0.0.1', -1)):
            openssl('req', '-newkey', 'rsa:2048', '-noenc', '-subj', f'/CN={name}', '-addext', f'subjectAltName={names}', '-keyout',
                    d / f'{name}.key', '-out', d / f'{name}.csr')
            openssl('x509', '-req', '-in', d / f'{name}.csr', '-CA', d / 'ca.crt', '-CAkey', d / 'ca.key', '-CAcreateserial', '-days', days,
                    '-copy_extensions', 'copy', '-out', d / f'{name}.crt')
        openssl('pkcs12', '-export', '-in', d / 'right.crt', '-inkey', d / 'right.key', '-out', d / 'client.p12', '-passout', 'pass:secreto')
        openssl('pkey', '-in', d / 'right.key', '-aes256', '-passout', 'pass:secreto', '-out', d / 'locked.key')
        (d / 'client.jks').write_bytes(b'\xfe\xed\xfe\xed\0\0\0\2')

    def work(self, brokers, *more, group=None, topic='x', database=None):
        database = database or Sqlite(self.directory)
        return start(self, 'work', '--brokers', brokers, '--topic', topic, '--group', group or fresh('palabras'), '--database', database.url,
                     *more)

    def require_once(self, worker, *words, slow_answers=0):
        """All of them in one line, and that line once; nobody came back meanwhile, but for a broker that was `slow_answers` times said to be away."""
        lines = [line for line in worker.stderr.splitlines() if all(word in line for word in words)]
        self.assertEqual(len(lines), 1, f'{words} in: {worker.stderr}')
        self.assertLessEqual(worker.stderr.count('is back'), slow_answers, worker.stderr)
        say('said: ' + lines[0])

    def require_end(self, worker, *words):
        """The program ends by itself, with 1, and has said it once."""
        self.assertEqual(worker.wait(90), 1, worker.stderr)
        self.require_once(worker, *words)

    def tls_server(self, certificate):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.directory / f'{certificate}.crt', self.directory / f'{certificate}.key')

        def serve(connection):
            with context.wrap_socket(connection, server_side=True) as secured:
                secured.recv(100)
        return Server(serve).address

    def test_address(self):
        for address in ('http://127.0.0.1:9092', '127.0.0.1:9092/x'):
            self.require_end(self.work(address), address, 'host:port')

    def test_certificates(self):
        ca = ('--protocol', 'ssl', '--ca', self.directory / 'ca.crt')
        self.require_end(self.work(self.tls_server('expired'), *ca), 'has expired')
        self.require_end(self.work(self.tls_server('other'), *ca), 'is for another host')
        self.require_end(self.work(self.tls_server('right'), '--protocol', 'ssl', '--ca', self.directory / 'stranger.crt'), 'Nobody whom')

    def test_files(self):
        certificate = ('--certificate', self.directory / 'right.crt')
        for key, words in (('locked.key', 'is encrypted'), ('client.jks', 'JKS'), ('client.p12', 'PKCS#12')):
            worker = self.work('127.0.0.1:1', '--protocol', 'ssl', *certificate, '--key', self.directory / key)
            self.require_end(worker, str(self.directory / key), words)

    def test_tls_to_a_port_without(self):
        self.require_end(self.work(kafka(), '--protocol', 'ssl', '--until-end'), kafka(), 'does not answer in TLS')

    def test_no_tls_to_a_port_with(self):
        brokers = needs('OBSERVATORIO_TEST_KAFKA_TLS')
        self.require_end(self.work(brokers, '--until-end'), brokers, 'ask for TLS or a login')

    def test_a_cut_handshake_is_tried_again(self):
        def serve(connection):
            connection.recv(100)
            connection.sendall(b'\x16\x03\x03\x00\x7a\x02\x00')  # a ServerHello that goes no further
        server = Server(serve)
        worker = self.work(server.address, '--protocol', 'ssl', '--ca', self.directory / 'ca.crt')
        wait_for(lambda: 'while TLS was being agreed on' in worker.stderr, 60, lambda: worker.stderr)
        self.assertTrue(worker.running(), worker.stderr)
        self.require_once(worker, server.address, 'Trying again')

    def test_advertised_elsewhere(self):
        brokers = needs('OBSERVATORIO_TEST_KAFKA_ELSEWHERE')
        self.require_end(self.work(brokers, '--until-end'), 'advertised.listeners', f'{brokers} -> 127.0.0.1:1')

    def test_another_strategy(self):
        topic, group = make_topic(kafka(), fresh('reparto')), fresh('palabras')
        other = confluent_kafka.Consumer({'bootstrap.servers': kafka(), 'group.id': group, 'partition.assignment.strategy': 'cooperative-sticky'})
        self.addCleanup(other.close)
        assigned = []
        other.subscribe([topic], on_assign=lambda consumer, partitions: assigned.extend(partitions))
        wait_for(lambda: other.poll(0.01) is None and assigned, 60, 'the other program is a member')
        worker = self.work(kafka(), '--until-end', group=group, topic=topic)
        wait_for(lambda: other.poll(0.01) is None and not worker.running(), 90, lambda: worker.stderr)
        self.require_end(worker, group, 'another strategy')
        self.assertNotIn('no topic', worker.stderr)

    def member_ids(self, group):
        groups = confluent_kafka.admin.AdminClient({'bootstrap.servers': kafka()}).list_groups(group, timeout=30)
        return [member.id for found in groups for member in found.members]

    def test_fenced(self):
        """A program whose id another one takes goes on in another place; the other one reads nothing of the database."""
        topic, group, database = make_topic(kafka(), fresh('lugar'), partitions=1), fresh('palabras'), Sqlite(self.directory)
        worker = self.work(kafka(), group=group, topic=topic, database=database)
        produce(kafka(), topic, [('ARG', VALUE, 0)] * 10)
        stored = lambda: database.rows('SELECT SUM(siguiente_offset) FROM progreso') or [(0,)]
        wait_for(lambda: stored()[0][0] == 10, 60, 'the first events are stored')
        identity = self.member_ids(group)[0][:-37]  # the rest is a UUID
        rival = confluent_kafka.Consumer({'bootstrap.servers': kafka(), 'group.id': group, 'group.instance.id': identity,
                                          'partition.assignment.strategy': 'range'})
        rival.subscribe([topic])
        wait_for(lambda: rival.poll(0.01) is None and 'took over' in worker.stderr, 60, lambda: worker.stderr)
        wait_for(lambda: rival.poll(0.01) is None and len(set(self.member_ids(group))) == 2, 60, 'both are members')
        rival.close()
        produce(kafka(), topic, [('ARG', VALUE, 0)] * 10)
        wait_for(lambda: stored()[0][0] == 20, 90, lambda: 'the next events are stored: ' + worker.stderr)
        self.assertEqual(worker.terminate(), 0, worker.stderr)
        # A new client says so when its first question is not answered within a second.
        self.require_once(worker, group, 'took over', slow_answers=worker.stderr.count('No Kafka broker answers'))

    def test_no_partition_left(self):
        topic, group = make_topic(kafka(), fresh('sobra'), partitions=1), fresh('palabras')
        first = self.work(kafka(), group=group, topic=topic)
        wait_for(lambda: len(self.member_ids(group)) == 1, 60, 'the first is a member')
        second = self.work(kafka(), group=group, topic=topic)
        wait_for(lambda: 'no partition' in first.stderr + second.stderr, 60, 'one of them says that it reads nothing')
        idle = first if 'no partition' in first.stderr else second
        self.require_once(idle, group, 'gives this program no partition')
        self.assertEqual([first.terminate(), second.terminate()], [0, 0])

    def test_a_clock_behind(self):
        topic, database = make_topic(kafka(), fresh('reloj')), Sqlite(self.directory)
        produce(kafka(), topic, [('ARG', VALUE, int(time.time() * 1000) + 15 * 60_000)] * 50)
        worker = self.work(kafka(), '--until-end', topic=topic, database=database).succeed(90)
        self.require_once(worker, '50', 'from the future', '15 min behind')
        self.assertEqual(database.rows('SELECT SUM(rechazados) FROM progreso'), [(50,)])

    def test_a_producers_clock_ahead(self):
        topic, now = make_topic(kafka(), fresh('reloj'), partitions=1), int(time.time() * 1000)
        produce(kafka(), topic, [('ARG', VALUE, now), ('VEN', VALUE, now + 9 * 60_000)] + [('ARG', VALUE, now)] * 5)
        worker = self.work(kafka(), '--until-end', topic=topic).succeed(90)
        self.require_once(worker, '9 min ahead', f'{topic} [0] offset 1')

    def test_a_deleted_topic_ends_no_other(self):
        stays, goes = make_topic(kafka(), fresh('queda'), partitions=1), make_topic(kafka(), fresh('borrado'), partitions=1)
        database = Sqlite(self.directory)
        worker = self.work(kafka(), '--topic', goes, topic=stays, database=database)
        read = lambda topic: (database.rows(f"SELECT siguiente_offset FROM progreso WHERE topic = '{topic}'") or [(0,)])[0][0]
        for topic in (stays, goes):
            produce(kafka(), topic, [('ARG', VALUE, 0)] * 10)
        wait_for(lambda: read(stays) == read(goes) == 10, 60, 'both are read')
        admin = confluent_kafka.admin.AdminClient({'bootstrap.servers': kafka()})
        admin.delete_topics([goes])[goes].result(timeout=30)
        wait_for(lambda: goes in worker.stderr, 60, 'that it is gone is said')
        produce(kafka(), stays, [('ARG', VALUE, 0)] * 10)
        wait_for(lambda: read(stays) == 20, 60, 'the other one is read on')
        self.require_once(worker, goes)
        admin.delete_topics([stays])[stays].result(timeout=30)
        self.require_end(worker, stays)


if __name__ == '__main__':
    main()
