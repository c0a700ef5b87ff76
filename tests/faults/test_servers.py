#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Servers that go away and come back, or refuse: said clearly on stderr, survived, nothing lost."""
import json
import shutil
import subprocess

import confluent_kafka

from compare import require_equal
from recompute import read_topic
from support import ROOT, Postgres, Sqlite, TestCase, fresh, kafka, main, make_topic, needs, say, start, wait_for


def server(script, action, *options):
    result = subprocess.run([str(ROOT / 'scripts' / script), action, *map(str, options)], capture_output=True, text=True, timeout=120)
    if result.returncode != 0:
        raise AssertionError(f'{script} {action}: {result.stderr}')


def free_port():
    return subprocess.run(['bash', '-c', f'. {ROOT}/scripts/lib.sh; free_port'], capture_output=True, text=True, check=True).stdout.strip()


def ends(brokers, topic):
    consumer = confluent_kafka.Consumer({'bootstrap.servers': brokers, 'group.id': 'ends'})
    try:
        partitions = consumer.list_topics(topic, timeout=30).topics[topic].partitions
        return sum(consumer.get_watermark_offsets(confluent_kafka.TopicPartition(topic, number), timeout=30)[1] for number in partitions)
    finally:
        consumer.close()


def stored(database):
    rows = database.rows('SELECT siguiente_offset FROM progreso')
    return sum(row[0] or 0 for row in rows) if rows else 0


class Away(TestCase):
    def work(self, brokers, topic, database):
        return start(self, 'work', '--brokers', brokers, '--topic', topic, '--group', fresh('faltas'), '--database', database.url)

    def require_complete(self, worker, brokers, topic, database):
        wait_for(lambda: stored(database) == ends(brokers, topic), 90, 'all of the topic is stored')
        self.assertEqual(worker.terminate(), 0, worker.stderr)
        require_equal(self, database, topic, read_topic(brokers, topic))

    def test_database(self):
        brokers = kafka()
        self.directory.chmod(0o755)  # PostgreSQL runs as another user when root runs the tests
        port, data = free_port(), self.directory / 'postgres'
        options = ('--for-tests', '--port', port, '--data', data)
        server('postgres-local', 'start', *options)
        self.addCleanup(server, 'postgres-local', 'stop', '--data', data)
        database = Postgres(f'postgresql://observatorio@127.0.0.1:{port}/observatorio')
        topic = make_topic(brokers, fresh('sin-base'))
        worker = self.work(brokers, topic, database)
        simulated = start(self, 'simulate', '--brokers', brokers, '--topic', topic, '--rate', 4000, '--count', 24_000)
        wait_for(lambda: stored(database) > 0, 60, 'the first commit')
        server('postgres-local', 'stop', '--data', data)
        wait_for(lambda: port in worker.stderr, 60, 'the trouble on stderr')
        before = ends(brokers, topic)
        wait_for(lambda: ends(brokers, topic) > before + 4000 or not simulated.running(), 60, 'events while the database is away')
        server('postgres-local', 'start', *options)
        simulated.succeed(60)
        say('said: ' + worker.stderr.strip().replace('\n', ' | '))
        self.require_complete(worker, brokers, topic, database)

    def test_broker(self):
        port, data = free_port(), self.directory / 'kafka'
        options = ('--no-topics', '--port', port, '--data', data)
        server('kafka-local', 'start', *options)
        self.addCleanup(server, 'kafka-local', 'stop', *options)
        for path in (data, data / 'records', data / 'server.properties'):
            self.assertEqual(path.stat().st_mode & 0o077, 0, f'{path} is its owner\'s alone')
        brokers, database = f'127.0.0.1:{port}', Sqlite(self.directory)
        topic = make_topic(brokers, 'sin-broker')
        worker = self.work(brokers, topic, database)
        send = lambda seed: start(self, 'simulate', '--brokers', brokers, '--topic', topic, '--rate', 0, '--count', 10_000, '--seed', seed).succeed(60)
        send(1)
        wait_for(lambda: stored(database) > 0, 60, 'the first commit')
        server('kafka-local', 'stop', *options)
        wait_for(lambda: port in worker.stderr, 60, 'the trouble on stderr')
        self.assertTrue(worker.running())
        server('kafka-local', 'start', *options)
        send(2)
        say('said: ' + worker.stderr.strip().replace('\n', ' | '))
        self.require_complete(worker, brokers, topic, database)

    def test_broker_that_comes_back_as_another_cluster(self):
        port, data = free_port(), self.directory / 'kafka-otro'
        options = ('--no-topics', '--port', port, '--data', data)
        server('kafka-local', 'start', *options)
        self.addCleanup(server, 'kafka-local', 'stop', *options)
        brokers, database = f'127.0.0.1:{port}', Sqlite(self.directory)
        send = lambda count: start(self, 'simulate', '--brokers', brokers, '--topic', topic, '--rate', 0, '--count', count).succeed(60)
        topic = make_topic(brokers, 'borrado', partitions=1)
        send(500)
        worker = self.work(brokers, topic, database)
        wait_for(lambda: stored(database) == 500, 60, 'the first cluster is read')
        server('kafka-local', 'stop', *options)
        shutil.rmtree(data)
        server('kafka-local', 'start', *options)
        make_topic(brokers, topic, partitions=1)
        send(800)  # more than the old log had
        wait_for(lambda: stored(database) == 1300, 60, 'the second one is read from its beginning')
        rows = database.rows('SELECT cluster, siguiente_offset, contados + tardios FROM progreso ORDER BY 2')
        self.assertEqual([row[1:] for row in rows], [(500, 500), (800, 800)])
        wait_for(lambda: all(cluster in worker.stderr for cluster, *_ in rows), 30, 'both ids are said')
        self.assertEqual(worker.terminate(), 0, worker.stderr)


