"""`patledger bench ingest` runs, and its ledgers and its SQLite database have the right counts."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

BINARY = os.environ["PATLEDGER"]
EVENTS = 500
PATENTS = 100


class IngestTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="patledger-bench-")
        self.addCleanup(folder.cleanup)
        self.data = pathlib.Path(folder.name) / "data"

    def run_bench(self, *arguments):
        done = subprocess.run(
            [BINARY, "bench", "ingest", "--data", str(self.data), "--events", str(EVENTS),
             "--patents", str(PATENTS), "--rounds", "1", *arguments],
            capture_output=True, timeout=240, check=False)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        self.assertEqual(done.stderr, b"")
        self.assertEqual(list(self.data.iterdir()), [], "the benchmark leaves files behind")
        return done.stdout.decode()

    def test_counts(self):
        for form in ("json", "capnp"):
            roots = set()
            report = json.loads(self.run_bench("--batches", "1,50,1000", "--format", "json",
                                               "--form", form))
            self.assertEqual([line["batch"] for line in report["lines"]], [1, 50, 1000])
            for line in report["lines"]:
                self.assertEqual(line["events"], EVENTS - PATENTS)
                self.assertEqual(sum(line["ledger_answers"].values()), EVENTS - PATENTS)
                self.assertEqual(sum(line["sqlite_answers"].values()), EVENTS - PATENTS)
                self.assertEqual(line["ledger_answers"]["conflicts"], 0)
                for answers in ("ledger_answers", "sqlite_answers"):
                    self.assertGreater(line[answers]["accepted"], 200)
                    self.assertGreater(line[answers]["refused"], 20)
                    self.assertGreater(line[answers]["duplicates"], 0)
                roots.add(line["root"])
            self.assertEqual(len(roots), 1, "the root depends on the way or the size of batches")

    def test_table(self):
        table = self.run_bench("--batches", "50")
        for name in ("ledger, stream", "ledger, submit", "SQLite", "write+fdatasync"):
            self.assertIn(name, table)


if __name__ == "__main__":
    unittest.main()
