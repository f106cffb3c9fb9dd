"""Plays random streams through the binary and through the judge, and compares their answers.

A disagreement is made small, printed as NDJSON and as a scenario, and ends the run with exit
code 1. With --keep-going the run tells the next kind of disagreement too."""

import argparse
import collections
import pathlib
import sys
import time

import binary
import reference
import shrink
import told
from judge import Judge
from known import KNOWN, conceding
from stream import Stream

STREAM_LENGTH = 500


class Disagreement:
    """A type, of a licence its kind too, and what each says that the other does not."""

    def __init__(self, submission, judged, answered):
        self.kind, self.judged, self.answered = submission["type"], str(judged), str(answered)
        if self.kind == "licence.record":
            self.kind += f" {submission['body'].get('kind')}"
        if self.kind == "event.correct":
            self.kind += f" {' '.join(sorted(submission['body'].get('set', {})))}"
        self.only_judged = self.without(judged, answered)
        self.only_answered = self.without(answered, judged)

    @staticmethod
    def without(one, other):
        outcome = [one.outcome] if one.outcome != other.outcome else []
        return " ".join(outcome + [code for code in one.codes if code not in other.codes])

    def signature(self):
        return self.kind, self.only_judged, self.only_answered

    def __str__(self):
        return f"{self.kind}: the judge says {self.judged}; the binary says {self.answered}"


def first_disagreement(program, submissions, judge_of=Judge, known=frozenset()):
    """The place of the first unknown one and what it is, or None; and what was agreed on."""
    agreed = collections.Counter()
    submissions = reference.resolved(submissions)
    judge = judge_of()
    answers = binary.play(program, submissions)
    for place, (submission, answered) in enumerate(zip(submissions, answers, strict=True)):
        judged = judge.judged(submission)
        if judged == answered:
            agreed[answered.outcome] += 1
            judge.settle(submission, answered)
            continue
        found = Disagreement(submission, judged, answered)
        with conceding():
            if judge.judged(submission) != answered and found.signature() not in known:
                return place, found, agreed
            judge.settle(submission, answered)
        agreed["known"] += 1
    return None, None, agreed


def shrunk(program, submissions, disagreement, judge_of=Judge, known=frozenset()):
    def same(shorter):
        place, found, _ = first_disagreement(program, shorter, judge_of, known)
        return (found is not None and place == len(shorter) - 1
                and found.signature() == disagreement.signature())
    return shrink.shrunk(submissions, same)


class Comparison:
    def __init__(self, program, judge_of=Judge, known=frozenset()):
        self.program, self.judge_of, self.known = program, judge_of, set(known)
        self.agreed = collections.Counter()
        self.disagreements = []  # (what, the submissions that show it)

    def stream(self, seed, length=STREAM_LENGTH):
        submissions = list(Stream(seed, length))
        place, found, agreed = first_disagreement(self.program, submissions, self.judge_of,
                                                  self.known)
        self.agreed += agreed
        if found is None:
            return True
        shown = shrunk(self.program, submissions[:place + 1], found, self.judge_of, self.known)
        _, small, _ = first_disagreement(self.program, shown, self.judge_of, self.known)
        self.disagreements.append((small or found, shown))
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
    comparison, begun = Comparison(arguments.binary), time.monotonic()
    seed = arguments.seed
    while sum(comparison.agreed.values()) < arguments.submissions:
        again = comparison.stream(seed)
        if again:
            seed += 1
        elif len(comparison.disagreements) >= arguments.keep_going:
            break
        progress(sum(comparison.agreed.values()), arguments.submissions)
    for found, shown in comparison.disagreements:
        print(told.report(found, shown))
    outcomes = ", ".join(f"{count} {name}" for name, count in comparison.agreed.most_common())
    print(f"seeds {arguments.seed} to {seed}: {sum(comparison.agreed.values())} submissions agreed "
          f"({outcomes}), {len(comparison.disagreements)} disagreements, {len(KNOWN)} known, "
          f"{time.monotonic() - begun:.0f} s")
    sys.exit(1 if comparison.disagreements else 0)


if __name__ == "__main__":
    main()
