# SPDX-License-Identifier: GPL-3.0-or-later
"""A Kafka and a PostgreSQL of the faults' own, each reached by workers through a proxy, and what an administrator does there."""
import os
import pathlib
import shutil
import signal
import socket
import struct
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / 'e2e'))

from proxy import Proxy
from support import ROOT, exactly, wait_for


def script(name, action, *options):
    result = subprocess.run([str(ROOT / 'scripts' / name), action, *map(str, options)], capture_output=True, text=True, timeout=180)
    if result.returncode != 0:
        raise AssertionError(f'{name} {action}: {result.stderr}')
    return result.stdout


def free_ports(count):
    return subprocess.run(['bash', '-c', f'. {ROOT}/scripts/lib.sh; free_ports {count}'], capture_output=True, text=True, check=True).stdout.split()


class Servers:
    def __init__(self, directory, version=None):
        """`version`: Kafka's; otherwise what scripts/kafka-local takes."""
        self.directory = pathlib.Path(directory)
        self.directory.chmod(0o755)  # PostgreSQL runs as another user when root runs the tests
        kafka, behind, before, postgres, proxied = free_ports(5)
        self.brokers, self.worker_brokers = f'127.0.0.1:{kafka}', f'127.0.0.1:{before}'
        self.database, self.worker_port = f'postgresql://observatorio@127.0.0.1:{postgres}/observatorio', proxied
        self._kafka = ['--no-topics', '--port', kafka, '--listener', f'PLAINTEXT={behind}:{before}', '--data', self.directory / 'kafka']
        self._kafka += ['--version', version] if version else []
        self._postgres = ['--for-tests', '--port', postgres, '--data', self.directory / 'postgres']
        self.broker_proxy, self.database_proxy = Proxy(before, behind), Proxy(proxied, postgres)
        try:
            self.start_broker()
            self.start_database()
        except BaseException:
            self.close()
            raise

    def start_broker(self):
        script('kafka-local', 'start', *self._kafka)

    def stop_broker(self):
        script('kafka-local', 'stop', *self._kafka)

    def kill_broker(self):
        """What it had not flushed is with the system, which goes on."""
        os.kill(int((self.directory / 'kafka/pid').read_text()), signal.SIGKILL)
        wait_for(lambda: not _answers(self.brokers), 60, 'the broker is gone')

    def start_database(self):
        script('postgres-local', 'start', *self._postgres)

    def stop_database(self):
        script('postgres-local', 'stop', *self._postgres)

    def close(self):
        for proxy in (self.broker_proxy, self.database_proxy):
            proxy.close()
        self.stop_broker()
        self.stop_database()
        shutil.rmtree(self.directory, ignore_errors=True)

    def delete_records(self, topic, partition, before):
        """Kafka's DeleteRecords (API 21, version 1), for which Debian's client has no call. The partition's first offset now."""
        name = topic.encode()
        body = struct.pack('>hhih', 21, 1, 1, -1) + struct.pack('>ih', 1, len(name)) + name + struct.pack('>iiqi', 1, partition, before, 30_000)
        with socket.create_connection(('127.0.0.1', int(self.brokers.split(':')[1])), 30) as broker:
            broker.sendall(struct.pack('>i', len(body)) + body)
            answer = exactly(broker, struct.unpack('>i', exactly(broker, 4))[0])
        low, error = struct.unpack('>qh', answer[-10:])
        if error:
            raise AssertionError(f'DeleteRecords: error {error}')
        return low


def _answers(address):
    host, port = address.split(':')
    try:
        socket.create_connection((host, int(port)), 5).close()
    except OSError:
        return False
    return True
