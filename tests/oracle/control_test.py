"""The control: a wrong rule in the oracle must be found, and shrunk to a few lines."""

import argparse
import pathlib
import sys
import unittest

import compare
import exchange
import licence
import pledge
import schema
import stream_bodies
import values
from oracle import Oracle

MAX_STREAMS = 20  # A planted rule must be found within these.
MAX_LINES = 8
PROGRAM = None


class ControlTest(unittest.TestCase):
    def planted(self, module, code, wrong):
        """The shrunk disagreement if the ground `code` has a wrong test."""
        correct = module.GROUNDS
        module.GROUNDS = [(*row[:-1], wrong) if row[0] == code else row for row in correct]
        self.addCleanup(setattr, module, "GROUNDS", correct)
        return self.found()

    def found(self):
        comparison = compare.Comparison(PROGRAM, Oracle)
        for seed in range(1, MAX_STREAMS + 1):
            if not comparison.stream(seed):
                return comparison.disagreements[0]
        self.fail(f"no disagreement in {MAX_STREAMS} streams")

    def check(self, found, shortest, kind, code):
        acts = [s for s in shortest if s["type"] != "party.register"]
        self.assertTrue(found.kind.startswith(kind), str(found))
        self.assertIn(code, found.expected + found.actual)
        self.assertLessEqual(len(acts), MAX_LINES, compare.report.text_of(found, shortest))

    def test_licence_may_end_a_day_after_the_right(self):
        def exceeds_right(ledger, patent, body):
            return body["until"] > patent.last_day() + values.ONE_DAY
        self.check(*self.planted(licence, "L04", exceeds_right), "licence.record", "L04")

    def test_second_pledge_is_allowed(self):
        self.check(*self.planted(pledge, "P09", lambda *_: False), "pledge.register", "P09")

    def test_rate_of_a_future_day_is_allowed(self):
        self.addCleanup(setattr, exchange, "future_rate", exchange.future_rate)
        exchange.future_rate = lambda *_: []
        self.check(*self.found(), "", "F03")


class StreamTest(unittest.TestCase):
    def test_streams_have_every_type(self):
        elsewhere = {"party.register", "event.correct", "event.retract"}
        self.assertEqual(set(stream_bodies.WEIGHTS) | elsewhere, set(schema.BODIES))
        self.assertEqual(set(stream_bodies.WEIGHTS), set(stream_bodies.MAKERS))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True, type=pathlib.Path)
    arguments, rest = parser.parse_known_args()
    PROGRAM = arguments.binary
    unittest.main(argv=[sys.argv[0], *rest])
