#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Produces records whose contents follow from their partition and number, and writes the ledger that judge.py reads: what the
broker acknowledged, at which offsets. Never two producers for one topic.

Commands on stdin, each answered by its own line on stdout once it is done: `partitions N`, `rate N` (records a second, 0: as
fast as it goes), `abort N` (N records to each partition in a transaction that is aborted), `count` (answers with the records
acknowledged), `stop`. The end of stdin is `stop`.
"""
import argparse
import json
import os
import select
import sys
import time

import confluent_kafka

BASE = 1_764_000_000_000
COUNTRIES = 'ARG BRA CHL COL MEX PER URY BOL PRY ECU VEN CRI PAN CUB DOM HND GTM SLV NIC HTI JAM TTO CAN USA'.split()
CHUNK = 5000


def contents(partition, sequence, step):
    """(time, country, indicator, value): seven series, three countries of the partition's own and one for all partitions.
    One in 97 is out of order, one in 211 late, one in 503 malformed; in one minute of four a series is beyond its threshold."""
    elapsed = sequence * step
    time_ms = BASE + elapsed
    if sequence % 211 == 17:
        time_ms -= 300_000
    elif sequence % 97 == 13:
        time_ms -= 20_000
    if sequence % 503 == 11:
        return time_ms, None, None, None
    kind = sequence % 7
    value = (sequence * 37 + partition * 11) % 13
    if kind == 6:
        return time_ms, 'ESP', 'comercio', value
    high = (elapsed // 60_000 + kind) % 4 == 0
    if kind % 2:
        return time_ms, COUNTRIES[(3 * partition + kind // 2) % len(COUNTRIES)], 'desempleo', value + (20 if high else 0)
    return time_ms, COUNTRIES[(3 * partition + kind // 2) % len(COUNTRIES)], 'inflacion', value + (90 if high else 0)


class Texts(dict):
    """(country, indicator, value) -> the record's bytes; there are few hundred different ones."""

    def __missing__(self, key):
        country, indicator, value = key
        text = b'{"pais":' if country is None else \
            json.dumps({'pais': country, 'indicador': indicator, 'valor': value}, separators=(',', ':')).encode()
        return self.setdefault(key, text)


