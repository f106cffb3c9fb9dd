"""Topics are created as the ledger needs them; drift is reported, explained and repaired."""

import json
import os
import pathlib
import re
import subprocess
import tempfile
import time
import unittest

from confluent_kafka.admin import AdminClient

from cluster import Cluster

BINARY = os.environ["PATLEDGER"]
COMMAND = "patent.rights.command.v1"
EVENT = "patent.rights.event.v1"
DAY_MS = 24 * 3600 * 1000
SAFE = {"cleanup.policy": "delete", "unclean.leader.election.enable": "false",
        "retention.bytes": "-1"}
# From contract.md §5: partitions and topic settings.
TOPICS = {
    COMMAND: (1, {"retention.ms": "-1", "message.timestamp.type": "LogAppendTime",
                  "max.message.bytes": str(2 ** 20 + 2 ** 16), "compression.type": "producer"}),
    "patent.rights.result.v1": (3, {"retention.ms": str(30 * DAY_MS),
                                    "max.message.bytes": str(2 ** 21)}),
    EVENT: (6, {"retention.ms": "-1", "max.message.bytes": str(2 ** 21)}),
    "patent.monitoring.alert.v1": (3, {"retention.ms": str(90 * DAY_MS)}),
    "patent.statistics.release.v1": (1, {"retention.ms": "-1"}),
    "patent.rights.command.v1.dlq": (1, {"retention.ms": str(365 * DAY_MS),
                                         "max.message.bytes": str(2 ** 21)}),
}


def run(*arguments):
    return subprocess.run([BINARY, "--lang", "en", *map(str, arguments)], capture_output=True,
                          text=True, timeout=60, check=False)


def settings(cluster):
    """The settings of each topic, from Kafka's own program."""
    output = cluster.admin("ConfigCommand", "--describe", "--entity-type", "topics")
    sections = re.split(r"^Dynamic configs for topic (\S+) are:$", output, flags=re.MULTILINE)
    return {topic: dict(re.findall(r"^\s+([a-z.]+)=(\S*) sensitive=", text, re.MULTILINE))
            for topic, text in zip(sections[1::2], sections[2::2])}


def alter(cluster, topic, *settings):
    cluster.admin("ConfigCommand", "--alter", "--entity-type", "topics", "--entity-name", topic,
                  "--add-config", ",".join(settings))


def shape_of(cluster):
    """Partitions and replicas of each topic."""
    topics = AdminClient({"bootstrap.servers": cluster.bootstrap}).list_topics(timeout=20).topics
    return {name: (len(topic.partitions), {len(one.replicas) for one in topic.partitions.values()})
            for name, topic in topics.items() if not name.startswith("__")}  # Kafka's own.


class TopicsTest(unittest.TestCase):
    def topics(self, action, cluster, *arguments, code=0):
        """The output rows as (topic, property, found, expected). Also sets self.rows and self.log."""
        done = run("topics", action, "--kafka", cluster.bootstrap, "--format", "json", *arguments)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        self.rows = [json.loads(line) for line in done.stdout.splitlines()]
        self.log = done.stderr
        return [(row["topic"], row["property"], row["found"], row["expected"]) for row in self.rows]

    def assert_settings(self, cluster, in_sync):
        found = settings(cluster)
        for name, (_, own) in TOPICS.items():
            self.assertEqual(found[name], {**SAFE, "min.insync.replicas": in_sync, **own}, name)


class ThreeBrokers(TopicsTest):
    def test_topics_are_created_and_a_dead_broker_is_not_drift(self):
        with Cluster(brokers=3) as cluster:
            self.assertEqual({row[:2] for row in self.topics("check", cluster, code=2)},
                             {(name, "missing") for name in TOPICS})
            self.topics("apply", cluster)
            self.assertTrue(all(row["repaired"] == "yes" for row in self.rows), self.rows)
            self.assertNotIn("copies", self.log)
            self.assert_settings(cluster, in_sync="2")
            self.assertEqual(shape_of(cluster), {
                name: (partitions, {3}) for name, (partitions, _) in TOPICS.items()})
            self.assertEqual(self.topics("apply", cluster), [])
            for number in cluster.brokers:  # One of them answers the query.
                cluster.kill(number)
                self.assertEqual(self.topics("check", cluster), [])
                cluster.start(number)


