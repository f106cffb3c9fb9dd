"""What a node reports of itself is true: with healthy brokers, with its only broker dead or
suspended, after a kill.

A dead broker is one line of the log, whatever its clients say.
"""

import contextlib
import json
import math
import pathlib
import re
import tempfile
import time
import unittest

import nodes
from cluster import Cluster

LINES = 50
LIMIT_S = 60
DEAD_S = 8


class TelemetryTest(unittest.TestCase):
    """In this order."""

    @classmethod
    def setUpClass(cls):
        cls.cluster = cls.enterClassContext(Cluster())
        folder = pathlib.Path(cls.enterClassContext(
            tempfile.TemporaryDirectory(prefix="patledger-telemetry-")))
        nodes.apply_topics(cls.cluster)
        cls.file = folder / "patledger.prom"
        config = folder / "patledger.toml"
        config.write_text('[kafka.librdkafka]\n"reconnect.backoff.max.ms" = 1000\n')
        cls.node = nodes.Node(cls.cluster.bootstrap, folder / "node", "--metrics", cls.file,
                              "--audit-every", 1, "--config", config)
        cls.node.command[1:1] = ["--log-format", "json"]
        cls.enterClassContext(cls.node)
        lines = nodes.submissions(LINES)
        nodes.produce(cls.cluster.bootstrap, [*lines, lines[0], "{}"])
        cls.node.wait_for_size(len(lines) + 2)
        cls.size = len(lines) + 2

    def values(self):
        """By the name of the metric and the label that is not the ledger."""
        text = self.file.read_text(encoding="utf-8") if self.file.exists() else ""
        lines = re.findall(r"^patledger_(\w+)(?:\{(.*)\})? (\S+)$", text, re.MULTILINE)
        found = {}
        for name, labels, value in lines:
            other = re.search(r'(?:outcome|code|version)="([^"]+)"', labels)
            found[name, other[1] if other else None] = float(value)
        return found

    def value(self, name, label=None):
        return self.values().get((name, label), math.nan)

    def wait_for(self, what, condition):
        nodes.wait_until(condition, LIMIT_S, lambda: f"{what}: {self.values()}")

    def wait_until_connected(self):
        self.wait_for("connected", lambda: self.value("connected") == 1
                      and self.value("kafka_brokers_up") == 1)

    def log(self):
        return [json.loads(line) for line in self.node.log_text().splitlines()]

    @contextlib.contextmanager
    def one_warning_and_one_return(self):
        """Inside it the log gets one warning, about the broker, and one line of its return."""
        before = len(self.log())
        yield
        added = self.log()[before:]
        warnings = [line["msg"] for line in added if line["level"] in ("warn", "error")]
        self.assertEqual(len(warnings), 1, added)
        self.assertIn(f"broker {self.cluster.bootstrap} does not answer", warnings[0])
        returns = [line for line in added if "answers again after" in line["msg"]]
        self.assertEqual(len(returns), 1, added)

    def test_1_a_healthy_node(self):
        self.wait_until_connected()
        self.wait_for("published", lambda: self.value("publishes") == 1
                      and self.value("published_position") == self.size)
        self.wait_for("an audit", lambda: time.time() - self.value("audit_timestamp_seconds") < 9)
        values = self.values()
        expected = {("running", None): 1, ("halted", None): 0, ("lag_records", None): 0,
                    ("lag_seconds", None): 0, ("recorded_position", None): self.size,
                    ("dead_letters_total", None): 1, ("outcomes_total", "recorded"): self.size - 2,
                    ("outcomes_total", "duplicate"): 1, ("outcomes_total", "malformed"): 1,
                    ("outcomes_total", "refused"): 0, ("codes_total", "F01"): 1}
        self.assertEqual(values, values | expected)
        self.assertLess(abs(time.time() - values["heartbeat_timestamp_seconds", None]), 15)
        self.assertGreater(values["disk_free_bytes", None], 1e6)
        self.assertGreaterEqual(values["syncs_total", None], 1)
        self.assertGreater(values["sync_seconds", None], 0)
        self.assertGreaterEqual(values["sync_seconds_total", None], values["sync_seconds", None])
        self.assertTrue(any(key[0] == "build_info" and key[1] for key in values))

    def check_not_connected(self):
        self.wait_for("not connected", lambda: self.value("connected") == 0)
        values = self.values()
        self.assertEqual(values["kafka_brokers_up", None], 0)
        self.assertTrue(math.isnan(values["lag_records", None]))
        self.assertTrue(math.isnan(values["lag_seconds", None]))
        self.assertEqual(values["running", None], 1)

    def test_2_a_dead_broker(self):
        self.wait_until_connected()
        with self.one_warning_and_one_return():
            self.cluster.kill(1)
            until = time.monotonic() + DEAD_S
            self.check_not_connected()
            time.sleep(max(0, until - time.monotonic()))
            self.cluster.start(1)
            self.wait_until_connected()

    def test_3_a_suspended_broker(self):
        self.wait_until_connected()
        with self.one_warning_and_one_return():
            self.cluster.pause(1)
            self.check_not_connected()
            self.cluster.resume(1)
            self.wait_until_connected()

    def test_4_a_node_that_stopped(self):
        self.wait_until_connected()
        self.wait_for("published", lambda: self.value("published_position") == self.size)
        audited = self.value("audit_timestamp_seconds")
        self.assertEqual(self.node.stop(), 0)
        values = self.values()
        expected = {("running", None): 0, ("halted", None): 0, ("connected", None): 0,
                    ("kafka_brokers_up", None): 0, ("publishes", None): 0,
                    ("published_position", None): self.size}
        self.assertEqual(values, values | expected)
        self.assertGreaterEqual(values["audit_timestamp_seconds", None], audited)
        self.node.start()

    def test_5_a_killed_node_leaves_an_old_heartbeat(self):
        self.wait_until_connected()
        self.node.kill()
        before = self.value("heartbeat_timestamp_seconds")
        time.sleep(1)
        self.assertEqual(self.value("heartbeat_timestamp_seconds"), before)
        self.assertLess(before, time.time() - 1)


if __name__ == "__main__":
    unittest.main()
