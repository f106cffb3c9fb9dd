"""What holds of any ledger, over a generated city: past answers stand, and neither snapshots nor forms
nor rebuilds make a difference. The positions are random, from a seed that a failure names."""

import json
import os
import pathlib
import random
import subprocess
import unittest

from command import BINARY, CommandTest

SEED = int(os.environ.get("LEDGER_SEED", "20261126"))
PLAN = ["--patents", "8000", "--events", "80000", "--seed", "17"]
MONTHS = ["--from", "2022-01", "--until", "2025-12", "--by", "tx,district"]


class GeneratedProperties(CommandTest):
    @classmethod
    def setUpClass(cls):
        done = subprocess.run([BINARY, "generate", *PLAN], capture_output=True, check=True)
        cls.lines = done.stdout.splitlines(keepends=True)

    def setUp(self):
        super().setUp()
        self.random = random.Random(SEED)

    def load(self, name, *pieces, form="ndjson"):
        """A ledger of its own; each piece is a process, which leaves a snapshot where it is long."""
        data = pathlib.Path(self.folder.name) / name
        for piece in pieces:
            done = self.run_command("submit", "--format", form, "-", stdin=b"".join(piece),
                                    data=data)
            self.assertIn(done.returncode, (0, 2, 65), done.stderr.decode())
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

    def test_what_was_known_at_a_position_is_what_a_ledger_of_that_length_answers(self):
        whole = self.load("whole", self.lines)
        for _ in range(4):
            size = self.random.randint(20_000, len(self.lines) - 1)
            known = ["--known", str(size - 1)]
            prefix = self.load(f"prefix-{size}", self.lines[:size])
            self.assertEqual(self.root(prefix), self.root(whole, size), (SEED, size))
            self.assertEqual(self.figures(prefix), self.figures(whole, *known), (SEED, size))
            for number in self.patents(self.lines[:20_000], 5):
                asked = ["patent", number, "--format", "json"]
                self.assertEqual(self.answer(prefix, *asked), self.answer(whole, *asked, *known),
                                 (SEED, size, number))

    def test_snapshots_and_a_rebuild_change_nothing(self):
        undisturbed = self.load("whole", self.lines)
        cuts = [self.random.randint(*where) for where in ((21_000, 30_000), (52_000, 58_000))]
        pieces = [self.lines[a:b] for a, b in zip([0, *cuts], [*cuts, len(self.lines)])]
        disturbed = self.load("pieces", *pieces)
        self.assertEqual(self.root(disturbed), self.root(undisturbed), (SEED, cuts))
        live = self.figures(disturbed)
        self.assertEqual(live, self.figures(undisturbed), (SEED, cuts))
        self.answer(disturbed, "rebuild", "statistics")
        self.assertEqual(self.figures(disturbed), live, (SEED, cuts))

    def test_both_forms_give_one_root(self):
        """Of what is well formed: of anything else the leaf holds the hash of the bytes sent. The first
        line again stands in its place, as corrections name positions."""
        done = self.run_command("submit", "-", stdin=b"".join(self.lines))
        receipts = [json.loads(line) for line in done.stdout.splitlines()]
        formed = [self.lines[0] if receipt["outcome"] == "malformed" else line
                  for line, receipt in zip(self.lines, receipts, strict=True)]
        as_json = self.load("json", formed)
        converted = self.run_command("convert", "-", "--to", "capnp", stdin=b"".join(formed))
        self.assertEqual(converted.returncode, 0, converted.stderr.decode())
        as_capnp = self.load("capnp", [converted.stdout], form="capnp")
        self.assertEqual(self.root(as_json), self.root(as_capnp))


if __name__ == "__main__":
    unittest.main()
