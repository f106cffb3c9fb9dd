"""The parties and patents of a stream, and the days and numbers that it has used."""

import datetime

import stream_names
from filing import HAPPENED
from naming import Names

ONE_DAY = datetime.timedelta(days=1)
WEIGHTS = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]
NUMBERS = {"licence": "X2024120%06d", "pledge": "Y2024980%06d", "hold": "hold-%d",
           "contract": "2024120003%06d"}
LAST_DAY = datetime.date(2026, 6, 1)  # Streams file nothing later, but for a few.
# Sources: name, kind, country, roles.
SENDERS = [
    ("ip-office", "government", "CN", ["ip-office"]), ("court", "government", "CN", ["court"]),
    ("tech-registry", "government", "CN", ["tech-registry"]),
    ("91120101MA9900108N", "agency", "CN", ["trading-centre"]),
    ("91120101MA9900079B", "bank", "CN", ["bank"]),
    ("91120116MA9900087X", "bank", "CN", ["bank"]),
    ("121200004019000342", "institute", "CN", ["institution"]),
    ("court-2", "government", "CN", ["court"]),
    ("91120102MA9900204E", "agency", "CN", ["trading-centre"]),
    ("tech-registry-2", "government", "CN", ["tech-registry"]),
    ("bureau", "government", "CN", ["statistics"])]
OWNERS = [
    ("12120000401900018C", "university", "CN", []),
    ("91120116MA990001XT", "enterprise", "CN", ["institution"]),
    ("91120111MA9900028J", "enterprise", "CN", ["institution"]), ("DE:beispiel", "enterprise", "DE", []),
    ("HK:holdings", "enterprise", "HK", []), ("CN:li-na", "individual", "CN", [])]
# Granted patents: day of filing, type digit, day of grant. The designs are on both sides of
# 2021-06-01.
GRANTS = [("2019-03-12", "1", "2021-08-06"), ("2020-05-20", "1", "2022-11-15"),
          ("2021-09-01", "2", "2022-03-18"), ("2021-05-31", "3", "2022-08-02"),
          ("2021-06-01", "3", "2022-08-02"), ("2004-02-29", "1", "2009-05-13"),
          ("2014-10-10", "2", "2015-05-25"), ("2022-06-06", "8", "2024-02-09")]
# Granted in the stream: facts about them wait.
LATE = [("2018-02-02", "1", "2020-03-03"), ("2019-06-10", "2", "2020-02-14")]
# Day of filing, type digit. The third was filed on the day of a utility model above.
APPLICATIONS = [("2023-08-10", "1"), ("2024-01-31", "2"), ("2021-09-01", "1")]


def number_of(filed, digit, serial):
    text = f"{filed[:4]}{digit}{9000100 + serial:07}"
    check = sum(int(d) * w for d, w in zip(text, WEIGHTS)) % 11
    return f"{text}.{'0123456789X'[check]}"


def later(day, years):
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


