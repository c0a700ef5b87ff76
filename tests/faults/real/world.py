# SPDX-License-Identifier: GPL-3.0-or-later
"""Workers at a SQLite and a PostgreSQL database while records flow, and how all that is written down for judge.py."""
import collections
import json
import os
import pathlib
import re
import signal
import sqlite3
import subprocess
import sys
import threading
import time

import confluent_kafka
import psycopg2

import servers  # first: it finds support
from support import CTL, Postgres, Program, Sqlite, fresh, make_topic, wait_for

HERE = pathlib.Path(__file__).resolve().parent
JUDGE = HERE.parent / 'judge.py'
RULES = ('inflacion', 'desempleo')


def can_mount():
    return subprocess.run(['unshare', '-m', 'sh', '-c', 'mount -t tmpfs none /mnt'], capture_output=True).returncode == 0


class Side:
    """One database and the group of workers that fill it."""

    def __init__(self, world, name, disk):
        self.world, self.name, self.group = world, name, fresh('grupo')
        self.disk, self.gone, self.workers, self.ended = disk, [], [], []
        self._connection = None
        if name == 'SQLite':
            self.database = Sqlite(disk or world.directory)
            self.url = self.database.url
        else:
            self.database = Postgres(world.servers.database)
            self.url = re.sub(r':\d+/', f':{world.servers.worker_port}/', self.database.url)

    def start(self):
        worker = Program(self.world.directory, 'work', '--brokers', self.world.servers.worker_brokers, '--topic', self.world.topic,
                         '--group', self.group, '--database', self.url)
        self.workers.append(worker)
        return worker

    @staticmethod
    def place(worker):
        """In its group, told by the lock that it holds."""
        def held():
            for file in pathlib.Path(f'/proc/{worker.process.pid}/fd').iterdir():
                try:
                    match = re.search(r'/instance-[0-9a-f]+-(\d+)\.lock$', os.readlink(file))
                except FileNotFoundError:  # closed meanwhile
                    continue
                if match:
                    return match
            return None
        return int(wait_for(held, 60, 'the worker has its place')[1])

    def forget(self, worker):
        """It ended, as it was meant to."""
        self.workers.remove(worker)
        self.ended.append(worker)

    def said(self):
        return ''.join(worker.stderr for worker in self.workers)

    def progress(self):
        """{partition: (next offset, epoch)}; None while the database cannot be asked."""
        try:
            if not self._connection:
                if self.name == 'SQLite':
                    if not os.path.exists(self.database.path):
                        return {}
                    self._connection = sqlite3.connect(f'file:{self.database.path}?mode=ro', uri=True, timeout=0, check_same_thread=False, isolation_level=None)
                else:
                    self._connection = psycopg2.connect(self.database.url)
                    self._connection.autocommit = True
            cursor = self._connection.cursor()
            cursor.execute('SELECT particion, siguiente_offset, epoca FROM progreso')
            return {partition: (following or 0, epoch) for partition, following, epoch in cursor.fetchall()}
        except (sqlite3.OperationalError, psycopg2.errors.UndefinedTable):
            return {}
        except (psycopg2.OperationalError, psycopg2.InterfaceError):
            self._connection = None
            return None

    def known(self):
        return wait_for(lambda: (self.progress(),), 60, f'{self.name} can be asked')[0] or {}

    def require_running(self):
        for worker in self.workers:
            if not worker.running():
                raise AssertionError(f'{self.name}: a worker ended with {worker.process.poll()}: {worker.stderr[-2000:]}')

    def moved(self, before, seconds=60):
        """Waits until each partition of the topic has had a commit since `before`; the moment of the last one."""
        def all_moved():
            now = self.progress() or {}
            return all(partition in now and now[partition][0] > before.get(partition, (0, 0))[0] for partition in range(self.world.partitions))

        def what():
            return f'{self.name}: each of {self.world.partitions} partitions moves on from {before}, now {self.progress()}; said: {self.said()[-1500:]}'
        wait_for(lambda: all_moved() or self.require_running(), seconds, what)
        return time.monotonic()

    def dump(self):
        rows, ms = self.database.rows, self.database.milliseconds
        return {
            'windows': rows(f"SELECT {ms('ventana_inicio')}, pais, indicador, num_eventos, suma, minimo, maximo FROM metricas_30s"),
            'late': rows(f"SELECT {ms('ventana_inicio')}, pais, indicador, num_eventos, suma FROM eventos_tardios"),
            'last': rows(f"SELECT pais, indicador, {ms('ts_evento')}, valor, particion, offset_evento FROM ultimos_valores"),
            'alerts': rows('SELECT regla, pais, particion, offset_evento, severidad, estado, valor_inicio, valor_pico, valor_ultimo,'
                           f" {ms('inicio')}, {ms('fin')}, {ms('ultimo_evento')}, {ms('obsoleta_desde')} FROM alertas"),
            'progress': rows('SELECT particion, inicio_offset, siguiente_offset, contados, tardios, rechazados, sin_tiempo, huecos FROM progreso'),
            'gone': self.gone}


