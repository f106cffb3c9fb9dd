"""Prints a disagreement as NDJSON and as a scenario in the format of `tests/scenarios`."""

import json
import pathlib

import event_reference

SCENARIOS = pathlib.Path(__file__).resolve().parents[1] / "scenarios"
DEFAULTS = json.loads((SCENARIOS / "defaults.json").read_text(encoding="utf-8"))


def text_of(found, submissions):
    lines = [f"# {found}"]
    lines += [json.dumps(s, ensure_ascii=False) for s in event_reference.resolved(submissions)]
    return "\n".join(lines + ["", scenario(found, submissions), ""])


def scenario(found, submissions):
    """Writes out every field, so that the scenarios' defaults have no effect."""
    lines = [f"scenario {found.kind}, as the oracle expects"]
    steps = {event_reference.reference_to(s): f"@{n}" for n, s in enumerate(submissions, 1)}
    for index, submission in enumerate(submissions):
        keyword = "when " if index == len(submissions) - 1 else "given"
        content = fields(event_reference.with_event(submission, steps))
        lines.append(f"{keyword} {submission['source']} {submission['type']} {content}")
    return "\n".join([*lines, f"then  {found.expected}"])


def fields(submission):
    """A scenario cannot hold a text with blanks: the default is used instead."""
    body = submission["body"]
    unset = set(DEFAULTS.get(submission["type"], {})) - set(body)
    written = [f"{name}={value_text(value)}" for name, value in body.items()
               if " " not in value_text(value)]
    written += [f"{name}=-" for name in sorted(unset)]
    written += [f"{name}={value_text(submission[name])}" for name in ("expect", "acknowledge")
                if name in submission]
    return " ".join([*written, f"at={submission['at'][:10]}"])


def value_text(value):
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
