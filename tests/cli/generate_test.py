"""A generated city: its stream, its expected results, and a ledger verified against them."""

import json
import pathlib
import subprocess
import unittest

from command import BINARY, CommandTest

PLAN = ["--patents", "2000", "--events", "20000", "--seed", "7"]


class Generated(CommandTest):
    def generate(self, *arguments):
        done = self.run_command("generate", *PLAN, *arguments)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return done.stdout

    def load(self, stream, *arguments):
        done = self.run_command("submit", "--batch", "5000", *arguments, "-", stdin=stream)
        self.assertEqual(done.returncode, 65, done.stderr.decode())  # Some are malformed.
        return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]

    def verify(self, *plan):
        return self.run_command("generate", *(plan or PLAN), "--verify", "--lang", "en")

    def assert_verified(self):
        done = self.verify()
        self.assertEqual(done.returncode, 0, done.stdout.decode() + done.stderr.decode())
        self.assertEqual(len(done.stdout.decode().splitlines()), 1)
        self.assertIn("agrees", done.stdout.decode())

    def test_the_ledger_agrees_line_for_line_and_in_sum(self):
        account = pathlib.Path(self.folder.name) / "account.json"
        expected = pathlib.Path(self.folder.name) / "expected.ndjson"
        receipts = self.load(self.generate("--account", account, "--expected", expected))
        lines = [json.loads(line) for line in expected.read_text().splitlines()]
        self.assertEqual(len(receipts), len(lines))
        for seq, (receipt, line) in enumerate(zip(receipts, lines)):
            self.assertEqual(receipt["outcome"], line["outcome"], (seq, receipt))
            if receipt["outcome"] in ("recorded", "duplicate"):
                continue
            codes = list(dict.fromkeys(refusal["code"] for refusal in receipt["refusals"]))
            self.assertEqual(codes, line["refusals"], (seq, receipt))
        self.assert_verified()

        results = json.loads(account.read_text())
        self.assertEqual(results["submissions"], len(receipts))
        self.assertEqual(sum(results["outcomes"].values()), len(receipts))
        self.assertGreater(len(results["cases"]), 50)
        value = dict(row.split(",") for row in self.stats(
            "--from", "2022-01", "--until", "2025-12", "--indicator", "contract_value")[1:])
        for month, figures in results["months"]["event"].items():
            self.assertEqual(value[month], figures["contract_value"])

    def test_both_forms_make_the_same_ledger(self):
        self.load(self.generate("--format", "capnp"), "--format", "capnp")
        self.assert_verified()

    def test_one_submission_missing_is_found(self):
        lines = self.generate().splitlines(keepends=True)
        for seq in (len(lines) - 1, 12_000):
            data = pathlib.Path(self.folder.name) / f"without-{seq}"
            self.run_command("submit", "--batch", "5000", "-",
                             stdin=b"".join(lines[:seq] + lines[seq + 1:]), data=data)
            done = self.run_command("generate", *PLAN, "--verify", "--lang", "en", data=data)
            self.assertEqual(done.returncode, 2, done.stderr.decode())
            self.assertIn("Expected", done.stdout.decode())

    def test_another_city_is_another(self):
        stream = self.generate()
        self.assertEqual(stream, self.generate())
        other = self.run_command("generate", *PLAN[:-1], "8").stdout
        self.assertNotEqual(stream, other)
        self.load(stream)
        self.assertEqual(self.verify(*PLAN[:-1], "8").returncode, 2)

    def test_wrong_usage_is_64(self):
        for arguments in (["--patents", "10", "--events", "10"], ["--patents", "0"],
                          ["--events", "many"], ["--format", "xml"]):
            self.assertEqual(self.run_command("generate", *arguments).returncode, 64, arguments)

    def test_a_closed_reader_is_an_error(self):
        with subprocess.Popen([BINARY, "generate", *PLAN], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE) as process:
            process.stdout.readline()
            process.stdout.close()
            error = process.stderr.read().decode()
            self.assertEqual(process.wait(timeout=60), 74, error)
            self.assertIn("patledger:", error)

    def test_an_account_that_cannot_be_written_is_an_error(self):
        for option in ("--account", "--expected"):
            done = self.run_command("generate", *PLAN, option,
                                    pathlib.Path(self.folder.name) / "no-such-folder" / "a.json")
            self.assertEqual(done.returncode, 74)
            self.assertIn("no-such-folder", done.stderr.decode())


if __name__ == "__main__":
    unittest.main()
