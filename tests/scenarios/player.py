"""Plays a scenario through a binary: one process for its submissions, in a folder of its own."""

import dataclasses
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

from scenario import HERE, NAMES

WORLD = (HERE / "world.ndjson").read_bytes()
WORLD_SIZE = WORLD.count(b"\n")


def folder_in_memory():
    """What is played need not last; nothing where memory holds too little of it, as in containers."""
    path, enough = "/dev/shm", 2 << 30
    return path if os.path.isdir(path) and shutil.disk_usage(path).free > enough else None


IN_MEMORY = folder_in_memory()


@dataclasses.dataclass
class Played:
    scenario: object
    receipts: list = dataclasses.field(default_factory=list)  # Of given and when, in order.
    failures: list = dataclasses.field(default_factory=list)

    def fail(self, step, text):
        self.failures.append(
            f"{self.scenario.file}:{step.line}: {self.scenario.title}: {text}")

    def reasons(self):
        return [reason for receipt in self.receipts
                for reason in receipt["refusals"] + receipt["warnings"]]


class Player:
    def __init__(self, binary, environment=None):
        self.binary = binary
        self.environment = {**os.environ, **(environment or {})}

    def command(self, *arguments, data, stdin=b""):
        return subprocess.run([self.binary, *arguments, "--data", data, "--lang", "en"],
                              input=stdin, capture_output=True, timeout=60, check=False,
                              env=self.environment)

    def play(self, scenario):
        played = Played(scenario)
        with tempfile.TemporaryDirectory(prefix="patledger-scenario-", dir=IN_MEMORY) as data:
            played.receipts = self.submit(scenario, data)
            answered = iter(played.receipts)
            last = None
            for step in scenario.steps:
                if step.envelope is not None:
                    last = next(answered, None)
                    if last is None:
                        played.fail(step, "is not answered")
                        break
                    if step.kind == "given" and not has_effect(last):
                        played.fail(step, f"given, but {last}")
                elif step.kind == "then":
                    check(played, step, last)
                elif step.kind == "owners":
                    self.check_owners(played, step, last["seq"], data)
                else:
                    self.check_figure(played, step, last["seq"], data)
        return played

    def submit(self, scenario, data):
        """The receipts; `@N` in an event is the Nth submission of its scenario."""
        lines = []
        for step in scenario.steps:
            if step.envelope is not None:
                text = json.dumps(step.envelope, ensure_ascii=False)
                lines.append(re.sub(r'"event": "(@\d+)"',
                                    lambda m: f'"event": "{event_of(m[1])}"', text))
        path = pathlib.Path(data) / "scenario.ndjson"
        path.write_bytes(WORLD + "\n".join(lines).encode() + b"\n")
        done = self.command("submit", str(path), data=data)
        receipts = [json.loads(line) for line in done.stdout.splitlines()]
        assert all(has_effect(receipt) for receipt in receipts[:WORLD_SIZE]), "the world does not stand"
        return receipts[WORLD_SIZE:]

    def check_owners(self, played, step, seq, data):
        number, *rest = step.words
        wanted = sorted(f"{NAMES[party]} {share}" for party, share in
                        (item.split() for item in " ".join(rest).split(", ")))
        view = self.command("patent", NAMES[number], "--known", seq, "--format", "json", data=data)
        got = sorted(f"{o['party']} {o['share']}" for o in json.loads(view.stdout)["owners"])
        if got != wanted:
            played.fail(step, f"owners are {got}")

    def check_figure(self, played, step, seq, data):
        """`INDICATOR BASIS MONTH FIGURE, …`: of all months that are not empty."""
        indicator, basis, *wanted = step.words
        table = self.command("stats", "--from", "2000-01", "--until", "2049-12", "--indicator",
                             indicator, "--basis", basis, "--known", seq, "--format", "csv",
                             data=data)
        months = table.stdout.decode().split()[1:]
        got = ", ".join(month.replace(",", " ") for month in months)
        if got != " ".join(wanted):
            played.fail(step, f"figures are {got}")


def has_effect(receipt):
    return receipt["outcome"] in ("recorded", "discrepancy")


def codes(receipt):
    return [reason["code"] for reason in receipt["refusals"] + receipt["warnings"]]


def event_of(word):
    """`@N` is the event of the Nth submission of its scenario."""
    return f"{WORLD_SIZE + int(word[1:]) - 1}.0" if word.startswith("@") else word


def check(played, step, receipt):
    (outcome, *wanted), events, texts = parts_of(step.words)
    if (receipt["outcome"], codes(receipt)) != (outcome, wanted):
        played.fail(step, f"is {receipt['outcome']} {' '.join(codes(receipt))}")
    facts = [fact for reason in receipt["refusals"] for fact in reason["facts"]]
    named = {fact["type"] for fact in facts} | {fact["event"] for fact in facts}
    for event in events:
        if event_of(event) not in named:
            played.fail(step, f"stands because of {sorted(named)}")
    articles = [reason["article"] for reason in receipt["refusals"] + receipt["warnings"]]
    for text in texts:
        if not any(text in article for article in articles):
            played.fail(step, f"cites {articles}")


def parts_of(words):
    """`OUTCOME CODE… because EVENT… citing TEXT…`"""
    parts, part = {"then": [], "because": [], "citing": []}, "then"
    for word in words:
        if word in ("because", "citing"):
            part = word
        else:
            parts[part].append(word)
    return parts["then"], parts["because"], parts["citing"]
