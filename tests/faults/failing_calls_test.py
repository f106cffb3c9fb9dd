#!/usr/bin/env python3
"""System calls of `submit` fail, one after the other, once or from then on. The process ends with an
exit code of the table and never by a signal; every receipt that was given is in the ledger; and the
ledger opens again. sync_file_range and fstatfs are among them: librocksdb asserts that they work.

More by hand: failing_calls_test.py --step 1."""

import argparse
import collections
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

BINARY = os.environ["PATLEDGER"]
EXAMPLE = pathlib.Path(__file__).resolve().parents[2] / "tests/examples/tianjin-2024.ndjson"
# The errors, and every how many calls one fails.
CALLS = {"sync_file_range": (("EIO",), 1), "fstatfs": (("EIO",), 2), "fdatasync": (("EIO",), 2),
         "fsync": (("EIO",), 2), "ftruncate": (("EIO",), 2), "fallocate": (("ENOSPC",), 1),
         "rename": (("EIO",), 2), "unlink": (("EIO",), 2), "chmod": (("EIO",), 3),
         "flock": (("EIO",), 1), "pwrite64": (("EIO", "ENOSPC"), 3),
         "getdents64": (("EIO",), 3), "write": (("EIO", "ENOSPC"), 6)}
CODES = (0, 65, 66, 69, 70, 74)


def submit(data, *prefix):
    return subprocess.run([*prefix, BINARY, "submit", str(EXAMPLE), "--batch", "20", "--data",
                           str(data)], capture_output=True, timeout=120, check=False)


def count_calls(folder):
    """How often each call is made, on a ledger with a write-ahead log to read."""
    counts = folder / "counts"
    submit(folder / "base")
    shutil.copytree(folder / "base", folder / "counted")
    submit(folder / "counted", "strace", "-f", "-qq", "-o", str(counts), "-e",
           "trace=" + ",".join(CALLS))
    made = collections.Counter()
    for text in counts.read_text().splitlines():
        for call in CALLS:
            made[call] += f" {call}(" in text
    return made


def failure(folder, call, error, when):
    """What went wrong, or None."""
    data = folder / "data"
    shutil.rmtree(data, ignore_errors=True)
    shutil.copytree(folder / "base", data)
    done = submit(data, "strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e",
                  f"inject={call}:error={error}:when={when}")
    if done.returncode not in CODES:
        return f"exit {done.returncode}: {done.stderr.decode()[-300:]}"
    again = submit(data)
    if again.returncode not in (0, 65):
        return f"afterwards exit {again.returncode}: {again.stderr.decode()[-300:]}"
    verified = subprocess.run([BINARY, "checkpoint", "--data", str(data)], capture_output=True,
                              check=False)
    size = int(verified.stdout.split(b"\n")[1]) if verified.returncode == 0 else -1
    lines = len(EXAMPLE.read_bytes().splitlines())  # Submitted before and afterwards.
    expected = 2 * lines + done.stdout.count(b"\n")
    return None if size >= expected else f"size {size}, expected {expected}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--step", type=int, help="the same for all calls")
    given = parser.parse_args()
    injected = failed = 0
    with tempfile.TemporaryDirectory(prefix="patledger-calls-") as name:
        folder = pathlib.Path(name)
        made = count_calls(folder)
        for call, (errors, step) in CALLS.items():
            for error in errors:
                for number in range(1, max(made[call], 1) + 1, given.step or step):
                    for when in (f"{number}", f"{number}+"):
                        injected += 1
                        why = failure(folder, call, error, when)
                        if why:
                            failed += 1
                            print(f"FAILED: {call} {error} at {when}: {why}")
    print(f"calls {dict(made)}")
    print(f"{injected - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
