"""Random streams of submissions from a seed: few parties and patents, so that things collide, and
days at the edges of what was said before. Mostly lawful in shape, so that state builds up."""

import datetime
import random

import acts
import corrections
import reference
import spoil
from judge import Judge
from world import World

ONE_DAY = datetime.timedelta(days=1)
CORRECTED = 0.03  # Of the submissions.


class Stream:
    """The opening of a ledger, and then as many submissions as are asked for."""

    def __init__(self, seed, length):
        self.random = random.Random(seed)
        self.world = World(self.random)
        self.judge = Judge()  # Steers only: what it holds for owned and recorded is spoken of more.
        self.length, self.count = length, 0
        self.sent = []
        self.events = {}  # Of what was sent, by its reference.

    def __iter__(self):
        for source, kind, body in self.world.opening():
            submission = self.envelope(source, kind, body)
            self.judged(submission)
            yield submission
        while len(self.sent) < self.length:
            submission = self.next()
            self.sent.append(submission)
            self.judged(submission)
            yield submission

    def next(self):
        roll = self.random.random()
        if self.sent and roll < 0.02:
            return spoil.again(self.random, self.random.choice(self.sent))
        source, kind, body = self.act()
        submission = self.envelope(source, kind, body)
        self.conditions(submission)
        self.world.remember(kind, body)
        if roll > 0.98:
            spoil.spoil(self.random, submission)
        return submission

    def act(self):
        if self.random.random() < CORRECTED:
            correction = corrections.make(self.world, self.judge)
            if correction:
                return correction
        kind = self.random.choices(list(acts.WEIGHTS), acts.WEIGHTS.values())[0]
        source, body = acts.make(self.world, kind)
        return source, kind, body

    def judged(self, submission):
        self.judge.answer(reference.with_event(submission, self.events))
        event = f"{len(self.judge.order) - 1}.0"
        self.events.setdefault(reference.reference_to(submission), event)
        self.world.learn(self.judge.ledger, submission["body"])

    def envelope(self, source, kind, body):
        self.count += 1
        return {"id": f"S-{self.count}", "source": source, "at": self.moment(body), "type": kind,
                "body": body}

    def conditions(self, submission):
        """What a sender says beside the body."""
        pledges = ("pledge.register", "pledge.change")
        if submission["type"] in pledges and self.random.random() < 0.3:
            submission["acknowledge"] = self.random.choice([["P11"], ["P10"], ["P10", "P11"]])
        if self.random.random() < 0.05:
            submission["expect"] = {self.world.patent(): self.random.randint(1, 12)}

    def moment(self, body):
        """Filed on the day of the fact, as a rule; now and then on a day that changes the law."""
        day = self.world.day_of(body)
        if self.random.random() < 0.05:
            day = self.random.choice(self.world.LAW_DAYS) - self.random.choice([0, 1]) * ONE_DAY
        elif self.random.random() < 0.2:
            day += self.random.randint(0, 40) * ONE_DAY
        return f"{max(day, datetime.date(2003, 1, 1))}T{self.random.randint(0, 23):02}:00:00+08:00"
