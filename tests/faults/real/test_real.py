#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real processes, real faults: each kind once, on both databases at once while records flow; judge.py, which shares no code with
anything here, says whether the tables hold each record once. OBSERVATORIO_KAFKA_VERSION chooses the broker, --kafka4 the 4.x that ./test
fetched; OBSERVATORIO_SEED repeats a run."""
import os
import random
import signal
import sys
import tempfile
import threading
import unittest

import servers  # first: it finds support
import faults
from support import TestCase, fresh, main, needs, say
from world import World

SEED = int(os.environ.get('OBSERVATORIO_SEED', random.SystemRandom().randrange(10**6)))
SESSIONS = ('hand-over', 'take-over', 'zombie')  # each waits for a session to expire: together, and not one after the other
KAFKA4 = '--kafka4' in sys.argv
running = None


def setUpModule():
    global running
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # servers and mounts do not outlive it
    needs('OBSERVATORIO_TEST_KAFKA_JARS')
    if KAFKA4:
        os.environ['OBSERVATORIO_KAFKA_VERSION'] = needs('OBSERVATORIO_TEST_KAFKA4')
    say(f'seed {SEED} (OBSERVATORIO_SEED repeats it), Kafka {os.environ.get("OBSERVATORIO_KAFKA_VERSION", "of scripts/kafka-local")}')
    running = servers.Servers(tempfile.mkdtemp(prefix='observatorio-real.'))
    unittest.addModuleCleanup(running.close)


def at_once(calls):
    """Each call in a thread of its own; the first failure is the caller's."""
    failures = []

    def run(call):
        try:
            call()
        except BaseException as error:
            failures.append(error)
    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


class Real(TestCase):
    def world(self, **options):
        directory = self.directory / fresh('world')
        directory.mkdir()
        world = World(running, directory, **options)
        self.addCleanup(world.close)
        world.begin()
        return world

    def require_exact(self, world):
        world.end()
        status, said = world.judged(world.directory / 'history')
        for line in said.splitlines():
            say(line)
        times = {kind: [round(seconds, 2) for seconds in found] for kind, found in world.recovery.items()}
        say(f'{times}' if times else '')
        self.assertEqual(status, 0, said)

    def happen(self, name):
        """A fault of this kind in a world of its own, on each side to which it can happen."""
        world, choose = self.world(), random.Random(SEED)
        if name in faults.OF_ALL:
            faults.OF_ALL[name](world, choose)
        else:
            sides = [side for side in world.sides if name in faults.possible(side)]
            if not sides:
                self.skipTest('no right to mount a small file system here')
            at_once([lambda side=side: faults.OF_A_SIDE[name](side, choose) for side in sides])
        self.require_exact(world)

    def test_what_waits_for_a_session(self):
        at_once([lambda kind=kind: self.happen(kind) for kind in SESSIONS])


for kind in (kind for kind in faults.OF_A_SIDE | faults.OF_ALL if kind not in SESSIONS):
    setattr(Real, 'test_' + kind.replace(' ', '_').replace('-', '_'), lambda self, kind=kind: self.happen(kind))


if __name__ == '__main__':
    sys.argv = [argument for argument in sys.argv if argument != '--kafka4']
    main()
