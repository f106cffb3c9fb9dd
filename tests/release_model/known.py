"""What parties and patents stated about their classes: the first statement holds from the
beginning, and each later one from its day (law.md §7.2). A thing is classified on its own day, by
what was known when it first counted; a correction of a statement reaches all that it classifies."""

import re
import unicodedata
from typing import NamedTuple

PATENT_EVENTS = ("patent.apply", "patent.grant", "patent.classify", "transfer.register")
HOME_COUNTRIES = {"", "CN"}
OFFICES = {"ip-office", "court"}  # Their whole transfers take effect as stated.
OWN_CODES = {"TW": "710000", "HK": "810000", "MO": "820000"}  # Their codes in GB/T 2260.
ABROAD = "ABROAD"
UNKNOWN = {"class": "", "industry": "", "owners": ()}


def canonical(number):
    """202019000002.3: without prefix, blanks and full width."""
    text = re.sub(r"[\s]", "", unicodedata.normalize("NFKC", number)).upper()
    return re.sub(r"^(ZL|CN)", "", text)


class When(NamedTuple):
    day: str  # Of the thing that is classified.
    known: int  # The entry with which it first counted.


class Stated(NamedTuple):
    seq: int
    day: str
    value: object


def holding(stated, when):
    """The value that holds; None if nothing was stated. `stated` is in the order of the entries."""
    if not stated:
        return None
    found, *later = stated
    since = ""  # The first one holds from the beginning.
    for each in later:
        if each.seq < when.known and since <= each.day <= when.day:
            found, since = each, each.day
    return found.value


class Known:
    def __init__(self):
        self.parties, self.patents = {}, {}  # Lists of Stated.
        self.owned = {}  # Patent to (legal day, owners after it), as known with each entry.
        self.classifying = None  # The object; and the objects that a party or patent classifies.
        self.objects = {}

    def learn_party(self, name, events):
        """`events` are its current registrations, in order."""
        self.parties[name] = [
            Stated(event.seq, event.day, (event.body["kind"], district_of(
                event.body["country"], event.body.get("district", "")))) for event in events]

    def learn_patent(self, seq, number, events):
        """`events` are the current events about its class or owners, in order."""
        state, stated = UNKNOWN, []
        for event in events:
            state = after_event(event, state)
            if states_class(event):
                stated.append(Stated(event.seq, event.day, state))
        self.patents[number] = stated
        self.owned.setdefault(number, []).append((seq, owners_by_day(events)))

    def party(self, name, when):
        """Its kind and district; for an unregistered party those that its name implies."""
        self.objects.setdefault(name, set()).add(self.classifying)
        value = holding(self.parties.get(name), when)
        if value is not None:
            return value
        foreign = re.match(r"^[A-Z]{2}:.", name)
        return "", district_of(name[:2] if foreign else "", "")

    def patent(self, number, when):
        number = canonical(number)
        self.objects.setdefault(number, set()).add(self.classifying)
        return holding(self.patents.get(number), when) or UNKNOWN

    def classified_by(self, name):
        """The objects whose codes depend on a party or a patent."""
        return {key for key in self.objects.get(name, ()) if key is not None}

    def owners(self, number, day, seq):
        """The owners on that day, by the knowledge at `seq`; before the first day the first ones."""
        known = [owned for since, owned in self.owned.get(canonical(number), ()) if since <= seq]
        history = known[-1] if known else []
        owned = [owners for since, owners in history if since <= day] or [
            owners for _, owners in history[:1]]
        return owned[-1] if owned else ()


def owners_by_day(events):
    """In the order of the legal days (law.md §6.5)."""
    state, owned = UNKNOWN, []
    of_title = [event for event in events if event.kind != "patent.classify"]
    for event in sorted(of_title, key=legal_day):
        state = after_event(event, state)
        owned.append((legal_day(event), state["owners"]))
    return owned


def legal_day(event):
    return next(event.body[field] for field in ("registered", "granted", "filed")
                if field in event.body)


def states_class(event):
    is_of_class = "ipc" in event.body or "industry" in event.body
    return event.kind != "transfer.register" and (event.kind != "patent.classify" or is_of_class)


def district_of(country, district):
    if country in HOME_COUNTRIES:
        return district if re.fullmatch(r"\d{6}", district) else ""
    return OWN_CODES.get(country, ABROAD)


def after_event(event, state):
    body, state = event.body, dict(state)
    if event.kind == "transfer.register":
        is_stated = event.source in OFFICES and body["extent"] == "whole"
        state["owners"] = owners_after(() if is_stated else state["owners"], body)
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
