# SPDX-License-Identifier: GPL-3.0-or-later
"""Observatorio's counting as a Spark Structured Streaming job: the topics, windows and watermark of a settings file, the tables of
PostgreSQL, each record once. How to run it, and what it leaves to the workers: docs/spark.md."""
from __future__ import annotations

import argparse
import json
import logging
import os
import pathlib
import sys
import time
from collections.abc import Iterable
from typing import Any

import psycopg2
from py4j.protocol import Py4JJavaError
from pyspark.errors import StreamingQueryException
from pyspark.sql import Column, DataFrame, Row, SparkSession, Window
from pyspark.sql import functions as F
from pyspark.sql import types as T
from pyspark.sql.streaming.query import StreamingQuery

import observatorio_records as records
from observatorio_alerttables import AlertTables
from observatorio_settings import Counting, Problem, Settings, kafka_options, kafka_password, read_settings
from observatorio_store import Group, Sample, Store
from observatorio_values import Partition, Progress

EARLIEST_MS, LATEST_MS = -62_104_060_800_000, 253_370_764_799_999  # analytics/domain/eventtime.h
SAMPLES_A_PARTITION = 1_000
PAUSES_S = (1, 2, 4, 8, 15, 30, 60)  # while the database is away
CONNECTOR = 'org.apache.spark:spark-sql-kafka-0-10_2.12'

log = logging.getLogger('observatorio')

_EVENT = T.StructType([
    T.StructField('reason', T.StringType()), T.StructField('pais', T.StringType()), T.StructField('indicador', T.StringType()),
    T.StructField('valor', T.DoubleType()), T.StructField('anio', T.IntegerType()), T.StructField('key_mismatch', T.BooleanType()),
])
_POSITIONS = T.StructType([
    T.StructField('topic', T.StringType()), T.StructField('partition', T.IntegerType()), T.StructField('next_offset', T.LongType()),
    T.StructField('newest_ms', T.LongType()), T.StructField('watermark_ms', T.LongType()),
])


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog='observatorio_spark.py', description='Counts as Observatorio does, on a Spark cluster')
    parser.add_argument('--settings', required=True, metavar='FILE', help='settings file, as the window exports it')
    parser.add_argument('--checkpoint', required=True, metavar='DIR', help='where Spark keeps its progress; a place that outlives the driver')
    parser.add_argument('--until-end', action='store_true', help='stop once everything that is there now is stored')
    parser.add_argument('--max-records', type=int, default=200_000, metavar='N', help='in a batch at most (200000)')
    parser.add_argument('--trigger', default='1 second', metavar='INTERVAL', help='a batch begins so often at most ("1 second")')
    parser.add_argument('--password-file', metavar='FILE', help="its first line is Kafka's password; otherwise OBSERVATORIO_KAFKA_PASSWORD")
    parser.add_argument('--countries', metavar='FILE', help='countries.csv, where it does not lie beside the job; countryaliases.csv lies beside it')
    parser.add_argument('--accept-loss', action='store_true',
                        help='go on where Kafka has deleted records that were not read; they are counted as gaps')
    return parser.parse_args()


def countries_file(given: str | None) -> str:
    here = pathlib.Path(__file__).resolve().parent
    places = [given] if given else [here / 'countries.csv', here.parents[1] / 'resources/data/countries.csv']
    for place in places:
        if os.path.exists(place):
            aliases = pathlib.Path(place).with_name('countryaliases.csv')
            if not aliases.exists():
                raise Problem(f'no {aliases}: the two files belong together')
            return str(place)
    raise Problem(f'no countries.csv at {", ".join(map(str, places))}: give its place with --countries')


# What Kafka has


class Kafka:
    """A look at the topics, through the client that Spark's connector brings."""

    def __init__(self, spark: SparkSession, options: dict[str, str]) -> None:
        jvm: Any = spark.sparkContext._jvm
        self._jvm = jvm
        properties = jvm.java.util.Properties()
        for name, value in (options | {'default.api.timeout.ms': '20000', 'request.timeout.ms': '10000'}).items():
            properties.put(name, value)
        try:
            self._admin = jvm.org.apache.kafka.clients.admin.AdminClient.create(properties)
        except TypeError:
            raise Problem(f"Spark's Kafka connector is missing: give spark-submit --packages {CONNECTOR}:{spark.version}") from None

    def cluster(self) -> str:
        return str(self._admin.describeCluster().clusterId().get())

    def partitions(self, topics: Iterable[str]) -> dict[Partition, range]:
        """Every partition of the topics, with the offsets that it keeps."""
        known = set(self._admin.listTopics().names().get())
        if missing := [topic for topic in topics if topic not in known]:
            raise Problem(f'Kafka has no topic {", ".join(missing)}: make it, or correct broker.topics')
        places = []
        described = self._admin.describeTopics(self._jvm.java.util.ArrayList(list(topics))).allTopicNames().get()
        for topic in topics:
            for number in range(described[topic].partitions().size()):
                places.append(self._jvm.org.apache.kafka.common.TopicPartition(topic, number))
        specs = self._jvm.org.apache.kafka.clients.admin.OffsetSpec
        starts, ends = self._offsets(places, specs.earliest()), self._offsets(places, specs.latest())
        return {place: range(starts[place], ends[place]) for place in ends}

    def _offsets(self, places: Iterable[Any], spec: Any) -> dict[Partition, int]:
        wanted = self._jvm.java.util.HashMap()
        for place in places:
            wanted.put(place, spec)
        found = self._admin.listOffsets(wanted).all().get()
        return {Partition(place.topic(), place.partition()): found[place].offset() for place in found}

    def close(self) -> None:
        self._admin.close()