class StreamContext:
    LAW_DAYS = [datetime.date.fromisoformat(day) for day in (
        "2007-10-01", "2010-10-01", "2011-08-01", "2021-01-01", "2021-06-01", "2021-11-15")]

    def __init__(self, random):
        self.random = random
        self.senders = [name for name, *_ in SENDERS]
        self.owners = [name for name, *_ in OWNERS] + [self.senders[6]]
        self.institutions = [name for name, _, _, roles in SENDERS + OWNERS
                             if "institution" in roles]
        self.courts = [self.senders[1]] * 3 + [self.senders[7]]
        self.registries = [self.senders[2]] * 9 + [self.senders[9]]
        self.banks = self.senders[4:6]
        self.grants = [(number_of(f, d, i), f, g) for i, (f, d, g) in enumerate(GRANTS)]
        self.applications = [(number_of(f, d, 50 + i), f) for i, (f, d) in enumerate(APPLICATIONS)]
        self.late = [(number_of(f, d, 80 + i), f, g) for i, (f, d, g) in enumerate(LATE)]
        self.patents = [n for n, *_ in self.grants] + [n for n, *_ in self.applications]
        self.holders = {}
        self.days = [datetime.date(2024, 7, 1)]
        self.now = datetime.date(2024, 1, 1)
        self.law_day = None  # On which the law changes, or the day before: the next body is of it.
        self.numbers = {"licence": [], "pledge": [], "hold": [], "contract": []}
        self.declared = {}  # Patent -> fee of its last statement.
        self.licences = {}
        self.pledges = {}
        self.contracts = []
        self.last_number = 0
        self.documents = 0
        self.references = {}  # Position -> how a correction names the submission there.
        self.dues = []
        self.calendar = None
        self.registered = [(*row[:3], list(row[3])) for row in SENDERS + OWNERS]
        self.aliases = stream_names.meant(self)
        self.names = Names()  # Of the ledger.

    def initial(self):
        """Registers all parties and most of the patents."""
        for party, kind, country, roles in SENDERS + OWNERS:
            yield "operator", "party.register", {
                "party": party, "name": stream_names.initial_name(self, party), "kind": kind,
                "country": country, "roles": roles}
        for number, filed, granted in self.grants:
            body = self.granted(number, filed, granted)
            self.remember("patent.grant", body)
            yield "ip-office", "patent.grant", stream_names.named(
                self, "ip-office", "patent.grant", body, 0.06)
        for number, filed in self.applications:
            applicant = self.random.choice(self.owners)
            twins = [n for n, f, _ in self.grants if f == filed]
            if twins and self.random.random() < 0.8:
                applicant = self.holders[twins[0]][0]
            body = {"patent": number, "title": "t", "filed": filed, "industry": "C34",
                    "ipc": "G05B 19/418", "applicants": [{"party": applicant}]}
            self.remember("patent.apply", body)
            yield "ip-office", "patent.apply", body

    def granted(self, number, filed, granted):
        parties = self.random.sample(self.owners, self.random.choice([1, 1, 1, 2, 3]))
        body = {"patent": number, "title": "t", "filed": filed, "granted": granted,
                "owners": self.shared(parties)}
        body.update({"locarno": "14-03"} if number[4] == "3" else {"ipc": "G05B 19/418"})
        if self.random.random() < 0.4:
            body["evaluation_report"] = self.random.choice(["positive", "positive", "negative"])
        if self.random.random() < 0.2:
            body["co_ownership_agreement"] = True
        return body

    def shared(self, parties):
        """Shares that sum to one, or none; some with a large denominator."""
        if self.random.random() < 0.6:
            return [{"party": party} for party in parties]
        denominator = self.random.choice([len(parties), 10, 1000000])
        parts = [1] * (len(parties) - 1)
        parts.append(denominator - len(parts))
        if self.random.random() < 0.1:
            parts[0] = max(1, parts[0] - 1)
        return [{"party": p, "share": f"{part}/{denominator}"} for p, part in zip(parties, parts)]

    def patent(self):
        """Rarely one that is not granted yet."""
        if self.random.random() < 0.02:
            return self.random.choice(self.late)[0]
        return self.random.choice(self.patents)

    def owner_of(self, number):
        """The owners as far as the stream knows; sometimes another party."""
        held = self.holders.get(number)
        if not held or self.random.random() < 0.05:
            return [self.random.choice(self.owners)]
        return list(held)

    def number(self, subject):
        """Usually a number that was used."""
        known = self.numbers[subject]
        if not known or self.random.random() < 0.03:
            return NUMBERS[subject] % 999999
        return self.random.choice(known[-6:])

    def new_number(self, subject):
        if self.numbers[subject] and self.random.random() < 0.04:
            return self.random.choice(self.numbers[subject])
        self.last_number += 1
        number = NUMBERS[subject] % self.last_number
        if self.random.random() < 0.05:
            number = f"{subject}-{self.last_number}".upper()  # An unknown shape.
        self.numbers[subject].append(number)
        return number

    def today(self):
        """A slowly increasing day, or a boundary of an earlier term, or the day beside one."""
        if self.law_day:
            return self.law_day
        if self.random.random() < 0.35:
            boundary = self.random.choice(self.days[-40:])
            boundary += self.random.choice([-1, 0, 0, 1]) * ONE_DAY
            if boundary <= LAST_DAY or self.random.random() < 0.05:
                return boundary
        self.now += self.random.choice([0, 0, 0, 1, 5, 30]) * ONE_DAY
        if self.now > LAST_DAY:
            self.now = datetime.date(2021, 10, 1)
        return self.now

    def last_day_of(self, number):
        known = self.grants + self.applications + self.late
        filed = next(f for n, f, *_ in known if n == number)
        years = {"2": 10, "3": 15}.get(number[4], 20)
        if number[4] == "3" and filed < "2021-06-01":
            years = 10
        return later(datetime.date.fromisoformat(filed), years) - ONE_DAY

    def remember(self, kind, body):
        """Adds the days of the submission to the boundaries, whatever its outcome."""
        for field in ("from", "until", "registered", "recorded", "announced", "on", "effective",
                      "due", "paid", "declared"):
            if isinstance(body.get(field), str):
                self.days.append(datetime.date.fromisoformat(body[field]))
        if kind in ("patent.grant", "patent.apply"):
            entries = body.get("owners") or body["applicants"]
            known = [entry["party"] for entry in entries if entry["party"] in self.owners]
            self.holders[body["patent"]] = known

    def update(self, ledger, body):
        """Takes owners and calendar from the ledger, and removes a number that is not in use."""
        self.calendar, self.names = ledger.today, ledger.names
        for number, patent in ledger.patents.items():
            self.holders[number] = sorted(patent.owners)
        for subject, objects in (("licence", ledger.licences), ("pledge", ledger.pledges),
                                ("hold", ledger.holds), ("contract", ledger.contracts)):
            named = body.get(subject)
            if named in self.numbers[subject] and named not in objects:
                self.numbers[subject].remove(named)

    def day_of(self, body):
        """The last day of what has happened, also in what a change sets."""
        days = [day for fields in (body, *body.values()) if isinstance(fields, dict)
                for name, day in fields.items() if name in HAPPENED and isinstance(day, str)]
        return datetime.date.fromisoformat(max(days)) if days else self.law_day or self.now