class Ledgered:
    def __init__(self, options):
        self.options, self.texts = options, Texts()
        self.producer = confluent_kafka.Producer({
            'bootstrap.servers': options.brokers, 'enable.idempotence': True, 'acks': 'all', 'message.timeout.ms': 0, 'linger.ms': 5,
            'compression.type': 'lz4', 'batch.num.messages': 20_000, 'batch.size': 1_000_000, 'queue.buffering.max.messages': 400_000,
            'reconnect.backoff.max.ms': 200, 'log_level': 0, 'statistics.interval.ms': 0})
        self.ledger = open(options.ledger, 'a', encoding='utf-8', buffering=1)
        self.partitions, self.rate = options.partitions, options.rate
        self.next = {}
        self.acknowledged = 0

    def chunk(self, partition, count):
        first = self.next.get(partition, 0)
        step, texts, topic = self.options.step, self.texts, self.options.topic
        offsets = []

        def delivered(error, message):
            if error:
                sys.exit(f'not delivered: {error}')
            offsets.append(message.offset())
            if len(offsets) < min(count, 2):
                return
            # Only one producer writes here: the offsets between the first and the last acknowledged one are this run's.
            if offsets[-1] - offsets[0] != count - 1:
                sys.exit(f'{count} records of partition {partition} have the offsets {offsets}: somebody else produces there')
            self.write(partition, offsets[0], first, count)

        for sequence in range(first, first + count):
            time_ms, country, indicator, value = contents(partition, sequence, step)
            more = {'on_delivery': delivered} if sequence in (first, first + count - 1) else {}
            while True:
                try:
                    self.producer.produce(topic, key=country, value=texts[country, indicator, value], partition=partition, timestamp=time_ms, **more)
                    break
                except BufferError:
                    self.producer.poll(0.05)
                except confluent_kafka.KafkaException as error:  # a partition of which this client has not heard yet
                    if error.args[0].code() != confluent_kafka.KafkaError._UNKNOWN_PARTITION:
                        raise
                    self.producer.list_topics(topic, timeout=10)
                    self.producer.poll(0.01)
        self.producer.poll(0)
        self.next[partition] = first + count

    def write(self, partition, offset, sequence, count):
        self.acknowledged += count
        if not self.options.each:
            self.ledger.write(json.dumps({'run': partition, 'offset': offset, 'sequence': sequence, 'count': count, 'step': self.options.step}) + '\n')
            return
        self.ledger.write(''.join(json.dumps([partition, offset + number, *contents(partition, sequence + number, self.options.step)]) + '\n'
                                  for number in range(count)))

    def flush(self):
        while self.producer.flush(1):
            pass

    def abort(self, count):
        self.flush()
        consumer = confluent_kafka.Consumer({'bootstrap.servers': self.options.brokers, 'group.id': 'ends', 'log_level': 0})
        ends = lambda: [consumer.get_watermark_offsets(confluent_kafka.TopicPartition(self.options.topic, partition), timeout=30)[1]
                        for partition in range(self.partitions)]
        before = ends()
        other = confluent_kafka.Producer({'bootstrap.servers': self.options.brokers, 'transactional.id': f'aborted-{self.options.topic}',
                                          'linger.ms': 1, 'log_level': 0})
        other.init_transactions(30)
        other.begin_transaction()
        for partition in range(self.partitions):
            for number in range(count):  # would be seen: values that no other record has
                other.produce(self.options.topic, key='ARG', value=b'{"pais":"ARG","indicador":"inflacion","valor":1000}', partition=partition,
                              timestamp=BASE + number)
        while other.flush(1):
            pass
        other.abort_transaction(30)
        # The broker writes the mark of the abort when it likes: not within a run of ours.
        while any(now <= end + count for now, end in zip(ends(), before)):
            time.sleep(0.01)
        consumer.close()

    def command(self, line):
        word, *number = line.split()
        if word == 'partitions':
            self.partitions = int(number[0])
        elif word == 'rate':
            self.rate = int(number[0])
        elif word == 'abort':
            self.abort(int(number[0]))
        elif word == 'stop':
            self.flush()
        print(f'{self.acknowledged}' if word == 'count' else line, flush=True)
        return word != 'stop'

    def run(self):
        begun, sent, pace = time.monotonic(), 0, self.rate
        pending = b''
        while True:
            ready = select.select([sys.stdin], [], [], 0)[0]
            if ready:
                read = os.read(sys.stdin.fileno(), 4096)
                if not read:
                    self.flush()
                    return
                *lines, pending = (pending + read).split(b'\n')
                for line in lines:
                    if not self.command(line.decode()):
                        return
            if self.rate != pace:
                begun, sent, pace = time.monotonic(), 0, self.rate
            if pace:
                due = int((time.monotonic() - begun) * pace) - sent
                if due < max(2 * self.partitions, pace // 50):
                    self.producer.poll(0.005)
                    continue
                count = min(CHUNK, due // self.partitions)
            else:
                count = CHUNK
            for partition in range(self.partitions):
                self.chunk(partition, count)
            sent += count * self.partitions


if __name__ == '__main__':
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ('--brokers', '--topic', '--ledger'):
        parser.add_argument(name, required=True)
    parser.add_argument('--partitions', type=int, default=3)
    parser.add_argument('--rate', type=int, default=0)
    parser.add_argument('--step', type=int, default=1, help="milliseconds of event time between two records of a partition")
    parser.add_argument('--each', action='store_true', help='one line a record instead of one a run')
    Ledgered(parser.parse_args()).run()
