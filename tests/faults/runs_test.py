#!/usr/bin/env python3
"""Many runs of one line each leave what one run of all lines leaves: the same root, few files, and a
ledger that opens under a small limit of open files. Work is counted in files, not in seconds.

More by hand: runs_test.py --runs 5000 --limit 1024."""

import argparse
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

BINARY = os.environ["PATLEDGER"]
FILES_MOST = 64 + 40  # Write-ahead logs, and all others.


def line(number):
    return json.dumps({"id": f"R-{number}", "source": "operator", "type": "party.register",
                       "at": "2024-07-01T09:00:00+08:00", "body": {
                           "party": f"party-{number}", "name": "n", "kind": "enterprise",
                           "country": "CN", "roles": []}}).encode() + b"\n"


def run(limit, data, *arguments, stdin=b""):
    done = subprocess.run(
        [BINARY, *arguments, "--data", str(data)], input=stdin, capture_output=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit)))
    if done.returncode != 0:
        sys.exit(f"FAILED: {arguments}: exit {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def files_of(data):
    names = os.listdir(data / "db")
    return {kind: sum(name.endswith(kind) for name in names) for kind in (".sst", ".log")}, names


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=300)
    parser.add_argument("--limit", type=int, default=64)
    given = parser.parse_args()
    lines = [line(number) for number in range(given.runs)]
    with tempfile.TemporaryDirectory(prefix="patledger-runs-") as folder:
        data, at_once = pathlib.Path(folder) / "data", pathlib.Path(folder) / "at-once"
        run(1024, at_once, "submit", "-", stdin=b"".join(lines))
        most = 0
        for number, stdin in enumerate(lines):
            receipt = json.loads(run(given.limit, data, "submit", "-", stdin=stdin))
            if (receipt["outcome"], receipt["seq"]) != ("recorded", str(number)):
                sys.exit(f"FAILED: run {number}: {receipt}")
            most = max(most, len(files_of(data)[1]))
        if most > FILES_MOST:
            sys.exit(f"FAILED: {most} files in the database, {FILES_MOST} at most")
        run(given.limit, data, "verify")
        if run(given.limit, data, "checkpoint") != run(1024, at_once, "checkpoint"):
            sys.exit("FAILED: the root differs from that of one run")
        print(f"{given.runs} runs of one line each, {most} files at most, in the end "
              f"{files_of(data)[0]}, root as of one run")


if __name__ == "__main__":
    main()
