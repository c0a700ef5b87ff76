# SPDX-License-Identifier: GPL-3.0-or-later
"""Alerts on the averages of closed windows, one partition's at a time: the episodes that a worker begins and ends, with the same ids
(ARCHITECTURE.md, Alerts; analytics/engine/alertmachine.h). Runs in the driver."""
from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import NamedTuple

from observatorio_settings import Rule

FLOOD_CAP = 100
_MINUTE_MS = 60_000
IN_SUMMARY = -1  # `suppressed` of an episode that has no row: a flood summary stands for it


class ClosedWindow(NamedTuple):
    """What the watermark has passed. `clock_ms` is the event time of the record that moved it past the end."""
    end_ms: int
    pais: str
    indicador: str
    mean: float
    last_offset: int
    clock_ms: int


@dataclasses.dataclass
class Episode:
    id: str
    rule: str
    pais: str
    indicador: str
    severity: str
    threshold: float
    direction: str
    first: float
    peak: float
    last: float
    start_ms: int
    end_ms: int | None
    offset: int
    suppressed: int = 0
    last_event_ms: int | None = None  # the last instant of the newest window it judged
    stale_ms: int | None = None


@dataclasses.dataclass
class Memory:
    """What is remembered of one rule on one series."""
    rule: str
    pais: str
    indicador: str
    pending_since: int | None = None
    pending_offset: int = 0
    pending_value: float = 0.0
    pending_last: int | None = None
    good_since: int | None = None
    firing: Episode | None = None

    @property
    def empty(self) -> bool:
        return self.pending_since is None and self.firing is None

    @property
    def last_event_ms(self) -> int | None:
        return self.pending_last if self.firing is None else self.firing.last_event_ms

    def forget_pending(self) -> None:
        self.pending_since, self.pending_offset, self.pending_value, self.pending_last = None, 0, 0.0, None


@dataclasses.dataclass
class Flood:
    window_ms: int = 0
    started: int = 0
    summary: Episode | None = None


def _fnv1a(basis: int, text: str) -> int:
    for byte in text.encode('utf-8'):
        basis = (basis ^ byte) * 0x100000001b3 & 0xffffffffffffffff
    return basis


def episode_id(*fields: str) -> str:
    """analytics/engine/episodeid.h: rule, pais, indicador, topic, partition, offset."""
    basis = 0xcbf29ce484222325
    joined = ''.join(field + '\x1f' for field in fields)
    return f'{_fnv1a(basis, joined):016x}{_fnv1a(basis ^ 0xffffffffffffffff, joined):016x}'


def rules_for(rules: Iterable[Rule], pais: str, indicador: str) -> list[Rule]:
    """Those on window averages that watch the series. One that names the country replaces the general ones, also when it is off."""
    mine = [rule for rule in rules if rule.indicator == indicador and rule.basis == 'window-average']
    named = [rule for rule in mine if pais in rule.countries]
    watching = named or [rule for rule in mine if not rule.countries]
    return [rule for rule in watching if rule.enabled]


def _beyond(rule: Rule, value: float, threshold: float | None) -> bool:
    if threshold is None:
        return False
    return value > threshold if rule.direction == 'above' else value < threshold


def _crosses(rule: Rule, value: float) -> bool:
    return _beyond(rule, value, rule.warning) or _beyond(rule, value, rule.critical)


def _clear(rule: Rule, value: float) -> bool:
    return not _crosses(rule, value) and not _beyond(rule, value, rule.warning if rule.clear is None else rule.clear)


def _update(rule: Rule, episode: Episode, value: float, last_event_ms: int) -> None:
    episode.last = value
    episode.last_event_ms = max(last_event_ms, last_event_ms if episode.last_event_ms is None else episode.last_event_ms)
    if _beyond(rule, value, episode.peak):
        episode.peak = value
    if rule.critical is not None and episode.severity != 'critica' and _beyond(rule, value, rule.critical):
        episode.severity, episode.threshold = 'critica', rule.critical


