"""Tests of the test clusters: records, permissions, and each fault."""

import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

from confluent_kafka import (
    TIMESTAMP_LOG_APPEND_TIME, Consumer, KafkaError, KafkaException, Producer, TopicPartition)
from confluent_kafka.admin import AdminClient

from cluster import Cluster, kafka

RECORDS = 1000
DEPLOY = pathlib.Path(kafka.__file__).resolve().parent


def producer(cluster, **settings):
    return Producer({"bootstrap.servers": cluster.bootstrap, "log_level": 0, "acks": "all",
                     "enable.idempotence": True, **settings})


def consumer(cluster, **settings):
    return Consumer({"bootstrap.servers": cluster.bootstrap, "log_level": 0, "group.id": "test",
                     "enable.auto.commit": False, **settings})


def produce(sender, values, topic="events"):
    """Produces the values and waits. Returns the errors."""
    errors = []
    for value in values:
        sender.produce(topic, value, partition=0,
                       on_delivery=lambda error, _: errors.append(error) if error else None)
    left = sender.flush(150)
    if left:
        raise AssertionError(f"{left} records are not acknowledged")
    return errors


def read(reader, count, topic="events"):
    """The first `count` records of the topic."""
    reader.assign([TopicPartition(topic, 0, 0)])
    messages = []
    until = time.monotonic() + 150
    while len(messages) < count and time.monotonic() < until:
        messages += [one for one in reader.consume(count - len(messages), 1) if not one.error()]
    return messages


def numbered(count):
    return [str(number).encode() for number in range(count)]


def values_of(messages):
    return [message.value() for message in messages]


def create_topic(cluster, *settings):
    cluster.admin("TopicCommand", "--create", "--topic", "events", "--partitions", 1,
                  "--replication-factor", len(cluster.brokers),
                  *[word for setting in settings for word in ("--config", setting)])


def tls(identity):
    return {"security.protocol": "ssl", "ssl.ca.location": str(identity.ca),
            "ssl.certificate.location": str(identity.certificate),
            "ssl.key.location": str(identity.key)}


def print_start(cluster):
    print(f"{cluster.count} broker(s) ready after {cluster.start_s:.1f} s", file=sys.stderr)


class OneBroker(unittest.TestCase):
    def test_records_survive_broker_faults(self):
        with Cluster() as cluster:
            print_start(cluster)
            create_topic(cluster, "message.timestamp.type=LogAppendTime")
            with self.assertRaisesRegex(Exception, "already exists"):
                create_topic(cluster)
            self.assertEqual(produce(producer(cluster), numbered(RECORDS)), [])
            reader = consumer(cluster)
            messages = read(reader, RECORDS)
            self.assertEqual(values_of(messages), numbered(RECORDS))
            self.assertEqual({message.timestamp()[0] for message in messages},
                             {TIMESTAMP_LOG_APPEND_TIME})
            self.check_pause(cluster, reader)
            cluster.stop(1)
            cluster.start(1)
            self.assertEqual(values_of(read(reader, RECORDS)), numbered(RECORDS))
            cluster.restart_all()
            self.assertEqual(values_of(read(reader, RECORDS)), numbered(RECORDS))

    def check_pause(self, cluster, reader):
        cluster.pause(1)
        with self.assertRaises(KafkaException):
            reader.list_topics(timeout=1)
        cluster.resume(1)
        reader.list_topics(timeout=20)


