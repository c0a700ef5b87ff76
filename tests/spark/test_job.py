#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""packaging/spark on a local Spark, a real Kafka and PostgreSQL, beside `work` on the same records: the tables are equal, also when the job
was killed between two batches and inside one; what it cannot do, it says."""
import json
import math
import random
import subprocess
import time

from sparksupport import JOB, Submitted, alert_tables, average_rule, spark, with_tables, work, write_settings
from support import ROOT, Postgres, TestCase, fresh, kafka, main, make_topic, needs, produce, say, wait_for

# Per table: what must be equal, and what only to 1e-12, because Spark adds in another order.
TABLES = {
    'progreso': ('topic, particion, inicio_offset, siguiente_offset, contados, tardios, rechazados, sin_tiempo, huecos, clave_distinta, evento_max,'
                 ' marca_agua', '0'),
    'celdas c JOIN progreso p ON p.id = c.progreso_id': ('ventana_inicio, ventana_fin, pais, indicador, topic, particion, enmendado, inicio_15min,'
                                                         ' num_eventos, minimo, maximo, primer_offset, ultimo_offset', 'suma / num_eventos'),
    'tardios t JOIN progreso p ON p.id = t.progreso_id': ('ventana_inicio, ventana_fin, pais, indicador, topic, particion, enmendado, num_eventos,'
                                                          ' minimo, maximo, retraso_max_ms', 'suma / num_eventos'),
    'metricas_30s': ('pais, indicador, ventana_inicio, ventana_fin, num_eventos, minimo, maximo, final, enmendada', 'valor_promedio'),
    'metricas_15min': ('pais, indicador, ventana_inicio, ventana_fin, num_eventos, minimo, maximo, final, enmendada', 'valor_promedio'),
    'metricas_pais_30s': ('pais, ventana_inicio, ventana_fin, num_eventos, final', 'valor_promedio'),
    'eventos_tardios': ('pais, indicador, ventana_inicio, ventana_fin, num_eventos, retraso_max_ms, num_enmendados', 'suma'),
    'ultimos_valores': ('pais, indicador, valor, anio, ts_evento, topic, particion, offset_evento', '0'),
    'rechazos_por_motivo r JOIN progreso p ON p.id = r.progreso_id': ('topic, particion, motivo, cantidad', '0'),
    'eventos_rechazados': ('cluster, topic, particion, offset_evento, motivo, ts_evento,'
                           r" regexp_replace(muestra, E'\u2400x[0-9a-f]{2}|[\u0001-\u001f\u007f-\u009f]', '?', 'g')", '0'),
}
PARTITIONS = 3


def base_ms():
    """A window's beginning, some hours ago."""
    return int(time.time() * 1000) // 30_000 * 30_000 - 6 * 3_600_000


