"""`submit --dry-run`, and `--atomic` that fails: nothing is written, and the receipts say so."""

import json
import pathlib
import subprocess
import unittest

from command import BINARY, EXAMPLE, PARTY, CommandTest, contents, example_lines

LONG_LINE = '{"id":"' + "x" * (2 << 20) + '"}\n'


class DryRun(CommandTest):
    def outcomes(self, done):
        return [json.loads(line)["outcome"] for line in done.stdout.splitlines()]

    def test_it_leaves_no_byte_behind(self):
        long_line = b'{"id":"' + b"x" * (2 << 20) + b'"}\n'
        done = self.run_command("submit", "--dry-run", "-",
                                stdin=EXAMPLE.read_bytes() + long_line)
        self.assertEqual(done.returncode, 65, done.stderr)
        self.assertEqual(contents(self.folder.name), {})
        self.load_example()
        before = contents(self.folder.name)
        done = self.run_command("submit", "--dry-run", "-", stdin=(PARTY % (1, 1)).encode())
        self.assertEqual(self.outcomes(done), ["would-record"])
        self.assertEqual(contents(self.folder.name), before)

    def test_it_answers_would_record_and_never_recorded(self):
        done = self.run_command("submit", "--dry-run", EXAMPLE)
        recorded = [r["outcome"] for r in self.load_example()]
        expected = ["would-record" if one == "recorded" else one for one in recorded]
        self.assertEqual(self.outcomes(done), expected)
        self.assertIn("refused", expected)
        again = self.run_command("submit", "--dry-run", EXAMPLE)
        self.assertEqual(set(self.outcomes(again)), {"duplicate", "malformed"})

    def test_text_for_people(self):
        line = (PARTY % (1, 1)).encode()
        for language, words in (("en", "would be recorded"), ("zh", "将予记录")):
            done = self.run_command("submit", "--dry-run", "--receipts", "text", "--lang", language,
                                    "-", stdin=line)
            self.assertIn(words, done.stdout.decode())

    def test_it_reads_beside_a_writer(self):
        self.load_example()
        line = (PARTY % (1, 1)).encode()
        self.assertEqual(self.run_command("submit", "--dry-run", "-", stdin=line).returncode, 0)

    def test_a_failed_atomic_answers_not_recorded(self):
        lines = example_lines()
        receipts = self.submit("\n".join(lines) + "\n", "--atomic", code=65)
        outcomes = [r["outcome"] for r in receipts]
        self.assertEqual(len(receipts), len(lines))
        self.assertNotIn("recorded", outcomes)
        self.assertIn("not-recorded", outcomes)
        self.assertEqual({r["seq"] for r in receipts}, {""})
        self.assertEqual(contents(self.folder.name), {})

    def assert_unwritten(self, receipts, outcomes):
        self.assertEqual([r["outcome"] for r in receipts], outcomes)
        for receipt in receipts:
            self.assertEqual((receipt["seq"], receipt["recorded_at"], receipt["events"]),
                             ("", "", []), receipt)

    def test_a_repetition_of_what_is_not_written_has_no_position(self):
        new, changed = PARTY % (1, 1), PARTY % (1, 2)
        self.assert_unwritten(self.submit(new + new + changed, "--dry-run", "--batch", "1", code=2),
                              ["would-record", "duplicate", "conflict"])
        self.assert_unwritten(self.submit(new + new + changed, "--atomic", code=2),
                              ["not-recorded", "duplicate", "conflict"])

    def test_a_repetition_of_what_is_written_has_its_position(self):
        stored, new = PARTY % (1, 1), PARTY % (2, 2)
        (first,) = self.submit(stored, code=0)
        for option, code, text in (("--dry-run", 0, new + stored + new),
                                   ("--atomic", 65, new + stored + new + "not json\n")):
            receipts = self.submit(text, option, code=code)
            self.assertEqual(receipts[1], {**first, "outcome": "duplicate"})
            self.assert_unwritten(receipts[2:3], ["duplicate"])


class NothingRecorded(CommandTest):
    """A dry run, and --atomic that fails, leave no byte behind: not in the ledger, not beside it."""

    def setUp(self):
        super().setUp()
        self.temporary = pathlib.Path(self.folder.name) / "tmp"
        self.temporary.mkdir()

    def assert_no_byte(self, text, option, code):
        before = contents(self.folder.name)
        done = self.run_command("submit", option, "-", stdin=text.encode(),
                                env={"TMPDIR": str(self.temporary)})
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertEqual(contents(self.folder.name), before, (option, text[:60]))
        outcomes = [json.loads(line)["outcome"] for line in done.stdout.splitlines()]
        self.assertNotIn("recorded", outcomes)
        return outcomes

    def assert_every_failure_leaves_nothing(self, known):
        changed = known.replace('"name":"n"', '"name":"other"')
        self.assert_no_byte(known + PARTY % (2, 2), "--dry-run", 0)
        for bad, code in (("not json\n", 65), (LONG_LINE, 65), (changed, 2)):
            text = '\n'.join((PARTY % (8, 8) + known).splitlines()) + "\n" + bad
            self.assert_no_byte(text, "--dry-run", code)
            self.assertIn("not-recorded", self.assert_no_byte(text, "--atomic", code))

    def test_without_a_ledger(self):
        self.assert_every_failure_leaves_nothing(PARTY % (1, 1))
        self.assertFalse(self.data.exists())

    def test_in_a_ledger(self):
        known = PARTY % (1, 1)
        self.submit(known, code=0)
        self.assert_every_failure_leaves_nothing(known)

    def test_a_source_that_is_no_ndjson(self):
        for option in ("--atomic", "--dry-run"):
            self.assert_no_byte("[1]\n", option, 65)

    def test_what_can_be_recorded_is_recorded_once(self):
        lines = "".join(PARTY % (number, number) for number in range(9))
        receipts = self.submit(lines, "--atomic", "--batch", "2", code=0)
        self.assertEqual([r["seq"] for r in receipts], [str(n) for n in range(9)])
        again = self.submit(lines, "--atomic", code=0)
        self.assertEqual({r["outcome"] for r in again}, {"duplicate"})
        self.assertEqual(self.root()[0], "18")
        self.assertEqual(self.run_command("verify").returncode, 0)

    def test_a_conversion_leaves_no_byte_of_a_long_line(self):
        done = subprocess.run([BINARY, "convert", "-"], input=LONG_LINE.encode(),
                              capture_output=True, cwd=self.folder.name, check=False)
        self.assertEqual(done.returncode, 65, done.stderr)
        self.assertIn(b"F08", done.stderr)
        self.assertEqual(contents(self.folder.name), {"tmp": "folder"})


if __name__ == "__main__":
    unittest.main()
