"""Plays a scenario through the binary: one process for its submissions, in its own directory."""

import concurrent.futures
import dataclasses
import json
import os
import pathlib
import re
import subprocess
import tempfile

from scenario import HERE, NAMES

WORLD = (HERE / "world.ndjson").read_bytes()
WORLD_SIZE = WORLD.count(b"\n")
# Twice the cores: a process waits for the disk about as long as it computes. /dev/shm is not
# faster: there RocksDB fills its preallocated files with zeros.
THREADS = 2 * (os.cpu_count() or 1)


@dataclasses.dataclass
class Played:
    scenario: object
    receipts: list = dataclasses.field(default_factory=list)  # Of given and when steps, in order.
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

    def play_all(self, scenarios):
        with concurrent.futures.ThreadPoolExecutor(THREADS) as pool:
            return list(pool.map(self.play, scenarios))

    def play(self, scenario):
        played = Played(scenario)
        with tempfile.TemporaryDirectory(prefix="patledger-scenario-") as folder:
            data = f"{folder}/ledger"
            played.receipts = self.submit(scenario, data)
            receipts = iter(played.receipts)
            last = None
            for step in scenario.steps:
                if step.envelope is not None:
                    last = next(receipts, None)
                    if last is None:
                        played.fail(step, "has no receipt")
                        break
                    if step.kind == "given" and not has_effect(last):
                        played.fail(step, f"given has no effect: {last}")
                elif step.kind == "then":
                    check(played, step, last)
                elif step.kind == "owners":
                    self.check_owners(played, step, last["seq"], data)
                else:
                    self.check_figure(played, step, last["seq"], data)
        return played

    def submit(self, scenario, data):
        """Returns the receipts. `@N` in an event is the Nth submission of the scenario."""
        lines = []
        for step in scenario.steps:
            if step.envelope is not None:
                text = json.dumps(step.envelope, ensure_ascii=False)
                lines.append(re.sub(r'"event": "(@\d+)"',
                                    lambda m: f'"event": "{event_of(m[1])}"', text))
        path = pathlib.Path(data).parent / "scenario.ndjson"
        path.write_bytes(WORLD + "\n".join(lines).encode() + b"\n")
        done = self.command("submit", str(path), data=data)
        receipts = [json.loads(line) for line in done.stdout.splitlines()]
        assert all(map(has_effect, receipts[:WORLD_SIZE])), "a line of world.ndjson has no effect"
        return receipts[WORLD_SIZE:]

    def check_owners(self, played, step, seq, data):
        number, *rest = step.words
        expected = sorted(f"{NAMES[party]} {share}" for party, share in
                          (item.split() for item in " ".join(rest).split(", ")))
        view = self.command("patent", NAMES[number], "--known", seq, "--format", "json", data=data)
        actual = sorted(f"{o['party']} {o['share']}" for o in json.loads(view.stdout)["owners"])
        if actual != expected:
            played.fail(step, f"owners: expected {expected}, actual {actual}")

    def check_figure(self, played, step, seq, data):
        """`INDICATOR BASIS MONTH FIGURE, …` for all months with a figure."""
        indicator, basis, *expected = step.words
        table = self.command("stats", "--from", "2000-01", "--until", "2049-12", "--indicator",
                             indicator, "--basis", basis, "--known", seq, "--format", "csv",
                             data=data)
        months = table.stdout.decode().split()[1:]
        actual = ", ".join(month.replace(",", " ") for month in months)
        if actual != " ".join(expected):
            played.fail(step, f"figures: expected {' '.join(expected)}, actual {actual}")


def has_effect(receipt):
    return receipt["outcome"] in ("recorded", "discrepancy")


def codes(receipt):
    return [reason["code"] for reason in receipt["refusals"] + receipt["warnings"]]


def event_of(word):
    """`@N` is the event of the Nth submission of the scenario."""
    return f"{WORLD_SIZE + int(word[1:]) - 1}.0" if word.startswith("@") else word


def check(played, step, receipt):
    (outcome, *expected), events, texts = parts_of(step.words)
    if (receipt["outcome"], codes(receipt)) != (outcome, expected):
        played.fail(step, f"expected {' '.join([outcome, *expected])}, "
                          f"actual {' '.join([receipt['outcome'], *codes(receipt)])}")
    facts = [fact for reason in receipt["refusals"] for fact in reason["facts"]]
    named = {fact["type"] for fact in facts} | {fact["event"] for fact in facts}
    for event in events:
        if event_of(event) not in named:
            played.fail(step, f"expected cause {event}, actual {sorted(named)}")
    articles = [reason["article"] for reason in receipt["refusals"] + receipt["warnings"]]
    for text in texts:
        if not any(text in article for article in articles):
            played.fail(step, f"expected article {text}, actual {articles}")


def parts_of(words):
    """`OUTCOME CODE… because EVENT… citing TEXT…`"""
    parts, part = {"then": [], "because": [], "citing": []}, "then"
    for word in words:
        if word in ("because", "citing"):
            part = word
        else:
            parts[part].append(word)
    return parts["then"], parts["because"], parts["citing"]
