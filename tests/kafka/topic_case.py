"""A test case on a cluster with a command topic that is lost, recreated and restored."""

import contextlib
import pathlib
import tempfile
import unittest

from confluent_kafka import Consumer, KafkaException, TopicPartition

import nodes
from cluster import Cluster

LINES = 120
AHEAD = "but the outgoing topics hold the answers up to position"


def copy_of(message):
    return {"value": message.value(), "headers": message.headers(),
            "timestamp": message.timestamp()[1]}


class TopicCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.cluster = cls.enterClassContext(Cluster())
        cls.bootstrap = cls.cluster.bootstrap
        cls.lines = nodes.submissions(LINES)

    def setUp(self):
        self.undo = contextlib.ExitStack()
        self.addCleanup(self.undo.close)
        self.folder = pathlib.Path(self.undo.enter_context(
            tempfile.TemporaryDirectory(prefix="patledger-lost-")))
        if left := self.cluster.topics().intersection(nodes.TOPICS):
            self.cluster.delete_topics(*left)
        nodes.apply_topics(self.cluster)

    def node(self, name, *options):
        node = nodes.Node(self.bootstrap, self.folder / name, *options)
        self.undo.callback(node.__exit__)
        return node

    def published_node(self, lines, name="node"):
        """A node that has recorded and published the lines."""
        node = self.node(name, "--audit-every", "2", "--metrics", self.folder / "metrics").start()
        nodes.produce(self.bootstrap, lines)
        nodes.wait_until(lambda: nodes.is_published(self.bootstrap, len(lines)), 60,
                         lambda: node.log_text()[-2000:])
        return node

    def lose(self):
        self.cluster.delete_topics(nodes.COMMAND)

    def recreate(self, **options):
        nodes.create_command_topic(self.cluster, **options)

    def run_command(self, *arguments, code=0):
        done = nodes.patledger(*arguments, "--kafka", self.bootstrap)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def restore(self, name="node", *options, code=0):
        return self.run_command("topic", "restore", "--data", self.folder / name, *options,
                                code=code)

    def doctor(self, name, code):
        return self.run_command("doctor", "--data", self.folder / name, code=code)

    def end(self):
        """The end of the command topic; 0 if it does not exist."""
        consumer = Consumer({"bootstrap.servers": self.bootstrap, "group.id": "reader"})
        try:
            return consumer.get_watermark_offsets(TopicPartition(nodes.COMMAND, 0), timeout=5)[1]
        except KafkaException:
            return 0
        finally:
            consumer.close()

    def set_time_type(self, name):
        self.cluster.admin("ConfigCommand", "--alter", "--entity-type", "topics", "--entity-name",
                           nodes.COMMAND, "--add-config", f"message.timestamp.type={name}")

    def delete_before(self, offset):
        plan = self.folder / "delete.json"
        plan.write_text(f'{{"partitions":[{{"topic":"{nodes.COMMAND}","partition":0,'
                        f'"offset":{offset}}}],"version":1}}', encoding="ascii")
        self.cluster.admin("DeleteRecordsCommand", "--offset-json-file", str(plan))

    def records(self):
        """The records of the command topic as (value, time)."""
        return [(message.value(), message.timestamp())
                for message in nodes.read_topic(self.bootstrap, nodes.COMMAND)]

    def assert_halts(self, node, cause):
        code, log = node.wait_for_exit(60)
        self.assertEqual(code, 74, log)
        self.assertIn(cause, log)
        self.assertIn("halted", log.splitlines()[-1])

    def assert_new_node_is_the_same(self, name, partition="0"):
        data = self.folder / f"new-{name.replace('/', '-')}"
        self.run_command("ingest", "--data", data, "--partition", partition)
        self.assertEqual(nodes.size_and_root(data), nodes.size_and_root(self.folder / name))
        nodes.succeed("verify", "--data", data)
        return data
