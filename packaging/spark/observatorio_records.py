# SPDX-License-Identifier: GPL-3.0-or-later
"""What a record means: a country's indicator and its value, or the reason why it is refused (ARCHITECTURE.md, What is accepted). Runs in
the executors. Spark's own from_json accepts what Observatorio refuses (docs/malformed.md), so the value is read here."""
from __future__ import annotations

import codecs
import csv
import json
import math
import os
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

MAX_VALUE_BYTES = 1 << 20
MAX_INDICATOR_BYTES = 100
MAX_DEPTH = 256
MAX_SAMPLE_BYTES = 256
MAX_NAME_BYTES = 256


class Event(NamedTuple):
    """`reason` is None for what may count; for what is refused, nothing else is set."""
    reason: str | None
    pais: str | None = None
    indicador: str | None = None
    valor: float | None = None
    anio: int | None = None
    key_mismatch: bool = False


class _Refused(Exception):
    pass


def _characters(replacement: str, *codes: int | range) -> dict[int, str]:
    return {code: replacement for some in codes for code in (some if isinstance(some, range) else (some,))}


# What a name is compared without (analytics/domain/namefold.cpp).
_ALIKE = str.maketrans(
    _characters("'", ord('`'), 0xB4, 0x2B9, 0x2BB, 0x2BC, 0x2BD, 0x2C8, 0x2CA, 0x2CB, range(0x2018, 0x201C), 0x2032, 0x2035, 0xA78B, 0xA78C, 0xFF07)
    | _characters('-', range(0x2010, 0x2016), 0x2212, 0xFE63, 0xFF0D)
    | _characters(' ', range(0x9, 0xE), 0x85, 0xA0, 0x1680, range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)
    | _characters('', 0xAD, 0x34F, 0x61C, range(0x200B, 0x2010), range(0x202A, 0x202F), range(0x2060, 0x2065), range(0x2066, 0x206A),
                  range(0xFE00, 0xFE10), 0xFEFF))


def folded_name(text: str) -> str:
    """A name in the form in which names are compared: Unicode's canonical caseless match, one kind of apostrophe, hyphen and space. Empty
    when it is too long."""
    if len(text.encode('utf-8', 'replace')) > MAX_NAME_BYTES:
        return ''
    decomposed = unicodedata.normalize('NFD', unicodedata.normalize('NFD', text.translate(_ALIKE)).casefold())
    return ' '.join(part for part in decomposed.translate(_ALIKE).split(' ') if part)


def _rows(path: str) -> Iterator[dict[str, str]]:
    with open(path, newline='', encoding='utf-8') as file:
        yield from csv.DictReader(file)


def read_countries(path: str) -> dict[str, str]:
    """Every name that a record may give a country, to its alpha-3 code, as countries.csv and countryaliases.csv beside it write it and as
    names are compared."""
    written: dict[str, str] = {}
    for row in _rows(path):
        written |= {row[column]: row['iso3'] for column in ('iso2', 'name_en', 'name_es', 'iso3') if row[column]}
    codes = set(written.values())
    for row in _rows(os.path.join(os.path.dirname(path), 'countryaliases.csv')):
        if row['code'] in codes:  # else a former state's
            written[row['alias']] = row['code']
    return {folded_name(name): code for name, code in written.items()} | written


def _country(text: str, countries: dict[str, str]) -> str | None:
    return countries.get(text) or countries.get(folded_name(text))


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= 20 else float(digits)


def _no_constant(word: str) -> None:
    raise ValueError(word)  # NaN and Infinity, which Python takes for JSON


_DECODER = json.JSONDecoder(parse_int=_integer, parse_constant=_no_constant)


def _depth(value: Any) -> int:
    """How many containers are nested, this one included."""
    deepest, level = 0, [value]
    while level := [item for item in level if isinstance(item, (dict, list))]:
        deepest += 1
        level = [inner for item in level for inner in (item.values() if isinstance(item, dict) else item)]
    return deepest


def _document(raw: bytes) -> dict[str, Any]:
    try:
        text = raw.decode('utf-8').strip(' \t\r\n')
        document = _DECODER.decode(text)
        if '\\u' in text:
            json.dumps(document, ensure_ascii=False).encode('utf-8')  # half a surrogate pair is no text
    except (ValueError, RecursionError):
        raise _Refused('not-json') from None
    if text.count('{') + text.count('[') > MAX_DEPTH and _depth(document) > MAX_DEPTH + isinstance(document, dict):
        raise _Refused('not-json')
    if not isinstance(document, dict):
        raise _Refused('not-an-object')
    return document


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _year(value: Any) -> int | None:
    """A wrong year is as good as none."""
    return value if type(value) is int and -(1 << 31) <= value < 1 << 31 else None


def _judged(document: dict[str, Any], countries: dict[str, str]) -> tuple[str, str, float]:
    pais, valor = document.get('pais'), document.get('valor')
    indicador = document.get('indicador')
    if indicador is None:
        indicador = document.get('tipo')
    if pais is None:
        raise _Refused('no-pais')
    if indicador is None or indicador == '':
        raise _Refused('no-indicador')
    if valor is None:
        raise _Refused('no-valor')
    if not isinstance(pais, str) or not isinstance(indicador, str) or not _is_number(valor):
        raise _Refused('wrong-type')
    if not math.isfinite(valor):
        raise _Refused('not-finite')
    if len(indicador.encode('utf-8')) > MAX_INDICATOR_BYTES:
        raise _Refused('too-long')
    if any(character < ' ' or character == '\x7f' for character in indicador):
        raise _Refused('wrong-type')
    code = _country(pais, countries)
    if code is None:
        raise _Refused('unknown-country')
    return code, indicador, float(valor)


def _names_another(key: bytes | None, spelled: str, pais: str, countries: dict[str, str]) -> bool:
    if not key:
        return False
    name = bytes(key).decode('utf-8', 'replace')
    return name != spelled and _country(name, countries) != pais


def read_event(value: bytes | None, key: bytes | None, countries: dict[str, str]) -> Event:
    if not value:
        return Event('no-value')
    if len(value) > MAX_VALUE_BYTES:
        return Event('too-long')
    try:
        document = _document(bytes(value))
        pais, indicador, valor = _judged(document, countries)
    except _Refused as reason:
        return Event(str(reason))
    return Event(None, pais, indicador, valor, _year(document.get('anio')),
                 _names_another(key, document['pais'], pais, countries))


def _replace_each_byte(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return '\ufffd' * (error.end - error.start), error.end


codecs.register_error('observatorio', _replace_each_byte)


def sample_text(raw: bytes | None) -> str:
    """The first bytes of a refused value, as text."""
    text = bytes(raw or b'')[:MAX_SAMPLE_BYTES + 4].decode('utf-8', 'observatorio').replace('\0', '\ufffd')
    return text.encode('utf-8')[:MAX_SAMPLE_BYTES].decode('utf-8', 'ignore')
