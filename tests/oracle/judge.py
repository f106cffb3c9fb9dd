"""The judge: what the ledger must answer to each submission, in their order.

An answer is an outcome and codes: the grounds or faults in order of precedence, then the warnings.
`decide` changes nothing; `record` makes of the ledger what an accepted submission makes of it."""

import collections

import authority
import change
import correction
import exchange
import form
import licence
import life_cycle
import meaning
import open_licence
import pledge
import transfer
import values
from state import Contract, Hold, Ledger, Party

# What the office has judged itself before it registers is not asked of its facts.
OFFICE_HAS_JUDGED = {"H01", "T07", "T09", "T10", "L03", "L13", "P07", "O03", "O04", "O11",
                    "O22"}
LAW = {"transfer": transfer, "licence": licence, "pledge": pledge, "open-licence": open_licence,
       "patent": life_cycle}
ASKED = {"transfer.register", "licence.record", "pledge.register", "open-licence.declare",
         "open-licence.announce", "open-licence.withdraw", "open-licence.accept", "patent.apply",
         "patent.grant"}
CORRECTIONS = {"event.correct", "event.retract"}
HELD = {"transfer.register": "transfer", "licence.record": "licence", "pledge.register": "pledge"}


class Answer:
    def __init__(self, outcome, codes=()):
        self.outcome, self.codes = outcome, list(codes)

    def stands(self):
        return self.outcome in ("recorded", "discrepancy")

    def __eq__(self, other):
        """In which order the faults of a malformed one are told, no law says."""
        if self.outcome == other.outcome == "malformed":
            return sorted(self.codes) == sorted(other.codes)
        return (self.outcome, self.codes) == (other.outcome, other.codes)

    def __str__(self):
        return " ".join([self.outcome, *self.codes])


