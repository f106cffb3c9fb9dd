"""Shared code of the tests with a real Kafka: nodes as processes, producing and reading records.

A node is `patledger serve` on a directory. Whole topics are read and checked: each key has all its
records in order, and a repeated record has the same position.
"""

import contextlib
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

from confluent_kafka import Consumer, KafkaError, Producer, TopicPartition

from cluster import Cluster

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "faults"))

from kill_test import submissions  # pylint: disable=wrong-import-position,unused-import

BINARY = os.environ["PATLEDGER"]
CONTROLS = os.environ.get("PATLEDGER_CONTROLS", BINARY)  # Has switches that lose records.
COMMAND = "patent.rights.command.v1"
RESULT = "patent.rights.result.v1"
EVENT = "patent.rights.event.v1"
ALERT = "patent.monitoring.alert.v1"
DEAD_LETTER = "patent.rights.command.v1.dlq"
TOPICS = [COMMAND, RESULT, EVENT, ALERT, DEAD_LETTER]


def patledger(*arguments, timeout=120, stdout=subprocess.PIPE, **options):
    return subprocess.run([BINARY, "--lang", "en", *map(str, arguments)], stdout=stdout,
                          stderr=subprocess.PIPE, text=True, timeout=timeout, check=False, **options)


def succeed(*arguments, **options):
    done = patledger(*arguments, **options)
    if done.returncode != 0:
        raise AssertionError(f"patledger {arguments}: exit {done.returncode}: {done.stderr[-2000:]}")
    return done.stdout


def apply_topics(cluster):
    succeed("topics", "apply", "--kafka", cluster.bootstrap)


def create_command_topic(cluster, partitions=1, time_type="LogAppendTime"):
    """What `topics apply` does not do if a ledger has followed the topic."""
    cluster.create_topic(COMMAND, partitions, {
        "message.timestamp.type": time_type, "retention.ms": "-1", "max.message.bytes": "1114112"})


def wait_until(condition, limit_s, what):
    """Waits for the condition. Returns the seconds. `what` is a text or a function."""
    start = time.monotonic()
    while not condition():
        if time.monotonic() - start > limit_s:
            raise AssertionError(f"not within {limit_s} s: {what() if callable(what) else what}")
        time.sleep(0.05)
    return time.monotonic() - start


def size_and_root(data):
    """Of a ledger's directory, also while a node writes it; (0, "") if it has no ledger yet."""
    if not (pathlib.Path(data) / "FORMAT").exists():
        return 0, ""
    words = succeed("compare", data, data).split()  # "same: 52 entries, root 44…"
    return int(words[1]), words[4]


class Node:
    """`patledger serve` on a directory."""

    def __init__(self, bootstrap, data, *options):
        self.data = pathlib.Path(data)
        self.command = [BINARY, "--lang", "en", "serve", "--kafka", bootstrap,
                        "--data", str(data), *map(str, options)]
        self.log = pathlib.Path(f"{data}.log")
        self.process = None

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        if self.process and self.process.poll() is None:
            self.kill()

    def start(self):
        with self.log.open("a", encoding="utf-8") as log:
            self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=log)
        return self

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self, limit_s=30):
        """Sends SIGTERM. Returns the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(limit_s)

    def pause(self):
        self.process.send_signal(signal.SIGSTOP)

    def resume(self):
        self.process.send_signal(signal.SIGCONT)

    def wait_for_exit(self, limit_s=60):
        """The exit code of a node that exits by itself, and its log."""
        return self.process.wait(limit_s), self.log_text()

    def log_text(self):
        return self.log.read_text(encoding="utf-8")

    def size(self):
        return size_and_root(self.data)[0]

    def wait_for_size(self, size, limit_s=60):
        return wait_until(lambda: self.size() >= size, limit_s,
                          lambda: f"{size} entries in {self.data}: {self.log_text()[-2000:]}")


def produce(bootstrap, records, *, topic=COMMAND, partition=0, settings=None):
    """Produces records and waits until all are acknowledged. Each is bytes, text, or a dict of
    arguments of confluent_kafka's produce()."""
    failures = []

    def on_delivery(error, _):
        if error:
            failures.append(error)

    producer = Producer({"bootstrap.servers": bootstrap, "acks": "all", "enable.idempotence": True,
                         "message.max.bytes": 20_000_000, "linger.ms": 5,
                         "queue.buffering.max.messages": 500_000, **(settings or {})})
    for record in records:
        arguments = record if isinstance(record, dict) else {"value": record}
        producer.produce(topic, partition=partition, on_delivery=on_delivery, **arguments)
        producer.poll(0)
    if producer.flush(120) or failures:
        raise AssertionError(f"not produced: {failures[:3]}")


