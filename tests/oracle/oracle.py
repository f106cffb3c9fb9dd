"""The oracle: the expected decision for each submission of a log, in order.

A decision is an outcome and codes: the grounds or faults in order of precedence, then the warnings.
`expected` changes nothing; `apply` updates the state with a submission and its decision.
"""

import collections
import copy
import datetime

import additions
import amounts
import review
import authority
import change
import clock
import correction
import exchange
import facts
import existence
import figures
import filing
import licence
import life_cycle
import naming
import open_licence
import pledge
import schema
import settling
import speaking
import transfer
import validation
import values
from state import Contract, Hold, Ledger, Party

# The office checks these itself before it registers, so they are not grounds against its facts.
# Nor does the gazette carry consents.
CHECKED_BY_OFFICE = {"H01", "T07", "T09", "T10", "L03", "L13", "P07", "O03", "O04", "O11", "O22",
                     "T03", "T04", "L05", "L09", "P08"}
LAW = {"transfer": transfer, "licence": licence, "pledge": pledge, "open-licence": open_licence,
       "patent": life_cycle}
WITH_GROUNDS = {"transfer.register", "licence.record", "pledge.register", "open-licence.declare",
                "open-licence.announce", "open-licence.withdraw", "open-licence.accept",
                "patent.apply", "patent.grant", "patent.extend"}
CORRECTIONS = {"event.correct", "event.retract"}
MOST_NAMED = 100  # Events that a warning names.
HOLD_PURPOSE = {"transfer.register": "transfer", "licence.record": "licence",
                "pledge.register": "pledge", "licence.change": "licence",
                "pledge.change": "pledge"}


def position_of(code):
    """The order of precedence."""
    return "AEVHCTLPOW".index(code[0]), code


def merged(warnings, more):
    """Each code once, in order."""
    return sorted({*warnings, *more})


def documents_of(submission):
    """A document is one of a party: another may call its own the same."""
    body = submission["body"] if submission else {}
    consents = body.get("consents", []) + body.get("set", {}).get("consents", [])
    return {(consent["party"], consent["document"]) for consent in consents}


class Decision:
    def __init__(self, outcome, codes=()):
        self.outcome, self.codes = outcome, list(codes)

    def takes_effect(self):
        return self.outcome in ("recorded", "discrepancy")

    def __eq__(self, other):
        """The law does not fix the order of the faults of a malformed submission."""
        if self.outcome == other.outcome == "malformed":
            return sorted(self.codes) == sorted(other.codes)
        return (self.outcome, self.codes) == (other.outcome, other.codes)

    def __str__(self):
        return " ".join([self.outcome, *self.codes])


