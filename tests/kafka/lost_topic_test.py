"""The command topic is lost, and made again from the log of the ledger.

A node, the doctor and `topics apply` notice the loss and do not make it worse. The restored topic
has the same records at the same offsets with the same moments: the old node continues on it, and a
new one has the same root.

The controls: a restored topic with one record changed, and one that another producer wrote to, halt
a node.
"""

import contextlib
import json
import pathlib
import shutil
import subprocess
import time
import unittest

from confluent_kafka import TIMESTAMP_CREATE_TIME, TIMESTAMP_LOG_APPEND_TIME

import nodes
from topic_case import AHEAD, LINES, TopicCase, copy_of

EXAMPLE = pathlib.Path(__file__).resolve().parents[1] / "examples/tianjin-2024.ndjson"


class LostTopicTest(TopicCase):
    def test_the_loss_is_noticed_and_a_restoration_undoes_it(self):
        node = self.published_node(self.lines)
        before = self.records()
        self.lose()
        self.assert_halts(node, "restore it from the ledger (patledger topic restore)")
        self.assertIn('patledger_halted{ledger="0"} 1',
                      (self.folder / "metrics").read_text(encoding="utf-8"))
        root = nodes.size_and_root(node.data)

        for output in [self.doctor("node", code=74),
                       self.run_command("topics", "check", code=2),
                       self.run_command("topics", "apply", code=2),
                       self.doctor("nothing", code=74)]:
            self.assertIn("patledger topic restore", output)
            self.assertNotIn("patledger topics apply", output)
        self.assertNotIn(nodes.COMMAND, self.cluster.topics())

        self.recreate()
        nodes.produce(self.bootstrap, self.lines[2:4])
        new = self.node("fresh").start()
        self.assert_halts(new, AHEAD)
        self.assertEqual(new.size(), 0)
        self.assertRegex(self.doctor("node", code=74), "BAD +order .*delete the topic, restore it")
        self.assertIn("holds records that this ledger does not have", self.restore(code=74))

        self.lose()
        self.assertIn(f"{LINES} records as in", self.restore())
        after = self.records()
        self.assertEqual([value for value, _ in after], [value for value, _ in before])
        self.assertEqual([moment for _, (_, moment) in after],
                         [moment for _, (_, moment) in before])
        self.assertEqual({kind for _, (kind, _) in after}, {TIMESTAMP_CREATE_TIME})
        self.assert_new_node_is_the_same("node")
        self.assertRegex(self.doctor("node", code=0), "ok +order ")
        self.assertRegex(self.run_command("topics", "check"), "no drift")

        node.start()
        nodes.produce(self.bootstrap, ["{}"])
        node.wait_for_size(LINES + 1)
        self.assertEqual(self.records()[LINES][1][0], TIMESTAMP_LOG_APPEND_TIME)
        nodes.wait_until(lambda: nodes.is_published(self.bootstrap, LINES + 1), 60, "published")
        self.assertEqual(node.stop(), 0)
        self.assertEqual(nodes.size_and_root(node.data)[0], LINES + 1)
        self.assertNotEqual(nodes.size_and_root(node.data), root)
        self.assert_new_node_is_the_same("node")
        self.assertIn("records as in", self.restore())  # There is nothing to do.

    def test_a_copy_that_is_behind_continues_on_the_restored_topic(self):
        node = self.published_node(self.lines[:50])
        self.assertEqual(node.stop(), 0)
        shutil.copytree(node.data, self.folder / "copy")
        node.start()
        nodes.produce(self.bootstrap, self.lines[50:])
        nodes.wait_until(lambda: nodes.is_published(self.bootstrap, LINES), 60, "published")
        self.assertEqual(node.stop(), 0)
        self.lose()
        self.assertIn("restore from a copy of the ledger that has all of them",
                      self.restore("copy", code=74))
        self.assertNotIn(nodes.COMMAND, self.cluster.topics())
        self.restore()
        copy = self.node("copy").start()
        copy.wait_for_size(LINES)
        self.assertEqual(copy.stop(), 0)
        self.assertEqual(nodes.size_and_root(copy.data), nodes.size_and_root(node.data))
        self.restore("copy")
        self.lose()
        self.restore("copy")  # Restored twice, the second time from a copy.
        self.assert_new_node_is_the_same("node")

    def test_a_ledger_from_files_continues_in_kafka(self):
        data = self.folder / "files"
        without_at = json.loads(self.lines[0])
        del without_at["at"]
        later = json.loads(self.lines[1]) | {"id": "later", "at": "2199-01-01T00:00:00+08:00"}
        odd = self.folder / "odd.ndjson"
        odd.write_text("\n".join([json.dumps(without_at), json.dumps(later), "x" * (2**20 + 9),
                                  "null", self.lines[3]]) + "\n", encoding="utf-8")
        frames = self.folder / "broken.capnp"
        frames.write_bytes(b"\0\0\0\0\1\0\0\0" + b"\xff" * 900)
        for file in [EXAMPLE, odd, frames]:
            nodes.patledger("submit", file, "--data", data)
        size, _ = nodes.size_and_root(data)
        self.assertRegex(self.doctor("files", code=0), "look +order .*topic restore")
        refused = nodes.patledger("ingest", "--kafka", self.bootstrap, "--data", data)
        self.assertIn("patledger topic restore", refused.stderr)
        self.restore("files")
        self.assert_new_node_is_the_same("files")

        node = self.node("files").start()
        line = nodes.patledger("submit", "-", "--kafka", self.bootstrap, "--timeout", 30,
                               input=self.lines[4] + "\n")
        self.assertEqual(json.loads(line.stdout)["seq"], str(size), line.stderr)
        nodes.wait_until(lambda: nodes.is_published(self.bootstrap, size + 1), 60,
                         lambda: node.log_text()[-2000:])
        self.assertEqual(node.stop(), 0)
        self.lose()
        self.restore("files")  # Which of its records came from files is not forgotten.
        self.assert_new_node_is_the_same("files")

    def test_two_partitions_are_restored_at_once(self):
        self.lose()
        self.recreate(partitions=2)
        both = self.node("both", "--partition", "0,1").start()
        nodes.produce(self.bootstrap, self.lines)
        nodes.produce(self.bootstrap, self.lines[:LINES // 2], partition=1)
        for ledger, count in [("0", LINES), ("1", LINES // 2)]:
            nodes.wait_until(lambda: nodes.is_published(self.bootstrap, count, ledger), 60,
                             lambda: both.log_text()[-2000:])
        self.assertRegex(self.run_command("topics", "check"), "no drift")
        self.assertEqual(both.stop(), 0)
        self.lose()
        self.restore("both/partition-0")
        self.assertIn("Restore all partitions at once",
                      self.restore("both/partition-1", "--partition", "1", code=74))
        self.lose()
        self.restore("both", "--partition", "0,1")
        for ledger in "01":
            self.assert_new_node_is_the_same(f"both/partition-{ledger}", ledger)
        self.assertRegex(self.run_command("topics", "check"), "no drift")

    def test_an_interrupted_restoration_is_continued(self):
        nodes.patledger("submit", "-", "--data", self.folder / "files",
                        input="\n".join(self.lines))
        self.restore("files")
        whole = nodes.read_topic(self.bootstrap, nodes.COMMAND)
        self.lose()
        self.recreate(time_type="CreateTime")
        nodes.produce(self.bootstrap, map(copy_of, whole[:70]))
        new = self.node("new").start()
        self.assert_halts(new, "run patledger topic restore again")
        self.restore("files")
        self.assert_new_node_is_the_same("files")

    def test_a_restored_topic_with_another_record_halts_a_node(self):
        node = self.published_node(self.lines)
        node.kill()
        self.lose()
        self.restore()
        whole = [*map(copy_of, nodes.read_topic(self.bootstrap, nodes.COMMAND))]
        for name, at, change in [("changed", 60, {"value": whole[61]["value"]}),
                                 ("foreign", 60, {"headers": []}),
                                 ("after", LINES, whole[0])]:
            self.lose()
            self.recreate(time_type="CreateTime")
            records = whole + [whole[0]]
            records[at] = records[at] | change
            nodes.produce(self.bootstrap, records[:max(at + 1, LINES)])
            cause = "give the root" if name == "changed" else "has CreateTime, not LogAppendTime"
            self.assert_halts(self.node(name).start(), cause)

    def test_another_producer_during_a_restoration(self):
        lines = nodes.submissions(20_000)
        data = self.folder / "files"
        nodes.patledger("submit", "-", "--data", data, "--batch", 1000, input="\n".join(lines))
        command = [nodes.BINARY, "--lang", "en", "topic", "restore", "--data", str(data), "--kafka",
                   self.bootstrap]
        restoring = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                     text=True)
        until = time.monotonic() + 60
        while restoring.poll() is None and time.monotonic() < until:
            with contextlib.suppress(AssertionError):
                nodes.produce(self.bootstrap, ["{}"])
        output = restoring.communicate(timeout=60)[0]
        if restoring.returncode == 0:  # All its records follow the restored ones.
            self.run_command("ingest", "--data", data)
            self.assertGreaterEqual(nodes.size_and_root(data)[0], len(lines))
            self.assert_new_node_is_the_same("files")
        else:
            self.assertEqual(restoring.returncode, 74, output)
            self.assertRegex(output, "another producer|does not have|not restored with")
            self.assertRegex(output, "Save the records .* submit them again")

    def test_a_broker_that_is_killed_during_a_restoration(self):
        data = self.folder / "files"
        nodes.patledger("submit", "-", "--data", data, "--batch", 1000,
                        input="\n".join(nodes.submissions(20_000)))
        restoring = subprocess.Popen(
            [nodes.BINARY, "--lang", "en", "topic", "restore", "--data", str(data), "--kafka",
             self.bootstrap], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        nodes.wait_until(lambda: self.end() > 1000 or restoring.poll() is not None, 60, "records")
        self.cluster.kill(1)
        self.cluster.start(1)
        output = restoring.communicate(timeout=90)[0]
        self.assertEqual(restoring.returncode, 0, output)
        self.assert_new_node_is_the_same("files")

    def test_a_topic_that_exists_gets_its_settings_first(self):
        node = self.published_node(self.lines)
        self.assertEqual(node.stop(), 0)
        self.lose()
        self.cluster.create_topic(nodes.COMMAND, 1, {"cleanup.policy": "compact",
                                                     "retention.ms": "1000"})
        (node.data / "proof.killed").mkdir()  # A run that was killed has left it.
        self.restore()
        self.assertEqual(list(node.data.glob("proof*")), [])
        self.assertRegex(self.run_command("topics", "check"), "no drift")
        self.assert_new_node_is_the_same("node")


if __name__ == "__main__":
    unittest.main()
