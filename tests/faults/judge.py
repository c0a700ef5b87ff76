#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""judge.py HISTORY...: does a database hold what was produced, each record once?

Uses nothing of this project. A HISTORY is a folder with two files:

ledger.jsonl   what the broker acknowledged, written by the producer alone. One JSON array a line, either one record
                   [partition, offset, time, country, indicator, value]      (country null: a malformed record)
               or a run of records whose contents follow from their numbers (made(), below)
                   {"run": partition, "offset": first, "sequence": first, "count": n, "step": milliseconds}
dump.json      what the database says (docs/tables.md names the views): windows, late, last, alerts, progress; and
               "gone": [partition, from, to) that an administrator deleted before this database's workers had read them.

Prints one line a history and what is wrong; ends with 0 when nothing is lost, double or wrong, with 1 otherwise.

The rules, all of one partition in the order of its offsets, times in milliseconds:
- The watermark is the newest time seen so far, less a minute. A record whose window of 30 s had ended by then is late.
- Any other well-formed record counts in its window. A malformed one is rejected, yet moves the watermark like any other.
- Of what counts, a series' last value is the one with the newest time; of equal times the one with the highest offset.
- Of what counts, a value above a rule's warning begins an alert; it is critical once above `critical`; the first value
  that is not above `clear` ends it.
- An alert without a value for ten windows after the one that holds its newest value is stale from then on, once the
  watermark gets there; the partition says nothing of it any more. A newer value anywhere that is not above `clear`, or
  another alert of its series with a newer value, ends it: which of them, depends on how partitions interleave; that one
  does, when a partition's last value is such a value, or there is such an alert.
