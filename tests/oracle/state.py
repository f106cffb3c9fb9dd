"""The oracle's state, and the legal status of a right on a day (`law.md` §6)."""

import dataclasses
from fractions import Fraction

import values


@dataclasses.dataclass
class Party:
    country: str
    roles: frozenset


@dataclasses.dataclass
class Owner:
    share: Fraction
    stated: bool  # Otherwise presumed equal, and reduced if the shares would not add up.


@dataclasses.dataclass
class Suspension:
    kind: str
    first: object
    last: object


@dataclasses.dataclass
class Proceedings:
    first: object
    last: object = None


@dataclasses.dataclass(eq=False)
class Licence:
    body: dict
    source: str
    cancelled: object = None  # The first day without it.
    revoked: bool = False
    open: bool = False  # Concluded under an open-licence statement.


@dataclasses.dataclass
class Pledge:
    body: dict
    source: str
    cancelled: object = None
    revoked: bool = False

    def in_force_on(self, day):
        """Created by registration (CC 444), until the day of its cancellation (law.md §4.4)."""
        return (not self.revoked and self.body["registered"] <= day
                and (self.cancelled is None or day < self.cancelled))


@dataclasses.dataclass
class Hold:
    body: dict
    source: str
    placed: object  # The day of its filing.
    released: bool = False


@dataclasses.dataclass
class Contract:
    body: dict
    rate: Fraction = None  # Into yuan, as registered or last revised.
    technology: int = 0

    @staticmethod
    def registered(body):
        fee = body["fee"]
        rate = fee["exchange"]["rate"] if "exchange" in fee else None
        has_total = fee["form"] not in ("warrant", "try-first-pay-later", "free")
        total = fee.get("total", 0) if has_total else 0
        return Contract(body, rate, fee.get("technology", total) if total else 0)

    def revise(self, body):
        self.rate = body["exchange"]["rate"] if "exchange" in body else self.rate
        self.technology = body.get("technology", self.technology)


@dataclasses.dataclass
class Statement:
    """An open licence: in force from its announcement (PL 50, law.md §5)."""
    body: dict
    source: str
    announced: object = None
    withdrawn: object = None  # The first day without it.

    def in_force_on(self, day):
        return (self.announced is not None and self.announced <= day <= self.body["until"]
                and (self.withdrawn is None or day < self.withdrawn))


@dataclasses.dataclass
class Patent:
    number: str
    filed: object
    granted: object = None
    applied: object = None  # The day of filing that its application stated.
    owners: dict = dataclasses.field(default_factory=dict)
    agreement: bool = False
    report: str = ""
    annuities: list = dataclasses.field(default_factory=list)  # (day due, missed or paid)
    suspensions: list = dataclasses.field(default_factory=list)
    proceedings: list = dataclasses.field(default_factory=list)  # For invalidation.
    void: bool = False  # Invalidated in full: deemed never to have existed (PL 47).
    control: str = "free"  # Export control of its technology.
    ends: list = dataclasses.field(default_factory=list)  # (day of the end, day of restoration)
    extended: object = None
    statements: list = dataclasses.field(default_factory=list)

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

    def ended_by_fact_on(self, day):
        """From the day of an end until the day before its restoration."""
        return any(first <= day and (restored is None or day < restored)
                   for first, restored in self.ends)

    def pending_on(self, day):
        """An application that has neither ended nor been granted."""
        if self.granted is None:
            return not self.void and not self.ended_by_fact_on(day)
        return day < self.granted and not self.ended_on(day)

    def suspended_on(self, day, kind):
        return any(s.kind == kind and s.first <= day <= s.last for s in self.suspensions)

    def annuity_unpaid_on(self, day):
        """In the late-fee period: due before that day and unpaid (IR 115)."""
        return any(due < day for due in self.missed())

    def missed(self):
        """The due days of the annuities for which neither they nor a later one was paid."""
        found = set()
        for due, status in self.annuities:
            if status == "missed":
                found.add(due)
            else:
                found = {other for other in found if other > due}
        return found

    def invalidation_pending_on(self, day):
        """At least one request is not decided (PL 45)."""
        return any(p.first <= day and (p.last is None or day <= p.last) for p in self.proceedings)


class Ledger:
    def __init__(self):
        self.parties = {"operator": Party("CN", frozenset(["operator"]))}
        self.patents = {}
        self.licences = {}
        self.pledges = {}
        self.holds = {}
        self.contracts = {}
        self.accepted = []  # Open licences concluded without a number.
        self.keys = {}

    def roles_of(self, source):
        party = self.parties.get(source)
        return party.roles if party else frozenset()

    def country_of(self, party):
        return self.parties[party].country

    def pledges_in_force(self, number, day):
        return [pledge for pledge in self.pledges.values()
                if number in pledge.body["patents"] and pledge.in_force_on(day)]

    def statement_on(self, number, day):
        """The last statement in force on the day."""
        statements = reversed(self.patents[number].statements)
        return next((s for s in statements if s.in_force_on(day)), None)
