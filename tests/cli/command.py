"""Runs the patledger binary as a user would, and reads its output."""

import hashlib
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

BINARY = os.environ["PATLEDGER"]
ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "tests/examples/tianjin-2024.ndjson"
EXPECTED = ROOT / "tests/examples/tianjin-2024.expected.ndjson"
# A registration, of two numbers: of its id and of its party.
PARTY = ('{"id":"P-%d","source":"operator","at":"2024-01-02T09:00:00+08:00",'
         '"type":"party.register","body":{"party":"party-%d","name":"n","kind":"enterprise",'
         '"country":"CN","roles":[]}}\n')


def example_lines():
    return EXAMPLE.read_text(encoding="utf-8").splitlines()


def contents(folder):
    """Every path below a folder, with a digest of each file."""
    return {str(path.relative_to(folder)):
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
            for path in sorted(pathlib.Path(folder).rglob("*"))}


class CommandTest(unittest.TestCase):
    """Each test has its own ledger, in a folder that is removed."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="patledger-cli-")
        self.addCleanup(self.folder.cleanup)
        self.data = pathlib.Path(self.folder.name) / "data"

    def run_command(self, *arguments, stdin=b"", data=None, env=None):
        return subprocess.run(
            [BINARY, *map(str, arguments), "--data", str(data or self.data)],
            input=stdin, capture_output=True, timeout=300,
            env={**os.environ, **(env or {})}, check=False)

    def submit(self, stdin, *arguments, code=None):
        """Submits bytes and returns the receipts. `code` is the expected exit code."""
        if isinstance(stdin, str):
            stdin = stdin.encode("utf-8")
        done = self.run_command("submit", *arguments, "-", stdin=stdin)
        if code is not None:
            self.assertEqual(done.returncode, code, done.stderr.decode())
        return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]

    def load_example(self):
        return self.submit(EXAMPLE.read_bytes(), code=65)

    def root(self, data=None, size=None):
        arguments = ["checkpoint"] + ([] if size is None else ["--size", size])
        done = self.run_command(*arguments, data=data)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return done.stdout.decode().splitlines()[1:3]

    def stats(self, *arguments):
        done = self.run_command("stats", "--format", "csv", *arguments)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return done.stdout.decode().splitlines()
