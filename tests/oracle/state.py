"""The oracle's state, and the legal status of a right on a day (`law.md` §6)."""

import collections
import dataclasses
import datetime
from fractions import Fraction

import history
import naming
import values


@dataclasses.dataclass
class Party:
    country: str
    roles: frozenset
    kind: str = "other"


class Rates:
    """The exchange rates that events state."""

    def __init__(self):
        self.stated = []  # (currency, day, rate), in the order of the events.

    def note(self, stated):
        if "exchange" in stated and "currency" in stated:
            self.stated.append(
                (stated["currency"], stated["exchange"]["on"], stated["exchange"]["rate"]))

    def newest(self, currency):
        """By its day; of one day that of the later event."""
        found = [(day, index, rate) for index, (other, day, rate) in enumerate(self.stated)
                 if other == currency]
        return max(found)[2] if found else None


MAY_BE_UNKNOWN = frozenset({"kind", "territory", "from", "until", "signed"})  # Of a licence.


def unlimited(body):
    """What is not known does not limit a licence: it is ordinary (SPC-T 25), in all of China, from
    its recordation and without an end (SPC-T 28)."""
    return {"kind": "ordinary", "territory": values.territory(["CN"]),
            "from": body.get("recorded", datetime.date.min), "until": datetime.date.max, **body}


@dataclasses.dataclass(eq=False)
class Right:
    """A licence or pledge: its registration, and the changes in the order of their days."""
    registration: dict
    source: str
    changes: list = dataclasses.field(default_factory=list)  # (day, position, fields)
    cancelled: object = None  # The first day without it.
    revoked: bool = False
    position: int = -1  # Of its registration.
    by_office: bool = False
    by_report: bool = False
    reporters: list = dataclasses.field(default_factory=list)  # Who stated it again.
    displaced: list = dataclasses.field(default_factory=list)  # Whose number it took over.

    @property
    def body(self):
        found = dict(self.registration)
        for *_, fields in sorted(self.changes, key=lambda change: change[:2]):
            found.update(fields)
        return found

    @property
    def stated(self):
        """What is known of it."""
        return self.body

    def was_changed(self, *fields):
        return any(set(fields) & set(changed) for *_, changed in self.changes)


@dataclasses.dataclass
class Tenure:
    """Of a party that became an owner later, or is one no more."""
    party: str
    first: object = datetime.date.min
    last: object = datetime.date.max  # Still an owner.
    joint: bool = False  # Others owned it too when it ended.


@dataclasses.dataclass(eq=False)
class Licence(Right):
    open: bool = False  # Concluded under an open-licence statement,
    patent: object = None  # of the owners of this patent when the term begins.

    @property
    def stated(self):
        """What is known of it."""
        found = super().body
        if self.patent is not None and not self.was_changed("licensors", "patents"):
            found["licensors"] = list(history.owners_on(self.patent, self.registration["from"]))
        return found

    @property
    def body(self):
        return unlimited(self.stated)

    @property
    def unknown(self):
        return MAY_BE_UNKNOWN - set(self.stated)


@dataclasses.dataclass(eq=False)
class Pledge(Right):
    cause: str = ""  # Of the cancellation.
    defaulted: bool = False
    loss: int = 0
    disposed: set = dataclasses.field(default_factory=set)  # By whom.

    def in_force_on(self, day):
        return (not self.revoked and self.body["registered"] <= day
                and (self.cancelled is None or day < self.cancelled))

    def meets_review(self, review):
        """Created by registration (CC 444), until the day of its cancellation (law.md §4.4)."""
        last = self.cancelled - values.ONE_DAY if self.cancelled else datetime.date.max
        return not self.revoked and review.meets(self.body["registered"], last)


@dataclasses.dataclass
class Hold:
    body: dict
    source: str
    placed: object  # The day of its filing.
    released: object = None  # The day.

    def meets_review(self, review):
        """Until its last day, or until the day before its release."""
        last = self.body["until"]
        if self.released is not None:
            last = min(last, self.released - values.ONE_DAY)
        return review.meets(self.placed, last)

    def last_day(self):
        return self.body["until"] if self.released is None else min(self.body["until"],
                                                                    self.released)


@dataclasses.dataclass
class Contract:
    body: dict
    rate: Fraction = None  # Into yuan, as registered or last revised.
    technology: int = 0
    total: int = 0
    received: int = 0  # In yuan.
    cancelled: bool = False
    source: str = ""

    @staticmethod
    def registered(body):
        fee = body["fee"]
        rate = fee["exchange"]["rate"] if "exchange" in fee else None
        has_total = fee["form"] not in ("warrant", "try-first-pay-later", "free")
        total = fee.get("total", 0) if has_total else 0
        return Contract(body, rate, fee.get("technology", total) if total else 0, total)

    def revise(self, body):
        self.rate = body["exchange"]["rate"] if "exchange" in body else self.rate
        self.technology = body.get("technology", self.technology)
        self.total = body["total"]


