"""Corrections and retractions (`contract.md` §3): the whole order is told again with the corrected
event in its place. The event is weighed there as if it were filed anew, and each later one that has
a ground against it now and had none before is contradicted."""

import authority
import form
import meaning
import values

REGISTERS = {"hold.place": "hold", "contract.register": "contract", "licence.record": "licence",
             "pledge.register": "pledge", "open-licence.accept": "licence"}


class Told:
    """An event: as it was sent, and what it says now (None: it is retracted)."""

    def __init__(self, sent, said):
        self.sent, self.said, self.first = sent, said, said
        self.said_by, self.acknowledged = said["source"], said["acknowledge"]

    def corrected(self, changes):
        """What was sent, with `changes` in it, as sent and as values."""
        sent = {**self.sent, "body": {**self.sent["body"], **changes}}
        return sent, form.decode(sent)


def target(judge, submission):
    place, part = submission["body"]["event"]
    return judge.order[place] if part == 0 and place < len(judge.order) else None


def faults(judge, submission):
    told = target(judge, submission)
    if told is None:
        return ["F01"]
    if submission["type"] == "event.retract":
        return []
    try:
        _, said = told.corrected(submission["body"]["set"])
    except values.Bad as bad:
        return [bad.code]
    return number_taken(judge.ledger, said, told) + meaning.others(judge.ledger, said)


def number_taken(ledger, said, told):
    """Another event stands under the number, or nothing under that of an act."""
    subject = REGISTERS.get(said["type"])
    if subject is None:
        return meaning.numbers_wrong(ledger, said)
    number = said["body"].get(subject)
    own = (told.said or told.first)["body"].get(subject)
    things = meaning.things_of(ledger, subject)
    return ["F01"] if number != own and number in things else []


def said_by(judge, submission):
    """The event as it is corrected; None: it is retracted."""
    if submission["type"] == "event.retract":
        return None
    return target(judge, submission).corrected(submission["body"]["set"])[1]


def before(judge, place):
    """The judge as he was before that position; the parties are as they are now."""
    then = type(judge)()
    then.ledger.parties = judge.ledger.parties
    for at, submission in judge.events():
        if at < place and submission["type"] != "party.register":
            then.record(submission)
    return then


def may_state(ledger, source, said):
    return ("operator" in ledger.roles_of(source)
            or authority.may(ledger, {**said, "source": source}))


def weighed(then, said):
    """Grounds and warnings; no law is asked of a retraction, nor of an act on nothing."""
    if said is None or not meaning.is_there(then.ledger, said):
        return [], []
    return then.law(said), then.warnings(said)


def against(judge, place, said):
    """What stands against each later event, where the one at `place` says `said`."""
    then, found = before(judge, place), {}
    for at, submission in judge.events(place, said):
        if at < place or submission["type"] == "party.register":
            continue
        if at > place:
            found[at] = then.objections(submission)
        then.record(submission)
    return found
