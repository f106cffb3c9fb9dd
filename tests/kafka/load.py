"""Load, and what came of it: for tests that disturb a node or its brokers while it works.

`Load` writes records all the time and knows which ones are safe. `Follower` reads what is published
as it comes. `look` gathers what there is in the end, `check` compares it with what is promised, and
`check_sight` makes sure that `check` sees a loss, a double, another order and another content.
"""

import copy
import dataclasses
import json
import random
import threading
import time

from confluent_kafka import Consumer, Producer, TopicPartition

import nodes
from cluster import kafka

ENDLESS_MS = 2_000_000_000  # Of a record's time to be written: brokers may be away for long.
QUIET = {"log_level": 2}  # That brokers go away is no news here.


class Load(threading.Thread):
    """Records at a rate, until it is told to stop; all are idempotent and wait for brokers.

    In a network namespace of the brokers it goes on while the link to them is cut.
    """

    def __init__(self, bootstrap, lines, rate, namespace=None):
        super().__init__(daemon=True)
        self.bootstrap, self.lines, self.rate, self.namespace = bootstrap, lines, rate, namespace
        self.offsets = []  # Of those that are safe, in the order in which they became so.
        self.sent = 0
        self.ahead = 0
        self.stopping = threading.Event()
        self.failure = None

    def run(self):
        try:
            with kafka.network_of(self.namespace):
                self._write()
        except Exception as failure:  # pylint: disable=broad-exception-caught
            self.failure = failure  # For the main thread.

    def _write(self):
        producer = Producer({"bootstrap.servers": self.bootstrap, "acks": "all",
                             "enable.idempotence": True, "message.timeout.ms": ENDLESS_MS,
                             "linger.ms": 5, "queue.buffering.max.messages": 1_000_000} | QUIET)
        start = time.monotonic()
        while not self.stopping.is_set() and self.sent < len(self.lines):
            due = int((time.monotonic() - start) * self.rate) + self.ahead
            due = min(len(self.lines), due)
            for line in self.lines[self.sent:due]:
                producer.produce(nodes.COMMAND, line, partition=0, on_delivery=self._told)
            self.sent = max(self.sent, due)
            producer.poll(0.02)
        if producer.flush(120):
            raise AssertionError("what was sent is not safe after 120 s")

    def _told(self, error, message):
        if error:
            raise AssertionError(f"a record was not written: {error}")
        self.offsets.append(message.offset())

    def hurry(self, count):
        """So many at once."""
        self.ahead += count

    def check(self):
        if self.failure:
            raise AssertionError(f"the load failed: {self.failure}")

    def safe(self):
        """How many records the brokers have acknowledged."""
        self.check()
        return len(self.offsets)

    def finish(self):
        """All that was sent is safe when it returns; gives how many that is."""
        self.stopping.set()
        self.join()
        return self.safe()


class Follower(threading.Thread):
    """Reads the results as they are published."""

    def __init__(self, bootstrap, namespace=None):
        super().__init__(daemon=True)
        self.bootstrap, self.namespace = bootstrap, namespace
        self.positions = set()
        self.unbroken = 0  # All before this position were read.
        self.read = 0
        self.stopping = threading.Event()

    def run(self):
        with kafka.network_of(self.namespace):
            consumer = Consumer({"bootstrap.servers": self.bootstrap, "group.id": "follower",
                                 "enable.auto.commit": False,
                                 "auto.offset.reset": "earliest"} | QUIET)
            partitions = consumer.list_topics(nodes.RESULT, timeout=20).topics[
                nodes.RESULT].partitions
            consumer.assign([TopicPartition(nodes.RESULT, one, 0) for one in partitions])
            while not self.stopping.is_set():
                message = consumer.poll(0.1)
                if message is not None and not message.error():
                    self._take(message)
            consumer.close()

    def _take(self, message):
        self.read += 1
        self.positions.add(position_of(message))
        while self.unbroken in self.positions:
            self.unbroken += 1

    def wait_for(self, count, limit_s, what):
        """Until all before that position are published; gives the seconds."""
        return nodes.wait_until(lambda: self.unbroken >= count, limit_s,
                                lambda: f"{what}: {self.unbroken} of {count} published")

    def finish(self):
        self.stopping.set()
        self.join()


def position_of(message):
    return int(nodes.headers_of(message)["ce_sequence"])


@dataclasses.dataclass
class Copy:
    """A record as it was read; copies can be changed."""

    its_topic: str
    its_key: bytes | None
    its_headers: list
    its_value: bytes

    @staticmethod
    def of(message):
        return Copy(message.topic(), message.key(), message.headers(), message.value())

    def topic(self):
        return self.its_topic

    def key(self):
        return self.its_key

    def headers(self):
        return self.its_headers


@dataclasses.dataclass
class Seen:
    """What there is in the end."""

    lines: list  # What was acknowledged, as it was sent.
    offsets: list  # Where the brokers said that it is.
    commands: list  # What the command topic holds.
    results: list
    events: list
    feed: dict  # By patent, the positions of its events, as an undisturbed ledger tells them.


def look(bootstrap, load, undisturbed):
    """`undisturbed`: the directory of a ledger that took the same topic at its ease."""
    commands, results, events = (nodes.read_topic(bootstrap, topic)
                                 for topic in [nodes.COMMAND, nodes.RESULT, nodes.EVENT])
    return Seen(load.lines[:load.sent], list(load.offsets),
                [message.value().decode() for message in commands],
                [Copy.of(message) for message in results], [Copy.of(message) for message in events],
                nodes.feed_of(undisturbed))


