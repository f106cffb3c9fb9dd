"""The events that took effect, with corrections and retractions applied."""

import bisect

from known import PATENT_EVENTS, Known, When, canonical
from months import day_of

EFFECTIVE = ("recorded", "discrepancy")
KNOWN_ABOUT = ("patent", "party")  # Keys of what classifies objects.


class Event:
    def __init__(self, seq, submission):
        self.seq, self.kind, self.day = seq, submission["type"], day_of(submission["at"])
        self.source = submission["source"]
        self.sent = self.body = submission["body"]  # `body` is None if retracted.
        self.learned = seq  # The entry that set the body last.


def objects_of(event):
    """The keys of the objects whose figures the event changes."""
    kind, body = event.kind, event.body
    subject, _, act = kind.partition(".")
    if subject == "contract":
        return {("contract", body["contract"])}
    if kind == "transfer.register":
        return {("transfer", event.seq)}
    if subject == "licence":
        return {("licence", body["licence"])}
    if subject == "pledge":
        return {("pledge", body["pledge"])}
    if kind == "open-licence.accept":  # A licence without a number gets a key of its own.
        return {("licence", body.get("licence") or f"OL-{event.seq}")}
    if subject == "open-licence" and act in ("declare", "announce"):
        return {("statement", canonical(body["patent"]))}
    return set()


def patents_of(event):
    if event.kind not in PATENT_EVENTS:
        return set()
    named = event.body.get("patents") or [event.body["patent"]]
    return {("patent", canonical(number)) for number in named}


class CurrentEvents:
    def __init__(self):
        self.known, self.events = Known(), {}
        self.named_by = {}  # By key: the seqs of events that name or named it.
        self.now = 0  # The entry that is taken.
        self.counted = {}  # Registration to the entry with which the object first counted.

    def about(self, key):
        """The current events of an object, in order."""
        found = [self.events[seq] for seq in self.named_by.get(key, ())]
        return [event for event in found if event.body is not None and key in keys_of(event)]

    def take(self, seq, submission):
        """Applies an entry; returns the keys of the objects whose figures may change."""
        self.now = seq
        if submission["type"] in ("event.correct", "event.retract"):
            return self.restate(seq, submission)
        event = self.events[seq] = Event(seq, submission)
        return self.learn(seq, self.note(event))

    def restate(self, seq, submission):
        event = self.events[int(submission["body"]["event"].split(".")[0])]
        before = keys_of(event) if event.body is not None else set()
        if submission["type"] == "event.retract":
            event.body = None
        else:
            event.body = {**(event.body or event.sent), **submission["body"]["set"]}
        event.learned = seq
        after = self.note(event) if event.body is not None else set()
        keys = before | after
        reached = [self.known.classified_by(name) for kind, name in keys if kind in KNOWN_ABOUT]
        return self.learn(seq, keys).union(*reached)

    def note(self, event):
        keys = keys_of(event)
        for key in keys:
            seqs = self.named_by.setdefault(key, [])
            if event.seq not in seqs:
                bisect.insort(seqs, event.seq)
        return keys

    def learn(self, seq, keys):
        for key in keys:
            if key[0] == "patent":
                self.known.learn_patent(seq, key[1], self.about(key))
            if key[0] == "party":
                self.known.learn_party(key[1], self.about(key))
        return {key for key in keys if key[0] not in KNOWN_ABOUT}

    def when(self, event, day):
        """The day of the thing that the event registers, and the entry with which it counted."""
        return When(day, self.counted.setdefault(event.seq, self.now))


def parties_of(event):
    return {("party", event.body["party"])} if event.kind == "party.register" else set()


def keys_of(event):
    return objects_of(event) | patents_of(event) | parties_of(event)
