"""Plays a stream through `patledger submit`, and reads what it answers."""

import json
import pathlib
import subprocess
import tempfile

from judge import Answer


def play(binary, submissions):
    """One process and one ledger, which goes away; an answer for each submission."""
    text = "".join(json.dumps(s, ensure_ascii=False) + "\n" for s in submissions)
    with tempfile.TemporaryDirectory(prefix="patledger-oracle-") as folder:
        done = subprocess.run(
            [str(binary), "submit", "-", "--data", str(pathlib.Path(folder) / "data"),
             "--lang", "en"], input=text.encode(), capture_output=True, timeout=300, check=False)
    receipts = [json.loads(line) for line in done.stdout.splitlines()]
    if len(receipts) != len(submissions):
        raise SystemExit(f"{len(receipts)} receipts for {len(submissions)} submissions, exit "
                         f"{done.returncode}: {done.stderr.decode()[-2000:]}")
    return [answer_of(receipt) for receipt in receipts]


def answer_of(receipt):
    reasons = receipt["refusals"] + receipt["warnings"]
    return Answer(receipt["outcome"], [code_of(reason) for reason in reasons])


def code_of(reason):
    """Of what a correction contradicts, with the events."""
    if reason["code"] != "W05":
        return reason["code"]
    return " ".join(["W05", *(fact["event"] for fact in reason["facts"])])
