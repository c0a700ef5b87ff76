#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Brokers that are not what they were: restored from a snapshot, or telling no cluster id."""
import shutil
import socket
import struct
import threading

from support import Sqlite, TestCase, fresh, kafka, main, make_topic, needs, produce, say, start, wait_for
from test_servers import free_port, server

METADATA, FIND_COORDINATOR = 3, 10  # Kafka's numbers of these questions
VALUE = '{"pais":"ARG","indicador":"gini","valor":%s}'


def send(brokers, topic, value, count):
    produce(brokers, topic, [('ARG', VALUE % value, 0)] * count)


def work(test, brokers, topics, database, *more):
    wanted = [argument for topic in topics for argument in ('--topic', topic)]
    return start(test, 'work', '--brokers', brokers, '--group', fresh('copia'), '--database', database.url, *wanted, *more)


def counted(database):
    """{topic: records stored in its newest log}"""
    return dict(database.rows('SELECT topic, SUM(siguiente_offset) FROM progreso GROUP BY topic') or [])


class Restored(TestCase):
    def test_a_log_cut_short_and_then_as_long_or_longer(self):
        """The stored offset fits the restored log, whose records there are others: by length nobody could tell."""
        needs('OBSERVATORIO_TEST_KAFKA_JARS')
        port, data = free_port(), self.directory / 'kafka'
        options = ('--no-topics', '--port', port, '--data', data)
        server('kafka-local', 'start', *options)
        self.addCleanup(server, 'kafka-local', 'stop', *options)
        brokers, topics = f'127.0.0.1:{port}', {'igual': 20, 'larga': 30, 'corta': 10}
        for topic in topics:
            make_topic(brokers, topic, partitions=1)
            send(brokers, topic, 1, 20)
        server('kafka-local', 'stop', *options)
        shutil.copytree(data / 'records', self.directory / 'copy')
        server('kafka-local', 'start', *options)
        for topic in topics:
            send(brokers, topic, 1, 20)
        stopped, runs = Sqlite(self.directory), Sqlite(self.directory)
        work(self, brokers, topics, stopped, '--until-end').succeed(60)
        running = work(self, brokers, topics, runs)
        wait_for(lambda: counted(runs) == {topic: 40 for topic in topics}, 60, 'all is read')
        server('kafka-local', 'stop', *options)
        shutil.rmtree(data / 'records')
        shutil.move(self.directory / 'copy', data / 'records')
        server('kafka-local', 'start', *options)
        for topic, count in topics.items():
            send(brokers, topic, 100, count)
        again = work(self, brokers, topics, stopped)
        for worker in (again, running):
            wait_for(lambda: all(f'{topic} [0] does not hold the records' in worker.stderr for topic in topics) or not worker.running(), 60,
                     lambda: f'each topic is said: {worker.stderr}')
            say('said: ' + worker.stderr.strip().replace('\n', ' | '))
            worker.terminate()
        for database in (stopped, runs):
            self.assertEqual(database.rows('SELECT SUM(num_eventos), SUM(suma) FROM metricas_30s'), [(120, 120)], 'nothing of the other log is counted')


class Nameless:
    """Stands before a broker: what that tells of its cluster has no id, and this address instead of the broker's. For questions
    in the old layout, as librdkafka 2.0 asks them."""

    def __init__(self, target):
        self.target = ('127.0.0.1', int(target.rsplit(':', 1)[1]))
        self.listener = socket.create_server(('127.0.0.1', 0))
        self.port = self.listener.getsockname()[1]
        self.address = f'127.0.0.1:{self.port}'
        threading.Thread(target=self.run, daemon=True).start()

    def run(self):
        while True:
            try:
                client = self.listener.accept()[0]
            except OSError:
                return
            broker, questions = socket.create_connection(self.target), {}  # kind and version, by their number
            for pair in ((client, broker, lambda frame, seen=questions: self.asked(frame, seen)),
                         (broker, client, lambda frame, seen=questions: self.answered(frame, seen))):
                threading.Thread(target=self.forward, args=pair, daemon=True).start()

    @staticmethod
    def forward(source, target, changed):
        try:
            with source.makefile('rb') as stream:
                while len(size := stream.read(4)) == 4:
                    frame = changed(stream.read(struct.unpack('>i', size)[0]))
                    target.sendall(struct.pack('>i', len(frame)) + frame)
        except OSError:
            pass
        for end in (source, target):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    @staticmethod
    def asked(frame, questions):
        kind, version, number = struct.unpack('>hhi', frame[:8])
        if kind in (METADATA, FIND_COORDINATOR):
            questions[number] = kind, version
        return frame

    def answered(self, frame, questions):
        kind, version = questions.pop(struct.unpack('>i', frame[:4])[0], (None, None))
        if kind is None:
            return frame
        assert version <= (8 if kind == METADATA else 2), 'a flexible version: another layout'
        frame = bytearray(frame)
        text = lambda at: at + 2 + max(struct.unpack_from('>h', frame, at)[0], 0)  # where what follows it begins
        if kind == FIND_COORDINATOR:
            at = text(10) if version >= 1 else 6  # after number, throttle time, error and words
            struct.pack_into('>i', frame, text(at + 4), self.port)
            return bytes(frame)
        at = 8 if version >= 3 else 4  # after number and throttle time
        brokers, at = struct.unpack_from('>i', frame, at)[0], at + 4
        for _ in range(brokers):
            at = text(at + 4)
            struct.pack_into('>i', frame, at, self.port)
            at = text(at + 4) if version >= 1 else at + 4
        if version >= 2:
            frame[at:text(at)] = b'\xff\xff'
        return bytes(frame)


class Unnamed(TestCase):
    def test_its_addresses_stand_in(self):
        topic, database, proxy = make_topic(kafka(), fresh('sin-nombre')), Sqlite(self.directory), Nameless(kafka())
        self.addCleanup(proxy.listener.close)
        for round_ in (1, 2):
            send(kafka(), topic, 1, 30)
            worker = work(self, proxy.address, [topic], database, '--until-end').succeed(60)
            self.assertEqual(worker.stderr.count('tells no cluster id'), 1, worker.stderr)
            self.assertEqual(database.rows('SELECT DISTINCT cluster FROM progreso'), [(f'servers:{proxy.address}',)])
            self.assertEqual(counted(database), {topic: 30 * round_}, 'the second run goes on where the first one ended')
        named = work(self, kafka(), [topic], database, '--until-end').succeed(60)
        self.assertIn('from several clusters', named.stderr, 'by its real address it is another one')
        self.assertIn(proxy.address, named.stderr)
        say('said: ' + named.stderr.strip())


if __name__ == '__main__':
    main()
