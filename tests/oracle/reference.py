"""A stream names events by who sent them and under which id, so that it can lose some of its
submissions and the others still mean the same. Before it is played, each gets its position."""

NOWHERE = 10**6


def resolved(submissions):
    places, found = {}, []
    for place, submission in enumerate(submissions):
        found.append(with_position(submission, places))
        places.setdefault(f"@{submission['source']} {submission['id']}", place)
    return found


def with_position(submission, places):
    event = submission["body"].get("event")
    if not isinstance(event, str) or not event.startswith("@"):
        return submission
    position = f"{places.get(event, NOWHERE)}.0"
    return {**submission, "body": {**submission["body"], "event": position}}
