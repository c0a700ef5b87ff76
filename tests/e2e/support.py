# SPDX-License-Identifier: GPL-3.0-or-later
"""What the end to end and fault tests share: the programs, the servers ./test started, databases, deadlines.

The clients here (confluent_kafka, psycopg2, sqlite3) share no code with the project beyond librdkafka.
"""
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest
import uuid

import confluent_kafka
import confluent_kafka.admin
import psycopg2

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get('OBSERVATORIO_BIN', ROOT / 'build/test/bin'))
CTL = str(BIN / 'observatorioctl')
SANITIZED = os.environ.get('OBSERVATORIO_SANITIZED') == 'true'


def needs(variable):
    """The address ./test exports; without it the test is skipped, or fails where CI=true."""
    value = os.environ.get(variable, '')
    if not value:
        if os.environ.get('CI') == 'true':
            raise AssertionError(f'CI=true and {variable} is not set: ./test must start the server')
        raise unittest.SkipTest(f'{variable} is not set; run ./test, which starts the server')
    return value


def kafka():
    return needs('OBSERVATORIO_TEST_KAFKA')


def say(text):
    print(f'    {text}', file=sys.stderr, flush=True)


def wait_for(condition, seconds, what):
    """Polls until condition() is true; returns its value. The deadline only bounds a failure. `what`: its name, or a call that tells it
    as it is then."""
    deadline = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > deadline:
            raise AssertionError(f'after {seconds} s still not: {what() if callable(what) else what}')
        time.sleep(0.005)


class TestCase(unittest.TestCase):
    maxDiff = 4000

    @classmethod
    def setUpClass(cls):
        cls.directory = pathlib.Path(tempfile.mkdtemp(prefix='observatorio-e2e.'))
        cls.addClassCleanup(shutil.rmtree, cls.directory, ignore_errors=True)


def make_topic(brokers, name, partitions=3, **config):
    """A topic whose records stay whatever their timestamps say."""
    admin = confluent_kafka.admin.AdminClient({'bootstrap.servers': brokers})
    config = {'retention.ms': '-1'} | {key.replace('_', '.'): str(value) for key, value in config.items()}
    made = admin.create_topics([confluent_kafka.admin.NewTopic(name, partitions, 1, config=config)])
    made[name].result(timeout=120)
    wait_for(lambda: len(admin.list_topics(topic=name, timeout=10).topics[name].partitions) == partitions, 30, f'topic {name}')
    return name


def add_partitions(brokers, topic, partitions):
    admin = confluent_kafka.admin.AdminClient({'bootstrap.servers': brokers})
    admin.create_partitions([confluent_kafka.admin.NewPartitions(topic, partitions)])[topic].result(timeout=30)
    wait_for(lambda: len(admin.list_topics(topic=topic, timeout=10).topics[topic].partitions) == partitions, 30,
             f'the partitions of {topic}')


def fresh(name):
    return f'{name}-{uuid.uuid4().hex[:8]}'


def produce(brokers, topic, events, **config):
    """events: (key, value bytes or str, timestamp ms or 0[, partition]). Returns when every one is delivered."""
    failures = []
    # With more requests under way, one that a topic just made refuses is overtaken by the next.
    producer = confluent_kafka.Producer({'bootstrap.servers': brokers, 'linger.ms': 1, 'max.in.flight': 1} | config)
    for key, value, timestamp, *partition in events:
        producer.produce(topic, key=key, value=value, timestamp=timestamp, **dict(zip(['partition'], partition)),
                         on_delivery=lambda error, message: failures.append(error) if error else None)
        producer.poll(0)
    if producer.flush(30) or failures:
        raise AssertionError(f'not delivered: {failures}')


def exactly(connection, count):
    """So many bytes of a socket."""
    data = b''
    while len(data) < count:
        more = connection.recv(count - len(data))
        if not more:
            raise AssertionError('the broker ended the connection')
        data += more
    return data


