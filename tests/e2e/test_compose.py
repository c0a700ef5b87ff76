#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""packaging/docker-compose.kafka.yml without containers: the image's own KafkaDockerWrapper turns the kafka service's
environment into server.properties, a broker starts from it, and a program of the host goes through the advertised outside address."""
import json
import os
import socket
import subprocess

import confluent_kafka
import yaml

from support import ROOT, Postgres, Program, TestCase, fresh, kafka, main, make_topic, produce, say, start, wait_for

SCRIPT = ROOT / 'scripts/kafka-local'
LOG4J = ROOT / 'packaging/kafka/log4j.properties'


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for item in sockets:
        item.bind(('127.0.0.1', 0))
    ports = [item.getsockname()[1] for item in sockets]
    for item in sockets:
        item.close()
    return ports


class Compose(TestCase):
    def setUp(self):
        self.compose = yaml.safe_load((ROOT / 'packaging/docker-compose.kafka.yml').read_text())
        self.kafka = self.compose['services']['kafka']

    def environment(self):
        """The service's environment for a host without containers. The only changes: the outside port where 9092 is taken, free ports
        inside, a directory for the records, and 127.0.0.1 for the name `kafka`, which only the compose's network resolves."""
        values = {key: str(value) for key, value in self.kafka['environment'].items()}
        outside, inside, controller = free_ports(3)
        with socket.socket() as probe:
            if probe.connect_ex(('127.0.0.1', 9092)) != 0:
                outside = 9092
        for key in ('KAFKA_LISTENERS', 'KAFKA_ADVERTISED_LISTENERS', 'KAFKA_CONTROLLER_QUORUM_VOTERS'):
            values[key] = values[key].replace('kafka:29092', f'127.0.0.1:{inside}').replace(':29092', f':{inside}') \
                .replace(':29093', f':{controller}').replace(':9092', f':{outside}')
        values['KAFKA_LOG_DIRS'] = str(self.directory / 'records')
        return values, outside

    def java(self, *arguments):
        jars = subprocess.run([SCRIPT, 'jars'], check=True, capture_output=True, text=True).stdout.split()[-1]
        return ['java', '-Xmx512m', '-cp', f'{jars}/*', f'-Dlog4j.configuration=file:{LOG4J}',
                f'-Dobservatorio.log={self.directory}/server.log', *map(str, arguments)]

    def test_host_reaches_outside_listener(self):
        values, outside = self.environment()
        say(f'outside listener on localhost:{outside}')
        folders = {name: self.directory / name for name in ('default', 'mounted', 'final')}
        for folder in folders.values():
            folder.mkdir()
        for name in ('server.properties', 'log4j.properties', 'tools-log4j.properties'):
            (folders['default'] / name).write_text('')
        # It formats the storage too, as in the container.
        subprocess.run(self.java('kafka.docker.KafkaDockerWrapper', 'setup', '--default-configs-dir', folders['default'],
                                 '--mounted-configs-dir', folders['mounted'], '--final-configs-dir', folders['final']),
                       check=True, env=os.environ | values, timeout=60, stdout=subprocess.DEVNULL)
        properties = folders['final'] / 'server.properties'
        text = properties.read_text()
        for expected in ('process.roles=broker,controller', 'advertised.listeners=INSIDE://127.0.0.1:', f'OUTSIDE://localhost:{outside}'):
            self.assertIn(expected, text)
        command = self.java('kafka.Kafka', properties)
        broker = Program(self.directory, *command[1:], program='java')
        self.addCleanup(broker.wait, 30)
        self.addCleanup(broker.process.terminate)
        wait_for(lambda: 'Kafka Server started' in broker.stdout or not broker.running(), 60, 'the broker starts')
        self.assertTrue(broker.running(), (self.directory / 'server.log').read_text()[-3000:])

        brokers = f'localhost:{outside}'
        topic = make_topic(brokers, 'eventos_qog')
        advertised = confluent_kafka.Consumer({'bootstrap.servers': brokers, 'group.id': 'x'}).list_topics(timeout=30).brokers[1]
        self.assertEqual((advertised.host, advertised.port), ('localhost', outside))
        simulated = start(self, 'simulate', '--brokers', brokers, '--topic', topic, '--rate', 0, '--count', 500).succeed(60)
        self.assertEqual(json.loads(simulated.stdout)['delivered'], 500)
        consumer = confluent_kafka.Consumer({'bootstrap.servers': brokers, 'group.id': 'host', 'auto.offset.reset': 'earliest'})
        consumer.subscribe([topic])
        seen = []
        wait_for(lambda: seen.extend(consumer.consume(500, 0.1)) or len(seen) >= 500, 60, 'a host client consumes 500 records')
        consumer.close()

    def test_worker(self):
        """Its very command line, on servers of the test: the names that only the compose's network resolves are replaced."""
        worker = self.compose['services']['worker']
        self.assertEqual(worker['profiles'], ['workers'], 'they run only when they are asked for')
        self.assertTrue((ROOT / 'packaging' / worker['build']['context'] / worker['build']['dockerfile']).exists())
        places = {'kafka:29092': kafka(), 'postgresql://observatorio@postgres:5432/observatorio': (database := Postgres()).url}
        self.assertLessEqual(places.keys(), set(worker['command']))
        topic = make_topic(kafka(), fresh('compose'), 1)
        produce(kafka(), topic, [(b'ARG', '{"pais":"ARG","indicador":"inflacion","valor":5}', 1_764_000_000_000)] * 3)
        arguments = [places.get(argument, argument) for argument in worker['command']]
        start(self, *arguments, '--topic', topic, '--group', fresh('compose'), '--until-end').succeed(60)
        self.assertEqual(database.rows('SELECT sum(contados) FROM progreso'), [(3,)])
        server = self.compose['services']['postgres']['environment']
        self.assertIn(f"postgresql://{server['POSTGRES_USER']}@postgres:5432/{server['POSTGRES_DB']}", worker['command'])
        self.assertEqual(worker['environment']['PGPASSWORD'], server['POSTGRES_PASSWORD'])

    def test_shape(self):
        services = self.compose['services']
        self.assertEqual(self.kafka['image'], 'apache/kafka:3.7.0')
        self.assertIn('127.0.0.1:8088:8080', services['kafka-ui']['ports'])
        self.assertIn('postgres', services)
        for name in ('kafka', 'kafka-ui', 'postgres'):
            self.assertIn('healthcheck', services[name], name)
        for name, service in services.items():
            self.assertEqual(service['networks'], ['observatorio'], name)
        self.assertFalse((self.compose['networks']['observatorio'] or {}).get('external'), 'the compose makes its own network')
        declared = set(self.compose['volumes'])
        used = {volume.split(':')[0] for service in services.values() for volume in service.get('volumes', [])}
        self.assertEqual(used, declared)


if __name__ == '__main__':
    main()
