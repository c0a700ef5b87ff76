# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables (docs/tables.md, app/store/tables.h) as the job writes them: a claim at the start, then one transaction a batch, under the
guard that every worker writes under. Runs in the driver."""
from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import psycopg2
import psycopg2.extras

from observatorio_alerttables import AlertTables
from observatorio_settings import QUARTER_HOUR_MS, Counting, Database, Problem
from observatorio_values import Partition, Progress, defined_sum, insert, ms_of, stored_text, time_of

OLDEST_MIGRATION, NEWEST_MIGRATION = 7, 9
SAMPLES_KEPT = 100_000


@dataclasses.dataclass(frozen=True)
class Group:
    """Records of one partition with one fate: counted or late in one window of one series, or rejected for one reason."""
    partition: Partition
    fate: str
    reason: str | None
    window_ms: int | None
    pais: str | None
    indicador: str | None
    count: int
    sum: float | None
    least: float | None
    greatest: float | None
    first_offset: int
    last_offset: int
    newest_ms: int | None
    delay_ms: int | None
    key_mismatches: int
    latest: tuple[int, int, float, int | None] | None  # time, offset, valor, anio


class Sample(NamedTuple):
    partition: Partition
    offset: int
    reason: str
    text: str
    time_ms: int | None


class Taken(Problem):
    """Another program claimed a partition."""


_READ = '''SELECT topic, particion, id, epoca, siguiente_offset, evento_max, marca_agua FROM progreso
            WHERE cluster = %s AND (topic, particion) IN %s'''
_LOCK = f'{_READ} ORDER BY topic, particion FOR UPDATE'
_CLAIM = '''INSERT INTO progreso (cluster, topic, particion, epoca, actualizado) VALUES %s
            ON CONFLICT (cluster, topic, particion) DO UPDATE SET epoca = progreso.epoca + 1, ociosa_desde = NULL, actualizado = now()
            RETURNING topic, particion, id, epoca, siguiente_offset, evento_max, marca_agua'''
_ADVANCE = '''UPDATE progreso p SET siguiente_offset = v.siguiente, inicio_offset = coalesce(p.inicio_offset, v.inicio),
                  contados = p.contados + v.contados, tardios = p.tardios + v.tardios, rechazados = p.rechazados + v.rechazados,
                  sin_tiempo = p.sin_tiempo + v.sin_tiempo, huecos = p.huecos + v.huecos, clave_distinta = p.clave_distinta + v.clave_distinta,
                  evento_max = greatest(p.evento_max, v.evento_max), marca_agua = greatest(p.marca_agua, v.marca_agua), actualizado = now(),
                  huella_offset = NULL, huella_ms = NULL, huella_crc = NULL
             FROM (VALUES %s) AS v (id, siguiente, inicio, contados, tardios, rechazados, sin_tiempo, huecos, clave_distinta, evento_max, marca_agua)
            WHERE p.id = v.id'''
# Up to when a topic's windows are final, as app/store/finality.h says it; alone, for this batch may add to any window.
_FINAL_LOCK = 'SELECT pg_advisory_xact_lock(7306375411)'
_FINAL = '''UPDATE progreso p SET final_hasta = greatest(p.final_hasta, t.hasta)
              FROM (SELECT o.cluster, o.topic, CASE WHEN bool_and(o.marca_agua IS NOT NULL) FILTER (WHERE o.ociosa_desde IS NULL)
                                                    THEN min(o.marca_agua) FILTER (WHERE o.ociosa_desde IS NULL) END AS hasta
                      FROM progreso o GROUP BY o.cluster, o.topic) t
             WHERE t.cluster = p.cluster AND t.topic = p.topic AND p.id = ANY (%s)'''
_ADVANCE_TYPES = '(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s::timestamptz, %s::timestamptz)'
_REASONS = '''INSERT INTO rechazos_por_motivo (progreso_id, motivo, cantidad) VALUES %s
              ON CONFLICT (progreso_id, motivo) DO UPDATE SET cantidad = rechazos_por_motivo.cantidad + excluded.cantidad'''
_MERGED = '''num_eventos = {t}.num_eventos + excluded.num_eventos,
             suma = observatorio_suma({t}.num_eventos + excluded.num_eventos, observatorio_mas({t}.suma, excluded.suma),
                                      least({t}.minimo, excluded.minimo), greatest({t}.maximo, excluded.maximo)),
             minimo = least({t}.minimo, excluded.minimo), maximo = greatest({t}.maximo, excluded.maximo)'''
_CELLS = f'''INSERT INTO celdas (ventana_inicio, ventana_fin, pais, indicador, progreso_id, enmendado, inicio_15min, num_eventos, suma, minimo,
                 maximo, primer_offset, ultimo_offset) VALUES %s
             ON CONFLICT (ventana_inicio, ventana_fin, pais, indicador, progreso_id, enmendado) DO UPDATE SET {_MERGED.format(t='celdas')},
                 primer_offset = least(celdas.primer_offset, excluded.primer_offset),
                 ultimo_offset = greatest(celdas.ultimo_offset, excluded.ultimo_offset)'''
_LATE = f'''INSERT INTO tardios (ventana_inicio, ventana_fin, pais, indicador, progreso_id, enmendado, num_eventos, suma, minimo, maximo,
                retraso_max_ms) VALUES %s
            ON CONFLICT (ventana_inicio, ventana_fin, pais, indicador, progreso_id, enmendado) DO UPDATE SET {_MERGED.format(t='tardios')},
                retraso_max_ms = greatest(tardios.retraso_max_ms, excluded.retraso_max_ms)'''
_LATEST = '''INSERT INTO ultimos_por_particion AS u (pais, indicador, topic, particion, cluster, valor, anio, ts_evento, offset_evento) VALUES %s
             ON CONFLICT (pais, indicador, topic, particion) DO UPDATE SET cluster = excluded.cluster, valor = excluded.valor,
                 anio = excluded.anio, ts_evento = excluded.ts_evento, offset_evento = excluded.offset_evento
             WHERE u.ts_evento IS NULL OR excluded.ts_evento > u.ts_evento OR (excluded.ts_evento = u.ts_evento
                   AND (excluded.cluster <> u.cluster OR excluded.offset_evento >= u.offset_evento))'''
_SAMPLES = '''INSERT INTO eventos_rechazados (cluster, topic, particion, offset_evento, motivo, muestra, ts_evento) VALUES %s
              ON CONFLICT DO NOTHING'''
_PRUNE = '''DELETE FROM eventos_rechazados WHERE cluster = %(c)s AND topic = %(t)s AND particion = %(p)s AND offset_evento <=
                (SELECT offset_evento FROM eventos_rechazados WHERE cluster = %(c)s AND topic = %(t)s AND particion = %(p)s
                  ORDER BY offset_evento DESC LIMIT 1 OFFSET %(kept)s)'''
_BATCHES = '''CREATE TABLE lotes_spark (consulta text PRIMARY KEY, lote bigint NOT NULL, offsets jsonb NOT NULL,
                                        escrito timestamptz NOT NULL DEFAULT now())'''
_REMEMBER = '''INSERT INTO lotes_spark AS l (consulta, lote, offsets) VALUES (%s, %s, %s)
               ON CONFLICT (consulta) DO UPDATE SET lote = excluded.lote, offsets = l.offsets || excluded.offsets, escrito = now()
               WHERE excluded.lote > l.lote'''


class Store:
    """One connection; every method is one transaction."""

    def __init__(self, database: Database, cluster: str = '') -> None:
        self._database = database
        self._connection: Any = None
        self.cluster = cluster

    def open(self) -> None:
        """Connects anew and requires the tables. A password comes from PGPASSWORD or ~/.pgpass, as libpq reads them."""
        self.close()
        d = self._database
        options = {} if d.sslMode == 'default' else {'sslmode': d.sslMode}
        self._connection = psycopg2.connect(d.parameters or None, host=d.host, port=d.port, dbname=d.database, user=d.user, connect_timeout=10,
                                            application_name='observatorio_spark', **options)
        self._require_tables()

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()

    def _require_tables(self) -> None:
        with self._connection as transaction, transaction.cursor() as cursor:
            cursor.execute("SELECT to_regclass('migraciones') IS NOT NULL, to_regclass('lotes_spark') IS NOT NULL")
            has_tables, has_batches = cursor.fetchone()
            number = 0
            if has_tables:
                cursor.execute('SELECT coalesce(max(numero), 0) FROM migraciones')
                number = cursor.fetchone()[0]
            if number < OLDEST_MIGRATION:
                raise Problem(f'the database {self._database.database} has no tables of Observatorio, or older ones: let their owner run '
                              f'"observatorioctl work" on it once')
            if number > NEWEST_MIGRATION:
                raise Problem(f'the tables of {self._database.database} have number {number}, this job knows {NEWEST_MIGRATION}: use the '
                              f'job of the version that made them')
            if not has_batches:
                self._make_batches(cursor)

    def _make_batches(self, cursor: Any) -> None:
        try:
            cursor.execute(_BATCHES)
        except psycopg2.errors.InsufficientPrivilege:
            raise Problem(f'{self._database.user} may not make the table lotes_spark in {self._database.database}: let the tables\' owner run '
                          f'worker-role.sql (docs/workers.md)') from None

    @staticmethod
    def _progress(rows: Iterable[tuple[Any, ...]]) -> dict[Partition, Progress]:
        return {Partition(topic, number): Progress(id_, epoch, following, ms_of(newest), ms_of(watermark))
                for topic, number, id_, epoch, following, newest, watermark in rows}

    def standing(self, partitions: Iterable[Partition]) -> dict[Partition, Progress]:
        """Where the database stands, whoever reads them now."""
        with self._connection as transaction, transaction.cursor() as cursor:
            cursor.execute(_READ, [self.cluster, tuple(partitions)])
            return self._progress(cursor.fetchall())

    def claim(self, partitions: Iterable[Partition]) -> dict[Partition, Progress]:
        """From now on only this program writes what comes of these partitions."""
        wanted = sorted(partitions)
        with self._connection as transaction, transaction.cursor() as cursor:
            cursor.execute('SELECT topic FROM registros WHERE cluster = %s AND topic = ANY(%s)', [self.cluster, [topic for topic, _ in wanted]])
            if (anew := cursor.fetchone()) is not None:
                raise Problem(f'the topic {anew[0]} was started anew in this database (work --anew), which this job does not know to continue: '
                              f'give it a database of its own')
            rows = [(self.cluster, *partition) for partition in wanted]
            claimed = psycopg2.extras.execute_values(cursor, _CLAIM, rows, template='(%s, %s, %s, 1, now())', page_size=100_000, fetch=True)
            return self._progress(claimed)

    def reopen(self, claimed: dict[Partition, Progress]) -> dict[Partition, Progress]:
        """After trouble: where the database stands now, under the same claims."""
        self.open()
        with self._connection as transaction, transaction.cursor() as cursor:
            return claimed | self._locked(cursor, sorted(claimed), claimed)

    def last_batch(self, query: str) -> int | None:
        with self._connection as transaction, transaction.cursor() as cursor:
            cursor.execute('SELECT lote FROM lotes_spark WHERE consulta = %s', [query])
            row = cursor.fetchone()
            return None if row is None else row[0]

    def write(self, query: str, batch: int, claimed: dict[Partition, Progress], groups: list[Group], samples: list[Sample],
              closers: dict[Partition, list[tuple[int, int]]], counting: Counting, alerts: AlertTables) -> dict[Partition, Progress]:
        """Everything of a batch, or nothing: results, positions and the batch's number. Returns the new positions; `claimed` is where the
        batch was counted from, and the database must still be there."""
        touched = sorted({group.partition for group in groups})
        with self._connection as transaction, transaction.cursor() as cursor:
            for partition, there in self._locked(cursor, touched, claimed).items():
                if there.next_offset != claimed[partition].next_offset:
                    raise psycopg2.OperationalError(f'{partition}: a commit went through whose answer was lost')
            advanced = self._advance(cursor, touched, claimed, groups, counting.watermarkDelay)
            ids = {partition: claimed[partition].id for partition in touched}
            insert(cursor, _CELLS, _cell_rows(groups, ids, counting))
            insert(cursor, _LATE, _late_rows(groups, ids, counting))
            insert(cursor, _LATEST, _latest_rows(groups, self.cluster))
            insert(cursor, _REASONS, _reason_rows(groups, ids))
            insert(cursor, _SAMPLES, [(self.cluster, *s.partition, s.offset, s.reason, stored_text(s.text), time_of(s.time_ms)) for s in samples])
            for topic, number in {sample.partition for sample in samples}:
                cursor.execute(_PRUNE, {'c': self.cluster, 't': topic, 'p': number, 'kept': SAMPLES_KEPT})
            for partition in touched if alerts.wanted else ():
                alerts.judge(cursor, self.cluster, partition, claimed[partition], advanced[partition], closers.get(partition, []))
            offsets = {f'{topic}/{number}': progress.next_offset for (topic, number), progress in advanced.items()}
            cursor.execute(_REMEMBER, [query, batch, json.dumps(offsets)])
        return claimed | advanced

    def _locked(self, cursor: Any, partitions: list[Partition], claimed: dict[Partition, Progress]) -> dict[Partition, Progress]:
        """The rows of these partitions, locked for the transaction; Taken when one has another owner."""
        if not partitions:
            return {}
        cursor.execute(_LOCK, [self.cluster, tuple(partitions)])
        stored = self._progress(cursor.fetchall())
        for partition in partitions:
            if partition not in stored or stored[partition].epoch != claimed[partition].epoch:
                raise Taken(f'{partition}: another program reads it now (a worker, the window or another job); nothing of it is written')
        return stored

    @staticmethod
    def _advance(cursor: Any, touched: list[Partition], claimed: dict[Partition, Progress], groups: list[Group],
                 delay_ms: int) -> dict[Partition, Progress]:
        rows, advanced = [], {}
        for partition in touched:
            mine = [group for group in groups if group.partition == partition]
            before = claimed[partition]
            counts = {fate: sum(group.count for group in mine if group.fate == fate) for fate in ('counted', 'late', 'rejected', 'untimed')}
            first, following = min(group.first_offset for group in mine), max(group.last_offset for group in mine) + 1
            start = first if before.next_offset is None else before.next_offset
            times = [group.newest_ms for group in mine if group.newest_ms is not None]
            newest = max(times + ([] if before.newest_ms is None else [before.newest_ms]), default=None)
            watermark = None if newest is None else newest - delay_ms
            if before.watermark_ms is not None:
                watermark = before.watermark_ms if watermark is None else max(watermark, before.watermark_ms)
            rows.append((before.id, following, start, *counts.values(), following - start - sum(counts.values()),
                         sum(group.key_mismatches for group in mine), time_of(newest), time_of(watermark)))
            advanced[partition] = Progress(before.id, before.epoch, following, newest, watermark)
        insert(cursor, _ADVANCE, rows, _ADVANCE_TYPES)
        cursor.execute(_FINAL_LOCK)
        cursor.execute(_FINAL, ([progress.id for progress in advanced.values()],))
        return advanced


def _series(group: Group, ids: dict[Partition, int], counting: Counting, amended: bool) -> tuple[Any, ...]:
    window = group.window_ms or 0
    return (time_of(window), time_of(window + counting.window), group.pais, stored_text(group.indicador or ''), ids[group.partition], amended)


def _values(group: Group) -> tuple[int, float, float, float]:
    assert group.sum is not None and group.least is not None and group.greatest is not None
    return group.count, defined_sum(group.count, group.sum, group.least, group.greatest), group.least, group.greatest


def _cell_rows(groups: list[Group], ids: dict[Partition, int], counting: Counting) -> Iterator[tuple[Any, ...]]:
    for group in groups:
        quarter = time_of((group.window_ms or 0) // QUARTER_HOUR_MS * QUARTER_HOUR_MS)
        if group.fate == 'counted':
            yield (*_series(group, ids, counting, False), quarter, *_values(group), group.first_offset, group.last_offset)
        elif group.fate == 'late' and counting.latePolicy == 'amend':
            yield (*_series(group, ids, counting, True), quarter, *_values(group), None, None)


def _late_rows(groups: list[Group], ids: dict[Partition, int], counting: Counting) -> Iterator[tuple[Any, ...]]:
    for group in groups:
        if group.fate == 'late':
            yield (*_series(group, ids, counting, counting.latePolicy == 'amend'), *_values(group), group.delay_ms)


def _latest_rows(groups: list[Group], cluster: str) -> Iterator[tuple[Any, ...]]:
    latest: dict[tuple[str, str, Partition], tuple[int, int, float, int | None]] = {}
    for group in groups:
        if group.fate == 'counted' and group.latest is not None:
            key = (group.pais or '', group.indicador or '', group.partition)
            if key not in latest or group.latest[:2] > latest[key][:2]:
                latest[key] = group.latest
    for (pais, indicador, partition), (time, offset, valor, anio) in latest.items():
        yield (pais, stored_text(indicador), *partition, cluster, valor, anio, time_of(time), offset)


def _reason_rows(groups: list[Group], ids: dict[Partition, int]) -> Iterator[tuple[Any, ...]]:
    for group in groups:
        if group.fate == 'rejected':
            yield ids[group.partition], group.reason, group.count
