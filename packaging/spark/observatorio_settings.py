# SPDX-License-Identifier: GPL-3.0-or-later
"""What the job takes from an exported settings file (docs/settings.md): broker, database, windows, rules. Runs in the driver."""
from __future__ import annotations

import dataclasses
import json
import math
import os
import pathlib
import re
from typing import Any

QUARTER_HOUR_MS = 15 * 60_000
_UNITS_MS = {'ms': 1, 's': 1_000, 'min': 60_000, 'h': 3_600_000}
_DAY_MS = 24 * 3_600_000
_NEWEST_FORMAT = 2
_MOST_STALE_WINDOWS = 100_000


class Problem(Exception):
    """Something that a person has to set right; its text says what and how."""


@dataclasses.dataclass(frozen=True)
class Broker:
    embedded: bool = True
    bootstrapServers: str = '127.0.0.1:9092'
    protocol: str = 'plaintext'
    mechanism: str = 'plain'
    username: str = ''
    caFile: str = ''
    certificateFile: str = ''
    keyFile: str = ''
    topics: tuple[str, ...] = ('eventos_qog', 'eventos_economicos')
    group: str = 'grupo-analisis'
    instanceId: str = ''
    session: int = 10_000  # milliseconds


@dataclasses.dataclass(frozen=True)
class Database:
    kind: str = 'sqlite'
    sqlitePath: str = ''
    host: str = '127.0.0.1'
    port: int = 5432
    database: str = 'observatorio'
    user: str = 'observatorio'
    sslMode: str = 'default'
    parameters: str = ''


@dataclasses.dataclass(frozen=True)
class Counting:
    """Durations in milliseconds."""
    window: int = 30_000
    watermarkDelay: int = 60_000
    futureTolerance: int = 600_000
    latePolicy: str = 'drop'


@dataclasses.dataclass(frozen=True)
class Rule:
    id: str = ''
    indicator: str = ''
    countries: tuple[str, ...] = ()
    basis: str = 'event'
    direction: str = 'above'
    warning: float = 0.0
    critical: float | None = None
    clear: float | None = None
    pending: int = 0
    keepFiring: int = 0
    staleWindows: int = 10
    enabled: bool = True


@dataclasses.dataclass(frozen=True)
class Settings:
    broker: Broker
    database: Database
    counting: Counting
    rules: tuple[Rule, ...]


_WORDS = {
    'broker.protocol': ('plaintext', 'ssl', 'sasl_plaintext', 'sasl_ssl'),
    'broker.mechanism': ('plain', 'scram-sha-256', 'scram-sha-512'),
    'store.kind': ('sqlite', 'postgresql'),
    'store.sslMode': ('default', 'disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'),
    'engine.latePolicy': ('drop', 'amend'),
    'rules.basis': ('event', 'window-average'),
    'rules.direction': ('above', 'below'),
}
_DURATIONS = ('broker.session', 'engine.window', 'engine.watermarkDelay', 'engine.futureTolerance', 'rules.pending', 'rules.keepFiring')
_THRESHOLDS = ('rules.warning', 'rules.critical', 'rules.clear')


def parse_duration(text: Any) -> int | None:
    """Milliseconds of '30 s'; None when it is no duration."""
    match = re.fullmatch(r'(\d{1,15}) ?(ms|s|min|h)', text) if isinstance(text, str) else None
    return int(match[1]) * _UNITS_MS[match[2]] if match else None


def _duration(path: str, value: Any) -> int:
    duration = parse_duration(value)
    if duration is None or duration > _DAY_MS:
        raise Problem(f'{path}: {json.dumps(value)} is no duration up to 24 h, such as "30 s"')
    return duration


def _threshold(path: str, value: Any, may_be_none: bool) -> float | None:
    if value is None and may_be_none:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise Problem(f'{path}: {json.dumps(value)} is no number')
    return float(value)


def _value(path: str, entry: str, value: Any, default: Any) -> Any:
    """`value` in the type of `default`, or the Problem. `entry` is the path without an index."""
    if entry in _DURATIONS:
        return _duration(path, value)
    if entry in _THRESHOLDS:
        return _threshold(path, value, default is None)
    if isinstance(default, tuple):
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise Problem(f'{path}: {json.dumps(value)} is no list of texts')
        return tuple(value)
    if type(value) is not type(default):
        kind = {bool: 'true or false', int: 'a whole number', str: 'a text'}[type(default)]
        raise Problem(f'{path}: {json.dumps(value)} is not {kind}')
    if entry in _WORDS and value not in _WORDS[entry]:
        raise Problem(f'{path}: {json.dumps(value)} is none of {", ".join(_WORDS[entry])}')
    return value


def _section(path: str, entries: Any, kind: type) -> Any:
    if not isinstance(entries, dict):
        raise Problem(f'{path}: an object is needed')
    name, defaults = path.split('[')[0], kind()
    known = {field.name for field in dataclasses.fields(kind)}
    for entry in entries:
        if entry not in known:
            raise Problem(f'{path}.{entry}: there is no such entry (docs/settings.md)')
    return kind(**{entry: _value(f'{path}.{entry}', f'{name}.{entry}', value, getattr(defaults, entry)) for entry, value in entries.items()})


