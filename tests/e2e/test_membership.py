#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs of one group that come back within the session of the one before and want something else than it: the broker
hands them its assignment, but every program reads all that it was asked for, and nothing else."""
from compare import require_equal
from recompute import read_topic
from support import Sqlite, TestCase, add_partitions, fresh, kafka, main, make_topic, start, wait_for

COUNT = 2_000


class Membership(TestCase):
    def topic(self, name, seed):
        topic = make_topic(kafka(), fresh(name))
        self.send(topic, seed)
        return topic

    def send(self, topic, seed):
        start(self, 'simulate', '--brokers', kafka(), '--topic', topic, '--rate', 0, '--count', COUNT, '--seed', seed).succeed(60)

    def work(self, group, database, topics, *more):
        wanted = [argument for topic in topics for argument in ('--topic', topic)]
        return start(self, 'work', '--brokers', kafka(), '--group', group, '--database', database.url, *wanted, *more)

    def require_exactly(self, database, *topics):
        """Of these topics everything, and of others nothing."""
        recomputed = {topic: read_topic(kafka(), topic) for topic in topics}
        progress = database.rows('SELECT topic, particion, siguiente_offset, contados, tardios FROM progreso')
        self.assertEqual(sorted(progress), sorted((topic, number, p.next, p.counted, p.late)
                                                  for topic in topics for number, p in recomputed[topic].items()))
        counted = sum(p.counted for partitions in recomputed.values() for p in partitions.values())
        self.assertEqual(database.rows('SELECT SUM(num_eventos) FROM metricas_30s'), [(counted,)])
        if len(topics) == 1:
            require_equal(self, database, topics[0], recomputed[topics[0]])

    def complete(self, database, topic):
        rows = database.rows(f"SELECT SUM(siguiente_offset) FROM progreso WHERE topic = '{topic}'")
        return rows and (rows[0][0] or 0) >= COUNT

    def test_another_topic(self):
        ta, tb = self.topic('ta', 1), self.topic('tb', 2)
        group, first, second = fresh('regreso'), Sqlite(self.directory), Sqlite(self.directory)
        self.work(group, first, [ta], '--until-end').succeed(60)
        self.work(group, second, [tb], '--until-end').succeed(60)
        self.require_exactly(first, ta)
        self.require_exactly(second, tb)

    def test_a_topic_added_and_taken_away(self):
        ta, tb = self.topic('ta', 3), self.topic('tb', 4)
        group, both, one = fresh('regreso'), Sqlite(self.directory), Sqlite(self.directory)
        self.work(group, both, [ta], '--until-end').succeed(60)
        self.work(group, both, [ta, tb], '--until-end').succeed(60)
        self.require_exactly(both, ta, tb)
        self.work(group, one, [tb], '--until-end').succeed(60)
        self.require_exactly(one, tb)

    def test_more_partitions(self):
        topic = make_topic(kafka(), fresh('crece'), partitions=2)
        group, database = fresh('regreso'), Sqlite(self.directory)
        self.send(topic, 7)
        self.work(group, database, [topic], '--until-end').succeed(60)
        add_partitions(kafka(), topic, 5)
        self.send(topic, 8)
        self.work(group, database, [topic], '--until-end').succeed(60)
        self.assertEqual(len(read_topic(kafka(), topic)), 5)
        self.require_exactly(database, topic)

    def test_who_ends_beside_another_gives_its_partitions_up(self):
        """A place that was kept would be given to the other when the session ends: after this test's deadlines."""
        topic = self.topic('relevo', 9)
        group, database = fresh('relevo'), Sqlite(self.directory)
        claims = lambda: database.rows('SELECT MIN(epoca), SUM(epoca) FROM progreso')
        stays = self.work(group, database, [topic], '--session', '5min')
        wait_for(lambda: self.complete(database, topic), 60, 'the first member reads')
        alone = claims()[0][1]
        leaves = self.work(group, database, [topic], '--session', '5min')
        wait_for(lambda: claims()[0][0] > 1, 60, 'the partitions are dealt out anew')
        self.assertGreater(claims()[0][1], alone)
        leaves.terminate()
        self.send(topic, 10)
        wait_for(lambda: database.rows('SELECT SUM(siguiente_offset) FROM progreso')[0][0] >= 2 * COUNT, 30, 'the other reads them all')
        stays.terminate()
        self.require_exactly(database, topic)

    def test_who_is_killed_comes_back_in_its_place(self):
        """Also where a lower one is free by then; as another member it would wait for its own former session: longer than these deadlines."""
        topic = self.topic('vuelve', 11)
        group, database = fresh('vuelve'), Sqlite(self.directory)
        claims = lambda: database.rows('SELECT MIN(epoca), SUM(epoca) FROM progreso')
        read = lambda: database.rows('SELECT SUM(siguiente_offset) FROM progreso')[0][0]
        first = self.work(group, database, [topic], '--session', '5min')
        wait_for(lambda: self.complete(database, topic), 60, 'the first member reads')
        second = self.work(group, database, [topic], '--session', '5min')
        wait_for(lambda: claims()[0][0] > 1, 60, 'the partitions are dealt out anew')
        dealt = claims()[0][1]
        self.assertEqual(first.terminate(), 0, first.stderr)
        wait_for(lambda: claims()[0][1] > dealt, 30, 'the second has them all')
        second.kill()
        second = self.work(group, database, [topic], '--session', '5min')
        self.send(topic, 12)
        wait_for(lambda: read() >= 2 * COUNT, 30, 'it reads on after it was killed')
        self.assertEqual(second.terminate(), 0, second.stderr)
        second = self.work(group, database, [topic], '--session', '5min')
        self.send(topic, 13)
        wait_for(lambda: read() >= 3 * COUNT, 30, 'it reads on after it ended alone in its group')
        self.assertEqual(second.terminate(), 0, second.stderr)
        self.require_exactly(database, topic)

    def test_a_topic_added_beside_a_member_that_stays(self):
        """The one who returns is not the group's leader: to subscribe again would change nothing."""
        ta, tb = self.topic('ta', 5), self.topic('tb', 6)
        group, database = fresh('regreso'), Sqlite(self.directory)
        shares = lambda: database.rows(f"SELECT SUM(epoca) FROM progreso WHERE topic = '{ta}'")
        stays = self.work(group, database, [ta])
        wait_for(lambda: self.complete(database, ta), 60, 'the first member reads')
        claimed = shares()
        returns = self.work(group, database, [ta])
        wait_for(lambda: shares() > claimed, 60, 'the second member has its share')
        self.assertEqual(returns.terminate(), 0, returns.stderr)
        returns = self.work(group, database, [ta, tb])
        wait_for(lambda: self.complete(database, tb), 60, 'the added topic is read')
        for worker in (returns, stays):
            self.assertEqual(worker.terminate(), 0, worker.stderr)
            self.assertEqual(worker.stderr, '')
        self.require_exactly(database, ta, tb)


if __name__ == '__main__':
    main()
