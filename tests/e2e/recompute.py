# SPDX-License-Identifier: GPL-3.0-or-later
"""An independent recomputation of what the tables must hold: reads a topic with its own client and applies the rules of
event-time windows per partition in plain Python, sharing nothing with the engine."""
import collections
import csv
import dataclasses
import json
import sys
import time
import unicodedata

import confluent_kafka

from support import ROOT

WINDOW = 30_000
LONG_WINDOW = 900_000
DELAY = 60_000


class Refused(Exception):
    """A record that is rejected, with the project's word for why."""


@dataclasses.dataclass
class Cell:
    count: int = 0
    added: float = 0.0
    low: float = float('inf')
    high: float = float('-inf')

    def add(self, value):
        self.count += 1
        self.added += value
        self.low = min(self.low, value)
        self.high = max(self.high, value)

    def merge(self, other):
        self.count += other.count
        self.added += other.added
        self.low = min(self.low, other.low)
        self.high = max(self.high, other.high)

    @property
    def total(self):
        """What was added, or the largest double where some order of adding it could overflow (docs/tables.md)."""
        if self.count <= 1 or max(-self.low, self.high) <= 1e308 / self.count:
            return self.added
        return sys.float_info.max if self.high >= -self.low else -sys.float_info.max


@dataclasses.dataclass
class Partition:
    start: int
    next: int
    newest: int = None          # the highest event time seen
    counted: int = 0
    late: int = 0
    rejected: int = 0
    gaps: int = 0
    reasons: collections.Counter = dataclasses.field(default_factory=collections.Counter)
    cells: dict = dataclasses.field(default_factory=lambda: collections.defaultdict(Cell))       # (window, pais, indicador)
    late_cells: dict = dataclasses.field(default_factory=lambda: collections.defaultdict(Cell))
    last: dict = dataclasses.field(default_factory=dict)                                         # series -> (time, offset, valor, anio)

    @property
    def read(self):
        return self.next > self.start


def folded(text):
    """As names are compared, as far as these topics' records write them: case, decomposed accents, spaces at the ends, curly apostrophes."""
    return unicodedata.normalize('NFD', unicodedata.normalize('NFD', text).casefold()).replace('\u2019', "'").strip()


def rows_of(name):
    with open(ROOT / 'resources/data' / name, newline='', encoding='utf-8') as file:
        return list(csv.DictReader(file))


def read_countries():
    names = {folded(row[column]): row['iso3'] for row in rows_of('countries.csv') for column in ('iso2', 'name_en', 'name_es', 'iso3')}
    aliases = {folded(row['alias']): row['code'] for row in rows_of('countryaliases.csv') if row['code'].lower() in names}
    names |= aliases
    names.pop('', None)
    return names


COUNTRIES = read_countries()


def refuse_constant(word):
    raise ValueError(word)


DECODER = json.JSONDecoder(parse_constant=refuse_constant)


def parse(raw):
    """(pais, indicador, valor, anio), or Refused."""
    if not raw:
        raise Refused('no-value')
    if len(raw) > 1 << 20:
        raise Refused('too-long')
    try:
        event = DECODER.decode(raw.decode('utf-8').strip(' \t\r\n'))
    except (ValueError, RecursionError):
        raise Refused('not-json') from None
    if not isinstance(event, dict):
        raise Refused('not-an-object')
    pais, indicador, valor, anio = event.get('pais'), event.get('indicador', event.get('tipo')), event.get('valor'), event.get('anio')
    for name, value in (('pais', pais), ('indicador', indicador), ('valor', valor)):
        if value is None or value == '':
            raise Refused(f'no-{name}')
    if not isinstance(pais, str) or not isinstance(indicador, str) or isinstance(valor, bool) or not isinstance(valor, (int, float)) \
            or isinstance(anio, bool) or not isinstance(anio, (int, type(None))):
        raise Refused('wrong-type')
    code = COUNTRIES.get(folded(pais))
    if code is None:
        raise Refused('unknown-country')
    try:
        valor = float(valor)
    except OverflowError:  # an integer of hundreds of digits
        raise Refused('not-finite') from None
    if valor in (float('inf'), float('-inf')):
        raise Refused('not-finite')
    return code, indicador, valor, anio


def step(partition, message):
    offset = message.offset()
    partition.gaps += offset - partition.next
    partition.next = offset + 1
    kind, timestamp = message.timestamp()
    assert kind != confluent_kafka.TIMESTAMP_NOT_AVAILABLE, 'these topics hold no record without a timestamp'
    newest = partition.newest
    try:
        pais, indicador, valor, anio = parse(message.value())
        window = timestamp - timestamp % WINDOW
        if newest is not None and window + WINDOW <= newest - DELAY:
            partition.late += 1
            partition.late_cells[window, pais, indicador].add(valor)
        else:
            partition.counted += 1
            partition.cells[window, pais, indicador].add(valor)
            known = partition.last.get((pais, indicador))
            if known is None or timestamp >= known[0]:
                partition.last[pais, indicador] = (timestamp, offset, valor, anio)
    except Refused as reason:
        partition.rejected += 1
        partition.reasons[str(reason)] += 1
    partition.newest = timestamp if newest is None else max(newest, timestamp)


def read_topic(brokers, topic):
    """{partition number: Partition} of everything the topic holds now."""
    consumer = confluent_kafka.Consumer({'bootstrap.servers': brokers, 'group.id': 'recompute', 'enable.auto.commit': False,
                                         'auto.offset.reset': 'error', 'queued.min.messages': 1_000_000,
                                         'fetch.wait.max.ms': 10})
    try:
        partitions, ends = {}, {}
        for number in consumer.list_topics(topic, timeout=30).topics[topic].partitions:
            low, high = consumer.get_watermark_offsets(confluent_kafka.TopicPartition(topic, number), timeout=30)
            partitions[number] = Partition(low, low)
            ends[number] = high
        consumer.assign([confluent_kafka.TopicPartition(topic, number, partition.start) for number, partition in partitions.items()])
        deadline = time.monotonic() + 240
        while any(partitions[number].next < end for number, end in ends.items()):
            assert time.monotonic() < deadline, 'the topic could not be read in four minutes'
            for message in consumer.consume(20_000, 0.5):
                if message.error():
                    raise AssertionError(message.error())
                if message.offset() < ends[message.partition()]:
                    step(partitions[message.partition()], message)
        return partitions
    finally:
        consumer.close()


def merged(partitions, which, key=lambda cell: cell):
    """Cells of all partitions, in partition order, under key(cell key)."""
    result = collections.defaultdict(Cell)
    for number in sorted(partitions):
        for name, cell in getattr(partitions[number], which).items():
            result[key(name)].merge(cell)
    return result
