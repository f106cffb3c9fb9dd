"""Plays a stream through `patledger submit` and reads the receipts."""

import json
import pathlib
import subprocess
import tempfile

from oracle import Decision


def play(binary, submissions):
    """Returns a decision for each submission. Uses one process and a temporary ledger."""
    text = "".join(json.dumps(s, ensure_ascii=False) + "\n" for s in submissions)
    with tempfile.TemporaryDirectory(prefix="patledger-oracle-") as folder:
        done = subprocess.run(
            [str(binary), "submit", "-", "--data", str(pathlib.Path(folder) / "data"),
             "--lang", "en"], input=text.encode(), capture_output=True, timeout=300, check=False)
    receipts = [json.loads(line) for line in done.stdout.splitlines()]
    if len(receipts) != len(submissions):
        raise SystemExit(f"{len(receipts)} receipts for {len(submissions)} submissions, exit "
                         f"{done.returncode}: {done.stderr.decode()[-2000:]}")
    return [decision_of(receipt) for receipt in receipts]


def decision_of(receipt):
    reasons = receipt["refusals"] + receipt["warnings"]
    return Decision(receipt["outcome"], [code_of(reason) for reason in reasons])


def code_of(reason):
    """W05 with the events that the correction contradicts."""
    if reason["code"] != "W05":
        return reason["code"]
    return " ".join(["W05", *(fact["event"] for fact in reason["facts"])])
