"""Plays random streams through the binary and through the oracle, and compares their decisions.

A disagreement is shrunk, printed as NDJSON and as a scenario, and ends the run with exit code 1.
With --keep-going N the run continues until it has found N kinds of disagreement.
"""

import argparse
import collections
import pathlib
import re
import sys
import time

import binary
import event_reference
import report
import shrink
from known_disagreements import KNOWN, binary_readings
from oracle import Oracle
from stream import Stream

STREAM_LENGTH = 500


class Disagreement:
    """The type (for a licence also its kind), and the codes that only one side reports."""

    def __init__(self, submission, expected, actual):
        self.kind, self.expected, self.actual = submission["type"], str(expected), str(actual)
        if self.kind == "licence.record":
            self.kind += f" {submission['body'].get('kind')}"
        if self.kind == "event.correct":
            self.kind += f" {' '.join(sorted(submission['body'].get('set', {})))}"
        self.only_expected = self.difference(expected, actual)
        self.only_actual = self.difference(actual, expected)

    @staticmethod
    def difference(one, other):
        outcome = [one.outcome] if one.outcome != other.outcome else []
        return " ".join(outcome + [code for code in one.codes if code not in other.codes])

    def signature(self):
        """Without the events that W05 names: a shorter stream has other positions."""
        return (self.kind, *(re.sub(r" \d+\.0", "", only)
                             for only in (self.only_expected, self.only_actual)))

    def __str__(self):
        return f"{self.kind}: expected {self.expected}, actual {self.actual}"


def first_disagreement(program, submissions, make_oracle=Oracle, known=frozenset()):
    """The index of the first unknown disagreement and the disagreement, or None; and a count of
    the submissions before it by outcome."""
    agreed = collections.Counter()
    submissions = event_reference.resolved(submissions)
    oracle = make_oracle()
    decisions = binary.play(program, submissions)
    for index, (submission, actual) in enumerate(zip(submissions, decisions, strict=True)):
        expected = oracle.expected(submission)
        if expected == actual:
            agreed[actual.outcome] += 1
            oracle.apply(submission, actual)
            continue
        found = Disagreement(submission, expected, actual)
        with binary_readings():
            if oracle.expected(submission) != actual and found.signature() not in known:
                return index, found, agreed
            oracle.apply(submission, actual)
        agreed["known"] += 1
    return None, None, agreed


def shrunk(program, submissions, disagreement, make_oracle=Oracle, known=frozenset()):
    def is_same(shorter):
        index, found, _ = first_disagreement(program, shorter, make_oracle, known)
        return (found is not None and index == len(shorter) - 1
                and found.signature() == disagreement.signature())
    return shrink.shrunk(submissions, is_same)


class Comparison:
    def __init__(self, program, make_oracle=Oracle, known=frozenset()):
        self.program, self.make_oracle, self.known = program, make_oracle, set(known)
        self.agreed = collections.Counter()
        self.disagreements = []  # (disagreement, shrunk submissions)

    def stream(self, seed, length=STREAM_LENGTH):
        """Plays one stream. Returns whether it has no new disagreement."""
        submissions = list(Stream(seed, length))
        index, found, agreed = first_disagreement(self.program, submissions, self.make_oracle,
                                                  self.known)
        self.agreed += agreed
        if found is None:
            return True
        shortest = shrunk(self.program, submissions[:index + 1], found, self.make_oracle,
                          self.known)
        _, small, _ = first_disagreement(self.program, shortest, self.make_oracle, self.known)
        self.disagreements.append((small or found, shortest))
        self.known.add(found.signature())
        return False


def progress(done, wanted):
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done} of {wanted} submissions")
        sys.stderr.flush()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", required=True, type=pathlib.Path)
    parser.add_argument("--submissions", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep-going", type=int, default=1, metavar="N",
                        help="stop at the Nth disagreement")
    arguments = parser.parse_args()
    comparison, started = Comparison(arguments.binary), time.monotonic()
    seed = arguments.seed
    while sum(comparison.agreed.values()) < arguments.submissions:
        if comparison.stream(seed):
            seed += 1
        elif len(comparison.disagreements) >= arguments.keep_going:
            break
        progress(sum(comparison.agreed.values()), arguments.submissions)
    for found, shortest in comparison.disagreements:
        print(report.text_of(found, shortest))
    outcomes = ", ".join(f"{count} {name}" for name, count in comparison.agreed.most_common())
    print(f"seeds {arguments.seed} to {seed}: {sum(comparison.agreed.values())} submissions agreed "
          f"({outcomes}), {len(comparison.disagreements)} disagreements, {len(KNOWN)} known, "
          f"{time.monotonic() - started:.0f} s")
    sys.exit(1 if comparison.disagreements else 0)


if __name__ == "__main__":
    main()
