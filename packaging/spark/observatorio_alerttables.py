# SPDX-License-Identifier: GPL-3.0-or-later
"""Alerts on window averages, out of the tables and into them, inside the transaction of a batch. Runs in the driver."""
from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Any

from observatorio_alerts import AlertMachine, ClosedWindow, Episode, Flood, Memory
from observatorio_settings import Rule
from observatorio_values import Partition, Progress, defined_sum, insert, instant_of, stored_text, time_of, unstored_text

_EPISODE = ('id', 'regla', 'pais', 'indicador', 'severidad', 'umbral', 'direccion', 'valor_inicio', 'valor_pico', 'valor_ultimo', 'inicio', 'fin',
            'offset', 'suprimidas', 'ultimo_evento', 'obsoleta_desde')
_DIRECTIONS = {'above': 'sobre', 'below': 'bajo'}
_MEMORY = ('pendiente_desde', 'pendiente_offset', 'pendiente_valor', 'pendiente_ultimo', 'bien_desde')
_EPI = tuple(f'epi_{column}' for column in _EPISODE)
_ALERT = ('id', 'cluster', *_EPISODE[1:-4], 'offset_evento', *_EPISODE[-3:], 'estado', 'topic', 'particion')


def _upsert(table: str, keys: tuple[str, ...], values: tuple[str, ...]) -> str:
    return (f'INSERT INTO {table} ({", ".join(keys + values)}) VALUES %s ON CONFLICT ({", ".join(keys)}) DO UPDATE SET '
            + ', '.join(f'{column} = excluded.{column}' for column in values))


_CLOSED = '''SELECT progreso_id, ventana_fin, pais, indicador, num_eventos, suma, minimo, maximo, ultimo_offset FROM celdas
              WHERE progreso_id = %s AND NOT enmendado AND ventana_fin > coalesce(%s, '-infinity'::timestamptz) AND ventana_fin <= %s
                AND ventana_fin - ventana_inicio = %s * interval '1 millisecond' AND indicador = ANY (%s)'''
_READ_MEMORIES = f'SELECT regla, pais, indicador, {", ".join(_MEMORY + _EPI)} FROM memoria_alertas WHERE progreso_id = %s AND regla = ANY (%s)'
_READ_FLOOD = f'SELECT ventana_inicio, iniciadas, {", ".join(_EPI)} FROM memoria_avalancha WHERE progreso_id = %s'
_WRITE_ALERTS = _upsert('alertas', _ALERT[:2], _ALERT[2:])
_WRITE_MEMORIES = _upsert('memoria_alertas', ('progreso_id', 'regla', 'pais', 'indicador'), _MEMORY + _EPI)
_WRITE_FLOOD = _upsert('memoria_avalancha', ('progreso_id',), ('ventana_inicio', 'iniciadas', *_EPI))
_ERASE = 'DELETE FROM memoria_alertas WHERE progreso_id = %s AND regla = %s AND pais = %s AND indicador = %s'


def _epi(episode: Episode | None) -> tuple[Any, ...]:
    if episode is None:
        return (None,) * len(_EPI)
    row = dataclasses.replace(episode, rule=stored_text(episode.rule), indicador=stored_text(episode.indicador), direction=_DIRECTIONS[episode.direction])
    return dataclasses.astuple(row)


def _episode(row: Sequence[Any]) -> Episode | None:
    if row[0] is None:
        return None
    episode = Episode(*row)
    return dataclasses.replace(episode, rule=unstored_text(episode.rule), indicador=unstored_text(episode.indicador),
                               direction='below' if episode.direction == 'bajo' else 'above')


class AlertTables:
    def __init__(self, rules: Iterable[Rule], window_ms: int) -> None:
        self._rules = tuple(rule for rule in rules if rule.basis == 'window-average')
        self._window_ms = window_ms

    @property
    def wanted(self) -> bool:
        return any(rule.enabled for rule in self._rules)

    def judge(self, cursor: Any, cluster: str, partition: Partition, before: Progress, after: Progress, closers: list[tuple[int, int]]) -> None:
        """Judges the windows that the batch has closed; their cells are written already. `closers`: windows' ends and the event time of the
        first record that moved the watermark so far, in order."""
        if after.newest_ms is None:
            return
        machine = self._machine(cursor, partition, before)
        for window in self._closed(cursor, before, after, [*closers, (after.newest_ms, after.newest_ms)]):
            machine.judge(window)
        machine.expire(after.watermark_ms)
        machine.advance(after.newest_ms)
        self._write(cursor, cluster, partition, before.id, machine)

    def _machine(self, cursor: Any, partition: Partition, before: Progress) -> AlertMachine:
        cursor.execute(_READ_MEMORIES, [before.id, [stored_text(rule.id) for rule in self._rules]])
        memories = [Memory(unstored_text(rule), pais, unstored_text(indicador), since, offset, value, last, good, _episode(episode))
                    for rule, pais, indicador, since, offset, value, last, good, *episode in cursor.fetchall()]
        for memory in memories:
            if memory.last_event_ms is None:  # of a version that did not keep it: silent from now on
                memory.pending_last = before.newest_ms
                if memory.firing is not None:
                    memory.firing.last_event_ms = before.newest_ms
        cursor.execute(_READ_FLOOD, [before.id])
        row = cursor.fetchone()
        return AlertMachine(*partition, self._rules, memories, Flood(row[0], row[1], _episode(row[2:])) if row else Flood(), self._window_ms)

    def _closed(self, cursor: Any, before: Progress, after: Progress, closers: list[tuple[int, int]]) -> list[ClosedWindow]:
        indicators = [stored_text(rule.indicator) for rule in self._rules]
        cursor.execute(_CLOSED, [before.id, time_of(before.watermark_ms), time_of(after.watermark_ms), self._window_ms, indicators])
        windows = []
        for _, end, pais, indicador, count, total, least, greatest, last_offset in cursor.fetchall():
            end_ms = instant_of(end)
            clock_ms = next(clock for reached, clock in closers if reached >= end_ms)
            mean = defined_sum(count, total, least, greatest) / count
            windows.append(ClosedWindow(end_ms, pais, unstored_text(indicador), mean, last_offset, clock_ms))
        return sorted(windows, key=lambda window: (window.end_ms, window.pais.encode(), window.indicador.encode()))

    @staticmethod
    def _write(cursor: Any, cluster: str, partition: Partition, progress: int, machine: AlertMachine) -> None:
        alerts = []
        for episode in machine.episodes.values():
            id_, *middle, start, end, offset, suppressed, last, stale = _epi(episode)
            state = 'resuelta' if end is not None else 'obsoleta' if stale is not None else 'activa'
            alerts.append((id_, cluster, *middle, time_of(start), time_of(end), offset, suppressed, time_of(last), time_of(stale),
                           state, *partition))
        insert(cursor, _WRITE_ALERTS, alerts)
        insert(cursor, _WRITE_MEMORIES, [
            (progress, stored_text(memory.rule), memory.pais, stored_text(memory.indicador), memory.pending_since, memory.pending_offset,
             memory.pending_value, memory.pending_last, memory.good_since, *_epi(memory.firing)) for memory in machine.changed.values() if not memory.empty])
        for memory in machine.changed.values():
            if memory.empty:
                cursor.execute(_ERASE, [progress, stored_text(memory.rule), memory.pais, stored_text(memory.indicador)])
        insert(cursor, _WRITE_FLOOD, [(progress, machine.flood.window_ms, machine.flood.started, *_epi(machine.flood.summary))])