def read_topic(bootstrap, topic, settings=None):
    """All present records of a topic, by partition and offset."""
    consumer = Consumer({"bootstrap.servers": bootstrap, "group.id": "reader",
                         "enable.auto.commit": False, "auto.offset.reset": "earliest",
                         "enable.partition.eof": True, **(settings or {})})
    partitions = consumer.list_topics(topic, timeout=20).topics[topic].partitions
    records = {partition: [] for partition in partitions}
    consumer.assign([TopicPartition(topic, partition, 0) for partition in partitions])
    ended = set()
    while len(ended) < len(partitions):
        message = consumer.poll(20)
        if message is None:
            raise AssertionError(f"{topic}: no record within 20 s")
        if not message.error():
            records[message.partition()].append(message)
        elif message.error().code() == KafkaError._PARTITION_EOF:  # pylint: disable=protected-access
            ended.add(message.partition())
        else:
            raise AssertionError(f"{topic}: {message.error()}")
    consumer.close()
    return [message for partition in sorted(records) for message in records[partition]]


def headers_of(message):
    return {name: value.decode() for name, value in message.headers() or []}


def positions_by_key(messages, ledger="0"):
    """The positions by key without repeated ones, and the number of repeated records. Raises if a
    new position is less than an earlier one."""
    by_key = {}
    repeated = 0
    for message in messages:
        headers = headers_of(message)
        if headers["ce_ledger"] != ledger:
            continue
        key = message.key().decode() if message.key() else None
        positions = by_key.setdefault(key, [])
        sequence = headers["ce_sequence"]
        if positions and sequence <= positions[-1]:
            repeated += 1
            if sequence not in positions:
                raise AssertionError(f"{message.topic()}, key {key}: {sequence} after "
                                     f"{positions[-1]}")
            continue
        positions.append(sequence)
    return {key: [int(one) for one in positions] for key, positions in by_key.items()}, repeated


def positions_in_feed(data):
    """The positions of events by patent, from the ledger's own feed. Each event must be about at
    most one patent."""
    feed = {}
    for line in succeed("feed", "--data", data).splitlines():
        event = json.loads(line)
        if "subject" in event:
            feed.setdefault(event["subject"], []).append(int(event["sequence"]))
    return feed


def compare_results(results, count, ledger="0"):
    """Checks that each position has its result. Returns the number of repeated results."""
    by_key, repeated = positions_by_key(results, ledger)
    found = sorted(position for positions in by_key.values() for position in positions)
    if found != list(range(count)):
        missing = sorted(set(range(count)) - set(found))
        raise AssertionError(f"results: {len(found)} of {count}; missing {missing[:10]}")
    return repeated


def compare_events(events, expected, ledger="0"):
    """Checks the event positions of each patent. Returns the number of repeated events."""
    by_key, repeated = positions_by_key(events, ledger)
    if by_key != expected:
        wrong = [key for key in expected | by_key if expected.get(key) != by_key.get(key)]
        raise AssertionError(f"events of {len(wrong)} patents: {wrong[:3]}, expected "
                             f"{expected.get(wrong[0])}, actual {by_key.get(wrong[0])}")
    return repeated


def check_results(bootstrap, count, ledger="0"):
    """compare_results() with the result topic."""
    return compare_results(read_topic(bootstrap, RESULT), count, ledger)


def check_events(bootstrap, data, ledger="0"):
    """compare_events() with the event topic and the feed of a ledger."""
    return compare_events(read_topic(bootstrap, EVENT), positions_in_feed(data), ledger)


def is_published(bootstrap, count, ledger="0"):
    """Whether each position has its result. After a kill another node publishes only when the
    former publisher has timed out."""
    try:
        check_results(bootstrap, count, ledger)
    except AssertionError:
        return False
    return True


def must_fail(what, check, *arguments):
    """A control: the check gets wrong data and must fail."""
    try:
        check(*arguments)
    except AssertionError:
        return
    raise AssertionError(f"the check does not detect: {what}")


@contextlib.contextmanager
def changed(target, field, value):
    """Sets a field for the duration of the context."""
    before = getattr(target, field)
    setattr(target, field, value)
    try:
        yield
    finally:
        setattr(target, field, before)


def run_test(parser, run, **options):
    """Calls run(arguments, cluster, folder) with a new cluster and an empty folder. Prints a failed
    check and exits 1."""
    arguments = parser.parse_args()
    if hasattr(arguments, "seed"):
        print(f"seed {arguments.seed}")
    with Cluster(**options) as cluster, \
            tempfile.TemporaryDirectory(prefix="patledger-test-") as folder:
        try:
            run(arguments, cluster, pathlib.Path(folder))
        except AssertionError as failure:
            print(failure)
            sys.exit(1)
