"""`patledger bench statistics` on a small ledger: its exported events, grouped, give its answer."""

import collections
import csv
import hashlib
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

import monthly_table

BINARY = os.environ["PATLEDGER"]


class StatisticsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="patledger-bench-")
        cls.addClassCleanup(cls.folder.cleanup)
        cls.data = pathlib.Path(cls.folder.name) / "data"
        monthly_table.make_ledger(BINARY, cls.data, patents=100, events=1000)
        cls.events = pathlib.Path(cls.folder.name) / "events.csv"
        cls.report = json.loads(cls.run_bench("--format", "json", "--export", str(cls.events)))

    @classmethod
    def run_bench(cls, *arguments):
        return subprocess.run([BINARY, "bench", "statistics", "--data", str(cls.data), "--rounds",
                               "3", *arguments], capture_output=True, timeout=240,
                              check=True).stdout.decode()

    def grouped(self):
        """Rows as in a database: month, subject, tx, district, industry, count, value."""
        sums = collections.defaultdict(lambda: [0, 0])
        with open(self.events, encoding="ascii", newline="") as file:
            for row in csv.DictReader(file):
                key = tuple(int(row[name]) for name in monthly_table.KEYS)
                sums[key][0] += int(row["count"])
                sums[key][1] += int(row["value_fen"])
        return [(*key, *both) for key, both in sums.items() if both != [0, 0]]

    def test_grouped_events_equal_the_answer(self):
        text = monthly_table.lines_of(self.grouped())
        self.assertEqual(len(text.splitlines()), self.report["lines"])
        self.assertEqual(hashlib.sha256(text.encode()).hexdigest(), self.report["digest"])

    def test_counts(self):
        with open(self.events, encoding="ascii") as file:
            self.assertEqual(sum(1 for _ in file) - 1, self.report["events"])
        self.assertGreater(self.report["events"], 300)
        self.assertGreater(self.report["lines"], 100)
        self.assertGreaterEqual(self.report["cells"], self.report["lines"])
        self.assertEqual({row[1] for row in self.grouped()}, {0, 1, 2, 3, 4})
        month = [line for line in monthly_table.lines_of(self.grouped()).splitlines()
                 if line.startswith(f"{self.report['month']},")]
        self.assertEqual(len(month), self.report["month_lines"])

    def test_has_the_lines_of_stats(self):
        done = subprocess.run(
            [BINARY, "stats", "--data", str(self.data), "--from", "1900-01", "--until", "9999-12",
             "--by", "tx,district,industry", "--format", "csv"],
            capture_output=True, timeout=240, check=True).stdout.decode()
        self.assertEqual(len(done.splitlines()) - 1, self.report["lines"])

    def test_table(self):
        table = self.run_bench()
        for name in ("all months", "the first, which makes the roll-up", self.report["digest"]):
            self.assertIn(name, table)


if __name__ == "__main__":
    unittest.main()
