"""Malformed, oversized and hostile records among valid ones.

Every valid record is recorded. Every invalid one has an entry, a result `malformed` with codes, and
a dead letter with the same bytes or, if it is oversized, with the name of the file that has them.
The node continues, with bounded memory.

  hostile_test.py --good 100000 --bad 10000

One valid record is a transfer of 5,000 patents: as many events, each with the whole transfer.

The control passes wrong data to the check: a dead letter that is missing or has other bytes,
another key or offset; a valid record that is refused; too much memory.
"""

import argparse
import collections
import hashlib
import json
import pathlib
import random
import re
import time
import unicodedata

import hostile_records as hostile
import nodes

MEMORY_MAX_MIB = 512
ERRORS = "__connect.errors."


class Record:
    """A produced record and its expected result."""

    def __init__(self, value, content_type, key_and_headers, kind=None, identity=None):
        self.value, self.kind, self.identity = value, kind, identity
        self.key, self.headers = key_and_headers
        if content_type:
            self.headers = [*self.headers, ("content-type", content_type)]

    def arguments(self):
        return {"value": self.value, "key": self.key, "headers": self.headers}

    def correlation(self):
        """The expected correlation id: the sent one if it is a text of at most 256 bytes, else the
        submission's id."""
        sent = dict(self.headers).get("ce_correlationid", b"")
        try:
            text = sent.decode()
        except UnicodeDecodeError:
            text = ""
        if 0 < len(sent) <= 256 and text and all(unicodedata.category(one) != "Cc" for one in text):
            return text
        return self.identity


def patent_number(serial):
    digits = f"20181{serial:07d}"
    weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]
    total = sum(int(one) * weight for one, weight in zip(digits, weights))
    return f"{digits}.{'0123456789X'[total % 11]}"


def wide_transfer(count):
    """`count` grants, and one transfer of all the patents."""
    patents = [patent_number(serial) for serial in range(count)]
    common = {"source": "office", "at": "2024-07-01T09:00:00+08:00"}
    for number, patent in enumerate(patents):
        yield common | {"id": f"W-{number}", "type": "patent.grant", "body": {
            "patent": patent, "title": "t", "filed": "2019-03-12", "granted": "2021-08-06",
            "owners": [{"party": "registry"}], "ipc": "G05B 19/418", "industry": "C34"}}
    yield common | {"id": "W-all", "type": "transfer.register", "body": {
        "patents": patents, "object": "patent", "extent": "whole", "cause": "sale",
        "from": ["registry"], "to": [{"party": "bank"}], "pricing": "agreement",
        "signed": "2024-06-30", "registered": "2024-07-01"}}


def good_records(count, patents, folder, rng):
    """Valid records: every other one in Cap'n Proto; some with unusual keys and headers, some of
    the maximum size."""
    lines = nodes.submissions(count - patents - 1)
    lines += map(json.dumps, wide_transfer(patents))
    messages = hostile.to_capnp(lines, folder)
    records = []
    for number, line in enumerate(lines):
        key_and_headers = (hostile.key_and_headers(number, rng) if rng.random() < 0.01
                           else (None, []))
        value, content_type = line.encode(), rng.choice([None, "application/json; charset=utf-8"])
        if number % 2:
            value, content_type = messages[number], hostile.CAPNP
        elif number % 1000 == 0:
            value = value.ljust(hostile.MIB)
        records.append(Record(value, content_type, key_and_headers,
                              identity=json.loads(line)["id"]))
    return records, messages


