"""`submit --dry-run`, and `--atomic` that fails: nothing is written, and the receipts say so."""

import json
import unittest

from command import EXAMPLE, PARTY, CommandTest, contents, example_lines


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
        self.assertEqual(self.root()[0], "0")

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


if __name__ == "__main__":
    unittest.main()
