"""Malformed, oversized and hostile records among good ones.

Every good record is recorded. Every bad one is an entry too, has a result `malformed` with codes,
and is a dead letter with the same bytes, or, where it was oversized, with the name of the file that
has them. The node goes on meanwhile, in bounded memory.

  hostile_test.py --good 100000 --bad 10000

One of the good ones is a transfer of 10,000 patents: as many events, each with the whole of it.

The control gives the same check what it must not let pass: a dead letter that is missing, or whose
bytes, key or place are others; a good record refused; a memory that is too large.
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
    """What was produced, and what must come of it."""

    def __init__(self, value, form, wrapping, kind=None, identity=None):
        self.value, self.kind, self.identity = value, kind, identity
        self.key, self.headers = wrapping
        if form:
            self.headers = [*self.headers, ("content-type", form)]

    def given(self):
        return {"value": self.value, "key": self.key, "headers": self.headers}

    def correlation(self):
        """As it comes back: what is a text of 256 bytes at most, else the submission's id."""
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
    """So many grants, and one transfer of them all: as many events, each with all the patents."""
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
    """Every other one in Cap'n Proto; some with odd keys and headers, some as large as may be."""
    lines = nodes.submissions(count - patents - 1)
    lines += map(json.dumps, wide_transfer(patents))
    messages = hostile.in_capnp(lines, folder)
    records = []
    for number, line in enumerate(lines):
        wrapping = hostile.wrapping(number, rng) if rng.random() < 0.01 else (None, [])
        value, form = line.encode(), rng.choice([None, "application/json; charset=utf-8"])
        if number % 2:
            value, form = messages[number], hostile.CAPNP
        elif number % 1000 == 0:
            value = value.ljust(hostile.MIB)
        records.append(Record(value, form, wrapping, identity=json.loads(line)["id"]))
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
        value, form, kind = bad_record(serial, messages, rng)
        wrapping = hostile.wrapping(serial, rng) if rng.random() < 0.3 else (None, [])
        bad.append(Record(value, form, wrapping, kind))
    places = set(rng.sample(range(len(good) + len(bad)), len(bad)))
    sources = iter(good), iter(bad)
    return [next(sources[place in places]) for place in range(len(good) + len(bad))]


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
    wanted = {place for place, record in enumerate(records) if record.kind}
    if set(letters) != wanted:
        wrong = sorted(set(letters) ^ wanted)[:10]
        raise AssertionError("dead letters, missing or too many: " + ", ".join(
            f"{place} ({records[place].kind or 'good'})" for place in wrong))
    for place, (record, result) in enumerate(zip(records, results)):
        what = f"record {place} ({record.kind or 'good'})"
        outcome = "malformed" if record.kind else "recorded"
        if result.outcome != outcome or result.type != f"cn.tj.patent.submission.{outcome}.v1":
            raise AssertionError(f"{what}: {result.outcome} {result.codes}: {record.value[:200]}")
        if record.kind:
            check_bad(what, record, result, letters[place], place, quarantine)
        elif result.correlation != record.correlation():
            raise AssertionError(f"{what}: {result.correlation} is not {record.correlation()}")


def check_bad(what, record, result, letter, place, quarantine):
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
                ERRORS + "offset": str(place), ERRORS + "exception.class.name": result.codes[0],
                "ledger_error_code": result.codes[0], "ce_ledger": "0"}
    wrong = {name: headers.get(name) for name, text in expected.items() if headers.get(name) != text}
    missing = [name for name in ("stage", "class.name", "connector.name", "task.id",
                                 "exception.message") if not headers.get(ERRORS + name)]
    if wrong or missing:
        raise AssertionError(f"{what}: headers {wrong}, missing {missing}")


def check_memory(mib, most):
    if mib > most:
        raise AssertionError(f"{mib} MiB of memory, {most} at most")


def memory_mib(pid):
    status = pathlib.Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(re.search(r"VmHWM:\s+(\d+) kB", status).group(1)) / 1024


def controls(records, observed, mib):
    """Each breaks one thing that was observed, and mends it again."""
    results, letters, quarantine = observed
    place = min(letters)
    letter = letters[place]
    good = next(result for result in results if result.outcome == "recorded")
    nodes.must_notice("a missing letter", check, records, results,
                      {key: one for key, one in letters.items() if key != place}, quarantine)
    for field, value in [("value", (letter.value or b"") + b" "), ("key", b"another"),
                         ("headers", letter.headers | {ERRORS + "offset": str(place + 1)})]:
        with nodes.changed(letter, field, value):
            nodes.must_notice(f"a letter's {field}", check, records, *observed)
    for field, value in [("outcome", "refused"), ("correlation", "another")]:
        with nodes.changed(good, field, value):
            nodes.must_notice(f"a good record's {field}", check, records, *observed)
    nodes.must_notice("too much memory", check_memory, mib, mib - 1)
    return 7


def run(arguments, cluster, folder):
    rng = random.Random(arguments.seed)
    nodes.apply_topics(cluster)
    cluster.admin("ConfigCommand", "--alter", "--entity-type", "topics", "--entity-name",
                  nodes.COMMAND, "--add-config", "max.message.bytes=12000000")
    records = mixed(arguments, folder, rng)
    with nodes.Node(cluster.bootstrap, folder / "node") as node:
        start = time.monotonic()
        nodes.produce(cluster.bootstrap, (record.given() for record in records))
        produced_s = time.monotonic() - start
        node.wait_for_size(len(records), 300)
        took_s = time.monotonic() - start
        nodes.wait_until(lambda: nodes.is_published(cluster.bootstrap, len(records)), 120,
                         f"published: {node.said()[-2000:]}")
        mib = memory_mib(node.process.pid)
        if node.stop() != 0:
            raise AssertionError(f"ended badly: {node.said()[-2000:]}")
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
    print(f"records {len(records)}: {arguments.good} good, all recorded, one of them "
          f"of {arguments.patents} patents; {arguments.bad} bad of "
          f"{len(kinds)} kinds, all malformed and dead letters with their bytes, {oversized} of them "
          f"in quarantine, the largest of {largest} bytes; entries {node.size()}; produced in "
          f"{produced_s:.1f} s, recorded after {took_s:.1f} s; memory {mib:.0f} MiB at most; "
          f"controls {controls(records, observed, mib)}, all noticed")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--good", type=int, default=20_000)
    parser.add_argument("--bad", type=int, default=1_000)
    parser.add_argument("--patents", type=int, default=10_000,
                        help="of one transfer that is among the good ones")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    nodes.run_test(parser, run)


if __name__ == "__main__":
    main()
