# SPDX-License-Identifier: GPL-3.0-or-later
"""Every kind of fault, done to a running World. Each returns once records are stored again, having said how long that took.

OF_A_SIDE: of one database and its workers; several may happen to different sides at once. OF_ALL: of what they share.
"""
import signal
import sqlite3
import time

import confluent_kafka

import servers  # noqa: F401  first: it finds support
from support import add_partitions, wait_for

SESSION = 10  # seconds, kafka/client/consumerclient.cpp


def workers(side, count):
    """Exactly so many workers, all with their share."""
    while len(side.workers) > count:
        leave(side, side.workers[-1])
    while len(side.workers) < count:
        claims = sum(epoch for _, epoch in side.known().values())
        side.start()
        wait_for(lambda: side.require_running() or sum(epoch for _, epoch in (side.progress() or {}).values()) > claims, side.world.seconds,
                 f'{side.name}: the new worker has its share')
    side.moved(side.known())


def leave(side, worker):
    """SIGTERM; another one has its partitions."""
    begun = time.monotonic()
    status = worker.terminate(60)
    if status != 0:
        raise AssertionError(f'{side.name}: SIGTERM, status {status}: {worker.stderr[-2000:]}')
    side.forget(worker)
    side.world.recovered('clean hand-over', side.moved(side.known()) - begun)


def kill(side, choose):
    """kill -9, and another start at once: it comes back as the same member, also where a lower place is free by now."""
    worker = choose.choice(side.workers)
    place = side.place(worker)
    worker.kill()
    side.forget(worker)
    before, begun = side.known(), time.monotonic()
    again = side.start()
    side.world.recovered('restart of the same member', side.moved(before) - begun)
    if side.place(again) != place:
        raise AssertionError(f'{side.name}: the worker of place {place} came back in {side.place(again)}')


def join(side, choose):
    workers(side, 2 if len(side.workers) == 1 else 1)


def hand_over(side, choose):
    """SIGTERM to one of two."""
    workers(side, 2)
    leave(side, choose.choice(side.workers))


def take_over(side, choose):
    """kill -9 of one of two, which stays dead."""
    workers(side, 2)
    worker, begun = choose.choice(side.workers), time.monotonic()
    worker.kill()
    side.forget(worker)
    side.world.recovered('take-over after a kill', side.moved(side.known()) - begun)


def zombie(side, choose):
    """SIGSTOP of one of two past its session, then SIGCONT: what it still holds must not be written."""
    workers(side, 2)
    worker = choose.choice(side.workers)
    worker.process.send_signal(signal.SIGSTOP)
    begun = time.monotonic()
    try:
        side.moved(side.known(), SESSION + 25)
    except AssertionError:
        if side.name != 'SQLite' or not side._connection:  # stopped with the file's only lock in its hand
            raise
    wait_for(lambda: time.monotonic() > begun + SESSION + 1, SESSION + 2, 'the session is over')
    worker.process.send_signal(signal.SIGCONT)
    side.moved(side.known())


def cut(side, choose):
    """Every connection to the broker, and to PostgreSQL."""
    before = side.known()
    side.world.servers.broker_proxy.cut()
    if side.name == 'PostgreSQL':
        side.world.servers.database_proxy.cut()
    side.moved(before)


def database_away(side, choose):
    """Nobody is let in to PostgreSQL; somebody else holds SQLite's write lock."""
    proxy = side.world.servers.database_proxy
    if side.name == 'PostgreSQL':
        proxy.refuse(True)
    else:
        lock = sqlite3.connect(side.database.path, timeout=60, isolation_level=None)
        lock.execute('BEGIN IMMEDIATE')
    try:
        before = side.known()
        side.world.wait_for_records(choose.randrange(200, 4000))
    finally:
        begun = time.monotonic()
        if side.name == 'PostgreSQL':
            proxy.refuse(False)
        else:
            lock.execute('ROLLBACK')
            lock.close()
    side.world.recovered('database back → commit', side.moved(before) - begun)


def in_doubt(side, choose):
    """The connection ends right after COMMIT was sent: it arrived, or it did not."""
    proxy = side.world.servers.database_proxy
    for arrives in (True, False):
        count = proxy.doubts
        proxy.doubt(arrives)
        wait_for(lambda: proxy.doubts > count, side.world.seconds, 'a commit that is cut')
        side.moved(side.known())


