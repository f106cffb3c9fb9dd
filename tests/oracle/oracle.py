"""The oracle: the expected decision for each submission of a log, in order.

A decision is an outcome and codes: the grounds or faults in order of precedence, then the warnings.
`expected` changes nothing; `apply` updates the state with a submission and its decision.
"""

import collections

import authority
import change
import correction
import exchange
import licence
import life_cycle
import open_licence
import pledge
import schema
import transfer
import validation
import values
from state import Contract, Hold, Ledger, Party

# The office checks these itself before it registers, so they are not grounds against its facts.
CHECKED_BY_OFFICE = {"H01", "T07", "T09", "T10", "L03", "L13", "P07", "O03", "O04", "O11", "O22"}
LAW = {"transfer": transfer, "licence": licence, "pledge": pledge, "open-licence": open_licence,
       "patent": life_cycle}
WITH_GROUNDS = {"transfer.register", "licence.record", "pledge.register", "open-licence.declare",
                "open-licence.announce", "open-licence.withdraw", "open-licence.accept",
                "patent.apply", "patent.grant"}
CORRECTIONS = {"event.correct", "event.retract"}
MOST_NAMED = 100  # Events that a warning names.
HOLD_PURPOSE = {"transfer.register": "transfer", "licence.record": "licence",
                "pledge.register": "pledge"}


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
        key = (decoded["source"], decoded["id"])
        if key in self.ledger.keys:
            content, first = self.ledger.keys[key]
            if content == decoded:
                return Decision("duplicate", first.codes)
            return Decision("conflict")
        if decoded["type"] in CORRECTIONS:
            faults = validation.unknown(self.ledger, decoded) + correction.faults(self, decoded)
            return Decision("malformed", faults) if faults else self.decide_correction(decoded)
        faults = validation.faults(self.ledger, decoded)
        return Decision("malformed", faults) if faults else self.decide(decoded)

    def apply(self, submission, decision):
        """Appends the submission to the log. The decision may be the binary's."""
        self.log.append(None)
        if decision.outcome in ("malformed", "duplicate", "conflict"):
            return
        decoded = schema.decode(submission)
        self.ledger.keys[decoded["source"], decoded["id"]] = decoded, decision
        if not decision.takes_effect():
            return
        if decoded["type"] in CORRECTIONS:
            self.restate(decoded)
            return
        self.log[-1] = correction.Event(submission, decoded)
        self.touch(decoded, len(self.log) - 1)
        self.record(decoded)

    def decide(self, submission):
        """A01 is reported alone: an unauthorised source learns nothing about the patent."""
        if not authority.may(self.ledger, submission):
            return Decision("refused", ["A01"])
        stale = ["V01"] if self.is_stale(submission) else []
        grounds = stale + [code for code in self.grounds(submission) if code not in stale]
        return self.outcome(submission, grounds, self.warnings(submission))

    def decide_correction(self, submission):
        """The corrected content is decided at the position of its event."""
        position, _ = submission["body"]["event"]
        event, source = self.log[position], submission["source"]
        if source != event.source and "operator" not in self.ledger.roles_of(source):
            return Decision("refused", ["A01"])
        content = correction.corrected_content(self, submission)
        before = correction.oracle_before(self, position)
        if content and not correction.may_file(before.ledger, source, content):
            return Decision("refused", ["A01"])
        found, warnings = correction.grounds_and_warnings(before, content)
        stale = ["V01"] if self.is_stale(submission) else []
        grounds = stale + [code for code in found if code not in stale]
        filed = {**(content or submission), "source": source, "expect": submission["expect"],
                 "acknowledge": submission["acknowledge"] + event.acknowledged}
        decision = self.outcome(filed, grounds, warnings)
        objections_before = correction.later_objections(self, position, event.current)
        objections_after = correction.later_objections(self, position, content)
        contradicted = [f"{at}.0" for at, codes in objections_after.items()
                        if codes - objections_before[at]]
        if decision.takes_effect() and contradicted:
            decision.codes.append(" ".join(["W05", *contradicted[:MOST_NAMED]]))
        return decision

    def outcome(self, submission, grounds, warnings):
        waivable = self.waivable(submission)
        if authority.is_fact(self.ledger, submission):
            return self.outcome_of_fact(submission, grounds, waivable, warnings)
        grounds = [c for c in grounds if c not in waivable or c not in submission["acknowledge"]]
        if not grounds:
            return Decision("recorded", warnings)
        can_waive_all = set(grounds) <= waivable
        return Decision("acknowledgement-required" if can_waive_all else "refused",
                        grounds + warnings)

    def outcome_of_fact(self, submission, grounds, waivable, warnings):
        """A contradiction is a discrepancy. A stale `expect` is refused, also for a fact."""
        grounds = [c for c in grounds if c not in CHECKED_BY_OFFICE and c not in waivable]
        if self.is_stale(submission):
            return Decision("refused", grounds + warnings)
        return Decision("discrepancy" if grounds else "recorded", grounds + warnings)

    def grounds(self, submission):
        """All grounds except a stale version."""
        found = []
        if submission["type"] in WITH_GROUNDS:
            found = LAW[submission["type"].split(".")[0]].grounds(self.ledger, submission)
        elif submission["type"] in change.CHANGES:
            found = change.grounds(self.ledger, submission)
        return (["H01"] if self.is_held(submission) else []) + found

    def objections(self, submission):
        """The codes against a recorded event. An act on a missing object has F01."""
        if not validation.object_exists(self.ledger, submission):
            return {"F01"}
        if submission["type"] == "contract.revise":
            return set(exchange.faults_of_revision(self.ledger, submission["body"]))
        grounds = set(self.grounds(submission)) - self.waivable(submission)
        is_fact = authority.is_fact(self.ledger, submission)
        return grounds - CHECKED_BY_OFFICE if is_fact else grounds

    def is_stale(self, submission):
        return any(len(self.touched.get(number, ())) != version
                   for number, version in submission["expect"].items())

    def is_held(self, submission):
        """Another source has a priority notice for this purpose on the day of filing."""
        body, filed = submission["body"], submission["at"].date()
        purpose = HOLD_PURPOSE.get(submission["type"])
        if submission["type"] == "hold.place":
            purpose = body["purpose"]
        return any(hold.body["purpose"] == purpose and hold.source != submission["source"]
                   and not hold.released and hold.placed <= filed <= hold.body["until"]
                   and set(hold.body["patents"]) & set(body["patents"])
                   for hold in self.ledger.holds.values())

    def waivable(self, submission):
        if submission["type"] in ("pledge.register", "pledge.change"):
            return pledge.waivable(submission)
        return set()

    def warnings(self, submission):
        kind, body = submission["type"], submission["body"]
        if kind in ("licence.record", "pledge.register"):
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
        if not validation.object_exists(self.ledger, submission):
            return
        kind, body = submission["type"], submission["body"]
        subject, act = kind.split(".")
        if subject in ("licence", "pledge") and act not in validation.CREATING:
            LAW[subject].record_act(self.ledger, submission)
        elif subject in LAW:
            LAW[subject].record(self.ledger, submission)
        elif kind == "party.register":
            self.ledger.parties[body["party"]] = Party(body["country"], frozenset(body["roles"]))
        elif kind == "hold.place":
            self.ledger.holds[body["hold"]] = Hold(
                body, submission["source"], submission["at"].date())
        elif kind == "hold.release":
            self.ledger.holds[body["hold"]].released = True
        elif kind == "contract.register":
            self.ledger.contracts[body["contract"]] = Contract.registered(body)
        elif kind == "contract.revise":
            self.ledger.contracts[body["contract"]].revise(body)

    def restate(self, submission):
        """Replays the log with the event as corrected."""
        position, _ = submission["body"]["event"]
        event, last = self.log[position], len(self.log) - 1
        self.touch(event.current or event.original, last)
        if submission["type"] == "event.retract":
            event.current = None
        else:
            event.submission, event.current = event.corrected(submission["body"]["set"])
            self.touch(event.current, position)
            self.touch(event.current, last)
        replayed = Oracle()
        for _, content in self.events():
            replayed.record(content)
        replayed.ledger.keys = self.ledger.keys
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
        if submission["type"].startswith("contract."):
            return
        body, ledger = submission["body"], self.ledger
        numbers = set(validation.patents_of(body) + validation.patents_of(body.get("set", {})))
        for field, objects in (("licence", ledger.licences), ("pledge", ledger.pledges),
                               ("hold", ledger.holds)):
            if body.get(field) in objects:
                numbers |= set(objects[body[field]].body["patents"])
        for number in numbers:
            self.touched[number].add(position)
