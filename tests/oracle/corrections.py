"""A stream's corrections and retractions of what took effect, by its source as a rule."""

import acts
from reference import reference_to

BIRTHS = ("patent.apply", "patent.grant")  # Corrected, but never retracted.
SUBJECTS = ("licence", "pledge", "hold", "contract")


def make(world, judge):
    """Source, type and body; the event is named by what was sent, see `reference.py`."""
    told = picked(world.random, judge)
    if told is None:
        return None
    kind, roll = told.said["type"], world.random.random()
    source = told.said_by
    if roll < 0.2:
        source = "operator" if roll < 0.15 else world.random.choice(world.senders)
    body = {"event": reference_to(told.sent), "reason": "clerical"}
    if kind not in BIRTHS and world.random.random() < 0.35:
        return source, "event.retract", body
    return source, "event.correct", {**body, "set": changes(world, told.sent)}


def picked(random, judge):
    """A recent one as a rule; what was retracted may be corrected into something again."""
    known = [t for t in judge.order if t and t.said and t.said["type"] != "party.register"]
    if not known:
        return None
    return random.choice(known[-40:] if random.random() < 0.7 else known)


def changes(world, sent):
    """One or two fields of what another of the type would say; its number hardly ever."""
    other = acts.make(world, sent["type"])[1]
    fixed = {"patent", "set"} if sent["type"] in BIRTHS else {"set"}
    if world.random.random() < 0.95:
        fixed |= set(SUBJECTS)
    names = [name for name in other if name not in fixed]
    chosen = world.random.sample(names, min(len(names), world.random.choice([1, 1, 2])))
    return {name: other[name] for name in chosen}
