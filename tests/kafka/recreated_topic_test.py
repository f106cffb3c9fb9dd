"""The command topic is not the one that was answered: nodes, doctor and restoration notice it.

The outgoing topics outlive the command topic. If that is recreated, restored in part, or written by
another producer meanwhile, every position seems to be answered already. So a node halts before it
records or publishes one, and the doctor and `topics apply` make nothing of it worse.
"""

import unittest

from confluent_kafka import Producer

import nodes
from topic_case import LINES, TopicCase, copy_of

AGAIN = "topic restore. again|topic restore again"
RECREATED = "the topic was truncated or recreated"


class RecreatedTopicTest(TopicCase):
    def stopped_node(self, lines):
        node = self.published_node(lines)
        self.assertEqual(node.stop(), 0)
        return node

    def results(self):
        return len(nodes.read_topic(self.bootstrap, nodes.RESULT))

    def assert_no_new_node_starts(self, cause, size=0):
        """A new node halts, and publishes nothing."""
        before = self.results()
        new = self.node("new").start()
        self.assert_halts(new, cause)
        self.assertEqual(new.size(), size)
        self.assertEqual(self.results(), before)
        self.assertIn(cause, self.run_command("ingest", "--data", self.folder / "ingest", code=74))

    def test_other_records_and_more_than_were_answered(self):
        self.stopped_node(self.lines)
        self.lose()
        self.recreate()
        nodes.produce(self.bootstrap, self.lines[5:] + self.lines[:10])
        self.assert_no_new_node_starts(RECREATED)
        for name in ["node", "nothing"]:
            self.assertRegex(self.doctor(name, code=74), "BAD +order .*delete the topic, restore")

    def test_other_records_in_two_partitions(self):
        self.lose()
        self.recreate(partitions=2)
        both = self.node("both", "--partition", "0,1").start()
        for partition in [0, 1]:
            nodes.produce(self.bootstrap, self.lines, partition=partition)
            nodes.wait_until(lambda: nodes.is_published(self.bootstrap, LINES, str(partition)), 60,
                             lambda: both.log_text()[-2000:])
        self.assertEqual(both.stop(), 0)
        self.lose()
        self.recreate(partitions=2)
        for partition in [0, 1]:
            nodes.produce(self.bootstrap, self.lines[5:] + self.lines[:10], partition=partition)
        before = self.results()
        new = self.node("new", "--partition", "0,1").start()
        self.assert_halts(new, RECREATED)
        for partition in [0, 1]:
            self.assertIn(f"partition {partition}: halted", new.log_text())
            self.assertEqual(nodes.size_and_root(new.data / f"partition-{partition}")[0], 0)
        self.assertEqual(self.results(), before)
        self.lose()
        self.recreate(partitions=1)
        doctor = self.doctor("both/partition-1", code=74)
        self.assertRegex(doctor, "BAD +order .*does not have this partition")

    def test_an_answer_in_a_partition_without_a_record_of_this_ledger(self):
        """It is of a later moment than the record, as another ledger could have given it."""
        headers = [("ce_sequence", "5".rjust(20, "0")), ("ce_ledger", "0"),
                   ("ce_time", "2199-01-01T00:00:00.000+08:00")]
        nodes.produce(self.bootstrap, [{"value": "{}", "headers": headers}], topic=nodes.ALERT,
                      partition=2)
        nodes.produce(self.bootstrap, self.lines[:20])
        self.assert_no_new_node_starts("another ledger published it", size=20)

    def test_doctor_without_a_ledger(self):
        self.stopped_node(self.lines[:10])
        self.assertRegex(self.doctor("nothing", code=0), "ok +order ")
        self.lose()
        self.recreate()
        for records in [[], self.lines[:3]]:
            nodes.produce(self.bootstrap, records)
            self.assertRegex(self.doctor("nothing", code=74), "BAD +order .*topic restore")

    def test_a_restoration_that_was_interrupted(self):
        self.stopped_node(self.lines)
        self.lose()
        self.restore()
        whole = [*map(copy_of, nodes.read_topic(self.bootstrap, nodes.COMMAND))]
        for time_type in ["CreateTime", "LogAppendTime"]:
            self.lose()
            self.recreate(time_type="CreateTime")
            nodes.produce(self.bootstrap, whole[:70])
            if time_type == "LogAppendTime":
                self.set_time_type(time_type)  # With Kafka's own tools.
            else:
                for output in [self.doctor("node", code=74), self.doctor("nothing", code=74),
                               self.run_command("topics", "check", code=2),
                               self.run_command("topics", "apply", code=2)]:
                    self.assertRegex(output, AGAIN)
                    self.assertNotIn("topics apply", output)
                    self.assertNotIn("delete the topic", output)
            for name in ["node", "new"]:
                self.assert_halts(self.node(name).start(), "run patledger topic restore again")
            self.restore()
            self.assert_new_node_is_the_same("node")
            self.assertRegex(self.run_command("topics", "check"), "no drift")

    def test_a_record_that_says_it_was_restored(self):
        """A sender can write it while the topic has CreateTime."""
        self.stopped_node(self.lines)
        self.lose()
        self.restore()
        self.set_time_type("CreateTime")
        forged = [("ledger_restored", f"{LINES + 1} {'ab' * 32} 0")]
        nodes.produce(self.bootstrap, [{"value": self.lines[0], "headers": forged,
                                        "timestamp": 1_000_000_000_000}])
        before = self.results()
        for name in ["node", "new"]:
            self.assert_halts(self.node(name).start(), f"record {LINES} has CreateTime")
            self.assertEqual(nodes.size_and_root(self.folder / name)[0], LINES)
        self.run_command("topics", "apply")
        self.assertRegex(self.doctor("node", code=74), f"BAD +order .*record {LINES} has Create")
        self.assertIn("delete the topic", self.restore(code=74))
        self.assertEqual(self.results(), before)
        self.lose()
        self.restore()
        self.assert_new_node_is_the_same("node")
        self.assertRegex(self.doctor("node", code=0), "ok +order ")

    def test_records_that_were_deleted_at_the_start(self):
        node = self.stopped_node(self.lines[:-1])
        nodes.produce(self.bootstrap, self.lines[-1:])
        self.delete_before(10)
        for name in ["node", "nothing"]:
            self.assertRegex(self.doctor(name, code=74), "BAD +order .*records before 10 were")
        self.assertIn("patledger ingest", self.restore(code=74))
        self.run_command("ingest", "--data", node.data)
        self.assertIn("and this ledger has all: delete the topic", self.restore(code=74))
        self.lose()
        self.restore()
        self.assert_new_node_is_the_same("node")

    def test_a_control_record(self):
        node = self.stopped_node(self.lines)
        producer = Producer({"bootstrap.servers": self.bootstrap, "transactional.id": "other"})
        producer.init_transactions()
        producer.begin_transaction()
        producer.produce(nodes.COMMAND, self.lines[0], partition=0)
        producer.commit_transaction()
        self.assert_halts(node.start(), "a producer uses transactions")
        self.assertRegex(self.doctor("node", code=74), "BAD +order .*control record.*delete the")
        self.assertIn("delete the topic", self.restore(code=74))
        self.lose()
        self.restore()
        self.assert_new_node_is_the_same("node")


if __name__ == "__main__":
    unittest.main()
