"""The control: a wrong rule in the judge must be found, and shrunk to a handful of lines."""

import argparse
import pathlib
import sys
import unittest

import compare
import exchange
import licence
import pledge
import values
from judge import Judge

STREAMS = 20  # Within so many a planted rule must show itself.
HANDFUL = 8
PROGRAM = None


class PlantedTest(unittest.TestCase):
    def planted(self, module, code, question):
        """The disagreement that comes of another question behind a code, made small."""
        right = module.GROUNDS
        module.GROUNDS = [(*row[:-1], question) if row[0] == code else row for row in right]
        self.addCleanup(setattr, module, "GROUNDS", right)
        return self.seen()

    def seen(self):
        comparison = compare.Comparison(PROGRAM, Judge)
        for seed in range(1, STREAMS + 1):
            if not comparison.stream(seed):
                return comparison.disagreements[0]
        self.fail(f"nothing seen in {STREAMS} streams")

    def check(self, found, shown, kind, code):
        acts = [s for s in shown if s["type"] != "party.register"]
        self.assertTrue(found.kind.startswith(kind), str(found))
        self.assertIn(code, found.judged + found.answered)
        self.assertLessEqual(len(acts), HANDFUL, compare.told.report(found, shown))

    def test_a_licence_that_ends_a_day_later(self):
        def outlasts_right(ledger, patent, body):
            return body["until"] > patent.last_day() + values.ONE_DAY
        self.check(*self.planted(licence, "L04", outlasts_right), "licence.record", "L04")

    def test_a_pledge_that_nobody_sees(self):
        self.check(*self.planted(pledge, "P09", lambda *_: False), "pledge.register", "P09")

    def test_a_rate_that_nobody_could_know_yet(self):
        self.addCleanup(setattr, exchange, "late", exchange.late)
        exchange.late = lambda *_: []
        self.check(*self.seen(), "", "F03")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True, type=pathlib.Path)
    arguments, rest = parser.parse_known_args()
    PROGRAM = arguments.binary
    unittest.main(argv=[sys.argv[0], *rest])
