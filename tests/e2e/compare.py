# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares a database's tables with the recomputation."""
import math

import recompute


def same_number(ours, theirs):
    return ours == theirs or math.isclose(ours, theirs, rel_tol=1e-9, abs_tol=1e-9)


def require_cells(test, what, expected, rows, exact=()):
    """rows: (key..., count, sum, min, max). `exact` names the keys whose sum must be the same bits: one partition's alone."""
    found = {tuple(row[:-4]): row[-4:] for row in rows}
    test.assertEqual(len(found), len(rows), f'{what}: one row a key')
    test.assertEqual(set(found), set(expected), f'{what}: the same keys')
    for key, cell in expected.items():
        count, total, low, high = found[key]
        test.assertEqual((count, low, high), (cell.count, cell.low, cell.high), f'{what} {key}')
        same = total == cell.total if key in exact else same_number(total, cell.total)
        test.assertTrue(same, f'{what} {key}: sum {total!r}, recomputed {cell.total!r}')


def require_equal(test, database, topic, partitions):
    """Every table of the observed topic equals the recomputed partitions; the accounting holds."""
    ms = database.milliseconds
    progress = {row[0]: row[1:] for row in database.rows(
        f"SELECT particion, inicio_offset, siguiente_offset, contados, tardios, rechazados, sin_tiempo, huecos FROM progreso WHERE topic = '{topic}'")}
    # Offsets are NULL until something was read (docs/tables.md).
    test.assertEqual(progress, {number: (p.start if p.read else None, p.next if p.read else None, p.counted, p.late, p.rejected, 0, p.gaps)
                                for number, p in partitions.items()})
    for number, (start, following, *parts) in progress.items():
        if partitions[number].read:
            test.assertEqual(following - start, sum(parts), 'the accounting holds')

    cells = recompute.merged(partitions, 'cells')
    holders = {key: sum(key in p.cells for p in partitions.values()) for key in cells}
    require_cells(test, 'metricas_30s', cells,
                  database.rows(f"SELECT {ms('ventana_inicio')}, pais, indicador, num_eventos, suma, minimo, maximo FROM metricas_30s"),
                  exact={key for key, count in holders.items() if count == 1})
    long = recompute.LONG_WINDOW
    require_cells(test, 'metricas_15min', recompute.merged(partitions, 'cells', lambda key: (key[0] - key[0] % long, *key[1:])),
                  database.rows(f"SELECT {ms('ventana_inicio')}, pais, indicador, num_eventos, suma, minimo, maximo FROM metricas_15min"))
    late = recompute.merged(partitions, 'late_cells')
    rows = database.rows(f"SELECT {ms('ventana_inicio')}, pais, indicador, num_eventos, suma FROM eventos_tardios")
    require_cells(test, 'eventos_tardios', late, [(*row, late[row[:3]].low, late[row[:3]].high) for row in rows])

    watermarks = [p.newest - recompute.DELAY for p in partitions.values() if p.newest is not None]
    ends = {row[:3]: (row[0] + recompute.WINDOW, row[3]) for row in database.rows(
        f"SELECT {ms('ventana_inicio')}, pais, indicador, CASE WHEN final THEN 1 ELSE 0 END FROM metricas_30s")}
    for key, (end, final) in ends.items():
        if len(watermarks) == len(partitions) and end <= min(watermarks):
            test.assertEqual(final, 1, f'every partition has passed {key}')
        if end > max(watermarks):
            test.assertEqual(final, 0, f'no partition has passed {key}')

    countries = recompute.merged(partitions, 'cells', lambda key: key[:2])
    averages = {row[:2]: row[2:] for row in database.rows(
        f"SELECT {ms('ventana_inicio')}, pais, valor_promedio, num_eventos FROM metricas_pais_30s")}
    test.assertEqual(set(averages), set(countries))
    for key, cell in countries.items():
        average, count = averages[key]
        test.assertEqual(count, cell.count, f'metricas_pais_30s {key}')
        test.assertTrue(same_number(average, cell.total / cell.count), f'metricas_pais_30s {key}: {average} {cell.total / cell.count}')

    last = {}
    for number, partition in partitions.items():
        for series, (time, offset, value, year) in partition.last.items():
            last[series] = max(last.get(series, ()), (time, number, offset, value, year))
    found = {row[:2]: row[2:] for row in database.rows(
        f"SELECT pais, indicador, {ms('ts_evento')}, particion, offset_evento, valor, anio FROM ultimos_valores")}
    test.assertEqual(found, last, 'ultimos_valores')


def alerts(database):
    """Every alert, comparable between databases: a replay must give the same ones."""
    ms = database.milliseconds
    return sorted(database.rows(f"SELECT id, regla, pais, indicador, severidad, estado, umbral, valor_inicio, valor_pico, valor_ultimo,"
                                f" {ms('inicio')}, {ms('fin')}, {ms('ultimo_evento')}, {ms('obsoleta_desde')}, topic, particion, offset_evento FROM alertas"), key=lambda row: row[0])
