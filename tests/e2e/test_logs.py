#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which log is read, and by whom: a topic that was made anew is another log, whatever its length, and is read only when it is started
anew; --until-end is a question about the topics, not about what the group gave to one program."""
import threading
import time

import confluent_kafka
import confluent_kafka.admin

from support import Sqlite, TestCase, fresh, kafka, main, make_topic, produce, start, wait_for


class Logs(TestCase):
    def send(self, topic, values, partitions=1):
        now = int(time.time() * 1000)
        produce(kafka(), topic, [(b'ARG', f'{{"pais":"ARG","indicador":"inflacion","valor":{value}}}', now + number, number % partitions)
                                 for number, value in enumerate(values)])

    def make_anew(self, topic):
        admin = confluent_kafka.admin.AdminClient({'bootstrap.servers': kafka()})
        admin.delete_topics([topic])[topic].result(timeout=30)
        wait_for(lambda: topic not in admin.list_topics(timeout=10).topics, 30, f'{topic} is gone')
        make_topic(kafka(), topic, partitions=1)

    def work(self, database, group, topics, *more):
        wanted = [argument for topic in topics for argument in ('--topic', topic)]
        return start(self, 'work', '--brokers', kafka(), '--group', group, '--database', database.url, *wanted, *more)

    def held(self, database):
        """Of each log: its topic, how many it is (1, 2, ...), its next offset."""
        rows = database.rows('SELECT topic, cluster, siguiente_offset FROM progreso ORDER BY 1, 2')
        return [(topic, int(log.partition('~')[2] or 1), following) for topic, log, following in rows]

    def counted(self, database):
        return database.rows('SELECT SUM(num_eventos), SUM(suma) FROM metricas_30s')[0]

    def test_a_topic_made_anew(self):
        for name, anew in (('larga', 50), ('corta', 5)):
            with self.subTest(name):
                topic, other, group, database = fresh(name), make_topic(kafka(), fresh('otra'), partitions=1), fresh('registro'), Sqlite(self.directory)
                make_topic(kafka(), topic, partitions=1)
                self.send(topic, [1] * 20)
                self.work(database, group, [topic, other], '--until-end').succeed(60)
                self.assertEqual(self.counted(database), (20, 20))
                self.make_anew(topic)
                self.send(topic, [100] * anew)
                self.send(other, [3] * 7)
                refused = self.work(database, group, [topic, other])
                wait_for(lambda: (other, 1, 7) in self.held(database), 60, 'the other topic is read')
                wait_for(lambda: topic in refused.stderr, 60, 'it is said')
                self.assertEqual(refused.terminate(), 0, refused.stderr)
                self.assertIn('--anew', refused.stderr)
                self.assertEqual(self.counted(database), (27, 41), 'nothing of the new log is counted')
                self.assertEqual(self.work(database, group, [topic, other], '--until-end').wait(60), 1)
                self.work(database, group, [topic, other], '--until-end', '--anew', topic).succeed(60)
                self.assertEqual(self.held(database), sorted([(topic, 1, 20), (topic, 2, anew), (other, 1, 7)]))
                self.assertEqual(self.counted(database), (27 + anew, 41 + 100 * anew))
                self.send(topic, [1000])
                self.work(database, group, [topic, other], '--until-end').succeed(60)
                self.assertEqual(self.held(database), sorted([(topic, 1, 20), (topic, 2, anew + 1), (other, 1, 7)]))

    def test_a_topic_made_anew_while_it_is_read(self):
        topic, group, database = make_topic(kafka(), fresh('viva'), partitions=1), fresh('registro'), Sqlite(self.directory)
        self.send(topic, [1] * 20)
        worker = self.work(database, group, [topic])
        wait_for(lambda: database.rows('SELECT 1 FROM progreso WHERE siguiente_offset = 20'), 60, 'it is read')
        self.make_anew(topic)
        self.send(topic, [100] * 50)
        wait_for(lambda: '--anew' in worker.stderr or not worker.running(), 60, lambda: f'it is said: {worker.stderr}')
        if worker.running():
            worker.terminate()
        self.assertEqual(self.counted(database), (20, 20))

    def beside(self, topic, group):
        """Another member of the group that sorts first, polled by a thread of its own."""
        other = confluent_kafka.Consumer({'bootstrap.servers': kafka(), 'group.id': group, 'group.instance.id': 'aaa', 'client.id': 'la-otra',
                                          'partition.assignment.strategy': 'range', 'enable.auto.commit': False})
        given, done = [], threading.Event()
        other.subscribe([topic], on_assign=lambda consumer, partitions: given.extend(partitions))

        def poll():
            while not done.is_set():
                other.poll(0.1)
            other.close()

        thread = threading.Thread(target=poll)
        thread.start()
        self.addCleanup(lambda: (done.set(), thread.join()))
        wait_for(lambda: given, 60, 'the other member has its share')

    def test_the_end_beside_another_member(self):
        for partitions, own in ((3, 10), (1, 0)):
            with self.subTest(partitions=partitions):
                topic, group, database = make_topic(kafka(), fresh('parte'), partitions=partitions), fresh('junto'), Sqlite(self.directory)
                self.send(topic, [1] * 30, partitions)
                self.beside(topic, group)
                worker = self.work(database, group, [topic], '--until-end')
                self.assertEqual(worker.wait(120), 1, worker.stderr)
                self.assertIn(f'{topic} [0', worker.stderr)
                self.assertIn('is held by la-otra (aaa-', worker.stderr)
                self.assertIn(' at /', worker.stderr)
                self.assertEqual(self.counted(database)[0] or 0, own, 'its own share is stored all the same')


if __name__ == '__main__':
    main()
