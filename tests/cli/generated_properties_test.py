"""Properties of any ledger, over a generated city: past answers do not change, and neither snapshots nor
encodings nor rebuilds make a difference. Positions are random; a failure names their seed."""

import json
import os
import pathlib
import random
import subprocess
import tempfile
import unittest

from command import BINARY, CommandTest

SEED = int(os.environ.get("LEDGER_SEED", "20261126"))
PLAN = ["--patents", "8000", "--events", "80000", "--seed", "17"]
MONTHS = ["--from", "2022-01", "--until", "2025-12", "--by", "tx,district"]
SUBMITTED = (0, 2, 65)  # Also if something was refused or malformed.


def run(*command, stdin=b""):
    done = subprocess.run(command, input=stdin, capture_output=True, timeout=300, check=False)
    assert done.returncode in SUBMITTED, done.stderr.decode()
    return done.stdout


class GeneratedProperties(CommandTest):
    @classmethod
    def setUpClass(cls):
        """The stream, and one ledger of all of it, which the tests only read."""
        folder = tempfile.TemporaryDirectory(prefix="patledger-cli-")
        cls.addClassCleanup(folder.cleanup)
        cls.whole = pathlib.Path(folder.name) / "whole"
        cls.lines = run(BINARY, "generate", *PLAN).splitlines(keepends=True)
        cls.receipts = run(BINARY, "submit", "-", "--data", str(cls.whole),
                           stdin=b"".join(cls.lines)).splitlines()

    def setUp(self):
        super().setUp()
        self.random = random.Random(SEED)

    def load(self, name, *pieces, form="ndjson"):
        """Appends to a ledger. Each piece is a process; a long one leaves a snapshot."""
        data = pathlib.Path(self.folder.name) / name
        for piece in pieces:
            done = self.run_command("submit", "--format", form, "-", stdin=b"".join(piece),
                                    data=data)
            self.assertIn(done.returncode, SUBMITTED, done.stderr.decode())
        return data

    def answer(self, data, *arguments):
        done = self.run_command(*arguments, data=data)
        self.assertEqual(done.returncode, 0, (arguments, done.stderr.decode()))
        return done.stdout

    def figures(self, data, *known):
        return [self.answer(data, "stats", "--format", "csv", "--basis", basis, *MONTHS, *known)
                for basis in ("event", "booking")]

    def patents(self, lines, count):
        grants = [body["patent"] for body in (json.loads(line)["body"] for line in lines
                  if b'"type":"patent.grant"' in line) if "patent" in body]
        return self.random.sample(grants, count)

    def test_known_equals_a_ledger_of_that_length(self):
        """One ledger grows to each length."""
        sizes = sorted(self.random.sample(range(20_000, len(self.lines)), 4))
        for begin, size in zip([0, *sizes], sizes):
            known = ["--known", str(size - 1)]
            prefix = self.load("prefix", self.lines[begin:size])
            self.assertEqual(self.root(prefix), self.root(self.whole, size), (SEED, size))
            self.assertEqual(self.figures(prefix), self.figures(self.whole, *known), (SEED, size))
            for number in self.patents(self.lines[:20_000], 5):
                view = ["patent", number, "--format", "json"]
                self.assertEqual(self.answer(prefix, *view), self.answer(self.whole, *view, *known),
                                 (SEED, size, number))

    def test_snapshots_and_a_rebuild_change_nothing(self):
        cuts = [self.random.randint(*where) for where in ((21_000, 30_000), (52_000, 58_000))]
        pieces = [self.lines[a:b] for a, b in zip([0, *cuts], [*cuts, len(self.lines)])]
        disturbed = self.load("pieces", *pieces)
        self.assertEqual(self.root(disturbed), self.root(self.whole), (SEED, cuts))
        live = self.figures(disturbed)
        self.assertEqual(live, self.figures(self.whole), (SEED, cuts))
        self.answer(disturbed, "rebuild", "statistics")
        self.assertEqual(self.figures(disturbed), live, (SEED, cuts))

    def test_both_encodings_give_one_root(self):
        """Of well-formed submissions: for a malformed one the leaf holds the hash of its bytes. The first line
        replaces it, as corrections name positions."""
        formed = [self.lines[0] if json.loads(receipt)["outcome"] == "malformed" else line
                  for line, receipt in zip(self.lines, self.receipts, strict=True)]
        as_json = self.load("json", formed)
        converted = self.run_command("convert", "-", "--to", "capnp", stdin=b"".join(formed))
        self.assertEqual(converted.returncode, 0, converted.stderr.decode())
        as_capnp = self.load("capnp", [converted.stdout], form="capnp")
        self.assertEqual(self.root(as_json), self.root(as_capnp))


if __name__ == "__main__":
    unittest.main()
