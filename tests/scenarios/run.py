"""Plays the scenarios through the binary. README.md has the form of a scenario."""

import argparse
import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

BINARY = os.environ["PATLEDGER"]
HERE = pathlib.Path(__file__).resolve().parent
DEFAULTS = json.loads((HERE / "defaults.json").read_text(encoding="utf-8"))
NAMES = {
    "U1": "12120000401900018C", "U2": "121200004019000267", "R1": "121200004019000342",
    "C1": "91120116MA990001XT", "C2": "91120111MA9900028J", "C3": "91120113MA9900036A",
    "C4": "91110108MA9900044R", "C5": "91130900MA9900052J", "C6": "91120104MA9900060R",
    "B1": "91120101MA9900079B", "B2": "91120116MA9900087X", "X1": "91120101MA9900108N",
    "F1": "DE:beispiel-automation", "P1": "201919000001.6", "P2": "202019000002.3",
    "P3": "202129000003.8", "P4": "202239000004.2", "P5": "201819000005.X",
    "P6": "202119000006.6", "P7": "202029000007.1", "P8": "201719000008.9",
    "P9": "202219000009.4", "P13": "200619000013.1", "P15": "202119000015.5",
    "A1": "202210964944.5", "office": "ip-office", "court": "court", "registry": "tech-registry",
    "operator": "operator"}
SOURCES = {**NAMES, "centre": NAMES["X1"], "bank": NAMES["B1"], "bank2": NAMES["B2"],
           "institute": NAMES["R1"]}
LISTS = {"patents", "licensors", "licensees", "pledgors", "pledgees", "patentees", "sellers",
         "buyers", "carve_out", "territory", "fields", "acknowledge"}
DAYS = ("registered", "recorded", "announced", "declared", "effective", "granted", "on", "due", "filed")


def named(value):
    """The world's names in a value, wherever they stand."""
    if isinstance(value, str):
        return NAMES.get(value, value)
    if isinstance(value, list):
        return [named(item) for item in value]
    if isinstance(value, dict):
        return {key: named(item) for key, item in value.items()}
    return value


def parse_value(kind, field, text):
    if text[:1] in "[{" or text in ("true", "false"):
        return json.loads(text)
    if field in ("to", "owners", "applicants"):
        entries = [item.partition(":") for item in text.split(",")]
        return [{"party": p, **({"share": s} if s else {})} for p, _, s in entries]
    if field == "consents":
        pairs = [item.split(":") for item in text.split(",")]
        return [{"kind": kind, "party": party, "document": "d-1"} for kind, party in pairs]
    if field in LISTS or (kind, field) == ("transfer.register", "from"):
        return text.split(",")
    return text


def submission(words, number):
    """`SOURCE TYPE field=value …` as a submission."""
    source, kind, *assignments = words
    body = json.loads(json.dumps(DEFAULTS[kind]))
    envelope = {"id": f"S-{number}", "source": SOURCES.get(source, source), "type": kind}
    for assignment in assignments:
        path, _, text = assignment.partition("=")
        *parents, field = path.split(".")
        if path in ("at", "acknowledge", "expect", "id"):
            envelope[path] = parse_value(kind, path, text)
            continue
        place = body
        for parent in parents:
            place = place.setdefault(parent, {})
        if text == "-":
            place.pop(field, None)
        else:
            place[field] = parse_value(kind, field, text)
    day = envelope.get("at") or next((body[d] for d in DAYS if isinstance(body.get(d), str)),
                                     "2024-07-01")
    envelope["at"] = f"{day}T12:00:00+08:00"
    if "expect" in envelope:
        envelope["expect"] = {named(k): v for k, v in envelope["expect"].items()}
    envelope["body"] = named(body)
    return envelope


class Step:
    def __init__(self, kind, number, envelope=None, expected=None):
        self.kind, self.number, self.envelope, self.expected = kind, number, envelope, expected


class Scenario:
    def __init__(self, file, line, title):
        self.place, self.title, self.steps = f"{file}:{line}", title, []


def parse(path):
    scenarios, count = [], 0
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        keyword, rest = words[0], words[1:]
        if keyword == "scenario":
            scenarios.append(Scenario(path.name, number, " ".join(rest)))
        elif keyword in ("given", "when"):
            count += 1
            rest = re.findall(r"[^\s=]+=(?:[\[{].*?[\]}](?=\s|$)|\S+)|\S+", line.strip())[1:]
            scenarios[-1].steps.append(Step(keyword, number, submission(rest, count)))
        elif keyword in ("then", "owners"):
            scenarios[-1].steps.append(Step(keyword, number, expected=rest))
        else:
            raise SystemExit(f"{path.name}:{number}: what is {keyword}?")
    return scenarios