class OneBroker(TopicsTest):
    @classmethod
    def setUpClass(cls):
        cls.cluster = cls.enterClassContext(Cluster())

    def setUp(self):
        self.topics("apply", self.cluster)

    def doctor(self, code):
        with tempfile.TemporaryDirectory() as folder:
            done = run("doctor", "--kafka", self.cluster.bootstrap, "--data", f"{folder}/data")
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout

    def test_one_broker_has_one_replica_and_a_warning(self):
        self.assert_settings(self.cluster, in_sync="1")
        self.assertEqual(self.topics("check", self.cluster), [])
        self.assertIn("1 of 3 replicas", self.log)
        self.assertRegex(self.doctor(code=0), r"look +kafka .*1 broker; run three")

    def test_drift_is_reported_and_repaired_and_other_settings_remain(self):
        alter(self.cluster, COMMAND, "message.timestamp.type=CreateTime",
              "cleanup.policy=compact", "retention.ms=3600000", "segment.bytes=10485760")
        drift = {(COMMAND, "message.timestamp.type", "CreateTime", "LogAppendTime"),
                 (COMMAND, "cleanup.policy", "compact", "delete"),
                 (COMMAND, "retention.ms", "3600000", "-1")}
        self.assertEqual(set(self.topics("check", self.cluster, code=2)), drift)
        self.assertTrue(all(row["why"] for row in self.rows), self.rows)
        self.assertIn("patledger topics apply", self.log)
        output = self.doctor(code=2)
        self.assertRegex(output, r"BAD +topics .*CreateTime, not LogAppendTime: the recording "
                                 r"time must be the broker's.*patledger topics apply")
        self.assertEqual(set(self.topics("apply", self.cluster)), drift)
        self.assertEqual(self.topics("check", self.cluster), [])
        repaired = settings(self.cluster)[COMMAND]
        self.assertEqual(repaired["message.timestamp.type"], "LogAppendTime")
        self.assertEqual(repaired["segment.bytes"], "10485760")
        self.assertRegex(self.doctor(code=0), r"ok +topics +6, all as specified")
        self.cluster.admin("ConfigCommand", "--alter", "--entity-type", "topics", "--entity-name",
                           COMMAND, "--delete-config", "segment.bytes")

    def test_partitions_are_reported_and_not_changed(self):
        name = "patent.monitoring.alert.v1"
        self.cluster.delete_topics(name)
        self.cluster.create_topic(name, 2, {})
        self.topics("apply", self.cluster, code=2)
        left = [row for row in self.rows if row["repaired"] == "no"]
        self.assertEqual([(row["property"], row["found"], row["expected"]) for row in left],
                         [("partitions", "2", "3")])
        self.assertEqual(self.topics("check", self.cluster, code=2),
                         [(name, "partitions", "2", "3")])
        self.assertEqual(shape_of(self.cluster)[name], (2, {1}))
        self.assertRegex(self.doctor(code=0), r"look +topics .*partitions is 2, not 3")
        self.cluster.delete_topics(name)

    def test_more_partitions_are_no_drift(self):
        for name in [COMMAND, "patent.monitoring.alert.v1"]:
            self.cluster.delete_topics(name)
            self.cluster.create_topic(name, 5, {})
        self.topics("apply", self.cluster)
        self.assertEqual(self.topics("check", self.cluster), [])
        self.assertRegex(self.doctor(code=0), r"ok +topics +6, all as specified")
        self.cluster.delete_topics(COMMAND, "patent.monitoring.alert.v1")

    def test_another_topic_list_and_settings_that_brokers_refuse(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "topics.toml"
            path.write_text('[[topic]]\nname = "other"\npartitions = 2\nreplication = 1\n'
                            '[topic.settings]\n"retention.sm" = 1\n')
            self.topics("apply", self.cluster, "--file", path, code=65)
            self.assertIn("retention.sm", self.log)
            path.write_text(path.read_text().replace("retention.sm", "retention.ms"))
            self.topics("apply", self.cluster, "--file", path)
            self.assertEqual(settings(self.cluster)["other"], {"retention.ms": "1"})
            # The change of an existing topic is refused as a whole.
            path.write_text(path.read_text().replace("= 1\n", "= -7\n").replace(
                "replication = -7", "replication = 1"))
            self.topics("apply", self.cluster, "--file", path, code=65)
            self.assertEqual(settings(self.cluster)["other"], {"retention.ms": "1"})

    def test_table_output(self):
        alter(self.cluster, EVENT, "retention.ms=1000")
        done = run("topics", "apply", "--kafka", self.cluster.bootstrap)
        self.assertEqual(done.returncode, 0, done.stderr)
        lines = done.stdout.splitlines()
        self.assertEqual(lines[0].split(), ["Topic", "Property", "Found", "Expected", "Repaired"])
        self.assertEqual(lines[2].split(), [EVENT, "retention.ms", "1000", "-1", "yes"])


class WithoutBrokers(unittest.TestCase):
    def config(self, text, mode=0o600):
        folder = self.enterContext(tempfile.TemporaryDirectory())
        path = pathlib.Path(folder) / "patledger.toml"
        path.write_text(text)
        path.chmod(mode)
        return path

    def test_unreachable_brokers(self):
        for command in [["topics", "check"], ["topics", "apply"], ["doctor", "--data", "/nowhere"]]:
            started = time.monotonic()
            done = run(*command, "--kafka", "127.0.0.1:1")
            self.assertLess(time.monotonic() - started, 15)
            output = done.stdout + done.stderr
            self.assertEqual(done.returncode, 69, output)
            self.assertIn("127.0.0.1:1 does not answer", output)
            self.assertIn("Connection refused", output)

    def test_error_names_a_bad_setting_without_its_value(self):
        for setting in ['"ssl.key.password" = ["hunter2"]', '"socket.timeout.ms" = "hunter2"',
                        '"no.such.setting" = "hunter2"', '"security.protocol" = "hunter2"',
                        '"acks" = "hunter2"']:
            path = self.config(f'[kafka]\nbrokers = "127.0.0.1:1"\n[kafka.librdkafka]\n{setting}\n')
            done = run("topics", "check", "--config", path)
            self.assertEqual(done.returncode, 65, done.stderr)
            self.assertIn(setting.split('"')[1], done.stderr)
            self.assertNotIn("hunter2", done.stdout + done.stderr)

    def test_secret_in_a_readable_file(self):
        path = self.config('[kafka.librdkafka]\n"sasl.password" = "hunter2"\n', mode=0o644)
        done = run("topics", "check", "--config", path, "--kafka", "127.0.0.1:1")
        self.assertEqual(done.returncode, 65)
        self.assertIn("chmod o-r", done.stderr)
        self.assertNotIn("hunter2", done.stderr)

    def test_usage(self):
        for arguments in [["check"], ["mend", "--kafka", "a:1"], [],
                          ["check", "--kafka", "a:1", "--format", "xml"]]:
            self.assertEqual(run("topics", *arguments).returncode, 64, arguments)
        self.assertEqual(run("topics", "check", "--config", self.config("")).returncode, 65)


if __name__ == "__main__":
    unittest.main()