def require_readable(standing: dict[Partition, Progress], kept: dict[Partition, range], accept_loss: bool) -> None:
    for partition, progress in standing.items():
        following, offsets = progress.next_offset, kept[partition]
        if following is None:
            continue
        if following > offsets.stop:
            raise Problem(f'{partition} ends at {offsets.stop}, but the database has read it up to {following}: this is another log (the topic was '
                          f'made anew, or records were lost)')
        if following < offsets.start and not accept_loss:
            raise Problem(f'{partition} begins at {offsets.start}, but the database has read it only up to {following}: what lay between was deleted '
                          f'before it was read; with --accept-loss the job goes on and counts it as a gap')


def starting_offsets(claimed: dict[Partition, Progress]) -> str:
    """Spark's JSON for a checkpoint that is new: where the database stands; -2 is the beginning."""
    offsets: dict[str, dict[str, int]] = {}
    for (topic, number), progress in claimed.items():
        offsets.setdefault(topic, {})[str(number)] = -2 if progress.next_offset is None else progress.next_offset
    return json.dumps(offsets)


# The judgement of a batch


def judged(batch: DataFrame, positions: DataFrame, read_event: Any, counting: Counting, now_ms: int) -> DataFrame:
    """Each record with its fate. The watermark is the partition's own, and a record is judged before it moves it (ARCHITECTURE.md, The
    life of a record): what becomes of it depends on the records before it in its partition alone, and on no batch."""
    before = Window.partitionBy('topic', 'partition').orderBy('offset').rowsBetween(Window.unboundedPreceding, -1)
    time_ms, event = F.col('time_ms'), F.col('event')
    timed = time_ms >= 0  # Kafka's word for none is -1
    future = (time_ms > LATEST_MS) | (time_ms - counting.futureTolerance > now_ms)
    window_ms = F.when(timed, time_ms - F.expr(f'pmod(time_ms, {counting.window})'))
    watermark_ms = F.greatest('watermark_ms', F.greatest('newest_ms', F.col('newest_before_ms')) - counting.watermarkDelay)
    delay_ms = watermark_ms - (F.col('window_ms') + counting.window)
    fate = (F.when(event.reason.isNotNull() | (timed & future), 'rejected').when(~timed, 'untimed')
            .when(F.coalesce(delay_ms >= 0, F.lit(False)), 'late').otherwise('counted'))
    return (batch
            .select('topic', 'partition', 'offset', 'value', F.expr('unix_millis(timestamp)').alias('time_ms'), read_event('value', 'key').alias('event'))
            .join(F.broadcast(positions), ['topic', 'partition'], 'left')
            .where(F.col('offset') >= F.coalesce('next_offset', F.lit(0)))
            .withColumn('moves_ms', F.when(timed & ~future, time_ms))
            .withColumn('newest_before_ms', F.max('moves_ms').over(before))
            .withColumn('window_ms', window_ms)
            .withColumn('delay_ms', delay_ms)
            .withColumn('fate', fate)
            .withColumn('reason', F.when(F.col('fate') == 'rejected', F.coalesce(event.reason, F.lit('future')))))


