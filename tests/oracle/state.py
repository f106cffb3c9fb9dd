"""What the judge remembers, and how a right stands on a day (`law.md` §6)."""

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
    stated: bool  # Shares that nobody stated are presumed equal, and give way.


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

    def stands_on(self, day):
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
    rate: Fraction = None  # Into yuan: as registered, or as revised since.
    technology: int = 0

    @staticmethod
    def registered(body):
        fee = body["fee"]
        rate = fee["exchange"]["rate"] if "exchange" in fee else None
        is_owed = fee["form"] not in ("warrant", "try-first-pay-later", "free")
        total = fee.get("total", 0) if is_owed else 0
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

    def stands_on(self, day):
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
    proceedings: list = dataclasses.field(default_factory=list)  # Of invalidation.
    void: bool = False  # Invalidated in full: never there at all (PL 47).
    control: str = "free"  # Of the export of its technology.
    ends: list = dataclasses.field(default_factory=list)  # (first day without, first day again)
    extended: object = None
    statements: list = dataclasses.field(default_factory=list)

    @property
    def type(self):
        return values.patent_type(self.number)

    def last_day(self):
        """Of the term, or of its extension (PL 42(2) and (3))."""
        term = values.last_day_of_term(self.number, self.filed)
        return max(term, self.extended) if self.extended else term

    def ended_on(self, day):
        """Expired, lapsed, abandoned or invalidated in full (PL 42, 44, 47)."""
        expired = self.granted is not None and day > self.last_day()
        return self.void or self.gone_on(day) or expired

    def gone_on(self, day):
        """From the day of an end to that of its restoration, which is the first day again."""
        return any(first <= day and (again is None or day < again) for first, again in self.ends)

    def pending_on(self, day):
        """An application still; what has ended is none, and what is granted has a term."""
        if self.granted is None:
            return not self.void and not self.gone_on(day)
        return day < self.granted and not self.ended_on(day)

    def suspended_on(self, day, kind):
        return any(s.kind == kind and s.first <= day <= s.last for s in self.suspensions)

    def annuity_unpaid_on(self, day):
        """In the late-fee period: due before that day, and not paid since (IR 115)."""
        return any(due < day for due in self.missed())

    def missed(self):
        """The days on which annuities were due that neither they nor a later one was paid for."""
        found = set()
        for due, status in self.annuities:
            if status == "missed":
                found.add(due)
            else:
                found = {other for other in found if other > due}
        return found

    def invalidation_pending_on(self, day):
        """Of the requests that overlap, one is not decided yet (PL 45)."""
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

    def standing_pledges(self, number, day):
        return [pledge for pledge in self.pledges.values()
                if number in pledge.body["patents"] and pledge.stands_on(day)]

    def statement_on(self, number, day):
        """The last of those that stand on the day."""
        statements = reversed(self.patents[number].statements)
        return next((s for s in statements if s.stands_on(day)), None)
