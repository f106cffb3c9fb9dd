"""Parses scenario files. README.md describes the format."""

import dataclasses
import json
import pathlib
import re

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
    "P20": "200319000020.8", "P21": "200319000021.2",
    "A1": "202210964944.5", "office": "ip-office", "court": "court", "registry": "tech-registry",
    "operator": "operator"}
SOURCES = {**NAMES, "centre": NAMES["X1"], "bank": NAMES["B1"], "bank2": NAMES["B2"],
           "institute": NAMES["R1"]}
NUMBERS = {"L-": "X2024120", "Y": "Y2024980", "TC-": "2024120009"}
LISTS = {"patents", "licensors", "licensees", "pledgors", "pledgees", "patentees", "sellers",
         "buyers", "carve_out", "territory", "fields", "acknowledge"}
# What has happened when it is filed (docs/contract.md §1).
HAPPENED = ("signed", "registered", "recorded", "granted", "filed", "declared", "notice", "paid",
            "on")
DAYS = ("registered", "recorded", "announced", "declared", "effective", "granted", "on", "due",
        "filed", "day")


def number(text):
    """The register's number for a short one; another text as it is."""
    match = re.fullmatch(r"(L-|Y|TC-)(\d{1,3})", text)
    return f"{NUMBERS[match[1]]}{int(match[2]):06}" if match else text


def with_names(value):
    """The value with short names replaced by those of `world.ndjson`, and short numbers."""
    if isinstance(value, str):
        return NAMES.get(value) or number(value)
    if isinstance(value, list):
        return [with_names(item) for item in value]
    if isinstance(value, dict):
        return {key: with_names(item) for key, item in value.items()}
    return value


def parse_value(kind, field, text):
    if text[:1] in "[{" or text in ("true", "false"):
        return json.loads(text)
    if field in ("to", "owners", "applicants"):
        entries = [item.partition(":") for item in text.split(",")]
        return [{"party": p, **({"share": s} if s else {})} for p, _, s in entries]
    if field == "consents":
        items = [(item + ":").split(":")[:3] for item in text.split(",")]
        return [{"kind": kind, "party": party, "document": document}
                for kind, party, document in items]
    if field in LISTS or (kind, field) == ("transfer.register", "from"):
        return text.split(",")
    return text


def filed_on(at, body, stated):
    """The day of filing: `at`, and default days in `body` are not after it; or the day of the fact,
    not before another fact of the body."""
    happened = [(fields, name, path) for fields, name, path in
                [*((body, name, name) for name in HAPPENED),
                 (body.get("paid"), "on", "paid.on")]
                if isinstance(fields, dict) and isinstance(fields.get(name), str)]
    if at is None:
        fact = next((body[d] for d in DAYS if isinstance(body.get(d), str)), "2024-07-01")
        return max([fact, *(fields[name] for fields, name, _ in happened)])
    for fields, name, path in happened:
        if path not in stated:
            fields[name] = min(fields[name], at)
    return at


def submission(words, number):
    """Parses `SOURCE TYPE field=value …`."""
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
    stated = {assignment.partition("=")[0] for assignment in assignments}
    envelope["at"] = f"{filed_on(envelope.get('at'), body, stated)}T12:00:00+08:00"
    if "expect" in envelope:
        envelope["expect"] = {with_names(k): v for k, v in envelope["expect"].items()}
    for consent in body.get("consents", []):
        consent["document"] = consent["document"] or f"d-{number}"
    envelope["body"] = with_names(body)
    return envelope


@dataclasses.dataclass
class Step:
    kind: str  # given, when, then, owners, figure, open, opens or closes.
    line: int
    words: tuple  # As written, without the kind.
    envelope: dict = None  # The submission of given or when.


@dataclasses.dataclass
class Scenario:
    place: str  # file:line
    title: str
    steps: list

    @property
    def file(self):
        return self.place.partition(":")[0]


def parse(path):
    scenarios, count = [], 0
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        keyword, rest = words[0], words[1:]
        if keyword == "scenario":
            scenarios.append(Scenario(f"{path.name}:{number}", " ".join(rest), []))
        elif keyword in ("given", "when"):
            count += 1
            rest = re.findall(r"[^\s=]+=(?:[\[{].*?[\]}](?=\s|$)|\S+)|\S+", line.strip())[1:]
            scenarios[-1].steps.append(Step(keyword, number, tuple(rest), submission(rest, count)))
        elif keyword in ("then", "owners", "figure", "open", "opens", "closes"):
            scenarios[-1].steps.append(Step(keyword, number, tuple(rest)))
        else:
            raise SystemExit(f"{path.name}:{number}: unknown keyword {keyword}")
    return scenarios


def all_scenarios(paths=()):
    return [scenario for path in paths or sorted(HERE.glob("*.scenario"))
            for scenario in parse(path)]
