"""Corrections and retractions (`contract.md` §3): the log is replayed with the corrected event at
its position. The event is decided there as if it were filed then. A later event is contradicted if
it has a ground against it now that it did not have before."""

import authority
import schema
import validation
import values

CREATES = {"hold.place": "hold", "contract.register": "contract", "licence.record": "licence",
           "pledge.register": "pledge", "open-licence.accept": "licence"}


class Event:
    """An event: its submission with all corrections, its current content (None if retracted) and
    its original content."""

    def __init__(self, submission, content):
        self.submission, self.current, self.original = submission, content, content
        self.source, self.acknowledged = content["source"], content["acknowledge"]

    def corrected(self, changes):
        """The submission with `changes`, and its decoded content."""
        changed = {**self.submission, "body": {**self.submission["body"], **changes}}
        return changed, schema.decode(changed)


def target(oracle, submission):
    position, part = submission["body"]["event"]
    return oracle.log[position] if part == 0 and position < len(oracle.log) else None


def faults(oracle, submission):
    event = target(oracle, submission)
    if event is None:
        return ["F01"]
    if submission["type"] == "event.retract":
        return []
    try:
        _, content = event.corrected(submission["body"]["set"])
    except values.Bad as bad:
        return [bad.code]
    return number_faults(oracle.ledger, content, event) + validation.other_faults(oracle.ledger,
                                                                                   content)


def number_faults(ledger, content, event):
    """The number of a new object is taken by another event, or the object of an act is missing."""
    subject = CREATES.get(content["type"])
    if subject is None:
        return validation.number_faults(ledger, content)
    number = content["body"].get(subject)
    own = (event.current or event.original)["body"].get(subject)
    return ["F01"] if number != own and number in validation.objects_of(ledger, subject) else []


def corrected_content(oracle, submission):
    """The decoded event as corrected; None if it is retracted."""
    if submission["type"] == "event.retract":
        return None
    return target(oracle, submission).corrected(submission["body"]["set"])[1]


def oracle_before(oracle, position):
    """The oracle before that position, but with the present parties."""
    before = type(oracle)()
    before.ledger.parties = oracle.ledger.parties
    for at, submission in oracle.events():
        if at < position and submission["type"] != "party.register":
            before.record(submission)
    return before


def may_file(ledger, source, content):
    return ("operator" in ledger.roles_of(source)
            or authority.may(ledger, {**content, "source": source}))


def grounds_and_warnings(before, content):
    """No rule applies to a retraction or to an act on a missing object."""
    if content is None or not validation.object_exists(before.ledger, content):
        return [], []
    return before.grounds(content), before.warnings(content)


def later_objections(oracle, position, content):
    """The objections to each later event if the event at `position` has this content."""
    replayed, found = oracle_before(oracle, position), {}
    for at, submission in oracle.events(position, content):
        if at < position or submission["type"] == "party.register":
            continue
        if at > position:
            found[at] = replayed.objections(submission)
        replayed.record(submission)
    return found