"""
import collections
import json
import pathlib
import sys

WINDOW, DELAY, SILENCE = 30_000, 60_000, 10 * 30_000
RULES = {'inflacion': (40, 100, 38), 'desempleo': (15, 20, 14.5)}  # warning, critical, clear; 'comercio' has none
COUNTRIES = 'ARG BRA CHL COL MEX PER URY BOL PRY ECU VEN CRI PAN CUB DOM HND GTM SLV NIC HTI JAM TTO CAN USA'.split()


def made(partition, sequence, step):
    """(time, country, indicator, value) of a partition's record number `sequence`; country None: malformed."""
    tick = sequence * step
    time = 1_764_000_000_000 + tick - (300_000 if sequence % 211 == 17 else 20_000 if sequence % 97 == 13 else 0)
    if sequence % 503 == 11:
        return time, None, None, None
    which, value = sequence % 7, (sequence * 37 + partition * 11) % 13
    if which == 6:
        return time, 'ESP', 'comercio', value  # the one series that every partition has
    indicator = 'desempleo' if which % 2 else 'inflacion'
    if (tick // 60_000 + which) % 4 == 0:
        value += 20 if which % 2 else 90
    return time, COUNTRIES[(3 * partition + which // 2) % len(COUNTRIES)], indicator, value


def read_ledger(path):
    """{partition: [[first offset, records...]]}, where records are a list or a run's line."""
    runs = collections.defaultdict(list)
    for line in open(path, encoding='utf-8'):
        entry = json.loads(line)
        if isinstance(entry, dict):
            runs[entry['run']].append((entry['offset'], entry))
        else:
            runs[entry[0]].append((entry[1], [entry[2:]]))
    return {partition: sorted(found, key=lambda run: run[0]) for partition, found in runs.items()}


def records(partition, runs):
    """(offset, time, country, indicator, value) in order."""
    last = -1
    for offset, run in runs:
        if isinstance(run, dict):
            first, step = run['sequence'], run['step']
            run = [made(partition, sequence, step) for sequence in range(first, first + run['count'])]
        for record in run:
            assert offset > last, f'the ledger has offset {offset} of partition {partition} twice'
            last = offset
            yield offset, *record
            offset += 1


class Expected:
    """What the tables must hold."""

    def __init__(self):
        self.windows, self.late, self.last, self.alerts, self.progress = {}, {}, {}, {}, {}
        self.total = 0

    def partition(self, number, runs, gone):
        newest, counted, late, rejected, end, passed = None, 0, 0, 0, 0, None
        last, open_alerts = {}, {}
        for offset, time, country, indicator, value in records(number, runs):
            end = offset + 1
            if any(low <= offset < high for low, high in gone):
                continue
            if country is None:
                rejected += 1
            else:
                start, series = time - time % WINDOW, (country, indicator)
                if newest is not None and start + WINDOW <= newest - DELAY:
                    late += 1
                    add(self.late, (start, *series), value)
                else:
                    counted += 1
                    add(self.windows, (start, *series), value)
                    if series not in last or time >= last[series][0]:
                        last[series] = (time, value, number, offset)
                    if indicator in RULES:
                        self.alert(open_alerts, (indicator, country, number), value, time, offset)
            if newest is None or time > newest:
                newest = time
                if (newest - DELAY) // WINDOW != passed:
                    passed = (newest - DELAY) // WINDOW
                    self.silence(open_alerts, passed * WINDOW)
        for series, found in last.items():
            self.last.setdefault(series, []).append(found)
        self.progress[number] = (end, counted, late, rejected)
        self.total += counted + late + rejected

    @staticmethod
    def silence(open_alerts, passed):
        for series, alert in list(open_alerts.items()):
            due = alert['newest'] // WINDOW * WINDOW + WINDOW + SILENCE
            if due <= passed:
                alert['state'], alert['stale'] = 'obsoleta', due
                del open_alerts[series]

    def alert(self, open_alerts, series, value, time, offset):
        warning, critical, clear = RULES[series[0]]
        alert = open_alerts.get(series)
        if alert is None:
            if value <= warning:
                return
            alert = open_alerts[series] = self.alerts[series, offset] = {
                'severity': 'aviso', 'state': 'activa', 'first': value, 'peak': value, 'last': value, 'start': time, 'end': None,
                'newest': time, 'stale': None}
        alert['last'], alert['peak'], alert['newest'] = value, max(value, alert['peak']), max(time, alert['newest'])
        if value > critical:
            alert['severity'] = 'critica'
        if value <= clear:
            alert['state'], alert['end'] = 'resuelta', max(time, alert['start'])
            del open_alerts[series]


def add(cells, key, value):
    cell = cells.get(key)
    if cell is None:
        cells[key] = [1, value, value, value]
    else:
        cell[0] += 1
        cell[1] += value
        cell[2] = min(cell[2], value)
        cell[3] = max(cell[3], value)


def good_times(ledger, gone, wanted):
    """{(country, indicator): times of values that are not above `clear`} of counted records, late ones too."""
    times = collections.defaultdict(set)
    for number in ledger:
        for offset, time, country, indicator, value in records(number, ledger[number]):
            if (country, indicator) in wanted and value <= RULES[indicator][2] and not any(low <= offset < high for low, high in gone[number]):
                times[country, indicator].add(time)
    return times


def end_stale(expected, alerts, ledger, gone):
    """Gives each stale alert the end that the database says, if it is one that it may have; else one that it must have."""
    stale = {key: alert for key, alert in expected.alerts.items() if alert['stale'] is not None}
    good = good_times(ledger, gone, {(series[1], series[0]) for series, _ in stale})
    for key, alert in stale.items():
        (indicator, country, _), newest = key[0], alert['newest']
        values = {time for time in good[country, indicator] if time > newest}
        others = {max(other['start'], newest) for (series, offset), other in expected.alerts.items()
                  if series[:2] == (indicator, country) and other['newest'] > newest}
        last = [time for time, value, *_ in expected.last.get((country, indicator), []) if time > newest and value <= RULES[indicator][2]]
        told = alerts.get(key, {}).get('end')
        if told in values | others:
            alert['state'], alert['end'] = 'resuelta', told
        elif last or others:
            alert['state'], alert['end'] = 'resuelta', 'one of ' + str(sorted(others | set(last)))


def judge(folder):
    dump, ledger = json.loads((folder / 'dump.json').read_text()), read_ledger(folder / 'ledger.jsonl')
    expected, wrong = Expected(), []
    gone = collections.defaultdict(list)
    for partition, low, high in dump['gone']:
        gone[partition].append((low, high))
    for number in sorted(ledger):
        expected.partition(number, ledger[number], gone[number])

    lost = double = 0
    for what, cells in (('windows', expected.windows), ('late', expected.late)):
        rows = {tuple(row[:3]): row[3:] for row in dump[what]}
        if len(rows) != len(dump[what]):
            wrong.append(f'{what}: a window of a series has two rows')
            double += len(dump[what]) - len(rows)
        for key in cells.keys() | rows.keys():
            cell, row = cells.get(key, [0, 0, None, None]), rows.get(key, [0, 0, None, None])
            if cell[:len(row)] != row:
                wrong.append(f'{what} {key}: {row}, produced {cell[:len(row)]}')
                lost += max(0, cell[0] - row[0]) + (cell[0] == row[0])  # as many, but others
                double += max(0, row[0] - cell[0]) + (cell[0] == row[0])

    accounts = 0  # partitions whose figures are not those of the records
    for number, (end, *parts) in expected.progress.items():
        row = next((row for row in dump['progress'] if row[0] == number), None)
        if row is None or row[1] is None:
            row = [number, 0, 0, 0, 0, 0, 0, 0]
        _, start, following, counted, late, rejected, untimed, gaps = row
        lost += max(0, parts[2] - rejected)  # malformed records are in no window
        double += max(0, rejected - parts[2])
        if [counted, late, rejected, untimed] != [*parts, 0] or following < end or following - start != sum(row[3:]):
            accounts += 1
            wrong.append(f'partition {number}: offsets {start} to {following}, counted, late, rejected, untimed, gaps {row[3:]}; '
                         f'produced {parts}, the last at {end - 1}')

    last = {tuple(row[:2]): tuple(row[2:]) for row in dump['last']}  # (time, value, partition, offset)
    bad_last = [series for series in expected.last.keys() | last.keys()
                if last.get(series) not in [found for found in expected.last.get(series, []) if found[0] == max(expected.last[series])[0]]]
    wrong += [f'last value of {series}: {last.get(series)}, produced {expected.last.get(series)}' for series in bad_last]

    names = ('severity', 'state', 'first', 'peak', 'last', 'start', 'end', 'newest', 'stale')
    alerts = {((rule, country, partition), offset): dict(zip(names, rest)) for rule, country, partition, offset, *rest in dump['alerts']}
    end_stale(expected, alerts, ledger, gone)
    bad_alerts = [key for key in expected.alerts.keys() | alerts.keys() if expected.alerts.get(key) != alerts.get(key)]
    wrong += [f'alert {key}: {alerts.get(key)}, produced {expected.alerts.get(key)}' for key in bad_alerts]
    bad_alerts += ['twice'] * (len(dump['alerts']) - len(alerts))

    print(f'{folder.name}: {expected.total} records, {lost} lost, {double} double, {len(bad_last)} wrong last values, {len(bad_alerts)} wrong alerts,'
          f' {accounts} wrong accounts ({len(expected.windows)} windows, {len(expected.alerts)} alerts)')
    for line in wrong[:20]:
        print(f'    {line}')
    return not wrong and not bad_alerts


if __name__ == '__main__':
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(0 if all([judge(pathlib.Path(name)) for name in sys.argv[1:]]) else 1)