def command(*arguments, data, stdin=b""):
    return subprocess.run([BINARY, *arguments, "--data", data, "--lang", "en"], input=stdin,
                          capture_output=True, timeout=60, check=False)


def owners_of(data, number):
    view = json.loads(command("patent", number, "--format", "json", data=data).stdout)
    return sorted(f"{owner['party']} {owner['share']}" for owner in view["owners"])


class Player:
    def __init__(self):
        self.raised = collections.defaultdict(list)  # (code, article) -> places
        self.failures = []
        self.world = (HERE / "world.ndjson").read_bytes()

    def fail(self, scenario, step, text):
        self.failures.append(f"{scenario.place.split(':')[0]}:{step.number}: {scenario.title}: {text}")

    def submit(self, data, step, receipts):
        """One submission; `@N` in an event is the Nth submission of its scenario."""
        text = json.dumps(step.envelope, ensure_ascii=False)
        text = re.sub(r'"event": "@(\d+)"',
                      lambda m: f'"event": "{receipts[int(m[1]) - 1]["seq"]}.0"', text)
        done = command("submit", "-", data=data, stdin=text.encode())
        receipt = json.loads(done.stdout)
        receipts.append(receipt)
        return receipt

    def play(self, scenario):
        with tempfile.TemporaryDirectory(prefix="patledger-scenario-") as data:
            command("submit", "-", data=data, stdin=self.world)
            receipts = []
            for step in scenario.steps:
                if step.kind in ("given", "when"):
                    self.note(scenario, self.submit(data, step, receipts))
                    if step.kind == "given" and receipts[-1]["outcome"] not in ("recorded",
                                                                                "discrepancy"):
                        self.fail(scenario, step, f"given, but {receipts[-1]}")
                elif step.kind == "then":
                    self.check(scenario, step, receipts[-1])
                else:
                    number, *rest = step.expected
                    wanted = sorted(f"{NAMES[p]} {s}" for p, s in
                                    (item.split() for item in " ".join(rest).split(", ")))
                    got = owners_of(data, NAMES[number])
                    if got != wanted:
                        self.fail(scenario, step, f"owners are {got}")

    def note(self, scenario, receipt):
        for reason in receipt["refusals"] + receipt["warnings"]:
            self.raised[reason["code"], reason["article"]].append(scenario.place)

    def check(self, scenario, step, receipt):
        words = step.expected
        because = words.index("because") if "because" in words else len(words)
        outcome, *codes = words[:because]
        got = [reason["code"] for reason in receipt["refusals"] + receipt["warnings"]]
        if (receipt["outcome"], got) != (outcome, codes):
            self.fail(scenario, step, f"is {receipt['outcome']} {' '.join(got)}")
        facts = {fact["type"] for reason in receipt["refusals"] for fact in reason["facts"]}
        for event in words[because + 1:]:
            if event not in facts:
                self.fail(scenario, step, f"stands because of {sorted(facts)}")


def law_rows():
    """Every row ever in force, from the printed law of several days: (code, article)."""
    rows = set()
    for day in ("2015-01-01", "2020-12-31", "2021-05-31", "2021-11-14", "2024-07-01", "2026-11-24"):
        code = None
        text = command("law", "--on", day, data="/nonexistent").stdout.decode()
        for line in text.splitlines():
            if match := re.match(r"### ([A-Z]\d\d) ", line):
                code = match[1]
                rows.add((code, None))
            elif code and (match := re.match(r"- Article: (.*)", line)):
                rows.discard((code, None))
                rows.add((code, match[1]))
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--coverage", action="store_true", help="list the rows with their scenarios")
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()
    player, count = Player(), 0
    for path in arguments.files or sorted(HERE.glob("*.scenario")):
        for scenario in parse(path):
            player.play(scenario)
            count += 1
    missing = []
    if not arguments.files:
        for code, article in sorted(law_rows(), key=str):
            places = [p for (c, a), found in player.raised.items()
                      if c == code and (article is None or a.startswith(article)) for p in found]
            if arguments.coverage:
                print(f"{code}  {article or '-'}: {len(places)}  {' '.join(places[:3])}")
            if not places:
                missing.append(f"no scenario raises {code} {article or ''}")
    for failure in player.failures + missing:
        print(failure)
    print(f"{count} scenarios, {len(player.failures)} failures, {len(missing)} rows not raised")
    sys.exit(1 if player.failures or missing else 0)


if __name__ == "__main__":
    main()
