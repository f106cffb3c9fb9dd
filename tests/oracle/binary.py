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
    """A code that several rows raise, each for a cause of its own, counts once; each fault counts."""
    reasons = receipt["refusals"] + receipt["warnings"]
    codes = [code_of(reason) for reason in reasons]
    is_malformed = receipt["outcome"] == "malformed"
    return Decision(receipt["outcome"], codes if is_malformed else list(dict.fromkeys(codes)))


def code_of(reason):
    """W05 with the events that the submission contradicts, by their positions: the law does not fix
    their order."""
    if reason["code"] != "W05":
        return reason["code"]
    return " ".join(["W05", *sorted((fact["event"] for fact in reason["facts"]), key=float)])
