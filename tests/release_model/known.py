"""The knowledge of the ledger about parties and patents, entry by entry. The breakdown of a figure
uses the knowledge at its registration."""

import bisect
import re
import unicodedata

PATENT_EVENTS = ("patent.apply", "patent.grant", "patent.classify", "transfer.register")
HOME_COUNTRIES = {"", "CN"}
OWN_CODES = {"TW": "710000", "HK": "810000", "MO": "820000"}  # Their codes in GB/T 2260.
ABROAD = "ABROAD"
UNKNOWN = {"class": "", "industry": "", "owners": (), "owned": ()}


def canonical(number):
    """202019000002.3: without prefix, blanks and full width."""
    text = re.sub(r"[\s]", "", unicodedata.normalize("NFKC", number)).upper()
    return re.sub(r"^(ZL|CN)", "", text)


class History:
    """The values of one object, each with the first entry at which it was known."""

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
        history = self.parties.setdefault(body["party"], History())
        history.note(seq, (kind, district_of(body["country"], district)))

    def learn_patent(self, seq, number, events):
        """`events` are the current events about its class or owners, in order."""
        state, owned = UNKNOWN, []
        for event in events:
            state = after_event(event.kind, event.body, state)
            owned.append((event.seq, state["owners"]))
        self.patents.setdefault(number, History()).note(seq, {**state, "owned": owned})

    def party(self, name, seq):
        """Its kind and district; for an unregistered party those that its name implies."""
        history = self.parties.get(name)
        value = history.at(seq) if history else None
        if value is not None:
            return value
        foreign = re.match(r"^[A-Z]{2}:.", name)
        return "", district_of(name[:2] if foreign else "", "")

    def patent(self, number, seq):
        history = self.patents.get(canonical(number))
        return (history.at(seq) if history else None) or UNKNOWN

    def owners(self, number, when, seq):
        """The owners before the event at `when`, by the knowledge at `seq`."""
        owned = [owners for since, owners in self.patent(number, seq)["owned"] if since < when]
        return owned[-1] if owned else ()


def district_of(country, district):
    if country in HOME_COUNTRIES:
        return district if re.fullmatch(r"\d{6}", district) else ""
    return OWN_CODES.get(country, ABROAD)


def after_event(kind, body, state):
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
    """Remaining owners in their old order, then the new owners."""
    gains = [owner["party"] for owner in body["to"]]
    remaining = [party for party in before if party not in body["from"] and party not in gains]
    return tuple(remaining + gains)