def grouped(records_: DataFrame) -> DataFrame:
    """Records with one fate in one place; everything that the tables need, in one pass."""
    in_window = F.col('fate').isin('counted', 'late')

    def where_in_window(column: Column) -> Column:
        return F.when(in_window, column)

    event = F.col('event')
    keys = ['topic', 'partition', 'fate', 'reason']
    return (records_
            .select(*keys, 'offset', 'moves_ms', where_in_window(F.col('delay_ms')).alias('delay_ms'), event.key_mismatch.alias('key_mismatch'),
                    event.valor.alias('valor'), where_in_window(F.col('window_ms')).alias('window_ms'),
                    where_in_window(event.pais).alias('pais'), where_in_window(event.indicador).alias('indicador'),
                    F.struct('time_ms', 'offset', event.valor.alias('valor'), event.anio.alias('anio')).alias('place'))
            .groupBy(*keys, 'window_ms', 'pais', 'indicador')
            .agg(F.count('*').alias('count'), F.sum('valor').alias('sum'), F.min('valor').alias('least'), F.max('valor').alias('greatest'),
                 F.min('offset').alias('first_offset'), F.max('offset').alias('last_offset'), F.max('moves_ms').alias('newest_ms'),
                 F.max('delay_ms').alias('delay_ms'), F.max('place').alias('latest'),
                 F.sum(F.when((F.col('fate') == 'counted') & F.col('key_mismatch'), 1).otherwise(0)).alias('key_mismatches')))


def group_of(row: Row) -> Group:
    return Group(Partition(row.topic, row.partition), row.fate, row.reason, row.window_ms, row.pais, row.indicador, row['count'], row['sum'],
                 row.least, row.greatest, row.first_offset, row.last_offset, row.newest_ms, row.delay_ms, row.key_mismatches,
                 tuple(row.latest) if row.fate == 'counted' else None)


def closers_of(records_: DataFrame, counting: Counting) -> dict[Partition, list[tuple[int, int]]]:
    """Of each partition the records that closed windows: up to which window's end, and their time; in order."""
    rows = (records_.where(F.col('moves_ms').isNotNull())
            .withColumn('watermark_ms', F.col('moves_ms') - counting.watermarkDelay)
            .groupBy('topic', 'partition', F.expr(f'watermark_ms - pmod(watermark_ms, {counting.window})').alias('reached_ms'))
            .agg(F.min(F.struct('offset', 'moves_ms')).alias('first')).collect())
    closers: dict[Partition, list[tuple[int, int]]] = {}
    for row in sorted(rows, key=lambda row: row.first.offset):
        closers.setdefault(Partition(row.topic, row.partition), []).append((row.reached_ms, row.first.moves_ms))
    return closers


def samples_of(records_: DataFrame) -> list[Sample]:
    newest_last = Window.partitionBy('topic', 'partition').orderBy('offset')
    rows = (records_.where(F.col('fate') == 'rejected')
            .withColumn('number', F.row_number().over(newest_last)).where(F.col('number') <= SAMPLES_A_PARTITION)
            .select('topic', 'partition', 'offset', 'reason', F.substring('value', 1, records.MAX_SAMPLE_BYTES + 4).alias('value'), 'time_ms')
            .collect())
    return [Sample(Partition(row.topic, row.partition), row.offset, row.reason, records.sample_text(row.value),
                   row.time_ms if 0 <= row.time_ms <= LATEST_MS else None) for row in rows]


# The stream


