"""Random streams of submissions from a seed: few parties and patents, so that they conflict, and
days at the boundaries of earlier terms. Most are well-formed, so that the ledger fills."""

import datetime
import random

import stream_bodies
import stream_corrections
import event_reference
import schema
import stream_malformed
import stream_names
from oracle import Oracle
from stream_context import StreamContext

ONE_DAY = datetime.timedelta(days=1)
WEIGHTS = {**stream_bodies.WEIGHTS, **stream_names.WEIGHTS}
CORRECTED = 0.03  # Part of the submissions.
RESTATED = 0.03  # Of those that state a recorded fact again.


class Stream:
    """The parties and patents, then `length` submissions."""

    def __init__(self, seed, length):
        self.random = random.Random(seed)
        self.context = StreamContext(self.random)
        self.oracle = Oracle()  # Only to name existing owners and objects more often.
        self.length, self.count = length, 0
        self.sent = []
        self.events = {}  # Event reference -> position.

    def __iter__(self):
        for source, kind, body in self.context.initial():
            submission = self.envelope(source, kind, body)
            self.play(submission)
            yield submission
        while len(self.sent) < self.length:
            submission = self.next()
            self.sent.append(submission)
            self.play(submission)
            yield submission

    def next(self):
        roll = self.random.random()
        if self.sent and roll < 0.02:
            return stream_malformed.repeated(self.random, self.random.choice(self.sent))
        self.context.law_day = self.law_day()
        source, kind, body = self.new()
        submission = self.envelope(source, kind, self.published(source, kind, body))
        self.conditions(submission)
        if self.random.random() < 0.03:
            stream_malformed.respell(self.random, submission)
        self.context.remember(kind, body)
        if roll > 0.98:
            stream_malformed.make_malformed(self.random, submission)
        return submission

    def new(self):
        if self.random.random() < CORRECTED:
            correction = stream_corrections.make(self.context, self.oracle)
            if correction:
                return correction
        if self.random.random() < RESTATED:
            again = stream_corrections.restated(self.context, self.oracle)
            if again:
                return again
        kind = self.random.choices(list(WEIGHTS), WEIGHTS.values())[0]
        if kind in stream_names.MAKERS:
            source, body = stream_names.MAKERS[kind](self.context)
        else:
            source, body = stream_bodies.make(self.context, kind)
        return source, kind, stream_names.named(self.context, source, kind, body)

    def published(self, source, kind, body):
        """Some facts of the office as its gazette has them; rarely a proposal that lacks a field."""
        fields = schema.OF_PROPOSALS.get(kind, ())
        if self.random.random() >= (0.4 if source in ("ip-office", "court") else 0.01):
            return body
        missing = [field for field in fields if self.random.random() < 0.7]
        return {name: value for name, value in body.items() if name not in missing}

    def play(self, submission):
        self.oracle.play(event_reference.with_event(submission, self.events))
        event = f"{len(self.oracle.log) - 1}.0"
        self.events.setdefault(event_reference.reference_to(submission), event)
        self.context.references[len(self.oracle.log) - 1] = event_reference.reference_to(submission)
        self.context.update(self.oracle.ledger, submission["body"])

    def envelope(self, source, kind, body):
        self.count += 1
        return {"id": f"S-{self.count}", "source": source, "at": self.moment(body), "type": kind,
                "body": body}

    def conditions(self, submission):
        """Sets `acknowledge` and `expect` of some."""
        pledges = ("pledge.register", "pledge.change")
        if submission["type"] in pledges and self.random.random() < 0.3:
            submission["acknowledge"] = self.random.choice([["P11"], ["P10"], ["P10", "P11"]])
        if self.random.random() < 0.05:
            submission["expect"] = {self.context.patent(): self.random.randint(1, 12)}

    def law_day(self):
        """Rarely a day on which the law changes, or the day before."""
        if self.random.random() >= 0.05:
            return None
        return self.random.choice(self.context.LAW_DAYS) - self.random.choice([0, 1]) * ONE_DAY

    def moment(self, body):
        """Usually filed on the day of the last fact, sometimes later, rarely before it."""
        day, roll = self.context.day_of(body), self.random.random()
        if roll < 0.2:
            day += self.random.randint(0, 40) * ONE_DAY
        elif roll < 0.23:
            day -= ONE_DAY
        return f"{max(day, datetime.date(2003, 1, 1))}T{self.random.randint(0, 23):02}:00:00+08:00"