def check_commands(seen):
    if seen.offsets != list(range(len(seen.lines))):
        raise AssertionError(f"{len(seen.offsets)} records acknowledged, of {len(seen.lines)}, or "
                             "in another order")
    if seen.commands != seen.lines:
        wrong = next((at for at, (one, other) in enumerate(zip(seen.commands, seen.lines))
                      if one != other), min(len(seen.commands), len(seen.lines)))
        raise AssertionError(f"the topic holds {len(seen.commands)} records, {len(seen.lines)} were "
                             f"acknowledged; the first that differs is {wrong}")


def check_same(records):
    """What comes again under a position is the same, byte for byte."""
    first = {}
    for record in records:
        place = (record.topic(), record.key(), nodes.headers_of(record)["ce_sequence"])
        if first.setdefault(place, record) != record:
            raise AssertionError(f"two contents under {place}")


def check_results(seen):
    dropped = nodes.compare_results(seen.results, len(seen.lines))
    for result in seen.results:
        headers = nodes.headers_of(result)
        asked = json.loads(seen.lines[int(headers["ce_sequence"])])["id"]
        if headers["ce_correlationid"] != asked:
            raise AssertionError(f"{headers} answers {asked}")
    return dropped


def check(seen):
    """Each acknowledged record once and in order, with its result; each patent with its events.
    Gives how many results and events came again."""
    check_commands(seen)
    check_same(seen.results)
    check_same(seen.events)
    return check_results(seen), nodes.compare_events(seen.events, seen.feed)


def only_one(records):
    """The places of records that do not come again."""
    places = {}
    for at, record in enumerate(records):
        place = (record.key(), nodes.headers_of(record)["ce_sequence"])
        places.setdefault(place, []).append(at)
    return [at for at, *more in places.values() if not more]


def same_key_later(records, at):
    """The next record of the key; the key's records are then in another order if the two swap."""
    return next((later for later in range(at + 1, len(records))
                 if records[later].key() == records[at].key()
                 and position_of(records[later]) > position_of(records[at])), None)


def lose(records, rng):
    del records[rng.choice(only_one(records))]


def swap(records, rng):
    places = only_one(records)
    rng.shuffle(places)
    at, later = next((at, later) for at in places
                     if (later := same_key_later(records, at)) is not None)
    records[at], records[later] = records[later], records[at]


def alter(records, rng):
    """One comes again, a byte longer."""
    again = copy.copy(rng.choice(records))
    again.its_value += b" "
    records.append(again)


def lose_command(seen, rng):
    del seen.commands[rng.randrange(len(seen.commands))]


def double_command(seen, rng):
    at = rng.randrange(len(seen.commands))
    seen.commands.insert(at, seen.commands[at])


def swap_commands(seen, rng):
    at = rng.randrange(len(seen.commands) - 1)
    seen.commands[at:at + 2] = reversed(seen.commands[at:at + 2])


def answer_another(seen, rng):
    at, other = rng.sample(range(len(seen.lines)), 2)
    seen.lines[at] = seen.commands[at] = seen.lines[other]


def spoilers():
    """By name, what makes of a good observation a bad one."""
    found = {"a record lost": lose_command, "a record doubled": double_command,
             "two records swapped": swap_commands, "the answer of another": answer_another}
    for name, spoil in {"lost": lose, "out of order": swap, "with two contents": alter}.items():
        found[f"a result {name}"] = lambda seen, rng, spoil=spoil: spoil(seen.results, rng)
        found[f"an event {name}"] = lambda seen, rng, spoil=spoil: spoil(seen.events, rng)
    return found


def check_sight(seen):
    """The control: each of these must be noticed. Gives how many there are."""
    rng = random.Random(0)
    for name, spoil in spoilers().items():
        bad = Seen(list(seen.lines), list(seen.offsets), list(seen.commands), list(seen.results),
                   list(seen.events), seen.feed)
        spoil(bad, rng)
        nodes.must_notice(name, check, bad)
    return len(spoilers())


def check_node(bootstrap, node, load, undisturbed):
    """A node that was disturbed has the log of one that was not; gives what there is to see."""
    if not (undisturbed / "FORMAT").exists():
        nodes.succeed("ingest", "--kafka", bootstrap, "--data", undisturbed)
    found, wanted = nodes.size_and_root(node.data), nodes.size_and_root(undisturbed)
    if found != wanted or found[0] != len(load.offsets):
        raise AssertionError(f"{found} in {node.data}, undisturbed {wanted}, "
                             f"{len(load.offsets)} records acknowledged")
    nodes.succeed("verify", "--data", node.data)
    if " halts" in node.said():
        raise AssertionError(f"it halted: {node.said()[-2000:]}")


def check_all(bootstrap, load, undisturbed):
    """With the control; gives the end of the line that tells it."""
    seen = look(bootstrap, load, undisturbed)
    results, events = check(seen)
    control = check_sight(seen)
    return (f"records {len(seen.lines)}, lost 0, doubled 0, root equal to the undisturbed one; "
            f"results that came again {results}, events {events}, all the same bytes; control: "
            f"{control} of {control} spoilt observations noticed")