def bad_record(serial, messages, rng):
    if serial % 100 == 0:
        kinds = list(hostile.HEAVY)
        kind = kinds[serial // 100 % len(kinds)]
        return hostile.HEAVY[kind](serial, rng), None, kind
    kinds = [*hostile.BAD_JSON, *hostile.BAD_CAPNP, "tombstone", "type unknown"]
    kind = kinds[serial % len(kinds)]
    if serial % len(kinds) < len(hostile.BAD_JSON):
        return hostile.BAD_JSON[kind](serial, rng), rng.choice([None, hostile.JSON]), kind
    if kind == "tombstone":
        return None, rng.choice([None, hostile.JSON, hostile.CAPNP]), kind
    if kind in hostile.BAD_CAPNP:
        return hostile.BAD_CAPNP[kind](rng.choice(messages), rng), hostile.CAPNP, "capnp: " + kind
    return hostile.text(serial), rng.choice(hostile.BAD_TYPES), "content type unknown"


def mixed(arguments, folder, rng):
    good, messages = good_records(arguments.good, arguments.patents, folder, rng)
    bad = []
    for serial in range(arguments.bad):
        value, content_type, kind = bad_record(serial, messages, rng)
        key_and_headers = (hostile.key_and_headers(serial, rng) if rng.random() < 0.3
                           else (None, []))
        bad.append(Record(value, content_type, key_and_headers, kind))
    offsets = set(rng.sample(range(len(good) + len(bad)), len(bad)))
    sources = iter(good), iter(bad)
    return [next(sources[offset in offsets]) for offset in range(len(good) + len(bad))]


class Result:
    def __init__(self, message):
        headers = nodes.headers_of(message)
        receipt = json.loads(message.value())
        self.outcome = receipt["outcome"]
        self.type = headers["ce_type"]
        self.codes = [refusal["code"] for refusal in receipt["refusals"]]
        self.correlation = headers.get("ce_correlationid")
        self.bytes = len(message.value())


class Letter:
    def __init__(self, message):
        self.headers = nodes.headers_of(message)
        self.value, self.key = message.value(), message.key()


def observe(bootstrap, data):
    results = [Result(message) for message in sorted(
        nodes.read_topic(bootstrap, nodes.RESULT), key=sequence_of)]
    letters = {}
    for message in nodes.read_topic(bootstrap, nodes.DEAD_LETTER):
        letters[sequence_of(message)] = Letter(message)
    return results, letters, pathlib.Path(data) / "quarantine"


def sequence_of(message):
    return int(nodes.headers_of(message)["ce_sequence"])


def check(records, results, letters, quarantine):
    if len(results) != len(records):
        raise AssertionError(f"{len(results)} results of {len(records)} records")
    expected = {offset for offset, record in enumerate(records) if record.kind}
    if set(letters) != expected:
        wrong = sorted(set(letters) ^ expected)[:10]
        raise AssertionError("dead letters, missing or too many: " + ", ".join(
            f"{offset} ({records[offset].kind or 'valid'})" for offset in wrong))
    for offset, (record, result) in enumerate(zip(records, results)):
        what = f"record {offset} ({record.kind or 'valid'})"
        outcome = "malformed" if record.kind else "recorded"
        if result.outcome != outcome or result.type != f"cn.tj.patent.submission.{outcome}.v1":
            raise AssertionError(f"{what}: {result.outcome} {result.codes}: {record.value[:200]}")
        if record.kind:
            check_bad(what, record, result, letters[offset], offset, quarantine)
        elif result.correlation != record.correlation():
            raise AssertionError(f"{what}: correlation id: expected {record.correlation()}, "
                                 f"actual {result.correlation}")


def check_bad(what, record, result, letter, offset, quarantine):
    if not result.codes or not all(re.fullmatch(r"F0[1-8]", code) for code in result.codes):
        raise AssertionError(f"{what}: codes {result.codes}")
    value, key = record.value or b"", record.key or None
    if len(value) > hostile.MIB:
        if result.codes != ["F08"]:
            raise AssertionError(f"{what}: codes {result.codes}, oversized")
        name = hashlib.sha256(value).hexdigest()
        if (quarantine / name).read_bytes() != value:
            raise AssertionError(f"{what}: the file {name} has other bytes")
        value = f"{name} {len(value)}".encode()
    if (letter.value or b"") != value:
        raise AssertionError(f"{what}: the dead letter has other bytes")
    if letter.key != (None if key and len(key) > 4096 else key):
        raise AssertionError(f"{what}: the dead letter has the key {letter.key}")
    headers = letter.headers
    expected = {ERRORS + "topic": nodes.COMMAND, ERRORS + "partition": "0",
                ERRORS + "offset": str(offset), ERRORS + "exception.class.name": result.codes[0],
                "ledger_error_code": result.codes[0], "ce_ledger": "0"}
    wrong = {name: headers.get(name) for name, text in expected.items()
             if headers.get(name) != text}
    missing = [name for name in ("stage", "class.name", "connector.name", "task.id",
                                 "exception.message") if not headers.get(ERRORS + name)]
    if wrong or missing:
        raise AssertionError(f"{what}: headers {wrong}, missing {missing}")


def check_memory(mib, limit):
    if mib > limit:
        raise AssertionError(f"{mib} MiB of memory exceed {limit} MiB")


def memory_mib(pid):
    status = pathlib.Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(re.search(r"VmHWM:\s+(\d+) kB", status).group(1)) / 1024


def controls(records, observed, mib):
    """Each control corrupts one observed value. Returns their number."""
    results, letters, quarantine = observed
    offset = min(letters)
    letter = letters[offset]
    good = next(result for result in results if result.outcome == "recorded")
    nodes.must_fail("a missing dead letter", check, records, results,
                      {key: one for key, one in letters.items() if key != offset}, quarantine)
    for field, value in [("value", (letter.value or b"") + b" "), ("key", b"another"),
                         ("headers", letter.headers | {ERRORS + "offset": str(offset + 1)})]:
        with nodes.changed(letter, field, value):
            nodes.must_fail(f"another {field} of a dead letter", check, records, *observed)
    for field, value in [("outcome", "refused"), ("correlation", "another")]:
        with nodes.changed(good, field, value):
            nodes.must_fail(f"another {field} of a valid record", check, records, *observed)
    nodes.must_fail("too much memory", check_memory, mib, mib - 1)
    return 7


def run(arguments, cluster, folder):
    rng = random.Random(arguments.seed)
    nodes.apply_topics(cluster)
    cluster.admin("ConfigCommand", "--alter", "--entity-type", "topics", "--entity-name",
                  nodes.COMMAND, "--add-config", "max.message.bytes=12000000")
    records = mixed(arguments, folder, rng)
    with nodes.Node(cluster.bootstrap, folder / "node") as node:
        start = time.monotonic()
        nodes.produce(cluster.bootstrap, (record.arguments() for record in records))
        produced_s = time.monotonic() - start
        node.wait_for_size(len(records), 300)
        took_s = time.monotonic() - start
        nodes.wait_until(lambda: nodes.is_published(cluster.bootstrap, len(records)), 120,
                         f"published: {node.log_text()[-2000:]}")
        mib = memory_mib(node.process.pid)
        if node.stop() != 0:
            raise AssertionError(f"exit code is not 0: {node.log_text()[-2000:]}")
    nodes.succeed("verify", "--data", node.data)
    if node.size() != len(records):
        raise AssertionError(f"{node.size()} entries of {len(records)} records")
    observed = observe(cluster.bootstrap, node.data)
    check(records, *observed)
    check_memory(mib, MEMORY_MAX_MIB)
    kinds = collections.Counter(record.kind for record in records if record.kind)
    letters = observed[1].values()
    oversized = sum("ledger_truncated" in letter.headers for letter in letters)
    largest = max(len(record.value or b"") for record in records)
    print(f"records {len(records)}: {arguments.good} valid, all recorded, one of them "
          f"of {arguments.patents} patents; {arguments.bad} invalid of "
          f"{len(kinds)} kinds, all malformed, with dead letters of the same bytes, {oversized} of "
          f"them in quarantine, the largest of {largest} bytes; entries {node.size()}; produced in "
          f"{produced_s:.1f} s, recorded after {took_s:.1f} s; peak memory {mib:.0f} MiB; "
          f"controls {controls(records, observed, mib)}, all detected")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--good", type=int, default=20_000)
    parser.add_argument("--bad", type=int, default=1_000)
    parser.add_argument("--patents", type=int, default=5_000,
                        help="number of patents of the one large transfer")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    nodes.run_test(parser, run)


if __name__ == "__main__":
    main()
