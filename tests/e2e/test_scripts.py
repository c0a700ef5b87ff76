#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person meets who cannot be helped: one clear sentence with the way out, and nothing left running."""
import os
import socket
import subprocess

from support import BIN, ROOT, TestCase, main


def call(*arguments, **changed):
    environment = {key: value for key, value in os.environ.items() if key not in ('DISPLAY', 'WAYLAND_DISPLAY', 'QT_QPA_PLATFORM')}
    return subprocess.run([str(ROOT / arguments[0]), *map(str, arguments[1:])], env=environment | changed, capture_output=True, text=True, timeout=60)


class Sentences(TestCase):
    def require_sentence(self, result, *words):
        self.assertEqual(result.returncode, 1, result.stderr)
        self.assertEqual(result.stderr.count('\n'), 1, f'one sentence, not: {result.stderr}')
        for word in words:
            self.assertIn(word, result.stderr)

    def test_no_display(self):
        self.require_sentence(call('run'), 'no display', '--screenshots')

    def test_display_that_does_not_answer(self):
        if not (BIN / 'observatorio').exists():
            self.skipTest('built without the window')
        self.require_sentence(call(BIN / 'observatorio', '--embedded', DISPLAY=':4711', HOME=self.directory), ':4711', '--screenshots')

    def test_unknown_option(self):
        result = call('run', '--frobnicate')
        self.assertEqual(result.returncode, 1)
        self.assertIn('no such option: --frobnicate', result.stderr)
        self.assertIn('--embedded', result.stderr)

    def test_taken_port(self):
        with socket.socket() as taken:
            taken.bind(('127.0.0.1', 0))
            taken.listen()
            port = taken.getsockname()[1]
            for script, way_out in (('scripts/kafka-local', 'OBSERVATORIO_KAFKA_PORT'), ('scripts/postgres-local', 'OBSERVATORIO_POSTGRES_PORT')):
                with self.subTest(script):
                    result = call(script, 'start', '--port', port, '--data', self.directory / script.split('/')[1])
                    self.require_sentence(result, f'port {port} is taken', way_out)

    def test_no_debian(self):
        # Without apt-get in PATH: bash and what the script itself needs.
        tools = self.directory / 'bin'
        tools.mkdir()
        for tool in ('bash', 'dirname', 'env'):
            (tools / tool).symlink_to(f'/usr/bin/{tool}')
        result = subprocess.run(['/usr/bin/bash', str(ROOT / 'scripts/install-dependencies')], env={'PATH': str(tools), 'HOME': '/'},
                                capture_output=True, text=True, timeout=60)
        self.require_sentence(result, 'apt-get', 'README.md')

    def test_present_packages_need_no_network(self):
        result = call('scripts/install-dependencies', 'build', 'test', http_proxy='http://127.0.0.1:1', https_proxy='http://127.0.0.1:1')
        self.assertEqual((result.returncode, result.stdout, result.stderr), (0, '', ''))


if __name__ == '__main__':
    main()
