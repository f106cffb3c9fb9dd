"""Releases of a generated city compared with an independent model: every published figure at
fourteen vintages or more, the tables, the revisions, the same bytes from other ledgers, and
explanations.

PATLEDGER names the binary. The exit code is 1 if anything differs."""

import argparse
import collections
import os
import pathlib
import random
import sys
import tempfile
import time

import cube
import published
import faults
from compare import Comparison
from figures import Figures
from journal import Journal
from ledgers import Ledger, files_of
from months import Calendar, begin_of, month_of, month_text, moves
from proofs import Tree
from stream import Enriched, generated

SHOWN = 20  # Differences that are printed.
REPORTED = ("clock.day", "event.correct", "event.retract", "contract.revise", "contract.cancel",
            "licence.revoke", "pledge.revoke", "open-licence.announce", "party.register")


class Run:
    def __init__(self, arguments, folder):
        self.arguments, self.folder = arguments, folder
        self.binary, self.random = os.environ["PATLEDGER"], random.Random(arguments.seed)
        self.submissions = Enriched(generated(self.binary, arguments.patents, arguments.events,
                                              arguments.seed), arguments.seed).lines
        self.ledger = Ledger(self.binary, folder / "ledger")
        self.outcomes = self.ledger.submit(self.submissions)
        self.journal = Journal(self.submissions, self.outcomes)
        self.moved = list(moves(self.submissions, self.outcomes))
        self.comparison = Comparison(self.journal.kinds)
        self.whole = Calendar(self.moved, len(self.submissions))

    def differ(self, text):
        self.comparison.differences.append(text)

    def vintages(self):
        """(month, position, vintage or None): the closes of `--vintages` months, those at which the
        first of them became revised and final, and the whole ledger."""
        first = month_of(self.arguments.first)
        found = [(month, self.whole.close(month), "preliminary")
                 for month in range(first, first + self.arguments.vintages)]
        found += [(first, self.whole.close(begin_of(vintage, first)), vintage)
                  for vintage in ("revised", "final")]
        if any(position is None for _, position, _ in found):
            raise SystemExit("the stream ends before the last close: increase --events")
        return found + [(month_of(self.whole.today), len(self.submissions), None)]

    def figures(self, month, position):
        return Figures(self.journal, Calendar(self.moved, position), month)

    def compare(self):
        for month, position, vintage in self.vintages():
            name = f"{month_text(month)}-{vintage or 'open'}"
            out = self.ledger.release(month_text(month), self.folder / name, "--known",
                                      position - 1, *([] if vintage else ["--draft"]))
            self.comparison.release(self.figures(month, position), out)
            self.progress(name)
            is_repeated = self.random.random() < self.arguments.repeated
            if vintage in ("revised", "final") or (vintage and is_repeated):
                self.same(out, self.ledger, month, "--vintage", vintage)

    def same(self, out, ledger, month, *options):
        again = ledger.release(month_text(month), self.folder / "again", *options)
        files, others = files_of(out), files_of(again)
        for name in sorted(files.keys() | others.keys()):
            if files.get(name) != others.get(name):
                self.differ(f"{out.name}: {name} differs in {ledger.data.name} {options}")
        for path in sorted(again.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        again.rmdir()

    def others(self):
        """The same releases from a ledger with another batch size and from a rebuilt one."""
        other = Ledger(self.binary, self.folder / "in-batches")
        if other.submit(self.submissions, "--batch", "37") != self.outcomes:
            self.differ("another batch size: other outcomes")
        vintages = self.random.sample(self.vintages()[:-1], 2)
        for _ in range(2):
            for month, position, vintage in vintages:
                self.same(self.folder / f"{month_text(month)}-{vintage}", other, month,
                          "--known", position - 1)
            self.ledger.run("rebuild", "statistics")
            other = self.ledger
        self.progress("others")

    def explanations(self):
        """Checks for some figures that their events add up and that their proofs are valid."""
        month, position, vintage = self.vintages()[self.arguments.vintages // 2]
        observations = published.observations(self.folder / f"{month_text(month)}-{vintage}")
        figures = [(key, line[0]) for key, line in sorted(observations.items())
                   if line[0].strip("0.")]
        tree = None
        for (of, codes, indicator), value in self.figures_to_explain(figures):
            cell = ",".join(f"{dimension}={code}" for dimension, code in
                            zip(cube.DIMENSIONS, codes) if code != cube.TOTAL)
            rows, root = self.ledger.explain(of, cell, indicator, position - 1)
            tree = tree or Tree(position, root)
            tree.set_node((0, position), bytes.fromhex(root), None)
            total = sum(published.number(str(row[indicator]), indicator) for row in rows)
            if cube.text_of(total, indicator) != value:
                self.differ(f"explain {of} {cell} {indicator}: {total}, published {value}")
            for row in rows:
                tree.add(row["entry"], row["proof"])
        tree.check()
        self.comparison.differences += tree.faults
        self.progress("explanations")
        return tree

    def figures_to_explain(self, figures):
        """A sample, and some totals, whose entries are neighbours: see proofs.py."""
        total = (cube.TOTAL,) * len(cube.DIMENSIONS)
        totals = [figure for figure in figures
                  if figure[0][1:] in ((total, "contracts"), (total, "transfers"))]
        return self.random.sample(figures, self.arguments.explained) + totals[-12:]

    def control(self):
        """Each fault of faults.py must be detected, or the comparison proves nothing."""
        month, position, vintage = self.vintages()[0]
        out = self.folder / f"{month_text(month)}-{vintage}"
        figures = self.figures(month, position)
        undetected = faults.undetected(figures, out, self.journal.kinds, self.random)
        self.comparison.differences += [f"control: not detected: {what}" for what in undetected]

    def progress(self, what):
        if sys.stderr.isatty():
            sys.stderr.write(f"\r\033[K{what}: {len(self.comparison.differences)} differences")


def arguments_of():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--patents", type=int, default=1000)
    parser.add_argument("--events", type=int, default=10000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--first", default="2023-05", help="the first month that is released")
    parser.add_argument("--vintages", type=int, default=12, help="closes from that month on")
    parser.add_argument("--repeated", type=float, default=0.4,
                        help="share of preliminary vintages that are also released by --vintage")
    parser.add_argument("--explained", type=int, default=40, help="figures that are explained")
    return parser.parse_args()


def print_summary(run, tree, start):
    kinds = collections.Counter(run.journal.kinds.values())
    comparison = run.comparison
    for difference in comparison.differences[:SHOWN]:
        print(difference)
    acts = ", ".join(f"{kinds[kind]} {kind}" for kind in REPORTED)
    print(f"{len(run.submissions)} submissions; took effect: {acts}")
    print(f"{len(tree.proofs)} proofs, {len(tree.verified)} of them verified up to the root")
    print(f"{len(run.vintages())} vintages, {comparison.observations} observations, "
          f"{comparison.cells} figures in tables, {comparison.revisions} revisions, "
          f"{len(comparison.differences)} differences, {time.monotonic() - start:.0f} s")


def main():
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="patledger-model-") as folder:
        run = Run(arguments_of(), pathlib.Path(folder))
        run.compare()
        run.others()
        tree = run.explanations()
        run.control()
    print_summary(run, tree, start)
    sys.exit(1 if run.comparison.differences else 0)


if __name__ == "__main__":
    main()
