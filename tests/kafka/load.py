"""Load and checks for tests that disturb a node or its brokers at work.

`Load` produces records continuously and knows which are acknowledged. `Follower` reads the results
as they are published. `observe` reads the final topics, `check` checks them, and `check_controls`
proves that `check` detects lost, repeated, reordered and changed records.
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

TIMEOUT_MS = 2_000_000_000  # To deliver a record: brokers may be down for long.
QUIET = {"log_level": 2}  # No logs about lost brokers.


class Load(threading.Thread):
    """Produces records at a rate until stopped, with an idempotent producer that waits for brokers.

    In the network namespace of the brokers it continues while the link to them is cut.
    """

    def __init__(self, bootstrap, lines, rate, namespace=None):
        super().__init__(daemon=True)
        self.bootstrap, self.lines, self.rate, self.namespace = bootstrap, lines, rate, namespace
        self.offsets = []  # Of the acknowledged records, in the order of acknowledgement.
        self.sent = 0
        self.extra = 0
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
                             "enable.idempotence": True, "message.timeout.ms": TIMEOUT_MS,
                             "linger.ms": 5, "queue.buffering.max.messages": 1_000_000} | QUIET)
        start = time.monotonic()
        while not self.stopping.is_set() and self.sent < len(self.lines):
            due = int((time.monotonic() - start) * self.rate) + self.extra
            due = min(len(self.lines), due)
            for line in self.lines[self.sent:due]:
                producer.produce(nodes.COMMAND, line, partition=0, on_delivery=self._on_delivery)
            self.sent = max(self.sent, due)
            producer.poll(0.02)
        if producer.flush(120):
            raise AssertionError("records are not acknowledged after 120 s")

    def _on_delivery(self, error, message):
        if error:
            raise AssertionError(f"a record was not delivered: {error}")
        self.offsets.append(message.offset())

    def add_burst(self, count):
        """Produces `count` more records at once."""
        self.extra += count

    def check(self):
        if self.failure:
            raise AssertionError(f"the load failed: {self.failure}")

    def acknowledged(self):
        """The number of acknowledged records."""
        self.check()
        return len(self.offsets)

    def finish(self):
        """Waits until all records are acknowledged. Returns their number."""
        self.stopping.set()
        self.join()
        return self.acknowledged()


class Follower(threading.Thread):
    """Reads the results as they are published."""

    def __init__(self, bootstrap, namespace=None):
        super().__init__(daemon=True)
        self.bootstrap, self.namespace = bootstrap, namespace
        self.positions = set()
        self.complete_before = 0  # All results before this position were read.
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
                    self._add(message)
            consumer.close()

    def _add(self, message):
        self.read += 1
        self.positions.add(position_of(message))
        while self.complete_before in self.positions:
            self.complete_before += 1

    def wait_for(self, count, limit_s, what):
        """Waits until all results before position `count` are published. Returns the seconds."""
        return nodes.wait_until(lambda: self.complete_before >= count, limit_s,
                                lambda: f"{what}: {self.complete_before} of {count} published")

    def finish(self):
        self.stopping.set()
        self.join()


def position_of(message):
    return int(nodes.headers_of(message)["ce_sequence"])


@dataclasses.dataclass
class Copy:
    """A mutable copy of a record."""

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
class Observation:
    """The final state."""

    lines: list  # The acknowledged records as produced.
    offsets: list  # Their offsets.
    commands: list  # The command topic.
    results: list
    events: list
    feed: dict  # The positions of events by patent, from an undisturbed ledger.


def observe(bootstrap, load, undisturbed):
    """`undisturbed`: the directory of a ledger that followed the topic without faults."""
    commands, results, events = (nodes.read_topic(bootstrap, topic)
                                 for topic in [nodes.COMMAND, nodes.RESULT, nodes.EVENT])
    return Observation(load.lines[:load.sent], list(load.offsets),
                [message.value().decode() for message in commands],
                [Copy.of(message) for message in results], [Copy.of(message) for message in events],
                nodes.positions_in_feed(undisturbed))


def check_commands(observed):
    # A broker that died between the write and the answer says "duplicate", without the offset.
    wrong = [pair for pair in enumerate(observed.offsets) if pair[1] not in (pair[0], None)]
    if wrong or len(observed.offsets) != len(observed.lines):
        raise AssertionError(f"{len(observed.offsets)} of {len(observed.lines)} records "
                             f"acknowledged; first wrong offsets: {wrong[:3]}")
    if observed.commands != observed.lines:
        wrong = next((at for at, (one, other) in enumerate(zip(observed.commands, observed.lines))
                      if one != other), min(len(observed.commands), len(observed.lines)))
        raise AssertionError(f"the topic has {len(observed.commands)} records, expected "
                             f"{len(observed.lines)}; the first difference is at {wrong}")


def check_same(records):
    """Checks that a repeated record has the same bytes."""
    first = {}
    for record in records:
        position = (record.topic(), record.key(), nodes.headers_of(record)["ce_sequence"])
        if first.setdefault(position, record) != record:
            raise AssertionError(f"two contents at {position}")


def check_results(observed):
    repeated = nodes.compare_results(observed.results, len(observed.lines))
    for result in observed.results:
        headers = nodes.headers_of(result)
        submitted = json.loads(observed.lines[int(headers["ce_sequence"])])["id"]
        if headers["ce_correlationid"] != submitted:
            raise AssertionError(f"correlation id: expected {submitted}, actual {headers}")
    return repeated


def check(observed):
    """Checks that each acknowledged record is there once, in order and with its result, and each
    patent with its events. Returns the numbers of repeated results and events."""
    check_commands(observed)
    check_same(observed.results)
    check_same(observed.events)
    return check_results(observed), nodes.compare_events(observed.events, observed.feed)


def unrepeated(records):
    """The indexes of records that are not repeated."""
    indexes = {}
    for at, record in enumerate(records):
        position = (record.key(), nodes.headers_of(record)["ce_sequence"])
        indexes.setdefault(position, []).append(at)
    return [at for at, *more in indexes.values() if not more]


def same_key_later(records, at):
    """The index of a later record of the key, with which a swap changes the order of the key."""
    return next((later for later in range(at + 1, len(records))
                 if records[later].key() == records[at].key()
                 and position_of(records[later]) > position_of(records[at])), None)


def lose(records, rng):
    del records[rng.choice(unrepeated(records))]


def swap(records, rng):
    indexes = unrepeated(records)
    rng.shuffle(indexes)
    at, later = next((at, later) for at in indexes
                     if (later := same_key_later(records, at)) is not None)
    records[at], records[later] = records[later], records[at]


def alter(records, rng):
    """Repeats one record with a byte more."""
    again = copy.copy(rng.choice(records))
    again.its_value += b" "
    records.append(again)


def lose_command(observed, rng):
    del observed.commands[rng.randrange(len(observed.commands))]


def double_command(observed, rng):
    at = rng.randrange(len(observed.commands))
    observed.commands.insert(at, observed.commands[at])


def swap_commands(observed, rng):
    at = rng.randrange(len(observed.commands) - 1)
    observed.commands[at:at + 2] = reversed(observed.commands[at:at + 2])


def swap_result(observed, rng):
    at, other = rng.sample(range(len(observed.lines)), 2)
    observed.lines[at] = observed.commands[at] = observed.lines[other]


def corruptions():
    """Functions that corrupt an observation, by name."""
    found = {"a record lost": lose_command, "a record doubled": double_command,
             "two records swapped": swap_commands, "the result of another record": swap_result}
    for name, corrupt in {"lost": lose, "out of order": swap, "with two contents": alter}.items():
        found[f"a result {name}"] = lambda seen, rng, corrupt=corrupt: corrupt(seen.results, rng)
        found[f"an event {name}"] = lambda seen, rng, corrupt=corrupt: corrupt(seen.events, rng)
    return found


def check_controls(observed):
    """The control: `check` must detect each corruption. Returns their number."""
    rng = random.Random(0)
    for name, corrupt in corruptions().items():
        bad = Observation(list(observed.lines), list(observed.offsets), list(observed.commands),
                          list(observed.results), list(observed.events), observed.feed)
        corrupt(bad, rng)
        nodes.must_fail(name, check, bad)
    return len(corruptions())


def check_node(bootstrap, node, load, undisturbed):
    """Checks that a disturbed node has the same log as an undisturbed one, and did not halt."""
    if not (undisturbed / "FORMAT").exists():
        nodes.succeed("ingest", "--kafka", bootstrap, "--data", undisturbed)
    actual, expected = nodes.size_and_root(node.data), nodes.size_and_root(undisturbed)
    if actual != expected or actual[0] != len(load.offsets):
        raise AssertionError(f"{actual} in {node.data}, undisturbed {expected}, "
                             f"{len(load.offsets)} records acknowledged")
    nodes.succeed("verify", "--data", node.data)
    if " halted" in node.log_text():
        raise AssertionError(f"the node halted: {node.log_text()[-2000:]}")


def check_all(bootstrap, load, undisturbed):
    """Checks the final state and the controls. Returns a summary."""
    observed = observe(bootstrap, load, undisturbed)
    results, events = check(observed)
    control = check_controls(observed)
    return (f"records {len(observed.lines)}, lost 0, doubled 0, root equal to the undisturbed one; "
            f"repeated results {results}, events {events}, all the same bytes; control: "
            f"{control} of {control} corruptions detected")
