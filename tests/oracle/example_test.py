"""The oracle decides every submission of the contract's example as expected."""

import json
import pathlib
import unittest

from oracle import Oracle

EXAMPLES = pathlib.Path(__file__).resolve().parents[1] / "examples"


def lines(name):
    return [json.loads(line) for line in (EXAMPLES / name).read_text("utf-8").splitlines()]


class ExampleTest(unittest.TestCase):
    def test_every_decision_is_as_expected(self):
        oracle = Oracle()
        for submission, expected in zip(lines("tianjin-2024.ndjson"),
                                        lines("tianjin-2024.expected.ndjson"), strict=True):
            decision = oracle.play(submission)
            with self.subTest(id=submission["id"]):
                self.assertEqual(decision.outcome, expected["outcome"])
                self.assertEqual(decision.codes, expected["refusals"] + expected["warnings"])


if __name__ == "__main__":
    unittest.main()