class World:
    def __init__(self, servers_, directory, *, partitions=3, rate=1500, step=100, each=True, disk_size='24m', seconds=60):
        """`rate`: records a second in all; `step`: milliseconds of event time between two of a partition's records."""
        self.servers, self.directory, self.partitions = servers_, pathlib.Path(directory), partitions
        self.ledger, self.seconds = self.directory / 'ledger.jsonl', seconds
        self.recovery, self.faults, self._lock = collections.defaultdict(list), collections.Counter(), threading.Lock()
        self.topic = make_topic(servers_.brokers, fresh('fallas'), partitions)
        self._mounted = None
        if can_mount():
            self._mounted = self.directory / 'disk'
            self._mounted.mkdir()
            subprocess.run(['mount', '-t', 'tmpfs', '-o', f'size={disk_size}', 'observatorio-test', self._mounted], check=True)
        self.sides = [Side(self, 'SQLite', self._mounted), Side(self, 'PostgreSQL', None)]
        self.producer = subprocess.Popen([sys.executable, '-B', str(HERE / 'producer.py'), '--brokers', servers_.brokers, '--topic', self.topic,
                                          '--ledger', str(self.ledger), '--partitions', str(partitions), '--rate', str(rate), '--step', str(step),
                                          *(['--each'] if each else [])], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def begin(self, workers=1):
        for side in self.sides:
            for _ in range(workers):
                side.start()
        for side in self.sides:
            side.moved({})

    def tell(self, command):
        """Has the producer carry out a command; its answer."""
        with self._lock:
            try:
                self.producer.stdin.write(command + '\n')
                self.producer.stdin.flush()
                answer = self.producer.stdout.readline()
            except BrokenPipeError:
                answer = ''
        if not answer:
            raise AssertionError('the producer ended: its last words are on stderr')
        return answer.strip()

    def acknowledged(self):
        return int(self.tell('count'))

    def wait_for_records(self, count, seconds=None):
        target = self.acknowledged() + count
        wait_for(lambda: self.acknowledged() >= target, seconds or self.seconds, f'{count} more records')

    def recovered(self, kind, seconds):
        if seconds > 2:
            print(f'{kind} took {seconds:.2f} s', file=sys.stderr, flush=True)
        with self._lock:
            self.recovery[kind].append(seconds)

    def end(self):
        """No more records; all that was produced is stored, every worker ends as it should."""
        self.tell('stop')
        self.producer.wait(60)
        self.add_what_was_written_twice()
        ends = {}
        for line in self.ledger.open(encoding='utf-8'):
            entry = json.loads(line)
            number, end = (entry['run'], entry['offset'] + entry['count']) if isinstance(entry, dict) else (entry[0], entry[1] + 1)
            ends[number] = max(end, ends.get(number, 0))
        for side in self.sides:
            wait_for(lambda: side.require_running() or all((side.progress() or {}).get(number, (0, 0))[0] >= end for number, end in ends.items()), 600,
                     lambda: f'{side.name}: all is stored up to {ends}, now {side.progress()}; said: {side.said()[-1500:]}')
        for side in self.sides:
            for worker in list(side.workers):
                status = worker.terminate(60)
                if status != 0:
                    raise AssertionError(f'{side.name}: a worker ended with {status}: {worker.stderr[-2000:]}')
                side.forget(worker)

    def add_what_was_written_twice(self):
        """A broker that starts anew judges by the records' times whether it still knows their producer: it has forgotten one whose records are more
        than a day old, as these are. What it had written without a word when it was killed, it then takes once more. Both are in the log, and
        so in the ledger; what an aborted transaction left is in neither. Before records are deleted, too: the log tells no more of these afterwards."""
        known = collections.defaultdict(list)
        for line in self.ledger.open(encoding='utf-8'):
            if not line.endswith('\n'):
                break  # the producer is writing it
            entry = json.loads(line)
            known[entry['run'] if isinstance(entry, dict) else entry[0]].append((entry['offset'], entry['count']) if isinstance(entry, dict) else (entry[1], 1))
        consumer = confluent_kafka.Consumer({'bootstrap.servers': self.servers.brokers, 'group.id': 'ledger', 'enable.auto.commit': False, 'log_level': 0})
        with open(self.ledger, 'a', encoding='utf-8') as ledger:
            for partition, runs in known.items():
                first = consumer.get_watermark_offsets(confluent_kafka.TopicPartition(self.topic, partition), timeout=30)[0]
                following = 0
                for offset, count in sorted(runs):
                    if max(following, first) < offset:
                        self._copy(consumer, partition, max(following, first), offset, ledger)
                    following = offset + count
        consumer.close()

    def _copy(self, consumer, partition, begin, end, ledger):
        consumer.assign([confluent_kafka.TopicPartition(self.topic, partition, begin)])
        while (message := consumer.poll(30)) is not None and not message.error() and message.offset() < end:
            try:
                event = json.loads(message.value())
            except ValueError:
                event = {}
            ledger.write(json.dumps([partition, message.offset(), message.timestamp()[1], *map(event.get, ('pais', 'indicador', 'valor'))]) + '\n')
        if message is None or message.error():
            raise AssertionError(f'partition {partition} cannot be read from {begin} to {end}: {message and message.error()}')

    def write_histories(self, where):
        """A folder a database: the ledger, and what the database says."""
        folders = []
        for side in self.sides:
            folder = pathlib.Path(where) / side.name
            folder.mkdir(parents=True)
            os.link(self.ledger, folder / 'ledger.jsonl')
            (folder / 'dump.json').write_text(json.dumps(side.dump(), default=float))
            folders.append(folder)
        return folders

    def judged(self, where):
        """judge.py's exit status and words; a process a history."""
        running = [subprocess.Popen([sys.executable, '-B', str(JUDGE), str(folder)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
                   for folder in self.write_histories(where)]
        said = [judge.communicate()[0] for judge in running]
        return max(judge.returncode for judge in running), ''.join(said)

    def close(self):
        for side in self.sides:
            for worker in side.workers:
                if worker.running():
                    worker.process.send_signal(signal.SIGCONT)
                    worker.kill()
            side._connection = None
        if self.producer.poll() is None:
            self.producer.kill()
        self.producer.wait()
        if self._mounted:
            subprocess.run(['umount', '-l', self._mounted], check=False)