class Judge:
    def __init__(self):
        self.ledger = Ledger()
        self.order = []  # What was told at each position; None where nothing took effect.
        self.touched = collections.defaultdict(set)  # Patent -> positions that speak of it.

    def answer(self, submission):
        """The answer to the next submission of the order, which is recorded where it stands."""
        answer = self.judged(submission)
        self.settle(submission, answer)
        return answer

    def judged(self, submission):
        """What the answer must be; nothing is changed."""
        try:
            decoded = form.decode(submission)
        except values.Bad as bad:
            return Answer("malformed", [bad.code])
        key = (decoded["source"], decoded["id"])
        if key in self.ledger.keys:
            content, first = self.ledger.keys[key]
            return Answer("duplicate", first.codes) if content == decoded else Answer("conflict")
        if decoded["type"] in CORRECTIONS:
            faults = meaning.unknown(self.ledger, decoded) + correction.faults(self, decoded)
            return Answer("malformed", faults) if faults else self.decide_correction(decoded)
        faults = meaning.faults(self.ledger, decoded)
        return Answer("malformed", faults) if faults else self.decide(decoded)

    def settle(self, submission, answer):
        """Goes on from an answer, the judge's own or another's."""
        self.order.append(None)
        if answer.outcome in ("malformed", "duplicate", "conflict"):
            return
        decoded = form.decode(submission)
        self.ledger.keys[decoded["source"], decoded["id"]] = decoded, answer
        if not answer.stands():
            return
        if decoded["type"] in CORRECTIONS:
            self.restate(decoded)
            return
        self.order[-1] = correction.Told(submission, decoded)
        self.touch(decoded, len(self.order) - 1)
        self.record(decoded)

    def decide(self, submission):
        """A01 stands alone: who may not ask learns nothing of the patent."""
        if not authority.may(self.ledger, submission):
            return Answer("refused", ["A01"])
        stale = ["V01"] if self.stale(submission) else []
        grounds = stale + [code for code in self.law(submission) if code not in stale]
        return self.outcome(submission, grounds, self.warnings(submission))

    def decide_correction(self, submission):
        """What it makes of the event is asked in the event's place."""
        place, _ = submission["body"]["event"]
        told, source = self.order[place], submission["source"]
        if source != told.said_by and "operator" not in self.ledger.roles_of(source):
            return Answer("refused", ["A01"])
        said = correction.said_by(self, submission)
        then = correction.before(self, place)
        if said and not correction.may_state(then.ledger, source, said):
            return Answer("refused", ["A01"])
        law, warnings = correction.weighed(then, said)
        stale = ["V01"] if self.stale(submission) else []
        grounds = stale + [code for code in law if code not in stale]
        stated = {**(said or submission), "source": source, "expect": submission["expect"],
                  "acknowledge": submission["acknowledge"] + told.acknowledged}
        answer = self.outcome(stated, grounds, warnings)
        stood = correction.against(self, place, told.said)
        stands = correction.against(self, place, said)
        events = [f"{at}.0" for at, codes in stands.items() if codes - stood[at]]
        if answer.stands() and events:
            answer.codes.append(" ".join(["W05", *events]))
        return answer

    def outcome(self, submission, grounds, warnings):
        waivable = self.waivable(submission)
        if authority.is_fact(self.ledger, submission):
            return self.of_fact(submission, grounds, waivable, warnings)
        grounds = [c for c in grounds if c not in waivable or c not in submission["acknowledge"]]
        if not grounds:
            return Answer("recorded", warnings)
        asked = set(grounds) <= waivable
        return Answer("acknowledgement-required" if asked else "refused", grounds + warnings)

    def of_fact(self, submission, grounds, waivable, warnings):
        """A contradiction is a discrepancy; but `expect` asks to be refused, whoever says it."""
        grounds = [c for c in grounds if c not in OFFICE_HAS_JUDGED and c not in waivable]
        if self.stale(submission):
            return Answer("refused", grounds + warnings)
        return Answer("discrepancy" if grounds else "recorded", grounds + warnings)

    def law(self, submission):
        """Every ground but that of a stale version."""
        found = []
        if submission["type"] in ASKED:
            found = LAW[submission["type"].split(".")[0]].grounds(self.ledger, submission)
        elif submission["type"] in change.CHANGES:
            found = change.grounds(self.ledger, submission)
        return (["H01"] if self.held(submission) else []) + found

    def objections(self, submission):
        """The codes against an event that was recorded: an act on what is not there has one."""
        if not meaning.is_there(self.ledger, submission):
            return {"F01"}
        if submission["type"] == "contract.revise":
            return set(exchange.faults_of_revision(self.ledger, submission["body"]))
        grounds = set(self.law(submission)) - self.waivable(submission)
        is_fact = authority.is_fact(self.ledger, submission)
        return grounds - OFFICE_HAS_JUDGED if is_fact else grounds

    def stale(self, submission):
        return any(len(self.touched.get(number, ())) != version
                   for number, version in submission["expect"].items())

    def held(self, submission):
        """Another's priority notice for this purpose, until its last day, by the day of filing."""
        body, filed = submission["body"], submission["at"].date()
        purpose = HELD.get(submission["type"])
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
            is_valued = "exchange" in body["fee"] or not exchange.is_foreign(body["fee"])
            return [] if is_valued else ["W04"]
        if kind == "party.register" and len(body["party"]) == 18 and body["party"].isalnum():
            return [] if values.credit_code_holds(body["party"]) else ["W01"]
        return []

    def record(self, submission):
        """An act on what is not there any more changes nothing."""
        if not meaning.is_there(self.ledger, submission):
            return
        kind, body = submission["type"], submission["body"]
        subject, act = kind.split(".")
        if subject in ("licence", "pledge") and act not in meaning.FIRST:
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
        """Everything told again, with the event as it is corrected."""
        place, _ = submission["body"]["event"]
        told, here = self.order[place], len(self.order) - 1
        self.touch(told.said or told.first, here)
        if submission["type"] == "event.retract":
            told.said = None
        else:
            told.sent, told.said = told.corrected(submission["body"]["set"])
            self.touch(told.said, place)
            self.touch(told.said, here)
        again = Judge()
        for _, said in self.events():
            again.record(said)
        again.ledger.keys = self.ledger.keys
        self.ledger = again.ledger

    def events(self, place=None, said=None):
        """Position and content of all that stands, with `said` at `place`."""
        for at, told in enumerate(self.order):
            content = said if at == place else told and told.said
            if content:
                yield at, content

    def touch(self, submission, position):
        """What speaks of a right moves its patent's version on; a technology contract does not."""
        if submission["type"].startswith("contract."):
            return
        body, ledger = submission["body"], self.ledger
        numbers = set(meaning.patents_of(body) + meaning.patents_of(body.get("set", {})))
        for field, things in (("licence", ledger.licences), ("pledge", ledger.pledges),
                              ("hold", ledger.holds)):
            if body.get(field) in things:
                numbers |= set(things[body[field]].body["patents"])
        for number in numbers:
            self.touched[number].add(position)