class Sqlite:
    """A database file of a test's own."""

    def __init__(self, directory):
        self.path = str(pathlib.Path(directory) / f'{fresh("db")}.sqlite')
        self.url = f'sqlite:{self.path}'

    def rows(self, query):
        """None while the file or the table does not exist."""
        if not os.path.exists(self.path):
            return None
        connection = sqlite3.connect(f'file:{self.path}?mode=ro', uri=True, timeout=10)
        try:
            return connection.execute(query).fetchall()
        except sqlite3.OperationalError:
            return None
        finally:
            connection.close()

    @staticmethod
    def milliseconds(column):
        return f"CAST(ROUND((julianday({column}) - 2440587.5) * 86400000) AS INTEGER)"


class Postgres:
    """A database of a test's own on the server ./test started (or on another one)."""

    def __init__(self, server=None):
        server = server or needs('OBSERVATORIO_TEST_POSTGRES')
        match = re.fullmatch(r'(postgresql://[^/]+)/(\w+)', server)
        name = fresh('e2e').replace('-', '_')
        connection = psycopg2.connect(server)
        connection.autocommit = True
        connection.cursor().execute(f'CREATE DATABASE {name}')
        connection.close()
        self.url = f'{match[1]}/{name}'

    def rows(self, query):
        """None while the table does not exist or the server is away."""
        try:
            connection = psycopg2.connect(self.url)
        except psycopg2.OperationalError:
            return None
        try:
            cursor = connection.cursor()
            cursor.execute(query)
            return cursor.fetchall()
        except (psycopg2.errors.UndefinedTable, psycopg2.OperationalError):
            return None
        finally:
            connection.close()

    @staticmethod
    def milliseconds(column):
        return f"ROUND(EXTRACT(EPOCH FROM {column}) * 1000)::bigint"


class Program:
    """A running observatorioctl; its output goes to files, so nothing ever blocks on a pipe."""

    def __init__(self, directory, *arguments, program=CTL, env=None, **popen):
        stem = pathlib.Path(directory) / fresh(pathlib.Path(program).name)
        self.stdout_path = stem.with_suffix('.out')
        self.stderr_path = stem.with_suffix('.err')
        self.arguments = [str(argument) for argument in arguments]
        with open(self.stdout_path, 'wb') as out, open(self.stderr_path, 'wb') as err:
            self.process = subprocess.Popen([program, *self.arguments], stdout=out, stderr=err, stdin=subprocess.DEVNULL,
                                            env=os.environ | (env or {}), **popen)

    @property
    def stdout(self):
        return self.stdout_path.read_text(errors='replace')

    @property
    def stderr(self):
        return self.stderr_path.read_text(errors='replace')

    def running(self):
        return self.process.poll() is None

    def wait(self, seconds):
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise AssertionError(f'{self} did not end within {seconds} s; stderr: {self.stderr[-2000:]}') from None

    def succeed(self, seconds):
        status = self.wait(seconds)
        if status != 0:
            raise AssertionError(f'{self} ended with {status}; stderr: {self.stderr[-2000:]}')
        return self

    def kill(self):
        self.process.kill()
        self.process.wait()

    def terminate(self, seconds=30):
        """SIGTERM; the exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.wait(seconds)

    def __str__(self):
        return 'observatorioctl ' + ' '.join(self.arguments)


def start(test, *arguments, **options):
    """A Program that does not outlive the test."""
    program = Program(test.directory, *arguments, **options)
    test.addCleanup(lambda: program.running() and program.kill())
    return program


class Result(unittest.TextTestResult):
    """Says how long each test took."""

    def startTest(self, test):
        super().startTest(test)
        self.begun = time.monotonic()

    def addSuccess(self, test):
        self.stream.write(f'[{time.monotonic() - self.begun:.1f} s] ')
        super().addSuccess(test)


def main():
    unittest.main(testRunner=unittest.TextTestRunner(verbosity=2, resultclass=Result))
