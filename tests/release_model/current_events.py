"""The events that took effect, with corrections and retractions applied."""

import bisect

from known import PATENT_EVENTS, Known, canonical

EFFECTIVE = ("recorded", "discrepancy")


class Event:
    def __init__(self, seq, submission):
        self.seq, self.kind = seq, submission["type"]
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

    def about(self, key):
        """The current events of an object, in order."""
        found = [self.events[seq] for seq in self.named_by.get(key, ())]
        return [event for event in found if event.body is not None and key in keys_of(event)]

    def take(self, seq, submission):
        """Applies an entry; returns the keys of the objects whose figures may change."""
        if submission["type"] in ("event.correct", "event.retract"):
            return self.restate(seq, submission)
        event = self.events[seq] = Event(seq, submission)
        if event.kind == "party.register":
            self.known.learn_party(seq, event.body)
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
        return self.learn(seq, before | after)

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
        return {key for key in keys if key[0] != "patent"}


def keys_of(event):
    return objects_of(event) | patents_of(event)