class Job:
    """What foreachBatch calls, in the driver."""

    def __init__(self, spark: SparkSession, store: Store, claimed: dict[Partition, Progress], settings: Settings, countries: dict[str, str]) -> None:
        self._spark, self._store, self._settings = spark, store, settings
        self.claimed = claimed
        names = spark.sparkContext.broadcast(countries)
        self._read_event = F.udf(lambda value, key: records.read_event(value, key, names.value), _EVENT)
        self._alerts = AlertTables(settings.rules, settings.counting.window)
        self._query = ''
        self.problem: Exception | None = None

    def process(self, batch: DataFrame, number: int) -> None:
        try:
            self._begin(number)
            self._patiently(batch, number)
        except (Problem, psycopg2.Error) as problem:
            self.problem = problem
            raise

    def _begin(self, number: int) -> None:
        """Once a run: the checkpoint and the database must know each other."""
        if self._query:
            return
        query = self._spark.sparkContext.getLocalProperty('sql.streaming.queryId') or ''
        stored = self._store.last_batch(query)
        if number > 0 and (stored is None or stored < number - 1):
            raise Problem(f'the checkpoint has stored batch {number - 1}, but this database knows of {"none" if stored is None else stored}: it '
                          f'belongs to another database or a newer state of this one. Delete it or name another with --checkpoint; the job '
                          f'then goes on from where the database stands')
        self._query = query

    def _patiently(self, batch: DataFrame, number: int) -> None:
        for pause in PAUSES_S:
            try:
                self._count(batch, number)
                return
            except (psycopg2.OperationalError, psycopg2.InterfaceError) as error:
                log.warning('batch %d: %s; again in %d s', number, str(error).strip(), pause)
                time.sleep(pause)
                self._reopen()
        self._count(batch, number)

    def _reopen(self) -> None:
        try:
            self.claimed = self._store.reopen(self.claimed)
        except psycopg2.OperationalError:
            pass  # the next attempt says it

    def _count(self, batch: DataFrame, number: int) -> None:
        groups, samples, closers = self._results(batch)
        if new := {group.partition for group in groups} - self.claimed.keys():  # a topic has more partitions than before
            self.claimed = self.claimed | self._store.claim(new)
            groups, samples, closers = self._results(batch)
        self.claimed = self._store.write(self._query, number, self.claimed, groups, samples, closers, self._settings.counting, self._alerts)
        log.info('batch %d: %s', number, f'{sum(group.count for group in groups)} records' if groups else 'stored before, nothing written')

    def _results(self, batch: DataFrame) -> tuple[list[Group], list[Sample], dict[Partition, list[tuple[int, int]]]]:
        rows = [(*partition, progress.next_offset, progress.newest_ms, progress.watermark_ms) for partition, progress in self.claimed.items()]
        positions = self._spark.createDataFrame(rows, _POSITIONS)
        records_ = judged(batch, positions, self._read_event, self._settings.counting, time.time_ns() // 1_000_000).persist()
        try:
            groups = [group_of(row) for row in grouped(records_).collect()]
            samples = samples_of(records_) if any(group.fate == 'rejected' for group in groups) else []
            return groups, samples, closers_of(records_, self._settings.counting) if self._alerts.wanted else {}
        finally:
            records_.unpersist()


def start(spark: SparkSession, job: Job, options: argparse.Namespace, kafka: dict[str, str], topics: Iterable[str]) -> StreamingQuery:
    stream = (spark.readStream.format('kafka')
              .options(**{f'kafka.{name}': value for name, value in kafka.items()})
              .option('kafka.isolation.level', 'read_committed')
              .option('subscribe', ','.join(topics))
              .option('startingOffsets', starting_offsets(job.claimed))
              .option('failOnDataLoss', str(not options.accept_loss).lower())
              .option('maxOffsetsPerTrigger', options.max_records)
              .load())
    writer = stream.writeStream.foreachBatch(job.process).option('checkpointLocation', options.checkpoint).queryName('observatorio')
    return (writer.trigger(availableNow=True) if options.until_end else writer.trigger(processingTime=options.trigger)).start()


def root_cause(error: Exception) -> str:
    """The innermost of Java's causes, or the first line where there is none."""
    lines = str(error).strip().splitlines()
    causes = [line.removeprefix('Caused by: ') for line in lines if line.startswith('Caused by: ')]
    cause = causes[-1] if causes else lines[0]
    if 'ArithmeticException: long overflow' in cause:
        return (f'{cause}: a record has a timestamp after the year 294246, which Spark cannot read: let a worker read past it, then start the job '
                f'with a new checkpoint (docs/spark.md)')
    return cause


def quiet(spark: SparkSession) -> None:
    """Warnings only, and not the one that Spark's connector prints for every record that a Python function reads (KAFKA-1894)."""
    spark.sparkContext.setLogLevel('WARN')
    jvm: Any = spark.sparkContext._jvm
    log4j = jvm.org.apache.logging.log4j
    log4j.core.config.Configurator.setLevel('org.apache.spark.sql.kafka010.consumer.KafkaDataConsumer', log4j.Level.ERROR)


def run(options: argparse.Namespace) -> None:
    settings = read_settings(options.settings)
    kafka = kafka_options(settings.broker, kafka_password(options.password_file))
    countries = records.read_countries(countries_file(options.countries))
    if on_events := [rule.id for rule in settings.rules if rule.enabled and rule.basis == 'event']:
        log.warning('rules on single events are left to workers (docs/spark.md): %s', ', '.join(on_events))
    store = Store(settings.database)
    store.open()

    spark = SparkSession.builder.appName('observatorio').getOrCreate()
    quiet(spark)
    spark.sparkContext.addPyFile(records.__file__)
    admin = Kafka(spark, kafka)
    try:
        kept = admin.partitions(settings.broker.topics)
        store.cluster = admin.cluster()
    finally:
        admin.close()
    require_readable(store.standing(kept), kept, options.accept_loss)
    job = Job(spark, store, store.claim(kept), settings, countries)
    query = start(spark, job, options, kafka, settings.broker.topics)
    try:
        query.awaitTermination()
    except StreamingQueryException as error:
        raise job.problem or Problem(f'Spark ended the query: {root_cause(error)}') from None


def main() -> int:
    logging.basicConfig(level=logging.INFO, format='%(asctime)s observatorio: %(message)s')
    logging.getLogger('py4j').setLevel(logging.CRITICAL)  # what fails is said below, once
    try:
        run(arguments())
    except (Problem, OSError) as problem:
        log.error('%s', problem)
        return 1
    except Py4JJavaError as error:
        log.error('Kafka: %s', error.java_exception.getMessage())
        return 1
    except psycopg2.Error as error:
        log.error('PostgreSQL: %s', str(error).strip())
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main())
