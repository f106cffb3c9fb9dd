"""`at` is compared with the moment of receipt on every door that takes files."""

import datetime
import json
import pathlib
import unittest

from command import CommandTest, PARTY

BEIJING = datetime.timezone(datetime.timedelta(hours=8))


def line(number, ahead):
    """A registration filed so much later than now."""
    at = datetime.datetime.now(BEIJING) + ahead
    return json.dumps({**json.loads(PARTY % (number, number)), "at": at.isoformat()}) + "\n"


class ReceiptMoment(CommandTest):
    def answers(self, text, *options, code):
        is_packed = isinstance(text, bytes)
        path = pathlib.Path(self.folder.name) / ("in.capnp" if is_packed else "in.ndjson")
        path.write_bytes(text if is_packed else text.encode())
        done = self.run_command("submit", *options, path)
        self.assertEqual(done.returncode, code, done.stderr)
        return [json.loads(one) for one in done.stdout.splitlines()]

    def expect_too_late(self, receipt):
        self.assertEqual(receipt["outcome"], "malformed")
        self.assertEqual([(r["code"], r["pointer"]) for r in receipt["refusals"]], [("F03", "/at")])

    def test_every_door(self):
        near, far = datetime.timedelta(minutes=4), datetime.timedelta(minutes=6)
        both = line(1, near) + line(2, far)
        for options, outcome in ((["--dry-run"], "would-record"), (["--atomic"], "not-recorded"),
                                 ([], "recorded")):
            first, second = self.answers(both, *options, code=65)
            self.assertEqual(first["outcome"], outcome)
            self.expect_too_late(second)
        packed = self.run_command("convert", "-", "--to", "capnp", stdin=both.encode())
        self.assertEqual(packed.returncode, 0, packed.stderr)
        first, second = self.answers(packed.stdout, code=65)
        self.assertEqual(first["outcome"], "duplicate")
        self.expect_too_late(second)

    def test_the_id_of_what_came_too_early_is_free(self):
        self.expect_too_late(self.answers(line(1, datetime.timedelta(days=365)), code=65)[0])
        self.assertEqual(self.answers(line(1, datetime.timedelta(0)), code=0)[0]["outcome"],
                         "recorded")


if __name__ == "__main__":
    unittest.main()