class AlertMachine:
    """One partition. `changed` are the memories that were looked at, `episodes` what has a row, by id."""

    def __init__(self, topic: str, number: int, rules: Iterable[Rule], memories: Iterable[Memory], flood: Flood, window_ms: int) -> None:
        self._place = (topic, str(number))
        self._rules = tuple(rules)
        self._memories = {(memory.rule, memory.pais, memory.indicador): memory for memory in memories}
        self._clock_ms: int | None = None
        self._window_ms = window_ms
        self.flood = flood
        self.changed: dict[tuple[str, str, str], Memory] = {}
        self.episodes: dict[str, Episode] = {}

    def judge(self, window: ClosedWindow) -> None:
        self.expire(window.end_ms - 1)
        self.advance(window.clock_ms)
        for rule in rules_for(self._rules, window.pais, window.indicador):
            self._judge(rule, window)

    def advance(self, clock_ms: int) -> None:
        """Event time has come this far: a minute that is over takes its flood summary with it."""
        clock = self._clock_ms = max(clock_ms, clock_ms if self._clock_ms is None else self._clock_ms)
        flood = self.flood
        if clock < flood.window_ms + _MINUTE_MS and (clock >= flood.window_ms or flood.started > 0):
            return
        if flood.summary is not None:
            flood.summary.end_ms = max(flood.summary.start_ms, flood.window_ms + _MINUTE_MS)
            self._report(flood.summary)
        self.flood = Flood(clock // _MINUTE_MS * _MINUTE_MS)

    def expire(self, watermark_ms: int) -> None:
        """The watermark has come this far: what its series left without a window for as many as the rule says is forgotten."""
        for key, memory in self._memories.items():
            last = memory.last_event_ms
            rule = next((rule for rule in rules_for(self._rules, memory.pais, memory.indicador) if rule.id == memory.rule), None)
            if last is None or rule is None or rule.staleWindows == 0:
                continue
            due = (last // self._window_ms + 1 + rule.staleWindows) * self._window_ms
            if due > watermark_ms:
                continue
            if memory.firing is not None:
                memory.firing.stale_ms = due
                self._report(memory.firing)
            memory.firing = memory.good_since = None
            memory.forget_pending()
            self.changed[key] = memory

    def _report(self, episode: Episode) -> None:
        if episode.suppressed != IN_SUMMARY:
            self.episodes[episode.id] = episode

    def _judge(self, rule: Rule, window: ClosedWindow) -> None:
        key = (rule.id, window.pais, window.indicador)
        memory = self._memories.setdefault(key, Memory(*key))
        at, value, last = window.end_ms, window.mean, window.end_ms - 1
        if memory.empty:
            if not _crosses(rule, value):
                return
            memory.pending_since, memory.pending_offset, memory.pending_value = at, window.last_offset, value
        self.changed[key] = memory
        if memory.firing is None:
            memory.pending_last = last if memory.pending_last is None else max(memory.pending_last, last)
            if not self._begins(rule, memory, value, at):
                return
        episode = memory.firing
        assert episode is not None
        _update(rule, episode, value, last)
        self._report(episode)
        if not _clear(rule, value):
            memory.good_since = None
            return
        if memory.good_since is None:
            memory.good_since = at
        if at - memory.good_since >= rule.keepFiring:
            episode.end_ms = max(at, episode.start_ms)
            memory.good_since = memory.firing = None

    def _begins(self, rule: Rule, memory: Memory, value: float, at: int) -> bool:
        """Whether the condition has held long enough; then the episode is in the memory."""
        since, offset, first, last = memory.pending_since, memory.pending_offset, memory.pending_value, memory.pending_last
        assert since is not None and last is not None
        crosses = _crosses(rule, value)
        if crosses and at - since < rule.pending:
            return False
        memory.forget_pending()
        if not crosses:
            return False
        id_ = episode_id(rule.id, memory.pais, memory.indicador, *self._place, str(offset))
        episode = Episode(id_, rule.id, memory.pais, memory.indicador, 'aviso', rule.warning, rule.direction, first, first, first, since, None, offset)
        _update(rule, episode, first, last)
        self.advance(at)
        self._admit(episode)
        memory.firing, memory.good_since = episode, None
        return True

    def _admit(self, episode: Episode) -> None:
        flood = self.flood
        flood.started += 1
        if flood.started <= FLOOD_CAP:
            return
        episode.suppressed = IN_SUMMARY
        if flood.summary is None:
            id_ = episode_id('flood', '*', '*', *self._place, str(episode.offset))
            flood.summary = Episode(id_, 'flood', '*', '*', 'aviso', float(FLOOD_CAP), 'above', 1.0, 1.0, 1.0, episode.start_ms, None, episode.offset)
        summary = flood.summary
        summary.suppressed += 1
        summary.peak = summary.last = float(summary.suppressed)
        if episode.severity == 'critica':
            summary.severity = 'critica'
        self._report(summary)
