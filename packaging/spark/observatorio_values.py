# SPDX-License-Identifier: GPL-3.0-or-later
"""What the job's tables are made of: partitions and their progress, times, texts and sums as they are stored. Runs in the driver."""
from __future__ import annotations

import dataclasses
import datetime
import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import psycopg2.extras

_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
_MILLISECOND = datetime.timedelta(milliseconds=1)
_MARKS = {'\0': '0', '\u2400': '1', '\ufeff': '2', '\ufffe': '3', '\uffff': '4'}


class Partition(NamedTuple):
    topic: str
    number: int

    def __str__(self) -> str:
        return f'{self.topic} [{self.number}]'


@dataclasses.dataclass(frozen=True)
class Progress:
    """A row of `progreso`. Nothing was read yet: offsets are None."""
    id: int
    epoch: int
    next_offset: int | None
    newest_ms: int | None
    watermark_ms: int | None


def time_of(ms: int | None) -> datetime.datetime | None:
    return None if ms is None else _EPOCH + ms * _MILLISECOND


def instant_of(time: datetime.datetime) -> int:
    return (time - _EPOCH) // _MILLISECOND


def ms_of(time: datetime.datetime | None) -> int | None:
    return None if time is None else instant_of(time)


def stored_text(text: str) -> str:
    """Escaped as app/store/storetext.h says: what a database would alter or a terminal obey."""
    return re.sub('[\0-\x1f\x7f-\x9f\u2400\ufeff\ufffe\uffff]',
                  lambda found: '\u2400' + _MARKS.get(found[0], f'x{ord(found[0]):02x}'), text)


def defined_sum(count: int, total: float, least: float, greatest: float) -> float:
    """analytics/domain/definedsum.h: what a sum is where some order of adding it could overflow."""
    if count <= 1 or max(-least, greatest) <= 1e308 / count:
        return total
    return sys.float_info.max if greatest >= -least else -sys.float_info.max


def unstored_text(stored: str) -> str:
    texts = {mark: text for text, mark in _MARKS.items()}
    return re.sub('\u2400(?:([0-4])|x([0-9a-f]{2}))', lambda found: texts[found[1]] if found[1] else chr(int(found[2], 16)), stored)


def insert(cursor: Any, statement: str, rows: Iterable[Sequence[Any]], template: str | None = None) -> None:
    psycopg2.extras.execute_values(cursor, statement, list(rows), template=template, page_size=5_000)
