"""A stream names an event by the source and id of its submission, so that submissions can be
removed from the stream without changing the others. Before playing, each name is replaced by a
position."""

MISSING = f"{10**6}.0"


def reference_to(submission):
    return f"@{submission['source']} {submission['id']}"


def resolved(submissions):
    events, result = {}, []
    for position, submission in enumerate(submissions):
        result.append(with_event(submission, events))
        events.setdefault(reference_to(submission), f"{position}.0")
    return result


def with_event(submission, events):
    """Replaces the event name of a correction by its position in `events`."""
    event = submission["body"].get("event")
    if not isinstance(event, str) or not event.startswith("@"):
        return submission
    return {**submission, "body": {**submission["body"], "event": events.get(event, MISSING)}}
