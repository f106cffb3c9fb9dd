"""Makes random corrections and retractions of events in effect, usually by their source."""

import stream_bodies
from event_reference import reference_to

NEW_PATENT = ("patent.apply", "patent.grant")  # Corrected, never retracted.
SUBJECTS = ("licence", "pledge", "hold", "contract")


def make(context, oracle):
    """Source, type and body. `event_reference.py` says how the event is named."""
    event = picked(context.random, oracle)
    if event is None:
        return None
    kind, roll = event.current["type"], context.random.random()
    source = event.source
    if roll < 0.2:
        source = "operator" if roll < 0.15 else context.random.choice(context.senders)
    body = {"event": reference_to(event.submission), "reason": "clerical"}
    if kind not in NEW_PATENT and context.random.random() < 0.35:
        return source, "event.retract", body
    return source, "event.correct", {**body, "set": changes(context, event.submission)}


def picked(random, oracle):
    """Usually a recent event in effect."""
    known = [e for e in oracle.log
             if e and e.current and e.current["type"] != "party.register"]
    if not known:
        return None
    return random.choice(known[-40:] if random.random() < 0.7 else known)


def changes(context, submission):
    """One or two fields of a new body of the type; rarely its number."""
    other = stream_bodies.make(context, submission["type"])[1]
    fixed = {"patent", "set"} if submission["type"] in NEW_PATENT else {"set"}
    if context.random.random() < 0.95:
        fixed |= set(SUBJECTS)
    names = [name for name in other if name not in fixed]
    chosen = context.random.sample(names, min(len(names), context.random.choice([1, 1, 2])))
    return {name: other[name] for name in chosen}
