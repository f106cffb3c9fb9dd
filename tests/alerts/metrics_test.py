"""Each metric of the binary has a help text, an alert, a test of that alert, and a line in
docs/contract.md; a node that has no brokers, was killed or was stopped does not look healthy.
"""

import os
import pathlib
import re
import signal
import subprocess
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ["PATLEDGER"]
ALERTS = (ROOT / "deploy/prometheus/alerts.yml").read_text(encoding="utf-8")
SCENARIOS = (ROOT / "tests/alerts/alerts_test.yml").read_text(encoding="utf-8")
CONTRACT = (ROOT / "docs/contract.md").read_text(encoding="utf-8")
WITHOUT_BROKERS = "127.0.0.1:1"
# Shown from the first entry with a code on.
LATER = {"patledger_codes_total"}


def names_in(text):
    return set(re.findall(r"\bpatledger_[a-z_]+\b", text))


def values_of(text):
    """The values by name and labels."""
    return {name: float(value) for name, value in
            re.findall(r"^(patledger_\S+) (\S+)$", text, re.MULTILINE)}


class Metrics(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.file = self.folder / "patledger.prom"
        self.log = (self.folder / "log").open("w", encoding="utf-8")
        self.addCleanup(self.log.close)
        self.process = subprocess.Popen(
            [BINARY, "serve", "--kafka", WITHOUT_BROKERS, "--data", str(self.folder / "data"),
             "--metrics", str(self.file)], stdout=subprocess.DEVNULL, stderr=self.log)
        self.addCleanup(self.end)
        until = time.monotonic() + 30
        while not self.file.exists() and time.monotonic() < until:
            time.sleep(0.05)
        self.text = self.file.read_text(encoding="utf-8")

    def end(self):
        self.process.kill()
        self.process.wait()

    def test_each_metric_has_a_help_an_alert_and_a_line_in_the_contract(self):
        helps = dict(re.findall(r"^# HELP (\S+) (.+)$", self.text, re.MULTILINE))
        self.assertGreater(len(helps), 15)
        self.assertEqual(set(helps), set(re.findall(r"^# TYPE (\S+) ", self.text, re.MULTILINE)))
        self.assertEqual(names_in(ALERTS), set(helps) | LATER)
        self.assertEqual(names_in(CONTRACT) - {"patledger_"}, set(helps) | LATER)

    def test_each_alert_is_tested(self):
        alerts = re.findall(r"- alert: (\w+)", ALERTS)
        self.assertGreater(len(alerts), 15)
        for alert in alerts:
            self.assertIn(f'alertname="{alert}"', SCENARIOS)

    def test_a_node_without_brokers_is_not_connected(self):
        values = values_of(self.text)
        self.assertEqual(values['patledger_running{ledger="0"}'], 1)
        self.assertEqual(values['patledger_connected{ledger="0"}'], 0)
        self.assertEqual(values['patledger_kafka_brokers_up{ledger="0"}'], 0)
        self.assertNotEqual(values['patledger_lag_records{ledger="0"}'],
                            values['patledger_lag_records{ledger="0"}'])  # NaN.
        self.assertGreater(values['patledger_disk_free_bytes{ledger="0"}'], 0)
        self.assertLess(abs(time.time() - values["patledger_start_time_seconds"]), 60)

    def test_a_stopped_node_says_so(self):
        self.process.send_signal(signal.SIGTERM)
        self.assertEqual(self.process.wait(30), 0)
        values = values_of(self.file.read_text(encoding="utf-8"))
        self.assertEqual(values['patledger_running{ledger="0"}'], 0)
        self.assertEqual(values['patledger_halted{ledger="0"}'], 0)

    def test_a_killed_node_leaves_an_old_heartbeat(self):
        self.end()
        values = values_of(self.file.read_text(encoding="utf-8"))
        heartbeat = values['patledger_heartbeat_timestamp_seconds{ledger="0"}']
        self.assertLess(heartbeat, time.time())
        self.assertGreater(heartbeat, values["patledger_start_time_seconds"] - 1)


if __name__ == "__main__":
    unittest.main()
