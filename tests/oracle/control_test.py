"""The control: a wrong rule in the oracle must be found, and shrunk to a few lines."""

import argparse
import pathlib
import sys
import unittest

import compare
import filing
import licence
import naming
import pledge
import schema
import stream
import stream_bodies
import stream_names
import values
from stream import Stream

MAX_STREAMS = 20  # A planted rule must be found within these.
MAX_LINES = 8
PROGRAM = None


class ControlTest(unittest.TestCase):
    def plant(self, holder, name, wrong):
        self.addCleanup(setattr, holder, name, getattr(holder, name))
        setattr(holder, name, wrong)

    def plant_ground(self, module, code, wrong):
        """The ground `code` has a wrong test."""
        self.plant(module, "GROUNDS", [(*row[:-1], wrong) if row[0] == code else row
                                       for row in module.GROUNDS])

    def check(self, kind, code):
        """A disagreement about that type and code is found, and shrunk."""
        for seed in range(1, MAX_STREAMS + 1):
            submissions = list(Stream(seed, compare.STREAM_LENGTH))
            index, found, _ = compare.first_disagreement(PROGRAM, submissions)
            if not found or not found.kind.startswith(kind):
                continue
            if code not in found.expected + found.actual:
                continue
            shortest = compare.shrunk(PROGRAM, submissions[:index + 1], found)
            acts = [s for s in shortest if s["type"] != "party.register"]
            self.assertLessEqual(len(acts), MAX_LINES, compare.report.text_of(found, shortest))
            return
        self.fail(f"no such disagreement in {MAX_STREAMS} streams")

    def test_licence_may_end_a_day_after_the_right(self):
        def exceeds_right(_ledger, patent, body, _review):
            return body["until"] > patent.last_day() + values.ONE_DAY
        self.plant_ground(licence, "L04", exceeds_right)
        self.check("licence.record", "L04")

    def test_second_pledge_is_allowed(self):
        self.plant_ground(pledge, "P09", lambda *_: False)
        self.check("pledge.", "P09")

    def test_rate_of_a_future_day_is_allowed(self):
        self.plant(filing, "HAPPENED", filing.HAPPENED - {"on"})
        self.check("", "F03")

    def test_name_of_several_parties_is_the_first_ones(self):
        correct = naming.Names.bearers
        self.plant(naming.Names, "bearers",
                   lambda *of: set(sorted(correct(*of))[:1]))
        self.check("", "E01")

    def test_licence_beside_an_exclusive_one_is_allowed(self):
        self.plant_ground(licence, "L10", lambda *_: False)
        self.check("licence.", "L10")


class StreamTest(unittest.TestCase):
    def test_streams_have_every_type(self):
        elsewhere = {"event.correct", "event.retract"}
        self.assertEqual(set(stream.WEIGHTS) | elsewhere, set(schema.BODIES))
        self.assertEqual(set(stream_bodies.WEIGHTS), set(stream_bodies.MAKERS))
        self.assertEqual(set(stream_names.WEIGHTS), set(stream_names.MAKERS))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True, type=pathlib.Path)
    arguments, rest = parser.parse_known_args()
    PROGRAM = arguments.binary
    unittest.main(argv=[sys.argv[0], *rest])
