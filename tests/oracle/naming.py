"""Names of parties where their codes belong, as the gazette prints them (`contract.md` §1, *Names of
parties*; `law.md` §6.5). A fact of which each name is one party's has the effect of the same fact in
codes; another one waits, and has none."""

import datetime

import values

SINGLE = ("debtor", "payer", "licensee", "party", "successor")
LISTS = ("from", "licensors", "licensees", "pledgors", "pledgees", "guarantors", "patentees")
OWNERS = ("to", "owners", "applicants")
WITH_NAMES = ("patent", "transfer", "licence", "pledge", "open-licence")
NAMING = ("party.register", "party.rename", "gazette.map")  # Whose a name is follows from these.


class Names:
    """What the events say of names, in their order."""

    def __init__(self):
        self.borne = {}  # Party -> [first day, name], by day. The first is borne before it too.
        self.maps = []  # (name, party, first day).

    def register(self, party, name):
        """The name that it bears now. Its first one is for all days."""
        known = self.borne.setdefault(party, [[datetime.date.min, None]])
        known[0 if known[0][1] is None else -1][1] = name

    def rename(self, party, name, day):
        known = self.borne.setdefault(party, [[datetime.date.min, None]])
        known[:] = sorted([one for one in known if one[0] != day] + [[day, name]])

    def name_on(self, party, day):
        return [name for first, name in self.borne[party] if first <= day][-1]

    def bearers(self, name, day):
        """The parties that it is mapped to on the day, else those that bear it."""
        mapped = {party for other, party, first in self.maps if other == name and first <= day}
        return mapped or {party for party in self.borne if self.name_on(party, day) == name}


def record(ledger, submission):
    body, kind = submission["body"], submission["type"]
    if kind == "party.register":
        ledger.names.register(body["party"], values.folded_name(body["name"]))
    elif kind == "party.rename":
        ledger.names.rename(body["party"], values.folded_name(body["name"]), body["from"])
    elif kind == "gazette.map":
        ledger.names.maps.append((values.folded_name(body["name"]), body["party"],
                                  body.get("from", datetime.date.min)))


def may_name(ledger, submission):
    kind = submission["type"]
    return ("ip-office" in ledger.roles_of(submission["source"])
            and (kind.split(".")[0] in WITH_NAMES or kind in ("party.rename", "party.succeed")))


def with_parties(body, change):
    """The body with each party changed, those of consents aside. One that a list has twice then is
    there once."""
    found = dict(body)
    for field in SINGLE:
        if field in found:
            found[field] = change(found[field])
    for field in LISTS:
        if isinstance(found.get(field), list):
            found[field] = list(dict.fromkeys(change(party) for party in found[field]))
    for field in OWNERS:
        if field in found:
            once = {}
            for entry in found[field]:
                once.setdefault(change(entry["party"]), entry)
            found[field] = [{**entry, "party": party} for party, entry in once.items()]
    if isinstance(found.get("set"), dict):
        found["set"] = with_parties(found["set"], change)
    return found


def names_in(submission):
    found = []
    if submission["type"] in ("gazette.map", "party.register"):
        return found
    with_parties(submission["body"], lambda party: found.append(party) or party)
    return [party for party in dict.fromkeys(found) if values.is_name(party)]


def day_of(submission):
    """The day of the fact. A change of name is of the party that bears the old one the day before."""
    kind, body = submission["type"], submission["body"]
    if kind == "party.rename":
        return body["from"] - values.ONE_DAY
    if kind == "open-licence.accept":  # The licence is granted by the payment.
        return body["paid"]["on"]
    fields = ("registered", "recorded", "granted", "announced", "declared", "on", "filed")
    return next((body[field] for field in fields if field in body), submission["at"].date())


def codes_of(ledger, submission):
    """The party of each name, or None if a name is nobody's or that of several."""
    found = {}
    for name in names_in(submission):
        bearers = ledger.names.bearers(name[2:], day_of(submission))
        if len(bearers) != 1:
            return None
        found[name] = bearers.pop()
    return found


def in_codes(ledger, submission):
    """The decoded submission in codes; as it is if it waits."""
    codes = codes_of(ledger, submission)
    if not codes:
        return submission
    body = with_parties(submission["body"], lambda party: codes.get(party, party))
    return {**submission, "body": body}


def stated_in_codes(ledger, stated, content):
    """The same of a submission as stated, whose content is decoded."""
    codes = codes_of(ledger, content)
    if not codes:
        return stated
    body = with_parties(stated["body"], lambda party: codes.get(values.party(party), party))
    return {**stated, "body": body}
