"""A topic that does not match the ledger's log halts the node with a specific error.

Each fault is made on a real broker under a node that has read half of the records. The control is
the same node without these checks: it must continue, or the test could not detect a halt.
"""

import contextlib
import pathlib
import shutil
import subprocess
import tempfile
import time
import unittest

from confluent_kafka import Producer

import nodes
from cluster import Cluster

LINES = 400


class OrderFaultsTest(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.cluster = cls.enterClassContext(Cluster())
        cls.lines = nodes.submissions(LINES)

    def setUp(self):
        self.undo = contextlib.ExitStack()
        self.folder = pathlib.Path(self.undo.enter_context(
            tempfile.TemporaryDirectory(prefix="patledger-order-")))
        nodes.apply_topics(self.cluster)

    def tearDown(self):
        self.undo.close()  # Stops the nodes first.
        self.cluster.delete_topics(*self.cluster.topics().intersection(nodes.TOPICS))

    def node(self, name="node", *options):
        node = nodes.Node(self.cluster.bootstrap, self.folder / name, *options)
        self.undo.callback(node.__exit__)
        return node

    def read_half(self, *options):
        """A running node that has read the first half of the records."""
        nodes.produce(self.cluster.bootstrap, self.lines[:LINES // 2])
        node = self.node("node", *options).start()
        node.wait_for_size(LINES // 2)
        return node

    def recreate(self, records):
        self.cluster.delete_topics(nodes.COMMAND)
        nodes.create_command_topic(self.cluster)
        nodes.produce(self.cluster.bootstrap, records)

    def delete_before(self, offset):
        plan = self.folder / "delete.json"
        plan.write_text(f'{{"partitions":[{{"topic":"{nodes.COMMAND}","partition":0,'
                        f'"offset":{offset}}}],"version":1}}', encoding="ascii")
        self.cluster.admin("DeleteRecordsCommand", "--offset-json-file", str(plan))

    def assert_halts(self, node, cause, limit_s=60):
        start = time.monotonic()
        code, log = node.wait_for_exit(limit_s)
        self.assertEqual(code, 74, log)
        self.assertIn(cause, log)
        print(f"{self.id().rsplit('.', 1)[1]}: halted after {time.monotonic() - start:.1f} s: "
              f"{[line for line in log.splitlines() if cause in line][-1]}")

    def assert_continues(self, size):
        """The control: a node without these checks on a copy of the directory."""
        shutil.copytree(self.folder / "node", self.folder / "control")
        control = self.node("control", "--unsafe-trust-committed")
        control.command[0] = nodes.CONTROLS
        control.start()
        control.wait_for_size(size)
        self.assertIsNone(control.process.poll())

    def test_topic_recreated_while_the_node_is_down(self):
        node = self.read_half()
        self.assertEqual(node.stop(), 0)
        self.recreate(self.lines[LINES // 2:])
        node.start()
        self.assert_halts(node, "recreated")  # By what it had published, or by its records.
        self.assert_continues(LINES // 2)

    def test_topic_recreated_and_shorter(self):
        node = self.read_half()
        self.assertEqual(node.stop(), 0)
        self.recreate(self.lines[:10])
        node.start()
        self.assert_halts(node, "recreated")  # By what it had published, or by its records.

    def test_topic_recreated_under_a_running_node(self):
        node = self.read_half("--audit-every", "2")
        self.recreate(self.lines[:10])
        self.assert_halts(node, "recreated")

    def test_topic_recreated_and_filled_under_a_paused_node(self):
        node = self.read_half("--audit-every", "2")
        node.pause()
        self.recreate(list(reversed(self.lines)))
        node.resume()
        self.assert_halts(node, "recreated or truncated while the node was running")

    def test_unread_records_deleted(self):
        node = self.read_half()
        self.assertEqual(node.stop(), 0)
        nodes.produce(self.cluster.bootstrap, self.lines[LINES // 2:])
        self.delete_before(LINES - 10)
        node.start()
        self.assert_halts(node, "they were deleted")

    def test_records_deleted_before_a_new_node(self):
        nodes.produce(self.cluster.bootstrap, self.lines)
        self.delete_before(10)
        node = self.node().start()
        self.assert_halts(node,
                          "log start offset is 10, but this ledger needs the records from 0 on")

    def test_control_record_of_a_transaction(self):
        """It takes an offset and is never delivered: the node halts without a record after it."""
        node = self.read_half()
        producer = Producer({"bootstrap.servers": self.cluster.bootstrap,
                             "transactional.id": "other"})
        producer.init_transactions()
        producer.begin_transaction()
        producer.produce(nodes.COMMAND, self.lines[LINES // 2], partition=0)
        producer.commit_transaction()
        self.assert_halts(node, f"offset {LINES // 2 + 1} has no record, the next one is "
                                f"{LINES // 2 + 2}: a producer uses transactions")
        self.assertEqual(node.size(), LINES // 2 + 1)

    def test_create_time(self):
        node = self.read_half()
        self.cluster.admin("ConfigCommand", "--alter", "--entity-type", "topics", "--entity-name",
                           nodes.COMMAND, "--add-config", "message.timestamp.type=CreateTime")
        nodes.produce(self.cluster.bootstrap, self.lines[LINES // 2:])
        self.assert_halts(node, "has CreateTime, not LogAppendTime")

    def test_data_directory_rolled_back(self):
        nodes.produce(self.cluster.bootstrap, self.lines[:100])
        node = self.node().start()
        node.wait_for_size(100)
        self.assertEqual(node.stop(), 0)
        shutil.copytree(node.data, self.folder / "older")
        nodes.produce(self.cluster.bootstrap, self.lines[100:])
        node.start()
        node.wait_for_size(LINES)
        self.assertEqual(node.stop(), 0)
        _, root = nodes.size_and_root(node.data)
        shutil.rmtree(node.data)
        shutil.copytree(self.folder / "older", node.data)
        node.start()
        self.assert_halts(node, "the data directory was rolled back")
        reread = self.node("node", "--reread").start()
        reread.wait_for_size(LINES)
        self.assertEqual(nodes.size_and_root(reread.data), (LINES, root))

    def test_another_cluster(self):
        node = self.read_half()
        self.assertEqual(node.stop(), 0)
        with Cluster() as other:
            nodes.apply_topics(other)
            nodes.produce(other.bootstrap, self.lines)
            with nodes.Node(other.bootstrap, node.data) as elsewhere:
                self.assert_halts(elsewhere, "but this ledger follows cluster")
            doctor = nodes.patledger("doctor", "--kafka", other.bootstrap, "--data", node.data)
            self.assertEqual(doctor.returncode, 74, doctor.stdout)
            self.assertRegex(doctor.stdout, "BAD +order +this ledger follows cluster")

    def test_a_directory_is_local_or_follows_a_topic(self):
        node = self.read_half()
        self.assertEqual(node.stop(), 0)
        local = nodes.patledger("submit", "-", "--data", node.data, input=self.lines[-1])
        self.assertEqual(local.returncode, 64)
        self.assertIn("submit with --kafka", local.stderr)
        used = self.folder / "used"
        nodes.patledger("submit", "-", "--data", used, input=self.lines[0])
        followed = nodes.patledger("ingest", "--kafka", self.cluster.bootstrap, "--data", used)
        self.assertNotEqual(followed.returncode, 0)
        self.assertIn("already holds 1 entry submitted locally", followed.stderr)

    def test_a_directory_has_one_writer(self):
        node = self.read_half()
        second = subprocess.run(node.command, capture_output=True, text=True, timeout=30,
                                check=False)
        self.assertEqual(second.returncode, 69, second.stderr)


if __name__ == "__main__":
    unittest.main()