def _rules(entries: Any) -> tuple[Rule, ...]:
    """What makes no sense in them is refused as the window refuses it; without the entry there are the default ones, all on events."""
    if not isinstance(entries, list):
        raise Problem('rules: a list is needed')
    rules: list[Rule] = []
    for index, entry in enumerate(entries):
        path = f'rules[{index}]'
        rule = _section(path, entry, Rule)
        if not rule.id or not rule.indicator or 'warning' not in entry:
            raise Problem(f'{path}: id, indicator and warning are needed')
        if rule.id in (other.id for other in rules):
            raise Problem(f'{path}.id: another rule is called {rule.id}')
        sign = 1 if rule.direction == 'above' else -1
        if rule.critical is not None and sign * rule.critical <= sign * rule.warning:
            raise Problem(f'{path}.critical: critical is not worse than warning')
        if rule.clear is not None and sign * rule.clear > sign * rule.warning:
            raise Problem(f'{path}.clear: the alert would end while its value still crosses the warning threshold')
        if not 0 <= rule.staleWindows <= _MOST_STALE_WINDOWS:
            raise Problem(f'{path}.staleWindows: 0 to {_MOST_STALE_WINDOWS} windows')
        rules.append(rule)
    return tuple(rules)


def _require_usable(settings: Settings) -> None:
    broker, database, counting = settings.broker, settings.database, settings.counting
    if broker.embedded:
        raise Problem('broker.embedded: only the window reaches its own broker; set it to false and broker.bootstrapServers to Kafka\'s addresses')
    if not broker.bootstrapServers:
        raise Problem('broker.bootstrapServers: no address')
    if not broker.topics or '' in broker.topics or len(set(broker.topics)) < len(broker.topics):
        raise Problem('broker.topics: at least one topic, none without a name, none twice')
    if bool(broker.certificateFile) != bool(broker.keyFile):
        raise Problem('broker.keyFile: a certificate and its key come together')
    if database.kind != 'postgresql':
        raise Problem('store.kind: a cluster needs a database that all its machines reach: postgresql')
    if not 1 <= database.port <= 65535:
        raise Problem(f'store.port: {database.port} is no port')
    if counting.window < 1_000 or QUARTER_HOUR_MS % counting.window:
        raise Problem(f'engine.window: {counting.window} ms does not divide 15 min')


def read_settings(path: str) -> Settings:
    try:
        document = json.loads(pathlib.Path(path).read_text(encoding='utf-8'))
    except OSError as error:
        raise Problem(f'{path}: {error.strerror}: export it from the window (Settings, Export) or write it as docs/settings.md says') from None
    except ValueError as error:
        raise Problem(f'{path}: not JSON: {error}') from None
    if not isinstance(document, dict):
        raise Problem(f'{path}: not a JSON object')
    if document.get('format', _NEWEST_FORMAT) != _NEWEST_FORMAT:
        raise Problem(f'{path}: format {json.dumps(document["format"])}; this job reads {_NEWEST_FORMAT}')
    try:
        settings = Settings(_section('broker', document.get('broker', {}), Broker), _section('store', document.get('store', {}), Database),
                            _section('engine', document.get('engine', {}), Counting), _rules(document.get('rules', [])))
        _require_usable(settings)
    except Problem as problem:
        raise Problem(f'{path}: {problem}') from None
    return settings


def kafka_password(password_file: str | None) -> str:
    """The first line of the file, else OBSERVATORIO_KAFKA_PASSWORD; empty when there is neither."""
    if not password_file:
        return os.environ.get('OBSERVATORIO_KAFKA_PASSWORD', '')
    try:
        with open(password_file, encoding='utf-8') as file:
            password = file.readline(4096).rstrip('\r\n')
    except (OSError, UnicodeDecodeError) as error:
        raise Problem(f'--password-file: {password_file}: {error}') from None
    if not password:
        raise Problem(f'--password-file: {password_file} has no password in its first line')
    return password


def _pem(path: str, entry: str) -> str:
    try:
        return pathlib.Path(path).read_text(encoding='ascii')
    except (OSError, UnicodeDecodeError) as error:
        raise Problem(f'broker.{entry}: {path}: {error}') from None


def _jaas(broker: Broker, password: str) -> str:
    module = 'plain.PlainLoginModule' if broker.mechanism == 'plain' else 'scram.ScramLoginModule'
    quoted = [text.replace('\\', '\\\\').replace('"', '\\"') for text in (broker.username, password)]
    return f'org.apache.kafka.common.security.{module} required username="{quoted[0]}" password="{quoted[1]}";'


def kafka_options(broker: Broker, password: str) -> dict[str, str]:
    """Kafka's own client options. Certificates travel as text: no executor needs the files."""
    options = {'bootstrap.servers': broker.bootstrapServers, 'security.protocol': broker.protocol.upper()}
    if broker.protocol.startswith('sasl'):
        if not password:
            raise Problem('no password for Kafka: set OBSERVATORIO_KAFKA_PASSWORD or give --password-file')
        options['sasl.mechanism'] = broker.mechanism.upper()
        options['sasl.jaas.config'] = _jaas(broker, password)
    if broker.protocol.endswith('ssl'):
        if broker.caFile:
            options['ssl.truststore.type'] = 'PEM'
            options['ssl.truststore.certificates'] = _pem(broker.caFile, 'caFile')
        if broker.certificateFile:
            options['ssl.keystore.type'] = 'PEM'
            options['ssl.keystore.certificate.chain'] = _pem(broker.certificateFile, 'certificateFile')
            options['ssl.keystore.key'] = _pem(broker.keyFile, 'keyFile')
    return options