@dataclasses.dataclass
class Statement:
    """An open licence: in force from its announcement (PL 50, law.md §5)."""
    body: dict
    source: str
    announced: object = None
    withdrawn: object = None  # The first day without it.
    position: int = -1
    withdrawn_at: object = None  # The day of filing of the withdrawal.
    withdrawing: bool = False  # The withdrawal is declared, and waits for its announcement.

    def in_force_on(self, day):
        return (self.announced is not None and self.announced <= day <= self.body["until"]
                and (self.withdrawn is None or day < self.withdrawn))

    def meets_review(self, review):
        last = self.body["until"]
        if self.withdrawn is not None:
            last = min(last, self.withdrawn - values.ONE_DAY)
        return self.announced is not None and review.meets(self.announced, last)


@dataclasses.dataclass
class Patent:
    number: str
    filed: object = None  # None: the ledger has neither an application nor a grant.
    granted: object = None
    applied: object = None  # The day of filing that its application stated.
    title: list = dataclasses.field(default_factory=list)  # In legal order.
    life: list = dataclasses.field(default_factory=list)  # In legal order.
    waiting: list = dataclasses.field(default_factory=list)  # Positions, before its beginning.
    beginning: int = -1  # The position of its grant or application.
    owners: dict = dataclasses.field(default_factory=dict)  # After the last step of its title.
    tenures: list = dataclasses.field(default_factory=list)
    report: str = ""
    annuities: list = dataclasses.field(default_factory=list)
    suspensions: list = dataclasses.field(default_factory=list)
    proceedings: list = dataclasses.field(default_factory=list)  # For invalidation.
    void: bool = False  # Invalidated in full: deemed never to have existed (PL 47).
    control: str = "free"  # Export control of its technology.
    ends: list = dataclasses.field(default_factory=list)
    extended: object = None
    statements: list = dataclasses.field(default_factory=list)

    @property
    def agreement(self):
        return bool(self.title) and self.title[-1].agreement

    def add_title(self, day, submission):
        step = history.TitleStep(day, submission["position"], submission["body"],
                                 submission["fact"], submission["source"])
        self.title = history.fold_title([*self.title, step])
        self.owners, self.tenures = self.title[0].after, []
        for later in self.title[1:]:
            self.pass_to(later.after, later.day)
        place = self.title.index(step)
        before = self.title[place - 1].after if place else step.after
        if step.is_transfer() and not set(step.after) <= set(before):
            for statement in self.statements:  # A new owner has not declared.
                statement.withdrawn = min(statement.withdrawn or day, day)

    def add_life(self, ledger, kind, day, submission):
        self.life.append(history.LifeFact(day, submission["position"], kind, submission["body"],
                                          submission["source"]))
        history.fold_life(ledger, self)

    @property
    def type(self):
        return values.patent_type(self.number)

    def last_day(self):
        """The last day of the term or of its extension (PL 42(2) and (3))."""
        term = values.last_day_of_term(self.number, self.filed)
        return max(term, self.extended) if self.extended else term

    def ended_on(self, day):
        """Expired, lapsed, abandoned or invalidated in full (PL 42, 44, 47)."""
        expired = self.granted is not None and day > self.last_day()
        return self.void or self.ended_by_fact_on(day) or expired

    def had_ended_on(self, day, in_force):
        """The same for an act of the past: a full invalidation voids what is in force and what was done
        after it; performed contracts are not reversed (PL 47)."""
        void_since = [fact.day for fact in self.life if fact.body.get("stage") == "full"]
        if void_since and (in_force or min(void_since) <= day):
            return True
        expired = self.granted is not None and day > self.last_day()
        return self.ended_by_fact_on(day) or expired

    def ended_by_fact_on(self, day):
        """From the day of an end until the day before its restoration."""
        return any(end.first <= day and (end.restored is None or day < end.restored)
                   for end in self.ends)

    def pending_on(self, day):
        """An application that has neither ended nor been granted."""
        if self.granted is None:
            return not self.void and not self.ended_by_fact_on(day)
        return day < self.granted and not self.ended_on(day)

    def pass_to(self, owners, day):
        """Others own it from that day on."""
        have_tenure = set()
        for tenure in self.tenures:
            if tenure.last == datetime.date.max and tenure.party not in owners:
                tenure.last, tenure.joint = day - values.ONE_DAY, len(self.owners) > 1
                have_tenure.add(tenure.party)
        for party in set(self.owners) - set(owners) - have_tenure:
            self.tenures.append(Tenure(party, last=day - values.ONE_DAY,
                                       joint=len(self.owners) > 1))
        self.tenures += [Tenure(party, day) for party in set(owners) - set(self.owners)]
        self.owners = owners

    def owned_by(self, party, review):
        """On all review days."""
        tenures = [t for t in self.tenures if t.party == party]
        if review.fact or not tenures:
            return party in self.owners
        through = any(t.first <= review.first and review.last <= t.last for t in tenures)
        always = party in self.owners and not any(t.last == datetime.date.max for t in tenures)
        return through or always

    def former_owners(self, review):
        """Co-owners on one of the review days who are owners no more."""
        return set() if review.fact else {
            t.party for t in self.tenures
            if t.joint and t.last < datetime.date.max and review.meets(t.first, t.last)}

    def suspended_on(self, day, kind, court=None):
        """By an order of another than the court."""
        return any(s.kind == kind and s.first <= day <= s.last and s.source != court
                   for s in self.suspensions)

    def suspended(self, review, kind, court=None):
        """By an order of another than the court."""
        return any(s.kind == kind and review.meets(s.first, s.last) and s.source != court
                   for s in self.suspensions)

    def annuity_unpaid_on(self, day):
        """In the late-fee period: due before that day and unpaid (IR 115)."""
        return any(due < day for due in self.missed())

    def missed(self):
        """The due days of the annuities for which neither they nor a later one was paid. A
        restored right has none from before the announcement of its restoration (IR 6)."""
        settled = [body["due"] for body in self.annuities if body["status"] == "paid"]
        settled += [fact.body["announced"] for fact in self.life if fact.kind == "restore"]
        return {body["due"] for body in self.annuities
                if body["status"] == "missed" and all(body["due"] > day for day in settled)}

    def invalidation_pending_on(self, day):
        """At least one request is not decided (PL 45)."""
        return any(p.first <= day and (p.last is None or day <= p.last) for p in self.proceedings)


