"""When a submission is filed: not after its receipt, and not before what it states has happened.
Returns F codes, one for each fault."""

import datetime

AHEAD = datetime.timedelta(minutes=5)
# What has happened when it is filed. What is announced or agreed may be later.
HAPPENED = frozenset({"signed", "registered", "recorded", "granted", "filed", "declared", "notice",
                      "paid", "on"})


def days_of(fields, place=()):
    """Each day of what has happened, with its place; of objects in objects too. A list has none:
    the rights of other registries may be registered later."""
    for name, value in fields.items():
        if isinstance(value, dict):
            yield from days_of(value, (*place, name))
        elif name in HAPPENED and isinstance(value, datetime.date):
            yield (*place, name), value


def late(submission, received):
    return ["F03"] if submission["at"] > received + AHEAD else []


def faults(submission, received):
    return late(submission, received) + premature(submission["body"], submission["at"].date())


def premature(body, filed, before=None):
    """`before` is the body that a correction corrects: what it leaves as it was is not judged."""
    known = set(days_of(before or {}))
    return ["F03" for place, day in days_of(body) if day > filed and (place, day) not in known]
