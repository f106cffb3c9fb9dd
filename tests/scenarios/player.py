"""Plays a scenario through the binary: one process for its submissions, in its own directory."""

import concurrent.futures
import dataclasses
import json
import os
import pathlib
import re
import subprocess
import tempfile

from scenario import HERE, NAMES, with_names

WORLD = (HERE / "world.ndjson").read_bytes()
WORLD_SIZE = WORLD.count(b"\n")
READING = ("owners", "figure", "open", "opens", "closes")  # Steps that read the ledger.
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
    """`records`: false if a scenario that reads nothing but receipts is played without a ledger,
    which takes a third of the time."""

    def __init__(self, binary, environment=None, language="en", records=True):
        self.binary, self.language, self.records = binary, language, records
        self.environment = {**os.environ, **(environment or {})}

    def command(self, *arguments, data, stdin=b""):
        return subprocess.run([self.binary, *arguments, "--data", data, "--lang", self.language],
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
                elif step.kind == "open":
                    self.check_open(played, step, last["seq"], data)
                elif step.kind == "figure":
                    self.check_figure(played, step, last["seq"], data)
                else:
                    self.check_cases(played, step, last["seq"], data)
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
        reads = any(step.kind in READING for step in scenario.steps)
        mode = [] if self.records or reads else ["--dry-run"]
        done = self.command("submit", str(path), *mode, data=data)
        receipts = [json.loads(line.replace(b'"outcome":"would-record"', b'"outcome":"recorded"'))
                    for line in done.stdout.splitlines()]
        assert all(map(has_effect, receipts[:WORLD_SIZE])), "a line of world.ndjson has no effect"
        return receipts[WORLD_SIZE:]

    def check_owners(self, played, step, seq, data):
        number, *rest = step.words
        expected = sorted(f"{NAMES[party]} {share}" for party, share in
                          (item.split() for item in " ".join(rest).split(", ")))
        view = self.command("patent", NAMES.get(number, number), "--known", seq, "--format", "json", data=data)
        actual = sorted(f"{o['party']} {o['share']}" for o in json.loads(view.stdout)["owners"])
        if actual != expected:
            played.fail(step, f"owners: expected {expected}, actual {actual}")

    def check_open(self, played, step, seq, data):
        """`@N CODE PARTY+PARTY, …`: the cases that the feed leaves open, and whom one concerns that a
        later entry opened; `none`."""
        opened = {}
        for line in self.command("feed", "--name", "discrepancies", data=data).stdout.splitlines():
            event = json.loads(line)
            change = event["data"]
            if int(event["sequence"]) > int(seq):
                break
            if event["type"].endswith("case.closed.v1"):
                opened.pop((change["case"], change["code"]), None)
            elif event["type"].endswith("case.opened.v1"):
                opened[change["case"], change["code"]] = sorted(change["concerns"])
            elif change["outcome"] == "discrepancy":
                for reason in change["refusals"]:
                    opened[f"{change['seq']}.0", reason["code"]] = []
        items = [item.split() for item in " ".join(step.words).split(", ") if item != "none"]
        expected = {(event_of(event), code): sorted(NAMES[party] for party in
                                                    (parties or [""])[0].split("+") if party)
                    for event, code, *parties in items}
        if opened != expected:
            played.fail(step, f"open cases: expected {expected}, actual {opened}")

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


    def check_cases(self, played, step, seq, data):
        """`EVENT CODE PARTY…, …` or `nothing`: the cases that the last submission opens or
        closes, beside its own. Without a party it is not checked whom the case concerns."""
        items = [] if step.words == ("nothing",) else " ".join(step.words).split(", ")
        expected = sorted([event_of(event), code, *sorted(map(with_names, parties))]
                          for event, code, *parties in map(str.split, items))
        feed = self.command("feed", "--name", "discrepancies", data=data).stdout.splitlines()
        kind = {"opens": ".case.opened.", "closes": ".case.closed."}[step.kind]
        cases = [line["data"] for line in map(json.loads, feed) if kind in line["type"]]
        actual = sorted([case["case"], case["code"], *sorted(case["concerns"])]
                        for case in cases if case["by"] == f"{seq}.0")
        is_so = len(actual) == len(expected) and all(
            one == (other if len(one) > 2 else other[:2]) for one, other in zip(expected, actual))
        if not is_so:
            played.fail(step, f"{step.kind}: expected {expected}, actual {actual}")


def has_effect(receipt):
    return receipt["outcome"] in ("recorded", "discrepancy")


def codes(receipt):
    return [reason["code"] for reason in receipt["refusals"] + receipt["warnings"]]


def event_of(word):
    """`@N` is the event of the Nth submission of the scenario."""
    return f"{WORLD_SIZE + int(word[1:]) - 1}.0" if word.startswith("@") else word


def check(played, step, receipt):
    parts = parts_of(step.words)
    outcome, *expected = parts["then"]
    if (receipt["outcome"], codes(receipt)) != (outcome, expected):
        played.fail(step, f"expected {' '.join([outcome, *expected])}, "
                          f"actual {' '.join([receipt['outcome'], *codes(receipt)])}")
    reasons = receipt["refusals"] + receipt["warnings"]
    facts = [fact for reason in reasons for fact in reason["facts"]]
    named = {fact["type"] for fact in facts} | {fact["event"] for fact in facts}
    for event in parts["because"]:
        if event_of(event) not in named:
            played.fail(step, f"expected cause {event}, actual {sorted(named)}")
    for text in parts["citing"]:
        if not any(text in reason["article"] for reason in reasons):
            played.fail(step, f"expected article {text}, actual {[r['article'] for r in reasons]}")
    title, names = " ".join(parts["saying"]), names_text(parts["naming"])
    if not any(title in reason["title"] for reason in reasons or [{"title": ""}]):
        played.fail(step, f"expected title {title}, actual {[r['title'] for r in reasons]}")
    if names and not any(names in named_at_end(reason["detail"]) for reason in reasons):
        played.fail(step, f"expected {names}, actual {[r['detail'] for r in reasons]}")


def named_at_end(detail):
    """What an explanation names at its end: after its last colon, where a patent may be in brackets
    behind each name, or in its last brackets."""
    listed = re.sub(r" \(\d{12}\.[\dX]\)", "", detail.rpartition(": ")[2])
    return listed.removesuffix("."), detail.rpartition("(")[2].removesuffix(").")


def names_text(words):
    """What an explanation names at its end, with the short names replaced."""
    return re.sub(r"@\d+|[\w-]+", lambda m: with_names(event_of(m[0])), " ".join(words))


def parts_of(words):
    """`OUTCOME CODE… because EVENT… citing TEXT… saying TITLE naming NAMES`"""
    parts = {part: [] for part in ("then", "because", "citing", "saying", "naming")}
    part = "then"
    for word in words:
        if word in parts and word != "then":
            part = word
        else:
            parts[part].append(word)
    return parts