class CommandLine(unittest.TestCase):
    """deploy/kafka/cluster and deploy/kafka/tool, as a user runs them."""

    def run_program(self, name, *arguments, code=0):
        done = subprocess.run([DEPLOY / name, *map(str, arguments)], capture_output=True, text=True,
                              timeout=120, check=False)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout.strip() + done.stderr.strip()

    def folder(self):
        """For a cluster, which is removed after the test."""
        folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory())) / "kafka"
        self.addCleanup(subprocess.run, [DEPLOY / "cluster", "stop", "--remove", folder],
                        capture_output=True, check=False)
        return folder

    def test_a_stopped_cluster_starts_again_with_its_data(self):
        folder = self.folder()
        bootstrap = self.run_program("cluster", "start", folder)
        self.run_program("tool", "topics", "--bootstrap-server", bootstrap, "--create", "--topic",
                         "events")
        self.assertIn("are running", self.run_program("cluster", "start", folder, code=1))
        self.kill(folder / "broker-1")
        self.assertEqual(self.run_program("cluster", "start", folder), bootstrap)
        self.assertIn("events", topics_of(bootstrap))
        self.assertEqual(self.run_program("cluster", "restart", folder), bootstrap)
        self.assertIn("events", topics_of(bootstrap))
        self.run_program("cluster", "stop", folder)
        self.assertIn("has another number of brokers, 1",
                      self.run_program("cluster", "start", "--brokers", 3, folder, code=1))
        bootstrap = self.run_program("cluster", "start", "--fresh", folder)
        self.assertNotIn("events", topics_of(bootstrap))
        self.run_program("cluster", "stop", "--remove", folder)
        self.assertFalse(folder.exists())

    def kill(self, folder):
        for pid in kafka.pids_of(folder):
            os.kill(pid, signal.SIGKILL)
        self.assertTrue(kafka.wait_gone([folder], 20))

    def test_a_killed_broker_starts_beside_the_others(self):
        folder = self.folder()
        bootstrap = self.run_program("cluster", "start", "--brokers", 3, folder)
        others = [kafka.pids_of(folder / f"broker-{number}") for number in [1, 3]]
        self.kill(folder / "broker-2")
        self.assertIn("are running", self.run_program("cluster", "start", "--fresh", folder, code=1))
        self.assertEqual(self.run_program("cluster", "start", folder), bootstrap)
        self.run_program("cluster", "status", folder)
        self.assertEqual([kafka.pids_of(folder / f"broker-{number}") for number in [1, 3]], others)

    def test_what_does_not_start(self):
        folder = self.folder()
        host, port = self.run_program("cluster", "start", folder).split(":")
        self.run_program("cluster", "stop", folder)
        with socket.create_server((host, int(port))):
            self.assertIn("exited during its start",
                          self.run_program("cluster", "start", folder, code=1))
        settings = folder / "broker-1/server.properties"
        settings.write_text(settings.read_text().replace("node.id=1\n", ""))
        for command in ["start", "status"]:
            message = self.run_program("cluster", command, folder, code=1)
            self.assertIn("server.properties is damaged", message)
            self.assertNotIn("Traceback", message)
        self.run_program("cluster", "start", "--fresh", folder)

    def test_an_unknown_tool(self):
        self.assertIn("use acls, configs", self.run_program("tool", "mend", code=64))


def topics_of(bootstrap):
    return AdminClient({"bootstrap.servers": bootstrap}).list_topics(timeout=20).topics


class ThreeBrokers(unittest.TestCase):
    def test_one_dead_broker_does_not_stop_the_cluster(self):
        with Cluster(brokers=3) as cluster:
            print_start(cluster)
            create_topic(cluster)
            sender, reader = producer(cluster), consumer(cluster)
            self.assertEqual(produce(sender, numbered(RECORDS)), [])
            leader = reader.list_topics("events").topics["events"].partitions[0].leader
            cluster.kill(leader)
            self.assertEqual(produce(sender, numbered(RECORDS)), [])
            self.assertEqual(values_of(read(reader, 2 * RECORDS)), 2 * numbered(RECORDS))
            cluster.start(leader)
            self.assertEqual(len(read(consumer(cluster), 2 * RECORDS)), 2 * RECORDS)


class CutOff(unittest.TestCase):
    def test_link_faults(self):
        with Cluster(network=True) as cluster:
            print_start(cluster)
            create_topic(cluster)
            sender, reader = producer(cluster), consumer(cluster)
            self.assertEqual(produce(sender, numbered(RECORDS)), [])
            for direction in ["both", "to-broker", "from-broker"]:
                cluster.cut(direction)
                with self.assertRaises(KafkaException) as raised:
                    reader.list_topics("events", timeout=1)
                self.assertIn(raised.exception.args[0].code(),
                              {KafkaError._TRANSPORT, KafkaError._TIMED_OUT})
                cluster.heal()
                reader.list_topics("events", timeout=20)
            cluster.cut("both")
            cluster.admin("TopicCommand", "--list")  # Within the namespace the link is up.
            cluster.loss(30)
            self.assertEqual(values_of(read(reader, RECORDS)), numbered(RECORDS))


class Permissions(unittest.TestCase):
    def test_writes_need_permission(self):
        with Cluster(secure=True) as cluster:
            print_start(cluster)
            create_topic(cluster)
            writer, other = cluster.identity("writer"), cluster.identity("other")
            cluster.allow([writer.principal], "Write", "Describe", topics=["events"])
            cluster.allow([other.principal], "Describe", topics=["events"])
            self.assertEqual(produce(producer(cluster, **tls(writer)), numbered(RECORDS)), [])
            # An idempotent producer would fail earlier, with another error.
            errors = produce(producer(cluster, **tls(other), **{"enable.idempotence": False}),
                             numbered(1))
            self.assertEqual([error.code() for error in errors],
                             [KafkaError.TOPIC_AUTHORIZATION_FAILED])
            self.assert_refused_without_certificate(cluster, writer)

    def assert_refused_without_certificate(self, cluster, identity):
        errors = []
        reader = consumer(cluster, error_cb=lambda error: errors.append(str(error)), **{
            "security.protocol": "ssl", "ssl.ca.location": str(identity.ca)})
        with self.assertRaises(KafkaException):
            reader.list_topics(timeout=3)
        reader.poll(1)
        self.assertRegex(" ".join(errors), "alert (bad certificate|certificate required)")


if __name__ == "__main__":
    unittest.main()
