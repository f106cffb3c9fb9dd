"""A generated stream with additions: bundles, corrections of all fields with figures, parties that
move, foreign currencies. With an odd seed no clock.day moves the calendar, and each month is closed
by a contract that still counts in it."""

import collections
import itertools
import json
import random
import subprocess

from months import CLOSE_DAY, day_of, month_of, month_text

BUNDLED, CHANGED, FOREIGN = 0.15, 0.1, 0.02
RATES = ("7.1234", "6.98765432", "0.04812345", "1", "150.5")
FEES = ({"form": "royalty", "total": "250000.00", "open": True, "currency": "CNY",
         "royalty": {"rate": "0.03", "base": "net-sales"}},
        {"form": "lump-sum", "total": "1234567.89", "technology": "1000000.01", "currency": "CNY"},
        {"form": "lump-sum", "total": "70000.00", "currency": "USD"},
        {"form": "free"}, {"form": "instalments", "total": "10000000.00", "currency": "CNY"})
RETRACTED = ("contract.register", "contract.revise", "contract.cancel", "contract.receipt",
             "transfer.register", "licence.record", "licence.revoke", "open-licence.declare",
             "open-licence.announce", "open-licence.accept", "pledge.register", "pledge.revoke")


def generated(binary, patents, events, seed):
    done = subprocess.run([binary, "generate", "--patents", str(patents), "--events", str(events),
                           "--seed", str(seed)], capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


class Enriched:
    """A stream with inserted submissions; named positions are adjusted."""

    def __init__(self, submissions, seed):
        self.random = random.Random(seed)
        self.lines, self.moved, self.made = [], [], 0
        self.pledges, self.bundled = collections.Counter(), {}
        self.parties, self.contracts, self.reached, self.closing = [], [], "", ""
        for submission in submissions:
            self.moved.append(len(self.lines))
            if submission["type"] == "clock.day" and seed % 2 == 1:
                continue
            self.close_months(submission["at"])
            self.moved[-1] = len(self.lines)
            self.lines.append(self.changed(submission))
            self.remember(self.lines[-1])
            if self.parties and self.random.random() < CHANGED:
                self.insert_change(submission["at"])
            if self.contracts and self.random.random() < FOREIGN:
                self.settle_abroad(submission["at"])

    def add(self, kind, body, at, source="operator"):
        self.made += 1
        self.lines.append({"source": source, "id": f"M-{self.made}", "at": at, "type": kind,
                           "body": body})

    def changed(self, submission):
        body = submission["body"]
        if submission["type"] == "pledge.register":
            return {**submission, "body": {**body, **self.bundle(submission)}}
        seq, _, index = str(body.get("event", "")).partition(".")
        if seq.isdigit() and int(seq) < len(self.moved):
            return {**submission, "body": {**body, "event": f"{self.moved[int(seq)]}.{index}"}}
        return submission

    def bundle(self, submission):
        """Some groups of three pledges of one bank are a bundle; banks use the same names. A repeated
        submission has the same one."""
        key = submission["source"], submission["id"]
        if key not in self.bundled:
            bank = submission["body"]["pledgees"][0]
            number = self.pledges[bank] // 3
            self.pledges[bank] += 1
            is_in = random.Random(f"bundle {bank} {number}").random() < BUNDLED
            self.bundled[key] = {"bundle": f"B-{number}"} if is_in else {}
        return self.bundled[key]

    def remember(self, submission):
        kind, body = submission["type"], submission["body"]
        if kind == "party.register" and not body.get("roles") and "district" in body:
            self.parties.append(body)
        if kind == "contract.register" and "sellers" in body:
            self.contracts.append(body)

    def close_months(self, at):
        """Inserts a contract of the closing month before the first filing on its closing day."""
        day = day_of(at)
        if day <= self.reached:
            return
        self.reached = day
        month = month_of(day) - (day[8:] < f"{CLOSE_DAY:02}")
        if not self.contracts or month_text(month) <= self.closing:
            return
        self.closing = month_text(month)
        last = self.contracts[-1]
        registered = f"{month_text(month - 1)}-28"
        number = f"{self.closing[:4]}129{self.random.randrange(10 ** 9):09}"
        body = {**last, "contract": number, "signed": registered, "registered": registered}
        body.pop("patents", None)
        self.add("contract.register", body, f"{day}T00:00:00+08:00", "tech-registry")

    def exchange(self, at):
        """An exchange rate of the day of the filing or of an earlier day."""
        day = self.random.choice([day_of(at), "2015-06-30"])
        return {"exchange": {"rate": self.random.choice(RATES), "on": day, "source": "CFETS"}}

    def maybe_exchange(self, at, chance):
        return self.exchange(at) if self.random.random() < chance else {}

    def settle_abroad(self, at):
        """A contract in a foreign currency, its revision and payments, each with its own rate or
        without one."""
        some, day = self.random.choice, day_of(at)
        fee = {"form": some(["lump-sum", "royalty", "entry-fee-plus-royalty", "warrant"]),
               "currency": some(["USD", "JPY"]), "total": self.amount(),
               **self.maybe_exchange(at, 0.7)}
        if self.random.random() < 0.5:
            fee["technology"] = self.amount()
        number = f"{day[:4]}127{self.random.randrange(10 ** 9):09}"
        body = {**some(self.contracts[-200:]), "contract": number, "fee": fee, "signed": day,
                "registered": day}
        body.pop("patents", None)
        revised = {"contract": number, "total": self.amount(), "reason": "settled", "filed": day}
        paid = {"contract": number, "amount": self.amount(), "on": day}
        acts = [("contract.register", body),
                ("contract.revise", {**revised, **self.maybe_exchange(at, 0.6)}),
                ("contract.receipt", {**paid, "currency": fee["currency"],
                                      **self.maybe_exchange(at, 0.7)}),
                ("contract.receipt", {**paid, "currency": "CNY"})]
        for kind, act in itertools.islice(acts, self.random.randrange(1, 5)):
            self.add(kind, act, at, "tech-registry")

    def amount(self):
        """Up to a hundred million; all magnitudes are equally frequent."""
        digits = self.random.randrange(5, 11)
        return f"{self.random.randrange(1, 10 ** digits) / 100:.2f}"

    def insert_change(self, at):
        if self.random.random() < 0.15:
            party = {**self.random.choice(self.parties)}
            party["district"] = self.random.choice(["120101", "120116", "110108", "130900"])
            return self.add("party.register", party, at)
        recent = self.random.random() < 0.6
        place = self.random.randrange(max(0, len(self.lines) - 400) if recent else 0,
                                      len(self.lines))
        target = self.lines[place]
        event = {"event": f"{place}.0", "reason": "clerical"}
        if target["type"] in RETRACTED and self.random.random() < 0.3:
            return self.add("event.retract", event, at)
        changes = self.changes(target["type"], target["body"], target["at"])
        if changes:
            self.add("event.correct", {**event, "set": changes}, at)

    def changes(self, kind, body, filed):
        """A correction of one field with figures. Rates are not later than the filing."""
        some = self.random.choice
        party = some(self.parties)["party"]
        amount = self.amount()
        abroad = {"currency": "USD", **self.exchange(filed)}
        fee = some((*FEES, {"form": "lump-sum", "total": amount, **abroad}))
        claim = body.get("claim", {})
        day = f"{self.reached[:8]}0{self.random.randrange(1, 5)}"
        fields = {
            "contract.register": [("sellers", [party]), ("buyers", [party]), ("fee", fee),
                                  ("kind", some(["transfer", "licence", "service"])),
                                  ("ip", some(["patent", "know-how", "none"])),
                                  ("registered", day), ("open_licence", True)],
            "contract.revise": [("total", amount), ("exchange", abroad["exchange"])],
            "contract.receipt": [("amount", amount), ("on", day), ("currency", "USD"),
                                 ("exchange", abroad["exchange"])],
            "transfer.register": [("registered", day), ("fee", fee)],
            "licence.record": [("recorded", day), ("fee", fee), ("licensees", [party])],
            "pledge.register": [("bundle", some(["B-1", "B-2", "B-3"])), ("registered", day),
                                ("claim", {**claim, "amount": amount}),
                                ("claim", {**claim, "currency": "USD"}),
                                ("claim", {**claim, **abroad})],
            "open-licence.declare": [("announced", day)],
            "open-licence.announce": [("announced", day)],
            "open-licence.accept": [("recorded", day)],
            "party.register": [("district", some(["120101", "120116", "110108"])),
                               ("kind", some(["university", "enterprise", "institute"]))],
            "patent.grant": [("industry", some(["C34", "I65", "M73"]))],
            "patent.classify": [("industry", some(["C34", "I65", "M73"]))]}
        if kind not in fields:
            return None
        name, value = some(fields[kind])
        if (kind, name) == ("contract.receipt", "exchange"):
            return abroad
        return {name: value}
