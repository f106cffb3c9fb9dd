"""What the ledger knows of parties and patents, entry by entry, so that it can be asked what it
knew on an older day: the breakdown of a figure is that of the day of registration."""

import bisect
import re
import unicodedata

PATENT_EVENTS = ("patent.apply", "patent.grant", "patent.classify", "transfer.register")
HOME_COUNTRIES = {"", "CN"}
OWN_CODES = {"TW": "710000", "HK": "810000", "MO": "820000"}  # GB/T 2260 has codes of their own.
ABROAD = "ABROAD"
UNKNOWN = {"class": "", "industry": "", "owners": (), "owned": ()}


def canonical(number):
    """202019000002.3: without prefix, blanks and full width."""
    text = re.sub(r"[\s]", "", unicodedata.normalize("NFKC", number)).upper()
    return re.sub(r"^(ZL|CN)", "", text)


class Past:
    """The values of one thing, with the entry from which on each was known."""

    def __init__(self):
        self.since, self.values = [], []

    def note(self, seq, value):
        if not self.values or self.values[-1] != value:
            self.since.append(seq)
            self.values.append(value)

    def at(self, seq):
        place = bisect.bisect_right(self.since, seq)
        return self.values[place - 1] if place else None


class Known:
    def __init__(self):
        self.parties, self.patents = {}, {}

    def learn_party(self, seq, body):
        kind, district = body["kind"], body.get("district", "")
        past = self.parties.setdefault(body["party"], Past())
        past.note(seq, (kind, district_of(body["country"], district)))

    def learn_patent(self, seq, number, events):
        """`events` are those that say something of its class or owners, as they stand, in order."""
        state, owned = UNKNOWN, []
        for event in events:
            state = told_by(event.kind, event.body, state)
            owned.append((event.seq, state["owners"]))
        self.patents.setdefault(number, Past()).note(seq, {**state, "owned": owned})

    def party(self, name, seq):
        """Its kind and district; of one that nobody registered, what its name says."""
        past = self.parties.get(name)
        value = past.at(seq) if past else None
        if value is not None:
            return value
        foreign = re.match(r"^[A-Z]{2}:.", name)
        return "", district_of(name[:2] if foreign else "", "")

    def patent(self, number, seq):
        past = self.patents.get(canonical(number))
        return (past.at(seq) if past else None) or UNKNOWN

    def owners(self, number, when, seq):
        """Who owned it before the event at `when`, by what was known at `seq`."""
        owned = [owners for since, owners in self.patent(number, seq)["owned"] if since < when]
        return owned[-1] if owned else ()


def district_of(country, district):
    if country in HOME_COUNTRIES:
        return district if re.fullmatch(r"\d{6}", district) else ""
    return OWN_CODES.get(country, ABROAD)


def told_by(kind, body, state):
    state = dict(state)
    if kind == "transfer.register":
        state["owners"] = owners_after(state["owners"], body)
        return state
    state["class"] = body.get("ipc") or body.get("locarno") or state["class"]
    state["industry"] = body.get("industry") or state["industry"]
    owners = body.get("owners") or body.get("applicants")
    if owners:
        state["owners"] = tuple(owner["party"] for owner in owners)
    return state


def owners_after(before, body):
    """Who keeps a share stands where he stood; who gains comes after."""
    gains = [owner["party"] for owner in body["to"]]
    keeps = [party for party in before if party not in body["from"] and party not in gains]
    return tuple(keeps + gains)
