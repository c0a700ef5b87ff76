# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the Spark job share: settings files, databases with tables, the job itself."""
import json
import os
import pathlib
import signal
import subprocess
import sys
import urllib.parse

from support import CTL, ROOT, Postgres, Program, fresh, make_topic, needs

JOB = ROOT / 'packaging/spark'
sys.path.insert(0, str(JOB))


def spark():
    """The directory of scripts/spark-local."""
    return pathlib.Path(needs('OBSERVATORIO_TEST_SPARK'))


def store_settings(database, user=None):
    url = urllib.parse.urlsplit(database.url)
    return {'kind': 'postgresql', 'host': url.hostname, 'port': url.port, 'user': user or url.username, 'database': url.path[1:]}


def write_settings(directory, brokers, topics, database, broker=None, engine=None, rules=(), user=None):
    document = {'format': 2, 'broker': {'embedded': False, 'bootstrapServers': brokers, 'topics': topics, 'group': fresh('spark')} | (broker or {}),
                'store': store_settings(database, user), 'engine': engine or {}, 'rules': list(rules)}
    path = pathlib.Path(directory) / f'{fresh("settings")}.json'
    path.write_text(json.dumps(document))
    return path


def average_rule(name, indicator, direction, warning, **more):
    return {'id': name, 'indicator': indicator, 'basis': 'window-average', 'direction': direction, 'warning': warning} | more


def alert_tables(database):
    """Everything about alerts, floating-point columns apart: sums of another order differ in their last bits."""
    episode = 'epi_id, epi_severidad, epi_umbral, epi_direccion, epi_inicio, epi_fin, epi_ultimo_evento, epi_offset, epi_suprimidas'
    exact = {'alertas': 'id, regla, pais, indicador, severidad, estado, umbral, direccion, inicio, fin, cluster, topic, particion, offset_evento, suprimidas,'
                        ' ultimo_evento, obsoleta_desde',
             'memoria_alertas m JOIN progreso p ON p.id = m.progreso_id': f'topic, particion, regla, m.pais, m.indicador, pendiente_desde, pendiente_offset,'
                                                                          f' pendiente_ultimo, bien_desde, {episode}',
             'memoria_avalancha a JOIN progreso p ON p.id = a.progreso_id': f'topic, particion, ventana_inicio, iniciadas, {episode}'}
    close = {'alertas': 'id, valor_inicio, valor_pico, valor_ultimo', 'memoria_alertas': 'regla, pais, indicador, pendiente_valor, epi_valor_pico'}
    read = lambda tables: {table: database.rows(f'SELECT {columns} FROM {table} ORDER BY {columns}') for table, columns in tables.items()}
    return read(exact), read(close)


def work(*arguments):
    return subprocess.run([CTL, 'work', *map(str, arguments), '--until-end'], capture_output=True, text=True, timeout=60)


def with_tables(brokers):
    """A database of a test's own, with the tables that a worker makes."""
    database = Postgres()
    result = work('--brokers', brokers, '--topic', make_topic(brokers, fresh('vacio'), 1), '--group', fresh('g'), '--database', database.url)
    assert result.returncode == 0, result.stderr
    return database


class Submitted(Program):
    """spark-submit in a session of its own: the JVM and its Python die together."""

    def __init__(self, test, script, *arguments, env=None):
        spark()
        # Compiled less and collected simply, a JVM that lives for seconds starts sooner. What a killed one leaves lies in the test's folder.
        java = f'-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Djava.io.tmpdir={test.directory}'
        super().__init__(test.directory, 'submit', '--driver-java-options', java, script, *arguments, program=str(ROOT / 'scripts/spark-local'),
                         start_new_session=True, cwd=test.directory,
                         env={'PYTHONPATH': str(JOB), 'SPARK_LOCAL_DIRS': str(test.directory)} | (env or {}))
        test.addCleanup(self.kill)

    def kill(self):
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()

    @property
    def said(self):
        """spark-submit puts what the job's Python says on stderr into its own stdout."""
        return self.stdout + self.stderr

    def __str__(self):
        return 'spark-submit ' + ' '.join(self.arguments[3:])