class Ledger:
    def __init__(self):
        self.parties = {"operator": Party("CN", frozenset(["operator"]))}
        self.patents = {}
        self.unborn = {}  # Patents that facts name before their beginning.
        self.licences = {}
        self.pledges = {}
        self.holds = {}
        self.contracts = {}
        self.waiting = collections.defaultdict(list)  # Acts on (kind, number) that is not known.
        self.rates = Rates()
        self.newest = {}  # Patent -> the newest day of filing of an event about it.
        self.accepted = []  # Open licences concluded without a number.
        self.successions = {}  # Party -> [(successor, first day)].
        self.names = naming.Names()
        self.keys = {}
        self.today, self.has_clock = None, False  # The calendar: clock.py.

    def is_held(self, purpose, source, numbers, days):
        """Another source has a priority notice for this purpose on one of the review days."""
        return any(hold.body["purpose"] == purpose and hold.source != source
                   and hold.meets_review(days) and set(hold.body["patents"]) & set(numbers)
                   for hold in self.holds.values())

    def patent(self, number):
        """The patent; one without a beginning if the ledger does not know it."""
        return self.patents.get(number) or self.unborn.setdefault(number, Patent(number))

    def pledges_in_force(self, number, day):
        return [pledge for pledge in self.pledges.values()
                if number in pledge.body["patents"] and pledge.in_force_on(day)]

    def roles_of(self, source):
        party = self.parties.get(source)
        return party.roles if party else frozenset()

    def stands_for(self, source, party):
        """The party itself, or one that succeeded it, directly or not."""
        known, waiting = set(), [party]
        while waiting:
            one = waiting.pop()
            if one == source:
                return True
            if one not in known:
                known.add(one)
                waiting += [successor for successor, _ in self.successions.get(one, [])]
        return False

    def any_stands_for(self, sources, party):
        return any(self.stands_for(source, party) for source in sources)

    def country_of(self, party):
        return self.parties[party].country

    def filed(self, number, day):
        self.newest[number] = max(day, self.newest.get(number, day))

    def pledges_in_review(self, number, review):
        return [pledge for pledge in self.pledges.values()
                if number in pledge.body["patents"] and pledge.meets_review(review)]

    def statement_in_review(self, number, review):
        return any(s.meets_review(review) for s in self.patents[number].statements)

    def statement_on(self, number, day):
        """The last statement in force on the day."""
        statements = reversed(self.patent(number).statements)
        return next((s for s in statements if s.in_force_on(day)), None)
