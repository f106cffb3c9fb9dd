"""Makes random corrections and retractions of events in effect, usually by their source."""

import datetime

import naming
import schema
import stream_bodies
import stream_names
from event_reference import reference_to

NEW_PATENT = ("patent.apply", "patent.grant")  # Corrected, never retracted.
FIXED = ("party.register", "party.succeed")  # Neither.
SUBJECTS = ("licence", "pledge", "hold", "contract")


def make(context, oracle):
    """Source, type and body. `event_reference.py` says how the event is named."""
    if oracle.retractions and context.random.random() < 0.2:
        return of_a_retraction(context, oracle)
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


RESTATED = {"transfer.register": "registered", "pledge.register": "registered",
            "licence.record": "recorded", "patent.end": "effective", "patent.restore": "effective"}


def restated(context, oracle):
    """A recorded fact again, by the office, a centre or a bank, sometimes on another day."""
    event = picked(context.random, oracle)
    if event is None or event.current["type"] not in RESTATED:
        return None
    kind = event.current["type"]
    stated = naming.stated_in_codes(oracle.ledger, event.submission, event.current)
    body = dict((stated if context.random.random() < 0.8 else event.submission)["body"])
    if context.random.random() < 0.4:
        field, shift = RESTATED[kind], context.random.choice([-61, -60, -1, 1, 60, 61])
        day = datetime.date.fromisoformat(body[field]) + datetime.timedelta(days=shift)
        body[field] = str(day)
    others = body["pledgees"] if kind == "pledge.register" else [context.senders[3],
                                                                 context.banks[0]]
    source = context.random.choice(["ip-office", *others])
    return source, kind, body if source == "ip-office" else complete(context, kind, body)


def complete(context, kind, body):
    """With what a fact as published lacks: a report states it."""
    fresh = stream_bodies.make(context, kind)[1]
    lacking = [field for field in schema.OF_PROPOSALS.get(kind, ()) if field not in body]
    return {**body, **{field: fresh[field] for field in lacking if field in fresh}}


def of_a_retraction(context, oracle):
    """A retraction is retracted, or what it retracted is corrected or retracted again."""
    position, retraction = context.random.choice(list(oracle.retractions.items()))
    source = retraction.source if context.random.random() < 0.8 else "operator"
    if context.random.random() < 0.5:
        return source, "event.retract", {"event": context.references[position], "reason": "error"}
    body = {"event": reference_to(retraction.submission), "reason": "clerical"}
    if context.random.random() < 0.5:
        return source, "event.retract", body
    return source, "event.correct", {**body, "set": changes(context, retraction.submission)}


def picked(random, oracle):
    """Usually a recent event in effect; often one that says whose a name is."""
    known = [e for e in oracle.log if e and e.current and e.current["type"] not in FIXED]
    of_names = [e for e in known if e.current["type"] in stream_names.MAKERS]
    if of_names and random.random() < 0.15:
        known = of_names
    if not known:
        return None
    return random.choice(known[-40:] if random.random() < 0.7 else known)


def changes(context, submission):
    """One or two fields of a new body of the type; rarely its number."""
    kind = submission["type"]
    other = {**stream_names.MAKERS, **stream_bodies.MAKERS}[kind](context)[1]
    other = stream_names.named(context, submission["source"], kind, other)
    fixed = {"patent", "set"} if submission["type"] in NEW_PATENT else {"set"}
    if context.random.random() < 0.95:
        fixed |= set(SUBJECTS)
    names = [name for name in other if name not in fixed]
    chosen = context.random.sample(names, min(len(names), context.random.choice([1, 1, 2])))
    return {name: other[name] for name in chosen}
