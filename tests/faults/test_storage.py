#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Databases that cannot be opened or written: a clear message, no crash, nothing lost."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import unittest

from compare import require_equal
from recompute import read_topic
from support import CTL, SANITIZED, Postgres, Sqlite, TestCase, fresh, kafka, main, make_topic, needs, say, start, wait_for

SIMULATED = 20_000


def can_mount():
    return subprocess.run(['unshare', '-m', 'sh', '-c', 'mount -t tmpfs none /mnt'], capture_output=True).returncode == 0


class CommandLine(TestCase):
    """Of a process that runs: what every user of the machine reads in /proc."""

    def test_a_password_is_taken_out(self):
        for option in (['--database', 'postgresql://ana:secreto@127.0.0.1:1/x'], ['--database=postgresql://127.0.0.1:1/x?user=ana&password=secreto']):
            worker = start(self, 'work', '--brokers', '127.0.0.1:1', *option)
            wait_for(lambda: '127.0.0.1:1/x' in worker.stderr, 60, 'the trouble on stderr')
            line = pathlib.Path(f'/proc/{worker.process.pid}/cmdline').read_bytes()
            self.assertIn(b'work', line)
            self.assertIn(b'ana', line)
            self.assertNotIn(b'secreto', line)
            self.assertNotIn('secreto', worker.stderr)
            self.assertIn('PGPASSWORD', worker.stderr)


    def test_figures_go_after_what_a_stream_has(self):
        for stream, name in (('stdout', 'salida'), ('stderr', 'errores')):
            with open(self.directory / name, 'w+') as file:
                file.write('before\n')
                file.flush()
                result = subprocess.run([CTL, 'work', '--brokers', kafka(), '--topic', make_topic(kafka(), fresh('cifras')), '--group', fresh('g'),
                                         '--database', Sqlite(self.directory).url, '--until-end', '--stats', f'/dev/{stream}'],
                                        timeout=60, **{stream: file})
                self.assertEqual(result.returncode, 0)
                file.seek(0)
                before, figures = file.read().splitlines()
            self.assertEqual((before, json.loads(figures)['consumed']), ('before', 0))

    def test_import_bounds_a_field(self):
        """One of 64 MB takes no more memory than a row may."""
        huge = self.directory / 'qog_bas_ts_jan24.csv'
        with open(huge, 'wb') as file:
            file.write(b'ccodealp,year,"')
            for _ in range(64):
                file.write(b'x' * (1 << 20))
        process = subprocess.Popen([CTL, 'import', str(huge)], stderr=subprocess.PIPE, text=True)
        said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.stderr.close()
        process.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(process.returncode, 1)
        self.assertIn('too long', said)
        if not SANITIZED:
            self.assertLess(usage.ru_maxrss, 60 * 1024, 'kilobytes')


