"""A disagreement for people: as NDJSON, and as a scenario in the form of `tests/scenarios`."""

import json
import pathlib

import reference

SCENARIOS = pathlib.Path(__file__).resolve().parents[1] / "scenarios"
DEFAULTS = json.loads((SCENARIOS / "defaults.json").read_text(encoding="utf-8"))


def report(found, submissions):
    lines = [f"# {found}"]
    lines += [json.dumps(s, ensure_ascii=False) for s in reference.resolved(submissions)]
    return "\n".join(lines + ["", scenario(found, submissions), ""])


def scenario(found, submissions):
    """Every field is written out, so that nothing hangs on the scenarios' defaults."""
    lines = [f"scenario {found.kind}, as the judge says"]
    steps = {reference.reference_to(s): f"@{n}" for n, s in enumerate(submissions, 1)}
    for place, submission in enumerate(submissions):
        word = "when " if place == len(submissions) - 1 else "given"
        said = fields(reference.with_event(submission, steps))
        lines.append(f"{word} {submission['source']} {submission['type']} {said}")
    return "\n".join([*lines, f"then  {found.judged}"])


def fields(submission):
    """A text with blanks cannot be written in a scenario, and is left to the defaults."""
    body = submission["body"]
    unsaid = set(DEFAULTS.get(submission["type"], {})) - set(body)
    written = [f"{name}={text(value)}" for name, value in body.items() if " " not in text(value)]
    written += [f"{name}=-" for name in sorted(unsaid)]
    written += [f"{name}={text(submission[name])}" for name in ("expect", "acknowledge")
                if name in submission]
    return " ".join([*written, f"at={submission['at'][:10]}"])


def text(value):
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
