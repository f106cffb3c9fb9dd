"""Corrections and retractions (`contract.md` §3): the log is replayed with the corrected event at
its position. The event is decided there as if it were filed then. A later event is contradicted if
it has a ground against it now that it did not have before."""

import authority
import facts
import filing
import naming
import schema
import speaking
import validation
import values
from state import unlimited

CREATES = {"hold.place": "hold", "contract.register": "contract", "licence.record": "licence",
           "pledge.register": "pledge", "open-licence.accept": "licence"}


class Event:
    """An event: its submission with all corrections, what it states, its current content (None if
    retracted) and its original content. The content of a fact in names is in codes while its names
    are one party's each."""

    def __init__(self, submission, content):
        self.submission, self.original = submission, content
        self.stated = self.current = content
        self.source, self.acknowledged = content["source"], content["acknowledge"]

    def is_gone(self):
        return self.current is None

    def content_of(self, submission):
        return {**schema.decode(submission), "position": self.original["position"],
                "fact": self.original["fact"]}

    def corrected(self, changes, ledger):
        """The submission with `changes`, and its decoded content: in codes from now on, if its names
        are one party's each."""
        stated = naming.stated_in_codes(ledger, self.submission, self.content_of(self.submission))
        changed = {**stated, "body": {**stated["body"], **changes}}
        changed = naming.stated_in_codes(ledger, changed, self.content_of(changed))
        return changed, self.content_of(changed)

    def restore(self, submission, ledger):
        """As it was stated: in names, it follows them again."""
        self.submission, self.stated = submission, self.content_of(submission)
        self.current = naming.in_codes(ledger, self.stated)

    def settle(self, ledger):
        """By the names of the ledger. Returns whether the content changes."""
        if self.current is None or not naming.names_in(self.stated):
            return False
        before, self.current = self.current, naming.in_codes(ledger, self.stated)
        return self.current != before


class Retraction:
    """What a retraction took out of the ledger. Retracted itself, it is gone."""

    def __init__(self, position, submission, content, source):
        self.position, self.submission = position, submission
        self.content, self.source, self.active = content, source, True

    def is_gone(self):
        return not self.active


def target(oracle, submission):
    """The event, or the retraction that is retracted."""
    position, part = submission["body"]["event"]
    if part != 0 or position >= len(oracle.log):
        return None
    if submission["type"] == "event.retract" and position in oracle.retractions:
        return oracle.retractions[position]
    return oracle.log[position]


def position_of(oracle, submission):
    """Of the event, also if its retraction is named."""
    named, position = target(oracle, submission), submission["body"]["event"][0]
    return named.position if isinstance(named, Retraction) else position


def faults(oracle, submission):
    event = target(oracle, submission)
    if event is None or event.submission["type"] == "clock.day":  # The calendar never goes back.
        return ["F01"]
    if submission["type"] == "event.retract":
        return []
    try:
        _, content = event.corrected(submission["body"]["set"], oracle.ledger)
    except values.Bad as bad:
        return [bad.code]
    if event.is_gone():
        return []
    before = event.current["body"]
    return (number_faults(oracle.ledger, content, event)
            + validation.other_faults(oracle.ledger, content)
            + filing.premature(content["body"], submission["at"].date(), before))


def number_faults(ledger, content, event):
    """The number of a new object is taken by another event, or the object of an act is missing."""
    own = (event.current or event.original)["body"]
    if content["type"] == "gazette.map":
        is_same = all(content["body"][name] == own[name] for name in ("name", "party"))
        return [] if is_same else validation.number_faults(ledger, content)
    subject = CREATES.get(content["type"])
    if subject is None:
        return validation.number_faults(ledger, content)
    number = content["body"].get(subject)
    is_taken = number in validation.objects_of(ledger, subject)
    return ["F01"] if is_taken and number != own.get(subject) else []


def corrected_content(oracle, submission):
    """The decoded event as corrected; None if it is retracted."""
    named = target(oracle, submission)
    if submission["type"] == "event.correct":
        return named.corrected(submission["body"]["set"], oracle.ledger)[1]
    if not isinstance(named, Retraction):
        return None
    stated = oracle.log[named.position].content_of(named.submission)
    return naming.in_codes(oracle.ledger, stated)


def oracle_before(oracle, position):
    """The oracle before that position, but with the present parties."""
    before = type(oracle)()
    before.ledger.parties = oracle.ledger.parties
    before.ledger.successions = oracle.ledger.successions
    for at, submission in oracle.events():
        if at < position and not submission["type"].startswith("party."):
            before.record(submission)
    return before


def still_holds(ledger, source, stated):
    """Who has assigned a pledge holds it no more (rulings, 10)."""
    pledge = ledger.pledges.get(stated["body"].get("pledge"))
    official = ledger.roles_of(source) & {"operator", "ip-office", "court"}
    return pledge is None or bool(official) or any(
        ledger.stands_for(source, pledgee) for pledgee in pledge.body["pledgees"])


def takes(ledger, source, before, after):
    """Whether it takes from another party than its source what the act has given it (rulings, 11 and
    16). The office and the courts state a fact."""
    if speaking.is_official(ledger, source) or naming.names_in(before):
        return False  # A fact that waits for its names has given nothing.
    less = after is not None and gives_less(before, after)
    left = set() if after is None or less else gaining(after)
    return any(not ledger.stands_for(source, party) for party in gaining(before) - left)


def gaining(content):
    """Transferees, licensees, pledgees."""
    kind, body = content["type"], content["body"]
    body = body.get("set", body)
    if kind == "transfer.register":
        return {entry["party"] for entry in body["to"]}
    if kind == "open-licence.accept":
        return {body["licensee"]}
    side = {"licence": "licensees", "pledge": "pledgees"}.get(kind.split(".")[0])
    return set(body.get(side, ()))


def gives_less(before, after):
    """Fewer patents; of a licence also a shorter term, less of the territory, no exclusivity."""
    kind, old, new = before["type"], before["body"], after["body"]
    if kind not in ("transfer.register", "licence.record", "pledge.register"):
        return False
    if not set(old["patents"]) <= set(new["patents"]):
        return True
    if kind != "licence.record":
        return False
    old, new = unlimited(old), unlimited(new)
    exclusive = ("exclusive", "sole")
    return (old["from"] < new["from"] or new["until"] < old["until"]
            or (old["kind"] in exclusive and new["kind"] not in exclusive)
            or not old["territory"] <= new["territory"])


def may_file(ledger, source, content):
    return ("operator" in ledger.roles_of(source)
            or authority.may(ledger, {**content, "source": source}))


def grounds_and_warnings(before, content, is_fact):
    """No rule applies to a retraction or to an act on a missing object."""
    if content is None:
        return [], []
    if naming.names_in(content):
        return ["E01"], []
    exists = validation.object_exists(before.ledger, content)
    known = all(number in before.ledger.patents for number in validation.named(content))
    if validation.may_precede(before.ledger, content) and not (exists and known):
        return ["E01"], []
    if not exists or facts.confirmed(before.ledger, content):
        return [], []  # It is not weighed against what it states again.
    # A correction is no second registration (W09).
    warnings = [code for code in before.warnings(content, is_fact) if code != "W09"]
    return before.grounds(content, is_fact), warnings


def later_objections(oracle, position, content):
    """The objections to each later event if the event at `position` has this content."""
    replayed, found = oracle_before(oracle, position), {}
    for at, submission in oracle.events(position, content):
        if at < position or submission["type"].startswith("party."):
            continue
        if at > position:
            found[at] = replayed.objections(submission)
        replayed.record(submission)
    return found
