"""What a submitter reads: the value that is wrong, the nearest right one, and a line that sums up."""

import collections
import json
import unittest

from command import EXAMPLE, PARTY, CommandTest


def misspelt(line, **changes):
    submission = json.loads(line)
    for key, value in changes.items():
        (submission if key in ("type", "id") else submission["body"])[key] = value
    return json.dumps(submission, ensure_ascii=False) + "\n"


class Messages(CommandTest):
    def detail(self, line):
        receipt = self.submit(line, "--lang", "en", code=65)[0]
        self.assertEqual(receipt["outcome"], "malformed")
        return receipt["refusals"][0]

    def test_a_fault_quotes_the_value_and_names_the_nearest_right_one(self):
        line = PARTY % (1, 1)
        for changes, pointer, value, nearest in (
                ({"type": "party.regster"}, "/type", '"party.regster"', "party.register"),
                ({"kind": "entreprise"}, "/body/kind", '"entreprise"', "enterprise"),
                ({"roles": ["bankk"]}, "/body/roles/0", '"bankk"', "bank"),
                ({"contry": "CN"}, "/body/contry", "", "country")):
            reason = self.detail(misspelt(line, **changes))
            self.assertEqual(reason["pointer"], pointer)
            self.assertIn(value, reason["detail"])
            self.assertTrue(reason["detail"].endswith(f"; the nearest is {nearest}"), reason)

    def test_nothing_is_suggested_for_what_is_near_to_nothing(self):
        reason = self.detail(misspelt(PARTY % (1, 1), kind="xxxxxxxxxxxxxxxxxxxxxx"))
        self.assertNotIn("nearest", reason["detail"])

    def test_a_long_value_is_quoted_in_part(self):
        reason = self.detail(misspelt(PARTY % (1, 1), kind="甲" * 1000))
        self.assertIn("甲…", reason["detail"])
        self.assertLess(len(reason["detail"]), 300)

    def summary(self, stdin, *arguments, code):
        done = self.run_command("submit", *arguments, "-", stdin=stdin)
        self.assertEqual(done.returncode, code, done.stderr.decode())
        return done.stderr.decode().splitlines()[-1]

    def test_a_line_sums_up_what_became_of_a_source(self):
        lines = (PARTY % (1, 1) + PARTY % (1, 1) + misspelt(PARTY % (2, 2), kind="x") +
                 PARTY % (3, 3)).encode()
        self.assertEqual(
            self.summary(lines, "--lang", "en", "--dry-run", code=65),
            "patledger: standard input: 4 submissions: 2 would be recorded, 1 duplicate, "
            "1 malformed (the first at line 3: F01 /body/kind)")
        self.assertEqual(
            self.summary(lines, "--lang", "en", "--atomic", code=65),
            "patledger: standard input: 4 submissions: 2 not recorded, 1 duplicate, "
            "1 malformed (the first at line 3: F01 /body/kind)")
        self.assertEqual(
            self.summary(lines, code=65),
            "patledger: 标准输入：共 4 份提交：已记录 2，重复 1，格式有误 1"
            "（首处：第 3 行 F01 /body/kind）")

    def test_refusals_are_counted_by_code(self):
        done = self.run_command("submit", "--lang", "en", EXAMPLE)
        receipts = [json.loads(line) for line in done.stdout.decode().splitlines()]
        outcomes = collections.Counter(receipt["outcome"] for receipt in receipts)
        codes = collections.Counter(  # Each once for a submission.
            code for receipt in receipts if receipt["outcome"] == "refused"
            for code in {reason["code"] for reason in receipt["refusals"]})
        self.assertTrue(codes)
        counted = ", ".join(f"{code} {codes[code]}" for code in sorted(codes))
        summary = done.stderr.decode().splitlines()[-1]
        self.assertTrue(summary.startswith(
            f"patledger: {EXAMPLE}: {len(receipts)} submissions: {outcomes['recorded']} recorded, "),
            summary)
        self.assertIn(f", {outcomes['refused']} refused ({counted}), ", summary)

    def test_a_summary_is_in_one_language(self):
        lines = EXAMPLE.read_bytes()
        self.assertIn("，驳回 ", self.summary(lines, "--lang", "zh", code=65))


if __name__ == "__main__":
    unittest.main()
