"""A stream names events by who sent them and under which id, so that it can lose some of its
submissions and the others still mean the same. Before it is played, each gets its position."""

NOWHERE = f"{10**6}.0"


def reference_to(submission):
    return f"@{submission['source']} {submission['id']}"


def resolved(submissions):
    events, found = {}, []
    for place, submission in enumerate(submissions):
        found.append(with_event(submission, events))
        events.setdefault(reference_to(submission), f"{place}.0")
    return found


def with_event(submission, events):
    """Names the event of a correction as `events` does."""
    event = submission["body"].get("event")
    if not isinstance(event, str) or not event.startswith("@"):
        return submission
    return {**submission, "body": {**submission["body"], "event": events.get(event, NOWHERE)}}