class World:
    """Events of three partitions; the third lives an hour behind the others, so only its own watermark lets it count."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.malformed = [json.loads(line) for line in (ROOT / 'tests/fixtures/spark/malformed.events.jsonl').read_text().splitlines()]
        self.clock = [base_ms() + 3_600_000, base_ms() + 3_610_000, base_ms()]

    def value(self):
        roll = self.random.random()
        if roll < 0.03:
            line = self.random.choice(self.malformed)
            return bytes.fromhex(line['value_hex']) if 'value_hex' in line else line['value'] and line['value'].encode()
        valor = 1.7e308 if roll < 0.032 else self.random.uniform(0.5, 90)
        pais = self.random.choice(['ARG', 'BR', 'España', 'CHL'])
        return json.dumps({'pais': pais, 'indicador': self.random.choice(['inflacion', 'gini', 'a\u2400b']), 'valor': valor,
                           'anio': self.random.choice([2023, None, 'x'])}).encode()

    def events(self, count):
        for _ in range(count):
            partition = self.random.randrange(PARTITIONS)
            self.clock[partition] += self.random.randrange(300)
            roll = self.random.random()
            back = self.random.randrange(200_000) if roll < 0.1 else 0
            ahead = 24 * 3_600_000 if 0.995 < roll else 0
            yield self.random.choice([None, b'ARG', b'BRA', b'ESP']), self.value(), self.clock[partition] - back + ahead, partition


class Job(TestCase):
    def setUp(self):
        spark()

    def require_equal_tables(self, ours, theirs):
        for table, (exact, close) in TABLES.items():
            query = f'SELECT {exact}, {close} FROM {table} ORDER BY {exact}'
            mine, other = ours.rows(query), theirs.rows(query)
            mine, other = ([row for row in rows if not any(str(cell).startswith('vacio-') for cell in row)] for rows in (mine, other))
            self.assertTrue(mine, table)
            self.assertEqual([row[:-1] for row in mine], [row[:-1] for row in other], table)
            for a, b in zip(mine, other):
                self.assertTrue(math.isclose(a[-1], b[-1], rel_tol=1e-12), f'{table}: {a} {b}')

    def submit(self, settings, checkpoint, *arguments, script=JOB / 'observatorio_spark.py', env=None):
        return Submitted(self, script, '--settings', settings, '--checkpoint', checkpoint, *arguments, env=env)

    def test_beside_work_and_killed(self):
        brokers, world = kafka(), World(7)
        topic = make_topic(brokers, fresh('spark'), PARTITIONS)
        ours, theirs = Postgres(), with_tables(brokers)
        checkpoint = self.directory / 'checkpoint'
        engine = {'latePolicy': 'amend'}
        rules = [average_rule('alto', 'inflacion', 'above', 50, clear=45, keepFiring='1 min'), average_rule('bajo', 'gini', 'below', 30, pending='30 s')]
        settings = write_settings(self.directory, brokers, [topic], theirs, engine=engine, rules=rules)
        noted = lambda: {int(path.name) for path in (checkpoint / 'commits').glob('[0-9]*')}
        stored = lambda: theirs.rows('SELECT lote FROM lotes_spark')
        read = lambda: theirs.rows(f"SELECT coalesce(sum(siguiente_offset), 0) FROM progreso WHERE topic = '{topic}'")[0][0]

        produce(brokers, topic, world.events(3000))
        stopped = self.directory / 'stopped'
        job = self.submit(settings, checkpoint, '--max-records', 1000, script=ROOT / 'tests/spark/stopping_job.py',
                          env={'STOP_BEHIND': '1', 'STOPPED_FILE': str(stopped)})
        wait_for(lambda: stopped.exists() or not job.running(), 120, 'batch 1 is committed')
        self.assertTrue(stopped.exists(), job.said[-3000:])
        job.kill()
        self.assertEqual((stored(), noted()), ([(1,)], {0}), 'killed inside batch 1: in the database, not in the checkpoint')
        held = read()

        job = self.submit(settings, checkpoint, '--max-records', 1000)
        wait_for(lambda: read() == 3000 or not job.running(), 120, 'all is read')
        self.assertIn('batch 1: stored before, nothing written', job.said)
        self.assertLess(held, 3000)
        cut = theirs.rows("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'observatorio_spark'"
                          ' AND datname = current_database()')
        self.assertEqual(cut, [(1,)], 'its connection to the database is cut')
        produce(brokers, topic, world.events(1500))
        wait_for(lambda: read() == 4500 or not job.running(), 120, 'what came meanwhile too')
        self.assertRegex(job.said, r'batch \d+: .*; again in 1 s')
        wait_for(lambda: max(noted()) == stored()[0][0], 30, 'Spark notes the last batch')
        self.assertTrue(job.running(), job.said[-3000:])
        job.kill()
        say('killed between two batches')

        produce(brokers, topic, world.events(1500))
        certificates = needs('OBSERVATORIO_TEST_KAFKA_CERTIFICATES')
        login = {'protocol': 'sasl_ssl', 'username': 'observatorio', 'caFile': f'{certificates}/ca.crt', 'certificateFile': f'{certificates}/client.crt',
                 'keyFile': f'{certificates}/client.key'}
        secured = write_settings(self.directory, needs('OBSERVATORIO_TEST_KAFKA_SASL_TLS'), [topic], theirs, user='con_clave', engine=engine,
                                 rules=rules, broker=login)
        subprocess.run(['psql', '-q', '-v', 'worker=con_clave', '-f', ROOT / 'packaging/postgresql/worker-role.sql', theirs.url], check=True)
        job = self.submit(secured, checkpoint, '--until-end', '--max-records', 1000,
                          env={'OBSERVATORIO_KAFKA_PASSWORD': 'secreto', 'PGPASSWORD': 'secreto'}).succeed(120)
        self.assertNotIn('secreto', job.said)

        # A worker goes on where the job stopped.
        produce(brokers, topic, world.events(500))
        for database in (ours, theirs):
            path = write_settings(self.directory, brokers, [topic], database, engine=engine, rules=rules)
            self.assertEqual(work('--settings', path).returncode, 0)
        self.require_equal_tables(ours, theirs)
        self.assertEqual(alert_tables(ours)[0], alert_tables(theirs)[0])
        behind = ours.rows(f"SELECT contados, tardios FROM progreso WHERE particion = 2 AND topic = '{topic}'")[0]
        self.assertGreater(behind[0], 10 * behind[1], 'the partition that is an hour behind counts')
        say(f"the partition an hour behind: {behind[0]} counted, {behind[1]} late; alerts: {ours.rows('SELECT count(*) FROM alertas')[0][0]}")

    def test_spark_s_own_watermark(self):
        """Why the job does not use withWatermark: it is one for all partitions, so a partition that is behind is late as a whole."""
        brokers, batches = kafka(), 3
        topic = make_topic(brokers, fresh('global'), 2)
        start = base_ms()
        event = lambda pais: json.dumps({'pais': pais, 'indicador': 'x', 'valor': 1.0})
        for part in range(batches):  # Spark moves its watermark between batches, and drops by the one before the last
            produce(brokers, topic, [(None, event('ARG'), start + 3_600_000 + (100 * part + i) * 1000, 0) for i in range(100)]
                    + [(None, event('CHL'), start + (100 * part + i) * 1000, 1) for i in range(100)])
        database = Postgres()
        self.assertEqual(work('--settings', write_settings(self.directory, brokers, [topic], database)).returncode, 0)
        self.assertEqual(database.rows('SELECT sum(contados), sum(tardios) FROM progreso'), [(200 * batches, 0)], 'each in order by itself')
        job = Submitted(self, ROOT / 'tests/spark/spark_watermark.py',
                        env={'BROKERS': brokers, 'TOPIC': topic, 'RECORDS': '200', 'CHECKPOINT': str(self.directory / 'global')}).succeed(120)
        counted = json.loads(job.stdout)['counted']
        say(f"Spark's own watermark counts {counted} of {200 * batches}")
        self.assertEqual(counted, 200 * batches - 100, "it drops what the third batch has of the partition behind, and only that")

    def test_what_is_missing_is_said(self):
        brokers = kafka()
        database = with_tables(brokers)
        empty = Postgres()
        other = Postgres()
        other.url += '_no'
        topics = ['no-such-topic']
        python = str(spark() / 'python/bin/python3')
        for settings, words in ((self.directory / 'none.json', 'none.json: No such file'),
                                (write_settings(self.directory, brokers, topics, empty), 'observatorioctl work'),
                                (write_settings(self.directory, brokers, topics, other), 'does not exist'),
                                (write_settings(self.directory, brokers, topics, database, broker={'protocol': 'sasl_ssl'}), '--password-file')):
            result = subprocess.run([python, JOB / 'observatorio_spark.py', '--settings', settings, '--checkpoint', self.directory / 'c'],
                                    capture_output=True, text=True, timeout=60)
            self.assertEqual((result.returncode, result.stderr.count('Traceback')), (1, 0), result.stderr)
            self.assertIn(words, result.stderr.strip().splitlines()[-1] if 'does not' not in words else result.stderr)
        for call, words in (('root_cause(Exception("x\\nCaused by: java.lang.ArithmeticException: long overflow"))', 'let a worker read past it'),
                            ('require_readable({p: j.Progress(1, 1, 11, 0, 0)}, {p: range(0, 10)}, True)', 't [0] ends at 10, but'),
                            ('require_readable({p: j.Progress(1, 1, 4, 0, 0)}, {p: range(5, 10)}, False)', 't [0] begins at 5, but'),
                            ('require_readable({p: j.Progress(1, 1, 4, 0, 0)}, {p: range(5, 10)}, True)', 'None'),
                            ('require_readable({p: j.Progress(1, 1, 10, 0, 0)}, {p: range(10, 10)}, False)', 'None')):
            result = subprocess.run([python, '-c', f'import observatorio_spark as j; p = j.Partition("t", 0); print(j.{call})'], cwd=JOB,
                                    capture_output=True, text=True, timeout=60)
            self.assertIn(words, (result.stdout + result.stderr).splitlines()[-1])
        job = self.submit(write_settings(self.directory, brokers, topics, database), self.directory / 'c', '--until-end')
        self.assertEqual(job.wait(60), 1, job.said[-3000:])
        self.assertIn('observatorio: Kafka has no topic no-such-topic', job.said)
        self.assertNotIn('Traceback', job.said)


if __name__ == '__main__':
    main()
