"""Ledgers on a disk and the commands of `patledger` on them."""

import json
import pathlib
import subprocess


class Ledger:
    def __init__(self, binary, data):
        self.binary, self.data = binary, pathlib.Path(data)

    def run(self, *arguments, stdin=None, codes=(0,)):
        done = subprocess.run([self.binary, *map(str, arguments), "--data", str(self.data)],
                              input=stdin, capture_output=True, check=False)
        if done.returncode not in codes:
            raise SystemExit(f"{arguments}: exit {done.returncode}: {done.stderr.decode()[-2000:]}")
        return done

    def submit(self, submissions, *options):
        """Returns the outcomes; the index in this list is the position."""
        text = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in submissions)
        done = self.run("submit", "-", *options, stdin=text.encode(), codes=(0, 2, 65))
        receipts = [json.loads(line) for line in done.stdout.splitlines()]
        for place, receipt in enumerate(receipts):
            if receipt["outcome"] != "duplicate" and int(receipt["seq"]) != place:
                raise SystemExit(f"line {place} has position {receipt['seq']}")
        return [receipt["outcome"] for receipt in receipts]

    def release(self, month, out, *options):
        self.run("release", "--month", month, "--out", out, *options)
        return pathlib.Path(out)

    def explain(self, month, cell, indicator, known):
        """The rows, and the root of the tree that their proofs are for."""
        done = self.run("explain", "--month", month, "--cell", cell, "--indicator", indicator,
                        "--known", known, "--format", "json")
        return json.loads(done.stdout), done.stderr.decode().split()[-1]


def files_of(folder):
    """The bytes of every file of a release, by its path."""
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.is_file()}
