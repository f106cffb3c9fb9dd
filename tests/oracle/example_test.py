"""The judge predicts every line of the example that the contract gives."""

import json
import pathlib
import unittest

from judge import Judge

EXAMPLES = pathlib.Path(__file__).resolve().parents[1] / "examples"


def lines(name):
    return [json.loads(line) for line in (EXAMPLES / name).read_text("utf-8").splitlines()]


class ExampleTest(unittest.TestCase):
    def test_every_line_is_predicted(self):
        judge = Judge()
        for submission, expected in zip(lines("tianjin-2024.ndjson"),
                                        lines("tianjin-2024.expected.ndjson"), strict=True):
            answer = judge.answer(submission)
            with self.subTest(id=submission["id"]):
                self.assertEqual(answer.outcome, expected["outcome"])
                self.assertEqual(answer.codes, expected["refusals"] + expected["warnings"])


if __name__ == "__main__":
    unittest.main()