class Storage(TestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.brokers = kafka()
        cls.topic = make_topic(cls.brokers, fresh('almacen'))
        cls.group = fresh('almacen')

    def simulate(self, seed):
        start(self, 'simulate', '--brokers', self.brokers, '--topic', self.topic, '--rate', 0, '--count', SIMULATED, '--seed', seed).succeed(60)

    def arguments(self, url, *more):
        return ('work', '--brokers', self.brokers, '--topic', self.topic, '--group', fresh('almacen'), '--database', url, *more)

    def require_refused(self, url, *words, **options):
        worker = start(self, *self.arguments(url, '--until-end'), **options)
        self.assertEqual(worker.wait(60), 1, worker.stderr)
        for word in words:
            self.assertIn(word, worker.stderr)
        say('said: ' + worker.stderr.strip().replace('\n', ' | '))
        return worker

    def test_wrong_password(self):
        url = re.sub(r'//\w+@', '//con_clave@', needs('OBSERVATORIO_TEST_POSTGRES'))
        worker = self.require_refused(url, 'con_clave', env={'PGPASSWORD': 'esta-no-es'})
        self.assertNotIn('esta-no-es', worker.stderr)

    def test_right_password(self):
        database = Postgres(re.sub(r'//\w+@', '//con_clave:secreto@', needs('OBSERVATORIO_TEST_POSTGRES')).replace('/observatorio', '/postgres'))
        start(self, *self.arguments(database.url.replace(':secreto', ''), '--until-end'), env={'PGPASSWORD': 'secreto'}).succeed(60)

    def test_missing_database(self):
        self.require_refused(re.sub(r'/\w+$', '/no_existe', needs('OBSERVATORIO_TEST_POSTGRES')), 'no_existe')

    def test_nobody_listens(self):
        """It may come: a worker waits for it, and ends when asked."""
        worker = start(self, *self.arguments('postgresql://observatorio@127.0.0.1:1/observatorio'))
        wait_for(lambda: '127.0.0.1:1' in worker.stderr, 60, 'the trouble on stderr')
        self.assertTrue(worker.running(), worker.stderr)
        self.assertIn(worker.terminate(60), (0, 1), worker.stderr)

    def test_bad_url(self):
        self.require_refused('mysql://localhost/x', 'mysql')

    def test_not_a_database(self):
        path = self.directory / 'carta.sqlite'
        path.write_text('Querida Ana: esto no es una base de datos. ' * 50)
        before = path.read_bytes()
        self.require_refused(f'sqlite:{path}', 'carta.sqlite')
        self.assertEqual(path.read_bytes(), before, "somebody's file stays as it was")

    def test_a_file_deleted_under_a_running_worker(self):
        """It is said, and a new file takes all that Kafka still holds."""
        self.simulate(5)
        database = Sqlite(self.directory)
        worker = start(self, *self.arguments(database.url))
        partitions = read_topic(self.brokers, self.topic)
        stored = lambda: sum(row[0] or 0 for row in database.rows('SELECT siguiente_offset FROM progreso') or [])
        wait_for(lambda: stored() == sum(p.next for p in partitions.values()), 60, 'all is stored')
        for end in ('', '-wal', '-shm'):
            pathlib.Path(database.path + end).unlink(missing_ok=True)
        self.simulate(6)
        partitions = read_topic(self.brokers, self.topic)
        wait_for(lambda: stored() == sum(p.next for p in partitions.values()) or not worker.running(), 60, 'all is stored in a new file')
        self.assertTrue(worker.running(), worker.stderr)
        for number in partitions:
            self.assertEqual(worker.stderr.count(f'no longer holds what was stored of {self.topic} [{number}]'), 1, worker.stderr)
        say('said: ' + worker.stderr.strip().replace('\n', ' | '))
        self.assertEqual(worker.terminate(), 0, worker.stderr)
        require_equal(self, database, self.topic, partitions)

    def test_directory_missing(self):
        self.require_refused('sqlite:/proc/no/existe.sqlite', 'existe.sqlite')

    def unprivileged(self):
        """(program, options) that run as a user whom permissions bind: root is not."""
        if os.geteuid() != 0:
            return {}
        # A copy, for the build may lie where only root looks.
        program = shutil.copy(CTL, self.directory)
        self.directory.chmod(0o755)
        home = self.directory / 'home-nobody'
        home.mkdir()
        shutil.chown(home, 'nobody')
        self.home = home
        return {'program': program, 'user': 'nobody', 'group': 'nogroup', 'extra_groups': [],
                'env': {'HOME': str(home), 'XDG_RUNTIME_DIR': str(home), 'XDG_DATA_HOME': str(home)}}

    def test_read_only_file(self):
        options = self.unprivileged()
        folder = self.directory / 'solo-lectura'
        folder.mkdir()
        if options:
            shutil.chown(folder, 'nobody')
        database = Sqlite(folder)
        self.simulate(1)
        start(self, *self.arguments(database.url, '--until-end'), **options).succeed(60)
        self.simulate(2)
        kept = database.rows('SELECT sum(contados) FROM progreso')
        for path in (pathlib.Path(database.path), folder):
            path.chmod(path.stat().st_mode & ~0o222)
        worker = start(self, *self.arguments(database.url), **options)
        wait_for(lambda: pathlib.Path(database.path).name in worker.stderr, 60, 'the trouble on stderr')
        self.assertIn(worker.terminate(60), (0, 1), worker.stderr)
        say('said: ' + worker.stderr.strip().replace('\n', ' | '))
        for path in (folder, pathlib.Path(database.path)):
            path.chmod(path.stat().st_mode | 0o200)
        self.assertEqual(database.rows('SELECT sum(contados) FROM progreso'), kept)
        start(self, *self.arguments(database.url, '--until-end'), **options).succeed(60)
        require_equal(self, database, self.topic, read_topic(self.brokers, self.topic))

    def test_full_disk(self):
        """Full while it works, then there is room again: it goes on by itself and nothing is missing."""
        self.simulate(3)
        disk = self.directory / 'disco'
        disk.mkdir()
        if not can_mount():
            raise unittest.SkipTest('no right to mount a small file system here') if os.environ.get('CI') != 'true' else \
                AssertionError('CI=true and no right to mount a small file system')
        subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=8m', 'observatorio-test', disk], check=True)
        self.addCleanup(subprocess.run, ['umount', '-l', disk], check=True)
        database = Sqlite(disk)
        worker = start(self, *self.arguments(database.url))
        wait_for(lambda: database.rows('SELECT siguiente_offset FROM progreso WHERE siguiente_offset > 0'), 60, 'the first commit')
        filler = disk / 'relleno'
        with open(filler, 'wb', buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                pass  # full, as wanted
        self.simulate(4)
        wait_for(lambda: 'full' in worker.stderr or not worker.running(), 60, 'a full disk on stderr')
        self.assertTrue(worker.running(), worker.stderr)
        say('said: ' + worker.stderr.strip().replace('\n', ' | '))
        filler.unlink()
        partitions = read_topic(self.brokers, self.topic)
        wait_for(lambda: sum(row[0] or 0 for row in database.rows('SELECT siguiente_offset FROM progreso')) == sum(p.next for p in partitions.values()),
                 90, 'all of the topic is stored')
        self.assertEqual(worker.terminate(), 0, worker.stderr)
        require_equal(self, database, self.topic, partitions)


if __name__ == '__main__':
    main()
