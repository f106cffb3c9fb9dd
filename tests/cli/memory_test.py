"""Little memory: a command that cannot have what it needs says so and exits with 70. It never aborts,
and what was answered is in the ledger."""

import json
import pathlib
import resource
import subprocess
import unittest

from command import BINARY, CommandTest
from every_command import READERS, with_paths

NO_MEMORY = 70
MIB = 1 << 20
# Of address space, in MiB. The libraries alone take nearly 100: memory ends at other places each time
# in the first twenty.
LIMITS = (*range(112, 132, 2), *range(140, 301, 40))
EVENTS = 3000


def run_limited(mib, *arguments, stdin=b""):
    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (mib * MIB, mib * MIB))
    return subprocess.run([BINARY, *map(str, arguments)], input=stdin, capture_output=True,
                          timeout=300, preexec_fn=limit, check=False)


class LittleMemory(CommandTest):
    @classmethod
    def setUpClass(cls):
        cls.stream = subprocess.run(
            [BINARY, "generate", "--patents", str(EVENTS // 5), "--events", str(EVENTS)],
            capture_output=True, check=True).stdout

    def setUp(self):
        super().setUp()
        self.place = pathlib.Path(self.folder.name)

    def assert_answered(self, done, command, codes):
        """One of the codes, or 70 with a line that names the cause."""
        self.assertIn(done.returncode, (*codes, NO_MEMORY), (command, done.returncode, done.stderr))
        if done.returncode == NO_MEMORY:
            self.assertIn(b"memory", done.stderr)
            self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)
        return done.returncode

    def receipts(self, done):
        """Those that were printed whole."""
        whole = done.stdout[:done.stdout.rfind(b"\n") + 1]
        return {r["id"]: r for r in map(json.loads, whole.splitlines()) if r["id"]}

    def assert_nothing_lost(self, data, answered):
        again = self.run_command("submit", "-", stdin=self.stream, data=data)
        self.assertIn(again.returncode, (0, 2, 65), again.stderr)
        now = self.receipts(again)
        for identifier, receipt in answered.items():
            if receipt["outcome"] in ("malformed", "conflict", "duplicate"):
                continue
            self.assertEqual(now[identifier]["outcome"], "duplicate", receipt)
            self.assertEqual(now[identifier]["seq"], receipt["seq"])
        self.assertEqual(self.run_command("verify", data=data).returncode, 0)

    def test_a_stream_is_recorded_or_refused(self):
        source = self.place / "city.ndjson"
        source.write_bytes(self.stream)
        answers = set()
        for mib in LIMITS:
            data = self.place / f"data-{mib}"
            done = run_limited(mib, "submit", "--batch", "100", source, "--data", data)
            answers.add(self.assert_answered(done, ("submit", mib), (0, 2, 65)))
            if data.exists():
                self.assert_nothing_lost(data, self.receipts(done))
        self.assertGreater(len(answers - {NO_MEMORY}), 0, "no limit was enough")

    def test_a_pipe_is_recorded_or_refused(self):
        for mib in LIMITS:
            data = self.place / f"data-{mib}"
            done = run_limited(mib, "submit", "-", "--data", data, stdin=self.stream)
            self.assert_answered(done, ("submit -", mib), (0, 2, 65))
            if data.exists():
                self.assert_nothing_lost(data, self.receipts(done))

    def test_every_reader_answers_as_with_enough_memory_or_not_at_all(self):
        self.load_example()
        for command in READERS:
            fine = command[0] in ("release", "patent", "explain")
            for mib in LIMITS if fine else LIMITS[-6:]:
                out = self.place / "out"
                words = with_paths(command, self.data, out)
                done = run_limited(mib, *words, "--data", self.data)
                self.assert_answered(done, (command, mib), (0, 2))
                if out.exists():
                    self.run_command("verify", "--release", out)
                    subprocess.run(["rm", "-r", str(out)], check=True)

    def test_the_least_limits_do_not_abort_either(self):
        """Below what the libraries take, the system's loader ends the program before it begins."""
        for mib in range(104, 112, 2):
            for command in (["--version"], ["law"], ["stats", "--from", "2024-07"]):
                done = run_limited(mib, *command, "--data", self.data)
                self.assertNotIn(done.returncode, (-6, -11), (command, mib, done.stderr))


if __name__ == "__main__":
    unittest.main()
