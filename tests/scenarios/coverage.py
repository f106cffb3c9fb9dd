"""Checks that the scenarios cover both sides of every rule of law.

A probe is a submission with the steps in effect before it. Two probes are near each other if one
step is missing in one of them, or if one value of one step differs. A rule is covered if a probe
raises it and a near probe does not.
"""

import collections
import dataclasses
import datetime
import re

from player import has_effect

ONE_DAY = datetime.timedelta(days=1)


# Of a source, after its article: "(in force since 2021-01-01)".
PERIOD = re.compile(r" \(in force [^)]*\)")


def without_periods(article):
    return PERIOD.sub("", article)


@dataclasses.dataclass
class Probe:
    place: str
    before: tuple  # Steps in effect, as words.
    words: tuple
    reasons: frozenset  # (code, title, article)


@dataclasses.dataclass
class Rule:
    code: str
    title: str  # Of its cause.
    article: str
    raised: list = dataclasses.field(default_factory=list)  # Places.
    not_raised: list = dataclasses.field(default_factory=list)

    def __str__(self):
        return (f"{self.code}  {self.title}  {self.article or '-'}: raised {len(self.raised)}"
                f" ({' '.join(self.raised[:3])}), not raised nearby {len(self.not_raised)}"
                f" ({' '.join(self.not_raised[:3])})")

    def gaps(self):
        name = f"{self.code} {self.title} {self.article or ''}"
        if not self.raised:
            return [f"no scenario raises {name}"]
        return [] if self.not_raised else [f"no scenario just fails to raise {name}"]


def probes_of(played):
    before, probes = [], []
    receipts = iter(played.receipts)
    for step in played.scenario.steps:
        if step.envelope is None:
            continue
        receipt = next(receipts)
        reasons = frozenset((reason["code"], reason["title"], without_periods(reason["article"]))
                            for reason in receipt["refusals"] + receipt["warnings"])
        probes.append(Probe(f"{played.scenario.file}:{step.line}", tuple(before), step.words,
                            reasons))
        if has_effect(receipt):
            before.append(step.words)
    return probes


def values_that_differ(a, b):
    """The number of values of a step that differ or that only one has, including its source."""
    if a[1] != b[1]:
        return len(a) + len(b)
    fields_a, fields_b = (dict(word.partition("=")[::2] for word in words[2:]) for words in (a, b))
    differing = sum(fields_a.get(f) != fields_b.get(f) for f in fields_a.keys() | fields_b.keys())
    return differing + (a[0] != b[0])


def are_near(a, b):
    differences = values_that_differ(a.words, b.words)
    if len(a.before) == len(b.before):
        steps = sum(values_that_differ(x, y) for x, y in zip(a.before, b.before))
        return differences + steps == 1
    short, long = sorted((a.before, b.before), key=len)
    if differences or len(long) != len(short) + 1:
        return False
    return any(long[:i] + long[i + 1:] == short for i in range(len(long)))


def law_texts(player):
    """The law as printed for each day on which it changes, and for the days beside it."""
    days, seen = [datetime.date(2000, 1, 1), datetime.date(2026, 11, 24)], set()
    while days:
        day = days.pop()
        if day in seen:
            continue
        seen.add(day)
        text = player.command("law", "--on", str(day), data="/nonexistent").stdout.decode()
        for named in map(datetime.date.fromisoformat, re.findall(r"\d{4}-\d\d-\d\d", text)):
            days += [named - ONE_DAY, named, named + ONE_DAY] if named != day else []
        yield text


def law_rules(player):
    """Every rule that was ever in force."""
    found = {}
    for text in law_texts(player):
        row = None
        for line in text.splitlines():
            if match := re.match(r"### ([A-Z]\d\d) +(.*)", line):
                row = match[1], match[2]
                found[*row, None] = True
            elif row and (match := re.match(r"- Article: (.*)", line)):
                found.pop((*row, None), None)
                found[*row, match[1]] = True
    return [Rule(*row) for row in sorted(found, key=str)]


def rules_of(player, played):
    probes = [probe for one in played for probe in probes_of(one)]
    near = collections.defaultdict(list)
    for i, a in enumerate(probes):
        for b in probes[:i]:
            if are_near(a, b):
                near[id(a)].append(b)
                near[id(b)].append(a)
    rules = law_rules(player)
    for rule in rules:
        def is_rule(reason, rule=rule):
            return reason[:2] == (rule.code, rule.title) and (
                rule.article is None or reason[2].startswith(rule.article))
        for probe in probes:
            if not any(map(is_rule, probe.reasons)):
                continue
            rule.raised.append(probe.place)
            rule.not_raised += [other.place for other in near[id(probe)]
                                if not any(map(is_rule, other.reasons))]
    return rules
