"""What tests of patledger on a real Kafka share: nodes as processes, records in, records out.

A node is `patledger serve` on a directory. Whole topics are read and compared with what is promised
of them: for each key every record, in order, none missing, repeated ones under the same position.
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

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "fault"))

from kill_test import submissions  # pylint: disable=wrong-import-position,unused-import

BINARY = os.environ["PATLEDGER"]
COMMAND = "patent.rights.command.v1"
RESULT = "patent.rights.result.v1"
EVENT = "patent.rights.event.v1"
ALERT = "patent.monitoring.alert.v1"
DEAD_LETTER = "patent.rights.command.v1.dlq"


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


def wait_until(is_so, limit_s, what):
    """Waits for it, and gives how long that took. `what` may be a function, to be asked then."""
    start = time.monotonic()
    while not is_so():
        if time.monotonic() - start > limit_s:
            raise AssertionError(f"not within {limit_s} s: {what() if callable(what) else what}")
        time.sleep(0.05)
    return time.monotonic() - start


def size_and_root(data):
    """Of a ledger's directory, beside whoever writes it; (0, "") where there is none yet."""
    if not (pathlib.Path(data) / "FORMAT").exists():
        return 0, ""
    said = succeed("compare", data, data).split()  # "same: 52 entries, root 44…"
    return int(said[1]), said[4]


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
        """SIGTERM; the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(limit_s)

    def pause(self):
        self.process.send_signal(signal.SIGSTOP)

    def resume(self):
        self.process.send_signal(signal.SIGCONT)

    def halted(self, limit_s=60):
        """The exit code of a node that ends by itself, and what it said."""
        return self.process.wait(limit_s), self.said()

    def said(self):
        return self.log.read_text(encoding="utf-8")

    def size(self):
        return size_and_root(self.data)[0]

    def wait_for_size(self, size, limit_s=60):
        return wait_until(lambda: self.size() >= size, limit_s,
                          lambda: f"{size} entries in {self.data}: {self.said()[-2000:]}")


def produce(bootstrap, records, *, topic=COMMAND, partition=0, settings=None):
    """Writes records, each bytes or text or a dict of confluent_kafka's produce(); all are safe."""
    failures = []

    def told(error, _):
        if error:
            failures.append(error)

    producer = Producer({"bootstrap.servers": bootstrap, "acks": "all", "enable.idempotence": True,
                         "message.max.bytes": 20_000_000, "linger.ms": 5,
                         "queue.buffering.max.messages": 500_000, **(settings or {})})
    for record in records:
        given = record if isinstance(record, dict) else {"value": record}
        producer.produce(topic, partition=partition, on_delivery=told, **given)
        producer.poll(0)
    if producer.flush(120) or failures:
        raise AssertionError(f"not produced: {failures[:3]}")


def read_topic(bootstrap, topic, settings=None):
    """All records that a topic holds now, partition after partition, each in order."""
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
            raise AssertionError(f"{topic}: no answer")
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


def first_of_each(messages, ledger="0"):
    """By key, the positions as a reader takes them who drops what it has seen; and how many records
    it dropped. Raises where a position comes that should have come before."""
    by_key = {}
    dropped = 0
    for message in messages:
        headers = headers_of(message)
        if headers["ce_ledger"] != ledger:
            continue
        key = message.key().decode() if message.key() else None
        seen = by_key.setdefault(key, [])
        sequence = headers["ce_sequence"]
        if seen and sequence <= seen[-1]:
            dropped += 1
            if sequence not in seen:
                raise AssertionError(f"{message.topic()}, key {key}: {sequence} after {seen[-1]}")
            continue
        seen.append(sequence)
    return {key: [int(one) for one in seen] for key, seen in by_key.items()}, dropped


def feed_of(data):
    """By patent, the positions of its events as the ledger's own feed tells them. For ledgers whose
    events are about one patent each at most."""
    feed = {}
    for line in succeed("feed", "--data", data).splitlines():
        event = json.loads(line)
        if "subject" in event:
            feed.setdefault(event["subject"], []).append(int(event["sequence"]))
    return feed


def compare_results(results, count, ledger="0"):
    """Each position has its result; gives how many came again."""
    by_key, dropped = first_of_each(results, ledger)
    positions = sorted(position for seen in by_key.values() for position in seen)
    if positions != list(range(count)):
        missing = sorted(set(range(count)) - set(positions))
        raise AssertionError(f"results: {len(positions)} of {count}; missing {missing[:10]}")
    return dropped


def compare_events(events, expected, ledger="0"):
    """By patent the events are those expected, as feed_of() gives them; gives how many came again."""
    by_key, dropped = first_of_each(events, ledger)
    if by_key != expected:
        wrong = [key for key in expected | by_key if expected.get(key) != by_key.get(key)]
        raise AssertionError(f"events of {len(wrong)} patents: {wrong[:3]}, {expected.get(wrong[0])} "
                             f"expected, {by_key.get(wrong[0])} found")
    return dropped


def check_results(bootstrap, count, ledger="0"):
    """compare_results() of all that the result topic holds."""
    return compare_results(read_topic(bootstrap, RESULT), count, ledger)


def check_events(bootstrap, data, ledger="0"):
    """compare_events() of all that the event topic holds with the feed of a ledger."""
    return compare_events(read_topic(bootstrap, EVENT), feed_of(data), ledger)


def is_published(bootstrap, count, ledger="0"):
    """Whether each position has its result. Whoever publishes must first be heard of no more before
    another one may."""
    try:
        check_results(bootstrap, count, ledger)
    except AssertionError:
        return False
    return True


def must_notice(what, check, *arguments):
    """A control: the check is given something that is wrong, and must say so."""
    try:
        check(*arguments)
    except AssertionError:
        return
    raise AssertionError(f"the check does not notice: {what}")


@contextlib.contextmanager
def changed(thing, field, value):
    """Within this, the thing's field is another."""
    before = getattr(thing, field)
    setattr(thing, field, value)
    try:
        yield
    finally:
        setattr(thing, field, before)


def run_test(parser, run, **options):
    """Calls run(arguments, cluster, folder) with a new cluster and an empty folder. Exits 1 where
    something is not as promised, and says what."""
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
