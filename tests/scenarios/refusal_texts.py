"""What a person reads: the text of a refusal or warning for each code and cause, in both languages,
as the scenarios raise it. tests/golden/refusals.md is what was reviewed; REWRITE=1 writes it again.
"""

import os
import pathlib
import re

from player import Player

GOLDEN = pathlib.Path(__file__).resolve().parents[1] / "golden" / "refusals.md"
HEAD = """# Refusals as they are read

One for each code, cause and text of the law, from the scenarios. What they name is at the end of
the explanation; the facts are the events that the receipt lists.
"""


# The moment of receipt.
NOW = re.compile(r"(?<=receipt, )[^,\s]+|(?<=收到之日 )[^，。\s]+|(?<=收到的时间 )\S+")


def cause_of(reason):
    """A fault has no row: its cause is its text without its values."""
    if reason["code"].startswith("F") and not reason["cure"]:
        return reason["code"], re.sub(r'"[^"]*"|\b[A-Z0-9.]{3,}\b|[\d.]+', "…", reason["detail"]), ""
    return reason["code"], reason["title"], reason["article"]


def reasons_of(receipt):
    return receipt["refusals"] + receipt["warnings"]


def first_places(played):
    """For each cause the scenario, receipt and reason that raise it first."""
    places = {}
    for one in played:
        for i, receipt in enumerate(one.receipts):
            for k, reason in enumerate(reasons_of(receipt)):
                places.setdefault(cause_of(reason), (one, i, k))
    return places


def block(zh, en):
    facts = ", ".join(f"{fact['event']} {fact['type']}" for fact in en["facts"])
    lines = [f"## {en['code']} {zh['title']} · {en['title']}", ""]
    for reason, names in ((zh, ("依据", "位置", "说明", "补救")), (en, ("Article", "Where", "Why", "Cure"))):
        values = reason["article"], reason.get("pointer", ""), reason["detail"], reason["cure"]
        lines += [f"- {name}: {value}" for name, value in zip(names, values) if value]
    return NOW.sub("…", "\n".join(lines + ([f"- {facts}"] if facts else []))) + "\n"


def text_of(player, played):
    places = first_places(played)
    chosen = {id(one): one for one, _, _ in places.values()}
    chinese = Player(player.binary, player.environment, "zh")
    in_zh = dict(zip(chosen, chinese.play_all([one.scenario for one in chosen.values()])))
    blocks = []
    for cause, (one, i, k) in sorted(places.items(), key=lambda item: item[0]):
        zh = reasons_of(in_zh[id(one)].receipts[i])[k]
        blocks.append(block(zh, reasons_of(one.receipts[i])[k]))
    return "\n".join([HEAD, *blocks])


def problems_of(player, played):
    text = text_of(player, played)
    if os.environ.get("REWRITE"):
        GOLDEN.write_text(text, encoding="utf-8")
    golden = GOLDEN.read_text(encoding="utf-8").splitlines()
    differing = sum(a != b for a, b in zip(golden, text.splitlines()))
    is_same = golden == text.splitlines()
    problems = [] if is_same else [f"{GOLDEN.name} differs in {differing} lines; is it meant? "
                                   "REWRITE=1 writes it again"]
    english = [line for line in text.splitlines()
               if line.startswith(("- 说明", "- 补救")) and not line.endswith("。")]
    return problems + [f"{GOLDEN.name}: no Chinese sentence: {line}" for line in english]