class Refused(TestCase):
    def require_said(self, *arguments, words, ends_itself=None):
        """Within a minute stderr says it; then the program ends by itself, or cleanly when asked."""
        worker = start(self, 'work', *arguments)
        wait_for(lambda: all(word in worker.stderr for word in words) or not worker.running(), 60, f'{words} on stderr')
        for word in words:
            self.assertIn(word, worker.stderr)
        status = worker.wait(60) if ends_itself else worker.terminate()
        self.assertIn(status, (1,) if ends_itself else (0, 1), worker.stderr)
        say('said: ' + worker.stderr.strip().replace('\n', ' | '))

    def test_nobody_listens(self):
        self.require_said('--brokers', '127.0.0.1:1', '--topic', 'x', '--database', Sqlite(self.directory).url, words=['127.0.0.1:1'])

    def test_authentication(self):
        brokers = needs('OBSERVATORIO_TEST_KAFKA_SASL')
        self.require_said('--brokers', brokers, '--topic', 'x', '--database', Sqlite(self.directory).url, words=[brokers])

    def test_unknown_topic(self):
        topic = fresh('no-existe')
        arguments = ('--brokers', kafka(), '--topic', topic, '--group', fresh('g'), '--database', Sqlite(self.directory).url)
        self.require_said(*arguments, words=[topic])
        self.require_said(*arguments, '--until-end', words=[topic], ends_itself=True)

    def test_unknown_topic_beside_a_known_one(self):
        known, unknown = make_topic(kafka(), fresh('existe')), fresh('no-existe')
        start(self, 'simulate', '--brokers', kafka(), '--topic', known, '--count', 100, '--rate', 0).succeed(60)
        database = Sqlite(self.directory)
        worker = start(self, 'work', '--brokers', kafka(), '--topic', known, '--topic', unknown, '--group', fresh('g'), '--database', database.url)
        wait_for(lambda: stored(database) == 100, 60, 'the known topic is read')
        wait_for(lambda: unknown in worker.stderr, 60, 'the missing one is said')
        make_topic(kafka(), unknown)
        start(self, 'simulate', '--brokers', kafka(), '--topic', unknown, '--count', 50, '--rate', 0).succeed(60)
        wait_for(lambda: stored(database) == 150, 60, 'and read once it is there')
        self.assertEqual(worker.terminate(), 0, worker.stderr)
        self.assertEqual(worker.stderr.count('has no topic'), 1, 'said once: ' + worker.stderr)

    def test_simulate_without_broker(self):
        program = start(self, 'simulate', '--brokers', '127.0.0.1:1', '--count', 3, '--rate', 0)
        wait_for(lambda: '127.0.0.1:1' in program.stderr or not program.running(), 30, 'the trouble on stderr')
        self.assertTrue(program.running(), 'the broker may still come')
        self.assertEqual(program.wait(90), 1, program.stderr)
        self.assertIn('127.0.0.1:1', program.stderr)
        report = json.loads(program.stdout or '{}')
        self.assertEqual(report.get('delivered', 0), 0)


if __name__ == '__main__':
    main()
