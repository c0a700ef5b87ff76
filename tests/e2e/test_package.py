#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The DEB: built, unpacked (installed where CI=true and root), and started from its launcher by a person who has set nothing: a window
opens on the embedded broker and SQLite with the simulator running, and closing it leaves no process behind."""
import ctypes
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import time

from support import BIN, ROOT, TestCase, main, say, wait_for
from zshcompletion import zsh_offers

BUILD = BIN.parent

# What a person may look for; a test of the options' own module asks for each of them.
OPTIONS_OF = {'observatorioctl': ('--settings', '--brokers', '--password-file', '--until-end', '--watermark', '--rate', '--window-s'),
              'observatorio': ('--settings', '--brokers', '--database', '--language', '--screenshots')}


def run(*command, **options):
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    if result.returncode != 0:
        raise AssertionError(f'{" ".join(map(str, command))} ended with {result.returncode}:\n{(result.stdout + result.stderr)[-3000:]}')
    return result.stdout


def ask_to_close(display, window):
    """What a window manager does when its close button is pressed: WM_DELETE_WINDOW."""
    x11 = ctypes.CDLL('libX11.so.6')
    x11.XOpenDisplay.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
    atom = lambda name: ctypes.c_ulong(x11.XInternAtom(connection, name, 0))

    class ClientMessage(ctypes.Structure):
        _fields_ = [('type', ctypes.c_int), ('serial', ctypes.c_ulong), ('send_event', ctypes.c_int), ('display', ctypes.c_void_p),
                    ('window', ctypes.c_ulong), ('message_type', ctypes.c_ulong), ('format', ctypes.c_int), ('data', ctypes.c_ulong * 5),
                    ('padding', ctypes.c_long * 24)]

    x11.XInternAtom.restype = ctypes.c_ulong
    event = ClientMessage(type=33, window=window, message_type=atom(b'WM_PROTOCOLS').value, format=32)
    event.data[0] = atom(b'WM_DELETE_WINDOW').value
    x11.XSendEvent(connection, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(event))
    x11.XCloseDisplay(connection)


class Package(TestCase):
    def build(self):
        run('cpack', '-G', 'DEB', '--config', BUILD / 'CPackConfig.cmake', '-B', self.directory / 'cpack', cwd=BUILD, timeout=240)
        deb = next((self.directory / 'cpack').glob('*.deb'))
        fields = run('dpkg-deb', '--field', deb)
        say(f'{deb.name}, {deb.stat().st_size / 1e6:.1f} MB')
        depends = next(line for line in fields.splitlines() if line.startswith('Depends:'))
        for library in ('libqt6widgets6', 'libqt6charts6', 'libqt6sql6-sqlite', 'libqt6sql6-psql', 'libqt6svg6', 'librdkafka1', 'libqt6keychain1'):
            self.assertIn(library, depends)
        return deb

    def unpack(self, deb):
        """The tree that holds usr/."""
        if os.environ.get('CI') == 'true' and os.geteuid() == 0:
            self.addCleanup(run, 'apt-get', 'remove', '-y', 'observatorio', timeout=120)
            run('apt-get', 'install', '-y', '--no-install-recommends', deb, env=os.environ | {'DEBIAN_FRONTEND': 'noninteractive'}, timeout=180)
            say('installed with apt-get')
            return pathlib.Path('/')
        root = self.directory / 'root'
        run('dpkg-deb', '-x', deb, root)
        say('unpacked')
        return root

    def require_reference(self, root, program, words, *options):
        """Man page and completion know the program's options: they are made from them."""
        page = root / f'usr/share/man/man1/{program}.1.gz'
        environment = os.environ | {'MANWIDTH': '100', 'LC_ALL': 'C.UTF-8'}
        rendered = subprocess.run(f'zcat {page} | groff -man -Tutf8 -ww -P-c', shell=True, env=environment, capture_output=True, text=True)
        self.assertEqual((rendered.returncode, rendered.stderr), (0, ''))
        text = re.sub('.\b', '', rendered.stdout)  # overstruck letters
        for option in options:
            self.assertIn(option, text, f'{program}.1')
        completion = root / f'usr/share/bash-completion/completions/{program}'

        def complete(*line):
            words = ' '.join(f"'{word}'" for word in (program, *line))
            return run('bash', '-c', f'. {completion}; COMP_WORDS=({words}); COMP_CWORD={len(line)}; _{program}; '
                                     r'printf "%s\n" "${COMPREPLY[@]}"').split()

        for typed, completed in words:
            self.assertEqual(complete(*typed), completed, f'{program} {" ".join(typed)}<TAB>')
            self.assertEqual(zsh_offers(root / 'usr/share/zsh/vendor-completions', ' '.join((program, *typed))), completed, 'zsh')

    def require_unit(self, root):
        """The worker's unit works with the package's program, by its very command line."""
        result = subprocess.run([sys.executable, '-B', ROOT / 'tests/e2e/test_workers.py', 'Unit'], timeout=120, env=os.environ | {
            'OBSERVATORIO_BIN': str(root / 'usr/bin'), 'OBSERVATORIO_UNIT': str(root / 'usr/lib/systemd/system/observatorio-worker@.service')})
        self.assertEqual(result.returncode, 0)

    def display(self):
        receiver, sender = os.pipe()
        server = subprocess.Popen(['Xvfb', '-displayfd', str(sender), '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], pass_fds=[sender],
                                  stderr=subprocess.DEVNULL)
        self.addCleanup(server.wait, 30)
        self.addCleanup(server.terminate)
        os.close(sender)
        with os.fdopen(receiver) as answer:
            return ':' + answer.readline().strip()

    def processes(self):
        """Command lines of whatever was started with this test's home."""
        mark = f'HOME={self.home}'.encode()
        found = {}
        for entry in pathlib.Path('/proc').glob('[0-9]*'):
            try:
                if mark in (entry / 'environ').read_bytes().split(b'\0'):
                    found[int(entry.name)] = (entry / 'cmdline').read_bytes().replace(b'\0', b' ').decode().strip()
            except OSError:
                continue  # it ended meanwhile
        return {pid: line for pid, line in found.items() if line}

    def rows(self, query):
        for path in self.home.rglob('*.sqlite'):
            try:
                connection = sqlite3.connect(f'file:{path}?mode=ro', uri=True, timeout=10)
                try:
                    return connection.execute(query).fetchone()
                finally:
                    connection.close()
            except sqlite3.OperationalError:
                return None
        return None

    def test_first_start(self):
        root = self.unpack(self.build())
        desktop = root / 'usr/share/applications/org.observatorio.observatorio.desktop'
        for path in (desktop, root / 'usr/share/icons/hicolor/scalable/apps/observatorio.svg', root / 'usr/bin/observatorioctl',
                     root / 'usr/share/metainfo/org.observatorio.observatorio.metainfo.xml', root / 'usr/share/doc/observatorio/copyright',
                     root / 'usr/share/observatorio/spark/observatorio_spark.py', root / 'usr/share/observatorio/spark/countries.csv',
                     root / 'usr/share/observatorio/spark/countryaliases.csv',
                     root / 'usr/share/observatorio/postgresql/worker-role.sql'):
            self.assertTrue(path.exists(), path)

        self.require_reference(root, 'observatorioctl',
                               [(['wo'], ['work']), (['work', '--set'], ['--settings']), (['work', '--late-policy', ''], ['drop', 'amend']),
                                (['simulate', '--protocol', 'sasl_s'], ['sasl_ssl']), (['refer'], []),
                                (['database', 'pr'], ['prune']), (['database', 'export', '--windows-days', '3', 'al'], ['alertas'])],
                               'OBSERVATORIO_KAFKA_PASSWORD', *OPTIONS_OF['observatorioctl'])
        self.require_reference(root, 'observatorio', [(['--set'], ['--settings']), (['--language', ''], ['es', 'en'])],
                               *OPTIONS_OF['observatorio'])

        self.require_unit(root)

        display = self.display()
        self.home = self.directory / 'home'
        self.home.mkdir()
        environment = {'HOME': str(self.home), 'DISPLAY': display, 'LANG': 'C.UTF-8', 'PATH': f'{root}/usr/bin:/usr/bin:/bin',
                       'XDG_DATA_DIRS': f'{root}/usr/share:/usr/share', 'XDG_RUNTIME_DIR': str(self.home),
                       'DBUS_SESSION_BUS_ADDRESS': 'disabled:'}  # else gio starts a bus that outlives the test
        self.addCleanup(lambda: [os.kill(pid, 9) for pid in self.processes()])
        begun = time.monotonic()
        # The program keeps gio's outputs open for as long as it runs: files, not pipes that somebody waits on.
        with open(self.directory / 'launch.log', 'w') as log:
            launched = subprocess.run(['gio', 'launch', str(desktop)], env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, timeout=30)
        self.assertEqual(launched.returncode, 0, (self.directory / 'launch.log').read_text())

        def windows():
            found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--class', 'observatorio'], env=environment, capture_output=True, text=True)
            return [int(number) for number in found.stdout.split()]

        wait_for(windows, 60, lambda: f"a window; running: {self.processes()}; said: {(self.directory / 'launch.log').read_text()}")
        say(f'window after {time.monotonic() - begun:.1f} s')
        wait_for(lambda: any(' broker' in line for line in self.processes().values()), 60, 'the embedded broker runs')
        first = wait_for(lambda: (self.rows('SELECT count(*) FROM ultimos_valores') or (0,))[0], 60, 'values in SQLite')
        wait_for(lambda: self.rows('SELECT count(*) FROM ultimos_valores')[0] > first, 60, 'more values: the simulator runs')
        say(f'live data in SQLite after {time.monotonic() - begun:.1f} s')
        consumed = lambda: self.rows('SELECT sum(contados) FROM progreso')[0]
        before = consumed()
        wait_for(lambda: consumed() >= before + 50, 60, 'fifty more events counted')
        picture = BUILD / 'package-window.png'
        run('import', '-window', 'root', picture, env=environment, timeout=60)
        say(f'picture: {picture}')

        def area(window):
            width, height = run('xdotool', 'getwindowgeometry', window, env=environment).split('Geometry: ')[1].strip().split('x')
            return int(width) * int(height)

        ask_to_close(display, max(windows(), key=area))  # toolkits have small helper windows too
        wait_for(lambda: not self.processes(), 30, lambda: f'every process gone after closing: {self.processes()}')


if __name__ == '__main__':
    main()
