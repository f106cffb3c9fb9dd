"""Releases of a generated city against an independent model: every published figure at fourteen
vintages or more, the tables, the revisions, the same bytes from other ledgers, and explanations.

PATLEDGER names the binary. Ends with exit code 1 at any difference."""

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
import spoilt
from compare import Comparison
from figures import Figures
from journal import Journal
from ledgers import Ledger, files_of
from months import Calendar, begin_of, day_of, month_of, month_text
from proofs import Tree
from stream import Enriched, generated

SHOWN = 20  # Differences that are printed.
TOLD = ("event.correct", "event.retract", "contract.revise", "contract.cancel", "licence.revoke",
        "pledge.revoke", "open-licence.announce", "party.register")


class Run:
    def __init__(self, arguments, folder):
        self.arguments, self.folder = arguments, folder
        self.binary, self.random = os.environ["PATLEDGER"], random.Random(arguments.seed)
        self.submissions = Enriched(generated(self.binary, arguments.patents, arguments.events,
                                              arguments.seed), arguments.seed).lines
        self.ledger = Ledger(self.binary, folder / "ledger")
        self.outcomes = self.ledger.submit(self.submissions)
        self.journal = Journal(self.submissions, self.outcomes)
        self.filings = [(seq, day_of(each["at"])) for seq, each in enumerate(self.submissions)
                        if self.outcomes[seq] != "malformed"]
        self.comparison = Comparison(self.journal.kinds)
        self.whole = Calendar(self.filings, len(self.submissions))

    def differ(self, text):
        self.comparison.differences.append(text)

    def vintages(self):
        """(month, position, vintage or none): the closes of `--vintages` months, those with which
        the first of them became revised and final, and all there is."""
        first = month_of(self.arguments.first)
        found = [(month, self.whole.close(month), "preliminary")
                 for month in range(first, first + self.arguments.vintages)]
        found += [(first, self.whole.close(begin_of(vintage, first)), vintage)
                  for vintage in ("revised", "final")]
        if any(position is None for _, position, _ in found):
            raise SystemExit("the stream does not reach the last of the closes")
        return found + [(month_of(self.whole.today), len(self.submissions), None)]

    def figures(self, month, position):
        return Figures(self.journal, Calendar(self.filings, position), month)

    def compare(self):
        for month, position, vintage in self.vintages():
            name = f"{month_text(month)}-{vintage or 'open'}"
            out = self.ledger.release(month_text(month), self.folder / name,
                                      "--known", position - 1)
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
                self.differ(f"{out.name}: {name} is another from {ledger.data.name} {options}")
        for path in sorted(again.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        again.rmdir()

    def others(self):
        """A ledger that was filled by other batches, and the first one rebuilt."""
        other = Ledger(self.binary, self.folder / "in-batches")
        if other.submit(self.submissions, "--batch", "37") != self.outcomes:
            self.differ("another batch size: other outcomes")
        told = self.random.sample(self.vintages()[:-1], 2)
        for _ in range(2):
            for month, position, vintage in told:
                self.same(self.folder / f"{month_text(month)}-{vintage}", other, month,
                          "--known", position - 1)
            self.ledger.run("rebuild", "statistics")
            other = self.ledger
        self.progress("others")

    def explanations(self):
        """Of some figures, that their events add up, and that their proofs lead to the root."""
        month, position, vintage = self.vintages()[self.arguments.vintages // 2]
        told = published.observations(self.folder / f"{month_text(month)}-{vintage}")
        figures = [(key, line[0]) for key, line in sorted(told.items()) if line[0].strip("0.")]
        tree = None
        for (of, codes, indicator), value in self.asked(figures):
            cell = ",".join(f"{dimension}={code}" for dimension, code in
                            zip(cube.DIMENSIONS, codes) if code != cube.TOTAL)
            rows, root = self.ledger.explain(of, cell, indicator, position - 1)
            tree = tree or Tree(position, root)
            tree.tell((0, position), bytes.fromhex(root), "none")
            total = sum(published.number(str(row[indicator]), indicator) for row in rows)
            if cube.text_of(total, indicator) != value:
                self.differ(f"explain {of} {cell} {indicator}: {total}, published {value}")
            for row in rows:
                tree.add(row["entry"], row["proof"])
        tree.check()
        self.comparison.differences += tree.faults
        self.progress("explanations")
        return tree

    def asked(self, figures):
        """A sample, and some totals, whose entries lie side by side: see proofs.py."""
        total = (cube.TOTAL,) * len(cube.DIMENSIONS)
        totals = [figure for figure in figures
                  if figure[0][1:] in ((total, "contracts"), (total, "transfers"))]
        return self.random.sample(figures, self.arguments.explained) + totals[-12:]

    def control(self):
        """What is spoilt must be found, or nothing above says anything."""
        month, position, vintage = self.vintages()[0]
        out = self.folder / f"{month_text(month)}-{vintage}"
        figures = self.figures(month, position)
        missed = spoilt.missed(figures, out, self.journal.kinds, self.random)
        self.comparison.differences += [f"control: not noticed: {what}" for what in missed]

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
                        help="how many preliminary ones are released by --vintage too")
    parser.add_argument("--explained", type=int, default=40, help="figures that are explained")
    return parser.parse_args()


def tell(run, tree, begun):
    kinds = collections.Counter(run.journal.kinds.values())
    comparison = run.comparison
    for difference in comparison.differences[:SHOWN]:
        print(difference)
    acts = ", ".join(f"{kinds[kind]} {kind}" for kind in TOLD)
    print(f"{len(run.submissions)} submissions; of effect: {acts}")
    print(f"{len(tree.proofs)} proofs, {len(tree.led_to_root)} of them led to the root")
    print(f"{len(run.vintages())} vintages, {comparison.observations} observations, "
          f"{comparison.cells} figures in tables, {comparison.revisions} revisions, "
          f"{len(comparison.differences)} differences, {time.monotonic() - begun:.0f} s")


def main():
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="patledger-model-") as folder:
        run = Run(arguments_of(), pathlib.Path(folder))
        run.compare()
        run.others()
        tree = run.explanations()
        run.control()
    tell(run, tree, begun)
    sys.exit(1 if run.comparison.differences else 0)


if __name__ == "__main__":
    main()