def full_disk(side, choose):
    path = side.disk / 'filler'
    said = side.said().count('full')
    with open(path, 'wb', buffering=0) as file:
        size = 1 << 20
        while size >= 512:
            try:
                file.write(bytes(size))
            except OSError:
                size //= 2
    wait_for(lambda: side.require_running() or side.said().count('full') > said, side.world.seconds,
             lambda: f'a full disk on stderr, which says {side.said()[-500:]}')
    before, begun = side.known(), time.monotonic()
    path.unlink()
    side.world.recovered('database back → commit', side.moved(before) - begun)


def restart_database(world, choose):
    side = next(side for side in world.sides if side.name == 'PostgreSQL')
    before = side.known()
    world.servers.stop_database()
    side._connection = None
    world.wait_for_records(choose.randrange(200, 2000))
    world.servers.start_database()
    begun = time.monotonic()
    world.recovered('database back → commit', side.moved(before) - begun)


def restart_broker(world, choose):
    """In order, or by kill -9."""
    befores = [side.known() for side in world.sides]
    if choose.random() < 0.5:
        world.servers.stop_broker()
    else:
        world.servers.kill_broker()
    befores = [side.known() for side in world.sides]
    world.servers.start_broker()
    begun = time.monotonic()
    for side, before in zip(world.sides, befores):
        world.recovered('broker restarted → record', side.moved(before) - begun)


def broker_away(world, choose):
    """Workers do not come through to it; records go on."""
    proxy = world.servers.broker_proxy
    proxy.refuse(True)
    world.wait_for_records(choose.randrange(200, 4000))
    befores = [side.known() for side in world.sides]
    begun = time.monotonic()
    proxy.refuse(False)
    for side, before in zip(world.sides, befores):
        world.recovered('broker reachable → record', side.moved(before) - begun)


def abort(world, choose):
    """A transaction that is aborted: its records are in the log and must not be seen."""
    befores = [side.known() for side in world.sides]
    world.tell(f'abort {choose.randrange(1, 200)}')
    for side, before in zip(world.sides, befores):
        side.moved(before)


def grow(world, choose):
    """One more partition."""
    add_partitions(world.servers.brokers, world.topic, world.partitions + 1)
    world.tell(f'partitions {world.partitions + 1}')
    world.partitions += 1
    for side in world.sides:
        side.moved({})


def delete_records(world, choose):
    """Records that no worker has read yet are deleted while none of them runs: only these may be missing."""
    befores = []
    for side in world.sides:
        for worker in list(side.workers):
            worker.kill()
            side.forget(worker)
        if side.name == 'PostgreSQL':
            wait_for(lambda: _alone(side), 60, 'PostgreSQL has ended what killed workers began')
        befores.append(side.known())
    partition = choose.randrange(world.partitions)
    positions = [before[partition][0] for before in befores]
    target = max(positions) + choose.randrange(10, 300)
    wait_for(lambda: _end(world, partition) > target, world.seconds, 'records that nobody has read')
    world.add_what_was_written_twice()
    low = world.servers.delete_records(world.topic, partition, target)
    for side, position in zip(world.sides, positions):
        side.gone.append([partition, position, low])
        side.start()
    for side, before in zip(world.sides, befores):
        side.moved(before)


def _alone(side):
    """Nobody but this process is connected."""
    return side.database.rows('SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_type = '
                              f"'client backend' AND pid <> pg_backend_pid()")[0][0] <= (1 if side._connection else 0)


def _end(world, partition):
    consumer = confluent_kafka.Consumer({'bootstrap.servers': world.servers.brokers, 'group.id': 'ends', 'log_level': 0})
    try:
        return consumer.get_watermark_offsets(confluent_kafka.TopicPartition(world.topic, partition), timeout=30)[1]
    finally:
        consumer.close()


OF_A_SIDE = {'kill': kill, 'join or leave': join, 'hand-over': hand_over, 'take-over': take_over, 'zombie': zombie, 'cut': cut,
             'database away': database_away, 'in doubt': in_doubt, 'full disk': full_disk}
OF_ALL = {'database restarted': restart_database, 'broker restarted': restart_broker, 'broker away': broker_away, 'aborted transaction': abort,
          'partition added': grow, 'records deleted': delete_records}


def possible(side):
    """The kinds that can happen to this side."""
    return [name for name in OF_A_SIDE
            if not (name == 'in doubt' and side.name == 'SQLite') and not (name == 'full disk' and (side.name != 'SQLite' or not side.disk))]