class Oracle:
    def __init__(self):
        self.ledger = Ledger()
        self.log = []  # The event at each position; None if the submission took no effect.
        self.retractions = {}  # Position -> the retraction there.
        self.touched = collections.defaultdict(set)  # Patent -> positions of its events.

    def play(self, submission):
        """Returns the decision on the next submission and applies it."""
        decision = self.expected(submission)
        self.apply(submission, decision)
        return decision

    def expected(self, submission):
        """The decision on the next submission. Changes nothing."""
        try:
            decoded = schema.decode(submission)
        except values.Bad as bad:
            return Decision("malformed", [bad.code])
        received = datetime.datetime.now(values.BEIJING)
        key = (decoded["source"], decoded["id"])
        if key in self.ledger.keys:
            content, first = self.ledger.keys[key]
            if content == decoded:
                return Decision("duplicate", first.codes)
            return Decision("conflict")
        if decoded["type"] in CORRECTIONS:
            faults = (validation.unknown(self.ledger, decoded) + correction.faults(self, decoded)
                      + filing.faults(decoded, received))
            if faults:
                return Decision("malformed", faults)
            return self.with_names_settled(submission, self.decide_correction(decoded))
        if naming.may_name(self.ledger, decoded) and not validation.listed_twice_in(decoded):
            decoded = naming.in_codes(self.ledger, decoded)
        missing = validation.missing(self.ledger, decoded)
        if missing:
            return Decision("malformed", missing + filing.late(decoded, received))
        faults = validation.faults(self.ledger, decoded) + filing.faults(decoded, received)
        faults += clock.faults(self.ledger, decoded, received)
        if faults and not self.is_settled_by_end(decoded, faults):
            return Decision("malformed", faults)
        decision = facts.settled(self, decoded, self.decide(decoded))
        return self.with_names_settled(submission, decision)

    def with_names_settled(self, submission, decision):
        """W05 names the events that facts contradict which take effect for others by it."""
        if not decision.takes_effect() or not self.tells_names(submission):
            return decision
        after = Oracle()
        after.log = [copy.copy(event) for event in self.log]
        after.retractions = {at: copy.copy(one) for at, one in self.retractions.items()}
        after.ledger = copy.copy(self.ledger)
        after.ledger.keys = dict(self.ledger.keys)
        after.replay()
        settled = after.apply(submission, decision)
        events = [f"{at}.0" for at in settling.contradicted(self, after, settled)]
        if not events:
            return decision
        return Decision(decision.outcome,
                        decision.codes + [" ".join(["W05", *events[:MOST_NAMED]])])

    def tells_names(self, submission):
        """Whose a name is may follow from it."""
        if submission["type"] not in CORRECTIONS:
            return submission["type"] in naming.NAMING
        event = self.log[correction.position_of(self, schema.decode(submission))]
        return event.submission["type"] in naming.NAMING

    def is_settled_by_end(self, submission, faults):
        """What has ended is not acted upon on a later day either: E01 comes before F03."""
        days = filing.premature(submission["body"], submission["at"].date())
        is_fact = authority.is_fact(self.ledger, submission)
        return (len(faults) == len(days) and authority.may(self.ledger, submission)
                and bool(existence.grounds(self.ledger, {**submission, "fact": is_fact})))

    def apply(self, submission, decision):
        """Appends the submission to the log. The decision may be the binary's. Returns the positions
        of the facts in names whose parties are others by it."""
        self.log.append(None)
        if decision.outcome in ("malformed", "duplicate", "conflict"):
            return []
        decoded = schema.decode(submission)
        self.ledger.keys[decoded["source"], decoded["id"]] = decoded, decision
        if not decision.takes_effect():
            return []
        clock.move(self.ledger, decoded)
        tells_names = self.tells_names(submission)
        if decoded["type"] in CORRECTIONS:
            self.restate(decoded)
        else:
            self.log[-1] = correction.Event(submission, {
                **decoded, "position": len(self.log) - 1,
                "fact": authority.is_fact(self.ledger, decoded)})
            self.log[-1].settle(self.ledger)
            decoded = self.log[-1].current
            self.touch(decoded, len(self.log) - 1)
            self.record(decoded)
        return self.settle_names(decoded["at"].date()) if tells_names else []

    def settle_names(self, day):
        """The entry of that day is one of what the settled facts are about."""
        settled = settling.settle(self)
        for position in settled:
            self.touch(self.log[position].current, len(self.log) - 1)
            for number in self.numbers_of(self.log[position].current):
                self.ledger.filed(number, day)
        return sorted(settled)

    def decide(self, submission):
        """A01 is reported alone: an unauthorised source learns nothing about the patent."""
        if not authority.may(self.ledger, submission):
            return Decision("refused", ["A01"])
        stale = ["V01"] if self.is_stale(submission) else []
        if validation.waits(self.ledger, submission):
            return self.outcome(submission, ["E01"] + stale, self.used_documents(submission))
        if facts.confirmed(self.ledger, submission):
            warnings = merged(["W06"], self.used_documents(submission))
            return self.outcome(submission, stale, warnings)
        grounds = sorted({*stale, *self.grounds(submission)}, key=position_of)
        if authority.is_fact(self.ledger, submission):
            grounds = facts.on_its_day(self.ledger, submission, grounds)
        warnings = merged(self.warnings(submission), self.used_documents(submission))
        return self.outcome(submission, grounds, warnings)

    def decide_correction(self, submission):
        """The corrected content is decided at the position of its event."""
        named, source = correction.target(self, submission), submission["source"]
        is_own = self.ledger.stands_for(source, named.source)
        if not is_own and "operator" not in self.ledger.roles_of(source):
            return Decision("refused", ["A01"])
        if named.is_gone():  # What is retracted is gone (rulings, 11).
            return Decision("refused", ["F01"])
        position = correction.position_of(self, submission)
        event = self.log[position]
        if not correction.still_holds(self.ledger, source, event.original):
            return Decision("refused", ["A01"])
        restores = named is not event
        content = correction.corrected_content(self, submission)
        before = correction.oracle_before(self, position)
        if content and not correction.may_file(before.ledger, source, content):
            return Decision("refused", ["A01"])
        is_fact = authority.is_fact(self.ledger, submission)
        if restores:  # Only the office and the courts restore an earlier rank.
            is_fact = speaking.is_official(self.ledger, source)
        if restores and not is_fact:
            again = {**content, "at": submission["at"]}
            exists = (not naming.names_in(again) and validation.object_exists(self.ledger, again)
                      and not validation.unknown_patents(self.ledger, again))
            found = self.grounds(again, False) if exists else []
            warnings, added = self.warnings(again, False) if exists else [], []
        else:
            found, warnings = correction.grounds_and_warnings(before, content, is_fact)
            added = [] if is_fact else additions.grounds(self, submission, position, content)
        warnings = merged(warnings, self.used_documents(content, position))
        stale = ["V01"] if self.is_stale(submission) else []
        grounds = sorted({*stale, *found, *added}, key=position_of)
        filed = {**(content or submission), "source": source, "expect": submission["expect"],
                 "acknowledge": submission["acknowledge"] + event.acknowledged,
                 "waivable": pledge.waivable(submission) & set(added)}
        if restores:
            filed["at"] = submission["at"]
        decision = self.outcome(filed, grounds, warnings, is_fact)
        objections_before = correction.later_objections(self, position, event.current)
        objections_after = correction.later_objections(self, position, content)
        contradicted = [f"{at}.0" for at, codes in objections_after.items()
                        if codes - objections_before[at]]
        if decision.takes_effect() and contradicted:
            decision.codes.append(" ".join(["W05", *contradicted[:MOST_NAMED]]))
        if decision.takes_effect() and not restores and correction.takes(
                self.ledger, source, event.current, content):
            decision.codes.append(f"W05 {position}.0")
        decision.codes.sort(key=lambda code: code[:3] if code.startswith("W") else "")
        return decision

    def used_documents(self, submission, own=None):
        """W08: a document of consent that was stated with another act."""
        stated = documents_of(submission)
        used = any(stated & documents_of(content)
                   for position, content in self.events() if position != own)
        return ["W08"] if used else []

    def outcome(self, submission, grounds, warnings, is_fact=None):
        waivable = self.waivable(submission)
        if is_fact is None:
            is_fact = authority.is_fact(self.ledger, submission)
        if is_fact:
            return self.outcome_of_fact(submission, grounds, waivable, warnings)
        grounds = [c for c in grounds if c not in waivable or c not in submission["acknowledge"]]
        if not grounds:
            return Decision("recorded", warnings)
        can_waive_all = set(grounds) <= waivable
        return Decision("acknowledgement-required" if can_waive_all else "refused",
                        grounds + warnings)

    def outcome_of_fact(self, submission, grounds, waivable, warnings):
        """A contradiction is a discrepancy. A stale `expect`, and what contradicts itself, is refused,
        also for a fact."""
        grounds = [c for c in grounds if c not in CHECKED_BY_OFFICE and c not in waivable]
        if self.is_stale(submission) or "C02" in grounds or (
                "E01" in grounds and submission["type"].startswith("contract.")):
            return Decision("refused", grounds + warnings)
        return Decision("discrepancy" if grounds else "recorded", grounds + warnings)

    def grounds(self, submission, is_fact=None):
        """All grounds except a stale version. A correction is a fact if its source's word is."""
        if is_fact is None:
            is_fact = authority.is_fact(self.ledger, submission)
        submission, found = {**submission, "fact": is_fact}, []
        if submission["type"] in WITH_GROUNDS:
            found = LAW[submission["type"].split(".")[0]].grounds(self.ledger, submission)
        elif submission["type"] in change.CHANGES:
            found = change.grounds(self.ledger, submission)
        return (existence.grounds(self.ledger, submission)
                + (["H01"] if self.is_held(submission) else [])
                + (["H02"] if self.is_held_again(submission) else [])
                + amounts.grounds(self.ledger, submission) + found)

    def objections(self, submission):
        """The codes against a recorded event. An act on a missing object has F01."""
        if naming.names_in(submission):  # It has no effect.
            return set()
        if not validation.object_exists(self.ledger, submission):
            return {"F01"}
        if any(number not in self.ledger.patents for number in validation.named(submission)):
            return {"F07"}
        if facts.confirmed(self.ledger, submission):
            return set()
        if submission["type"] == "contract.revise":
            return set(exchange.faults_of_revision(self.ledger, submission["body"])
                       + amounts.faults(self.ledger, submission)
                       + amounts.grounds(self.ledger, submission)
                       + existence.grounds(self.ledger, {**submission, "fact": True}))
        if submission["type"] == "pledge.default":
            return set(amounts.faults(self.ledger, submission)
                       + existence.grounds(self.ledger, {**submission, "fact": False}))
        grounds = set(self.grounds(submission)) - self.waivable(submission)
        is_fact = authority.is_fact(self.ledger, submission)
        return grounds - CHECKED_BY_OFFICE if is_fact else grounds

    def is_stale(self, submission):
        return any(len(self.touched.get(number, ())) != version
                   for number, version in submission["expect"].items())

    def is_held(self, submission):
        body, kind = submission["body"], submission["type"]
        purpose = body["purpose"] if kind == "hold.place" else HOLD_PURPOSE.get(kind)
        if purpose is None:
            return False
        numbers = all_numbers = body.get("patents")
        if kind in change.CHANGES:
            numbers = change.adds(self.ledger, submission)
            all_numbers = body["set"].get(
                "patents", change.before_change(self.ledger, submission)["patents"])
        first = next((body[day] for day in ("registered", "recorded", "on") if day in body),
                     submission["at"].date())
        days = review.days(self.ledger, submission, first, all_numbers)
        return self.ledger.is_held(purpose, submission["source"], numbers, days)

    def is_held_again(self, submission):
        """The same source within 30 days after its own hold; anybody within ten days after the second
        of two in a row."""
        if submission["type"] != "hold.place":
            return False
        body, filed = submission["body"], submission["at"].date()
        for number in body["patents"]:
            holds = [hold for hold in self.ledger.holds.values() if number in hold.body["patents"]
                     and hold.body["purpose"] == body["purpose"]]
            own = [hold.last_day() for hold in holds if hold.source == submission["source"]]
            if own and filed <= max(own) + 30 * values.ONE_DAY:
                return True
            if len(holds) < 2 or holds[-1].last_day() >= filed:
                continue
            ten_days = 10 * values.ONE_DAY
            in_a_row = holds[-1].placed <= holds[-2].last_day() + ten_days
            if in_a_row and filed <= holds[-1].last_day() + ten_days:
                return True
        return False

    def waivable(self, submission):
        extra = submission.get("waivable", set())
        if submission["type"] in ("pledge.register", "pledge.change"):
            return pledge.waivable(submission) | extra
        return extra

    def warnings(self, submission, is_fact=None):
        if is_fact is None:
            is_fact = authority.is_fact(self.ledger, submission)
        submission = {**submission, "fact": is_fact}
        shape = ["W10"] if validation.has_unknown_shape(submission) else []
        amounts_told = figures.warnings(self.ledger, submission)
        return sorted({*self.warnings_of_law(submission), *amounts_told, *shape})

    def warnings_of_law(self, submission):
        kind, body = submission["type"], submission["body"]
        if kind == "open-licence.declare":
            return open_licence.warnings(self.ledger, submission)
        if kind in ("transfer.register", "licence.record", "pledge.register"):
            return LAW[kind.split(".")[0]].warnings(self.ledger, submission)
        if kind in change.CHANGES:
            return change.warnings(self.ledger, submission)
        if kind == "contract.register":
            has_value = "exchange" in body["fee"] or not exchange.is_foreign(body["fee"])
            return [] if has_value else ["W04"]
        if kind == "party.register" and len(body["party"]) == 18 and body["party"].isalnum():
            return [] if values.is_credit_code_valid(body["party"]) else ["W01"]
        return []

    def record(self, submission):
        """An act on an object that no longer exists changes nothing."""
        kind, body = submission["type"], submission["body"]
        subject, act = kind.split(".")
        for number in self.numbers_of(submission):
            self.ledger.filed(number, submission["at"].date())
        if naming.names_in(submission):  # It waits for whose they are.
            return
        naming.record(self.ledger, submission)
        if not validation.object_exists(self.ledger, submission):
            if subject in ("licence", "pledge"):  # It waits for the registration.
                self.ledger.waiting[subject, body[subject]].append(submission)
            return
        for number in dict.fromkeys(facts.things(self.ledger, submission)[0]):
            if (number not in self.ledger.patents and kind not in validation.NEW_PATENT
                    and subject != "contract"):  # It is no fact about the patent.
                self.ledger.patent(number).waiting.append(submission["position"])
        self.note_rates(submission)
        if subject in ("licence", "pledge") and act not in validation.CREATING:
            LAW[subject].record_act(self.ledger, submission)
        elif subject in LAW:
            LAW[subject].record(self.ledger, submission)
        elif kind == "party.register":
            self.ledger.parties[body["party"]] = Party(body["country"], frozenset(body["roles"]),
                                                       body["kind"])
        elif kind == "party.succeed":
            self.ledger.successions.setdefault(body["party"], []).append(
                (body["successor"], body["on"]))
        elif kind == "hold.place":
            self.ledger.holds[body["hold"]] = Hold(
                body, submission["source"], submission["at"].date())
        elif kind == "hold.release":
            hold = self.ledger.holds[body["hold"]]
            hold.released = max(submission["at"].date(), hold.placed)
        elif kind == "contract.register":
            self.ledger.contracts[body["contract"]] = Contract.registered(body)
            self.ledger.contracts[body["contract"]].source = submission["source"]
        elif kind == "contract.revise":
            self.ledger.contracts[body["contract"]].revise(body)
        elif kind == "contract.cancel":
            self.ledger.contracts[body["contract"]].cancelled = True
        elif kind == "contract.receipt":
            received = figures.yuan(body["amount"], body)
            self.ledger.contracts[body["contract"]].received += received or 0

    def note_rates(self, submission):
        body, kind = submission["body"], submission["type"]
        scope = body.get("set", body)
        for stated in (scope.get("fee", {}), scope.get("claim", {})):
            self.ledger.rates.note(stated)
        if kind == "contract.receipt":
            self.ledger.rates.note(body)
        if kind == "contract.revise" and "exchange" in body:
            fee = self.ledger.contracts[body["contract"]].body["fee"]
            self.ledger.rates.note({"currency": fee.get("currency"), **body})

    def restate(self, submission):
        """Replays the log with the event as corrected."""
        position, last = correction.position_of(self, submission), len(self.log) - 1
        event, named = self.log[position], correction.target(self, submission)
        before = event.current or (event.original if named is event else named.content)
        self.touch(before, last)
        numbers = self.numbers_of(before)
        if named is not event:
            named.active = False
            event.restore(named.submission, self.ledger)
            self.touch(event.current, position)
        elif submission["type"] == "event.retract":
            self.retractions[last] = correction.Retraction(
                position, event.submission, event.current, submission["source"])
            event.current = None
        else:
            event.restore(event.corrected(submission["body"]["set"], self.ledger)[0], self.ledger)
            self.touch(event.current, position)
            self.touch(event.current, last)
            numbers |= self.numbers_of(event.current)
        self.replay()
        for number in numbers:
            self.ledger.filed(number, submission["at"].date())

    def replay(self):
        """The ledger of the events as they are now."""
        replayed = Oracle()
        for _, content in self.events():
            replayed.record(content)
        replayed.ledger.keys = self.ledger.keys
        replayed.ledger.today = self.ledger.today
        replayed.ledger.has_clock = self.ledger.has_clock
        for number, day in self.ledger.newest.items():
            replayed.ledger.filed(number, day)
        self.ledger = replayed.ledger

    def events(self, replaced=None, replacement=None):
        """Position and content of each event in effect. `replacement` is the content at position
        `replaced`."""
        for position, event in enumerate(self.log):
            content = replacement if position == replaced else event and event.current
            if content:
                yield position, content

    def touch(self, submission, position):
        """Each event about a patent increments its version, except technology contracts."""
        for number in self.numbers_of(submission):
            self.touched[number].add(position)

    def numbers_of(self, submission):
        if submission["type"].startswith("contract."):
            return set()
        body, ledger = submission["body"], self.ledger
        numbers = set(validation.patents_of(body) + validation.patents_of(body.get("set", {})))
        for field, objects in (("licence", ledger.licences), ("pledge", ledger.pledges),
                               ("hold", ledger.holds)):
            if body.get(field) in objects:
                numbers |= set(objects[body[field]].body["patents"])
        return numbers
